from itertools import pairwise, product
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vietnamese.keys import ALPHABET, TONES, search_key, sort_key

DISTRICTS = [
    "Cư Jút", "Đắk Glong", "Đắk Mil", "Đắk R'lấp", "Đắk Song", "Gia Nghĩa", "Krông Nô", "Tuy Đức",
]  # fmt: skip
syllables = st.text(st.sampled_from("aăâbcdđeêghiklmnoôơpqrstuưvxy"), min_size=1, max_size=6)
letters = st.text(st.characters(categories=["L", "M", "N", "P", "Zs"]), max_size=12)


def expected(text: str) -> tuple[list[int], list[int]]:
    """The rule as a reader would say it: letters by the alphabet, then tones, each from left to right."""
    order, tones = [], []
    for char in text:
        apart = normalize("NFD", char)
        order.append(ALPHABET.index(normalize("NFC", "".join(mark for mark in apart if mark not in TONES))))
        tones.append(max((1 + TONES.index(mark) for mark in apart if mark in TONES), default=0))
    return order, tones


def test_the_districts_of_dak_nong_stand_in_their_order() -> None:
    assert sorted(reversed(DISTRICTS), key=sort_key) == DISTRICTS


@pytest.mark.parametrize(("first", "second"), list(pairwise(ALPHABET)))
def test_every_letter_comes_before_the_next(first: str, second: str) -> None:
    assert sort_key(f"{first}z") < sort_key(f"{second}a")


@pytest.mark.parametrize(("letter", "pair"), list(product("aăâeêioôơuưy", pairwise(["", *TONES]))))
def test_every_tone_comes_before_the_next_and_after_the_letters(letter: str, pair: tuple[str, str]) -> None:
    first, second = (normalize("NFC", f"b{letter}{tone}") for tone in pair)
    assert sort_key(first) < sort_key(second) < sort_key(f"{first}n")


def test_a_long_row_of_words_stands_in_dictionary_order() -> None:
    row = "ma mà mả mã má mạ man mãn mán măn mắn mân mần me mê mí mo mô mơ mu mư mỳ"
    assert " ".join(sorted(reversed(row.split()), key=sort_key)) == row


@given(st.lists(st.tuples(syllables, st.sampled_from(["", *TONES])), min_size=2, max_size=2))
def test_any_two_words_stand_as_the_rule_says(pair: list[tuple[str, str]]) -> None:
    one, other = (normalize("NFC", f"{word[:-1]}a{tone}{word[-1]}") for word, tone in pair)
    assert (sort_key(one) < sort_key(other)) == (expected(one) < expected(other))


def test_words_come_before_longer_words_and_small_before_capital() -> None:
    row = ["Đắk", "Đắk 2", "Đắk Mil", "đắka", "Đắka"]
    assert sorted(reversed(row), key=sort_key) == row


def test_the_codes_of_units_stand_by_number() -> None:
    assert sorted(["C0010", "C0002", "TINH", "H01"], key=sort_key) == ["C0002", "C0010", "H01", "TINH"]


@given(letters)
def test_both_keys_are_the_same_for_nfc_and_nfd(text: str) -> None:
    apart, whole = normalize("NFD", text), normalize("NFC", text)
    assert (sort_key(apart), search_key(apart)) == (sort_key(whole), search_key(whole))


@given(letters)
def test_a_search_key_is_its_own_key(text: str) -> None:
    assert search_key(search_key(text)) == search_key(text)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Đắk Nông", "dak nong"),
        ("ĐẮK NÔNG", "dak nong"),
        ("Ðắk", "dak"),
        ("Đắk  R’Lấp ", "dak r'lap"),
        ("Trường THPT Nguyễn Đình Chiểu", "truong thpt nguyen dinh chieu"),
        ("ưỨơỢ", "uuoo"),
        ("🏭 Nhà máy", "🏭 nha may"),
        ("日本", "日本"),
    ],
)
def test_a_search_key_forgets_marks_case_and_the_stroke_of_d(text: str, key: str) -> None:
    assert search_key(text) == key
