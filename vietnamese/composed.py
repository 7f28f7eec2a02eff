"""Unicode that is typed in pieces or with look-alikes, put as everybody else writes it (domain.md 3, Unicode)."""

import re
from unicodedata import is_normalized, normalize

from vietnamese.syllables import is_syllable

_ODD = re.compile("[\u0300-\u036f\xd0\xf0\u0189\u0256]")
# Typed with the tone before the hat of â ê ô or the bowl of ă; NFC leaves such a letter in two.
_TONE_FIRST = re.compile("(?<=[AaEeOo])([\u0300\u0301\u0303\u0309])(\u0302|(?<=[Aa].)\u0306)")
_LETTER = re.compile(".[\u0300-\u036f]*", re.DOTALL)

_LOOK_ALIKES = str.maketrans({"ð": "đ", "Ð": "Đ", "ɖ": "đ", "Ɖ": "Đ"})
# After an apostrophe, as in the name K'Ré, a Ð may be the é of TCVN3.
_LOOKING_ALIKE = re.compile(r"(?<!['’])\b(?=\w*[ðÐɖƉ])[^\W\d_]+")
_VIETNAMESE = re.compile("[đơưĐƠƯ\u1ea0-\u1ef9]")
_ACRONYM = re.compile("[A-ZĂÂĐÊÔƠƯ]{2,8}")
_VOWEL = re.compile("[AEIOUYĂÂÊÔƠƯ]")


def is_composed(text: str) -> bool:
    """Whether a text surely needs nothing of this module; one look for nearly every text."""
    return is_normalized("NFC", text) and _ODD.search(text) is None


def composed_cells(word: str, around: str) -> list[str]:
    """A word (no space in it) made right, character by character: joined, the cells are the NFC text.

    `around` is its line: there a lone Ð is a Đ where other Vietnamese letters stand.
    """
    found: list[str] = []
    for letter in _LETTER.findall(word):
        found += [_composed(letter), *[""] * (len(letter) - 1)]
    if not is_normalized("NFC", "".join(found)):
        found = [normalize("NFC", "".join(found)), *[""] * (len(word) - 1)]
    return _with_bars(found, _VIETNAMESE.search(around) is not None)


def _composed(letter: str) -> str:
    return normalize("NFC", _TONE_FIRST.sub(r"\2\1", normalize("NFD", letter))) if len(letter) > 1 else letter


def _with_bars(found: list[str], vietnamese: bool) -> list[str]:
    """Look-alikes of đ (Icelandic ð, African ɖ) as đ, where the word then is one of Vietnamese."""
    whole = "".join(found)
    kept = whole
    for word in _LOOKING_ALIKE.finditer(whole):
        fixed = word[0].translate(_LOOK_ALIKES)
        if _is_vietnamese(fixed, vietnamese):
            kept = kept[: word.start()] + fixed + kept[word.end() :]
    if kept == whole:
        return found
    letters = iter(kept)
    return ["".join(next(letters) for _ in cell) for cell in found]


def _is_vietnamese(word: str, among_others: bool) -> bool:
    if is_syllable(word) or (among_others and word in ("Đ", "đ")):
        return True
    return _ACRONYM.fullmatch(word) is not None and (among_others or _VOWEL.search(word) is None)
