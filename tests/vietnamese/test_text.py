import random
from unicodedata import category, is_normalized

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vietnamese.text import UnstorableText, clean, clean_name, is_blank, word_count

LINE_ENDS = ["\n", "\r\n", "\r", "\x85", "\u2028", "\u2029", "\x0b", "\x0c"]
HARD = "".join(LINE_ENDS) + "\x00\x01\t\xa0\xad\u200b\u200d\u202e\u3164\ufdd0\ufeff\ufffe\uffff\U0001ffff"
any_text = st.text(st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from(HARD + "ơử̛́̂aođ")))


@given(any_text)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    once = clean(text).text
    assert clean(once) == (once, 0)


@given(any_text)
def test_a_name_cleaned_twice_is_the_same_name(text: str) -> None:
    assert clean_name(clean_name(text)) == clean_name(text)


@given(any_text)
def test_cleaned_text_is_nfc_with_one_kind_of_line_end_and_no_control(text: str) -> None:
    kept = clean(text).text
    assert is_normalized("NFC", kept)
    assert not [char for char in kept if category(char) in ("Cc", "Zl", "Zp") and char != "\n"]


def test_ten_thousand_hostile_strings_lose_only_what_is_counted() -> None:
    dice = random.Random(20)
    kept = "aắĐ đ<>&\"'{}%]]>=+-@\U0001f600\xad\u200d\u202e\u3164\ue000"
    for _ in range(10_000):
        text = "".join(dice.choices(kept + "\x00\x07\x1b\x9f\ufffe\uffff\ufdd0", k=dice.randrange(40)))
        wanted = "".join(char for char in text if char in kept)
        assert clean(text) == (wanted, len(text) - len(wanted))


@pytest.mark.parametrize("end", LINE_ENDS)
def test_every_line_end_becomes_one_newline(end: str) -> None:
    assert clean(f"một{end}hai") == ("một\nhai", 0)


@pytest.mark.parametrize("typed", ["Ho\u0302\u0300", "Hô\u0300", "Hồ"])
def test_text_of_every_keyboard_is_kept_composed(typed: str) -> None:
    assert clean(typed) == ("Hồ", 0)


def test_spaces_of_word_become_spaces_and_invisible_marks_go_uncounted() -> None:
    assert clean("\ufeffsố\xa020\tngày\u200b 5") == ("số 20 ngày 5", 0)


def test_marks_around_a_zero_width_space_are_still_composed() -> None:
    assert clean("a\u200b\u0301").text == "á"


@pytest.mark.parametrize("kept", ["th\xad nói", "👩\u200d👩", "\u202eabc", "𠀀", "\u3164", "\uf0b7 mục"])
def test_what_a_narrative_may_hold_stays(kept: str) -> None:
    assert clean(kept) == (kept, 0)


@pytest.mark.parametrize("half", ["\ud800", "Báo cáo \udfff", "\udc80abc"])
def test_it_refuses_half_a_character_and_says_where(half: str) -> None:
    with pytest.raises(UnstorableText, match=r"ký tự bị hỏng ở vị trí \d"):
        clean(half)


def test_a_whole_character_outside_the_first_plane_is_no_surrogate() -> None:
    assert clean("\U00010000") == ("\U00010000", 0)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Công   đoàn\r\nĐắk Mil ", "Công đoàn Đắk Mil"),
        ("\u202eTINH\u202c", "TINH"),
        ("C\u200b0\u200d0\ufeff1", "C001"),
        ("\u3164\uffa0", ""),
        ("007", "007"),
        ("Ca\u200d\u0306\u0301n", "Cắn"),
    ],
)
def test_a_name_holds_nothing_invisible(typed: str, kept: str) -> None:
    assert clean_name(typed) == kept


@pytest.mark.parametrize("text", ["", " ", "\n\t\u3000", "\u3164\u200b\ufeff", "\u2800", "\u202e\xad"])
def test_it_takes_the_invisible_for_blank(text: str) -> None:
    assert is_blank(text)


@pytest.mark.parametrize("text", ["0", " - ", "\u200bư", "👍"])
def test_it_does_not_take_a_sign_for_blank(text: str) -> None:
    assert not is_blank(text)


def test_it_counts_words_between_spaces() -> None:
    assert word_count("Công đoàn cơ sở\n\n  vững mạnh, ") == 6
