import pytest

from tests.vietnamese.sentences import right_sentences
from vietnamese.syllables import COMMON, is_syllable

POSSIBLE = """
a ạ ế ở ý ưu ôi ai yêu yến anh ánh oan uyên uỷ ủy nghiêng nghĩ nghe ngành gì giết giếng già ghế ghi kẻ kỷ cá cuốc quốc
quý quyết quỳnh quơ quăng khuỷu khuya loằng ngoằn ngoèo xoong thuở rượu hươu tuyết huých huynh truyền hoạch oách
hòa hoà thúy thuý Đắk LẮK krông jút nước được chích thịch
"""
IMPOSSIBLE = """
cảc một̉ mồt kà ce gê nge ngha c ng đ th bcd zô fa wu aa ee oâ ướươ công1 côngđoàn nghiêêng têê qư quư quu ă â tă
"""


@pytest.mark.parametrize("word", POSSIBLE.split())
def test_a_syllable_of_the_language_is_possible(word: str) -> None:
    assert is_syllable(word)
    assert is_syllable(word.upper())


@pytest.mark.parametrize("word", [*IMPOSSIBLE.split(), ""])
def test_what_no_vietnamese_says_is_impossible(word: str) -> None:
    assert not is_syllable(word)


def test_frequent_words_of_reports_are_syllables_or_abbreviations() -> None:
    assert {word for word in COMMON if not is_syllable(word)} == {"lđlđ", "cđcs", "cnvclđ", "cnlđ", "hđnd", "tlđ"}


def test_words_of_reports_with_vietnamese_letters_are_possible() -> None:
    words = {word.strip("()“”.,;:%/") for text in right_sentences(2_000) for word in text.split(" ")}
    small = {word for word in words if word.islower() and word.isalpha() and not word.isascii()}
    assert {word for word in small if not is_syllable(word)} <= {"nghành"}
    assert len(small) > 800
