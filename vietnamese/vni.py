"""VNI, the code of the `VNI-…` fonts: a base letter, then its mark, both seen as Latin-1 characters (domain.md 3)."""

import re
from itertools import product
from unicodedata import normalize

_TONES = "\u0301\u0300\u0309\u0303\u0323"
# Signs of sắc, huyền, hỏi, ngã, nặng: alone, with the hat of â ê ô, with the bowl of ă.
_MARKED = (
    ({"a": "a", "e": "e", "o": "o", "u": "u", "y": "y", "ô": "ơ", "ö": "ư"}, "ùøûõï"),
    ({"a": "â", "e": "ê", "o": "ô"}, "áàåãä"),
    ({"a": "ă"}, "éèúüë"),
)
_TONELESS = {"aâ": "â", "eâ": "ê", "oâ": "ô", "aê": "ă", "ô": "ơ", "ö": "ư", "ñ": "đ"}
_TONED = {"í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}


class NotInVni(ValueError):
    """Ký tự này không có trong bộ mã VNI."""


def _small_codes() -> dict[str, str]:
    marked = {
        base + sign: normalize("NFC", letter + tone)
        for letters, signs in _MARKED
        for (base, letter), (sign, tone) in product(letters.items(), zip(signs, _TONES, strict=True))
    }
    return marked | _TONELESS | _TONED


def _all_codes() -> dict[str, str]:
    """Codes of both cases: the base letter tells the case, its sign may have either."""
    small = _small_codes()
    mixed = {code[0].upper() + code[1:]: letter.upper() for code, letter in small.items()}
    shouted = {code[0] + code[1:].upper(): letter for code, letter in small.items()}
    return small | mixed | shouted | {code.upper(): letter.upper() for code, letter in small.items()}


CODES = _all_codes()
"""Every code, of one or two Latin-1 characters, and its letter (NFC)."""

_CODE = re.compile("|".join(sorted(CODES, key=len, reverse=True)))
# Of two codes of one letter the last listed is the one that VNI's own keyboard makes.
_ENCODE = {letter: code for code, letter in _small_codes().items()}
_ENCODE |= {letter.upper(): code.upper() for letter, code in _ENCODE.items()}
_SIGNS = frozenset("".join(CODES)) - frozenset("aeouyAEOUY")


def cells(text: str) -> list[str]:
    """Decode character by character: as many texts as `text` has characters, '' for a mark that its base has taken."""
    found = list(text)
    for code in _CODE.finditer(text):
        found[code.start() : code.end()] = [CODES[code[0]], *[""] * (len(code[0]) - 1)]
    return found


def decode(text: str) -> str:
    """The Unicode text (NFC) of a VNI text."""
    return _CODE.sub(lambda code: CODES[code[0]], text)


def encode(text: str) -> str:
    """The VNI text of a Unicode text (NFC), as Latin-1 characters.

    Raises NotInVni on a letter whose code means another one there, such as ä or ñ.
    """
    clash = next((char for char in text if char in _SIGNS and char not in _ENCODE), None)
    if clash:
        raise NotInVni(f"Ký tự “{clash}” không có trong bộ mã VNI.")
    return "".join(_ENCODE.get(char, char) for char in text)
