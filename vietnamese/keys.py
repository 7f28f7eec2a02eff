"""Keys to find and to order Vietnamese text by, for databases that know neither (domain.md 3, Collation)."""

import re
from functools import lru_cache
from unicodedata import combining, normalize

ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
"""The letters in their order; f, j, w, z stand where Latin order has them."""
TONES = "\u0300\u0309\u0303\u0301\u0323"
"""Marks of huyền, hỏi, ngã, sắc, nặng, in their order after ngang."""

# Below every weight, so that the shorter text comes first.
_END, _SPACE, _MARK = " ", "!", '"'
_WEIGHT = {letter: chr(ord("A") + place) for place, letter in enumerate(ALPHABET)}
_FOLDED = str.maketrans({"đ": "d", "ð": "d", "ɖ": "d", "’": "'", "‘": "'", "ʼ": "'", "`": "'", "\xad": ""})
_MARKS = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u20d0-\u20ff]")


def search_key(text: str) -> str:
    """Fold a text for search: lower case, no marks, đ as d, single spaces; "Đắk  R’Lấp" is "dak r'lap"."""
    folded = text.lower()
    if not folded.isascii():
        folded = _MARKS.sub("", normalize("NFD", folded).translate(_FOLDED))
    return " ".join(folded.split())


def sort_key(text: str) -> str:
    """Return a text whose plain code point order is the Vietnamese order of `text`.

    Letters decide first (a < ă < â < b …), then tones (ngang, huyền, hỏi, ngã, sắc, nặng), then small
    before capital; a space comes before any sign, a sign before digits, digits before letters.
    """
    whole = " ".join(normalize("NFC", text).split())
    weights = [_weigh(char) for char in whole.lower()]
    letters = "".join(letter for letter, _ in weights)
    tones = "".join(tone for _, tone in weights).rstrip("0")
    return f"{letters}{_END}{tones}{_END}{whole.swapcase()}"


@lru_cache(maxsize=4096)
def _weigh(char: str) -> tuple[str, str]:
    """Return the weight of the letter and the rank of the tone of one lower-case NFC character."""
    parts = normalize("NFD", char)
    tone = next((str(1 + TONES.index(mark)) for mark in parts if mark in TONES), "0")
    letter = normalize("NFC", "".join(part for part in parts if part not in TONES))
    if letter not in _WEIGHT and parts[0] in _WEIGHT:
        letter, tone = parts[0], "6" if tone == "0" else tone
    return _letter_weight(letter), tone


def _letter_weight(letter: str) -> str:
    if letter in _WEIGHT:
        return _WEIGHT[letter]
    if letter == " ":
        return _SPACE
    if letter.isalnum():
        return letter
    return "" if not letter or combining(letter[0]) else _MARK
