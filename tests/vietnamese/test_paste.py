import pytest
from hypothesis import given
from hypothesis import strategies as st

from vietnamese.legacy import Encoding
from vietnamese.paste import cleaned
from vietnamese.repair import Change, repair

ODD = "\uf0b7•–·§ov -+\t \xa0\u2003\u3000\u200b\ufeff\r\n\x0b\u2028a1"
any_text = st.text(st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from(ODD)), max_size=40)


@given(any_text)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    once = cleaned(text).text
    assert cleaned(once).text == once


@given(any_text)
def test_the_changes_told_are_the_changes_made(text: str) -> None:
    made = text
    for change in reversed(cleaned(text).changes):
        made = made[: change.start] + change.after + made[change.end :]
    assert made == cleaned(text).text


@pytest.mark.parametrize(
    "bullet", ["\uf0b7\t", "\uf0a7 ", "\uf0d8", "• ", "▪\xa0", "–\t", "— ", "·  ", "§ \xa0", "o\t", "v  "]
)
def test_every_kind_of_bullet_becomes_a_dash(bullet: str) -> None:
    assert cleaned(f"Kết quả:\r\n  {bullet}Một\r\n{bullet}hai").text == "Kết quả:\r\n- Một\r\n- hai"


@pytest.mark.parametrize(
    "text", ["- Một", "+ Hai", "a) Ba", "o bế", "§ 5", "–5 độ", "Ô – tô", "§5", "v.v", "A • B", "·5"]
)
def test_a_right_line_is_left_as_it_is(text: str) -> None:
    assert cleaned(text).changes == ()
    assert cleaned(text).text == text


def test_odd_spaces_become_one_plain_space_and_none_at_the_ends() -> None:
    assert cleaned("\ufeff  Số\xa0\u2003 20\u200b \tngày\u200b \n\u3000hai ").text == "Số 20 ngày\nhai"


def test_the_line_ends_of_word_become_newlines() -> None:
    assert cleaned("một\x0bhai\u2028– ba").text == "một\nhai\n- ba"


def test_a_change_tells_its_place() -> None:
    assert cleaned("a\n\uf0b7\tb").changes == (Change(2, 4, "\uf0b7\t", "- ", Encoding.SIGNS),)


def test_old_text_is_read_after_cleaning() -> None:
    assert repair(cleaned("·  C«ng ®oµn, ng\xad\xeai").text).text == "- Công đoàn, người"
