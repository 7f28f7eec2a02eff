"""How much likelier a word is in an old code than as it stands: the evidence of detection, word by word."""

import re
from enum import IntEnum
from functools import lru_cache

from vietnamese import tcvn3, vni
from vietnamese.legacy import Encoding
from vietnamese.syllables import COMMON, is_syllable

_SIGNS = "¡¢£¤¥¦§¨©ª«¬\xad®¯µ¶·¸¹»¼½¾×÷\u2212"
WORD = re.compile(f"[A-Za-z{_SIGNS}\xc0-\u024f\u0256\u0300-\u036f\u1e00-\u1eff]+")
"""A word of any reading: letters, and the signs that are letters in TCVN3."""

# Signs that units, formulas and brackets also set between letters: N·m, a×b.
_OF_FORMULAS = re.compile("[A-Za-z]{1,2}[·×÷][A-Za-z]")
_UNIT = re.compile("µ[A-Za-z]{1,2}")
_SIGN_INSIDE = re.compile(f"[^{_SIGNS}][{_SIGNS}]+[^{_SIGNS}]")
# "®i", "§¬n", "c¸": signs that stand so by no word; "£ban", "Niª": that hardly do.
_EDGE_OF_LETTERS = re.compile("^[®§][^A-Z]|[a-z][µ¸¶]$")
_EDGE_OF_NAMES = re.compile("^[¢£¤¥¦¨©ª¬].|.[¨ª¬]$")
_OLD_LOOK = {
    # A capital with a mark after a small letter, or a small one between capitals: "nhiÒu", "HéI".
    Encoding.TCVN3: re.compile("[a-z][À-ÖØ-Þ]|[A-Z][ß-öø-ÿ][A-Z]"),
    # Two vowels, the second marked, that no language of the west writes: "coâng", "ñöôïc".
    Encoding.VNI: re.compile("[AaEeOo][ÂâÄäÅå]|[Aa][Êê]|[AaEeOoUuYy][Øø]|[À-ÖØ-öø-ÿ]{2}|^[Ññ]"),
}
# A tone on the closing vowel, where nobody types it: "xaõ", "baùo".
_OFF_PLACE = re.compile("[aăâeêôơ][òóỏõọùúủũụìíỉĩịỳýỷỹỵ]")
_ACRONYM = re.compile("(?=.*Đ)[BCDĐGHKLMNPQRSTVX]{2,8}")


class Raw(IntEnum):
    """What a word is as it stands."""

    RIGHT_COMMON = 0
    RIGHT = 1
    FOREIGN = 2
    EDGED = 3
    EDGED_OLD = 4
    FORMULA = 5
    BROKEN = 6


class Read(IntEnum):
    """What a word is when an old code is read."""

    COMMON = 0
    POSSIBLE = 1
    ACRONYM = 2
    IMPOSSIBLE = 3


FORBIDDEN = (-1e6, -1e6)
"""The evidence of a word that no old code has."""
EITHER = -0.2
"""That of a syllable which an old code makes another syllable."""
# What speaks for the old code (above 0) or against it, by what the word is raw and what it is read. Alone enough
# (detection.ENTER) is a broken word that becomes a syllable, or one of foreign look that becomes a frequent one:
# among 600,000 lines of twenty western languages no word of three letters does.
_EVIDENCE: dict[Raw, tuple[float, float, float, float]] = {
    Raw.RIGHT_COMMON: (EITHER, -1.0, -1.0, -3.0),
    Raw.RIGHT: (0.6, EITHER, 0.0, -2.0),
    Raw.FOREIGN: (2.5, 0.75, 0.5, -1.0),
    Raw.EDGED: (1.3, 1.0, 1.0, -1.5),
    Raw.EDGED_OLD: (1.3, 1.0, 1.0, 0.0),
    Raw.FORMULA: (1.3, 0.9, 0.0, -1.0),
    Raw.BROKEN: (3.0, 2.5, 2.5, 0.0),
}
# The most that a word of two letters says.
_SHORT = 1.3
_FOREIGN_ASCII = -0.4
# A » is ằ, which neither begins nor ends a word: there it is a quotation mark, and so is every « nearby.
_QUOTED = -1.5


@lru_cache(maxsize=16384)
def evidence(word: str) -> tuple[float, float]:
    """What a word says for TCVN3 and for VNI, against leaving it: 0 is nothing, a word of Unicode forbids both."""
    if word.isascii():
        odd = word.islower() and len(word) > 1 and not is_syllable(word)
        return (_FOREIGN_ASCII,) * 2 if odd else (0.0, 0.0)
    if any(char > "\xff" for char in word.replace("\u2212", "")):
        return FORBIDDEN
    core = word.strip(_SIGNS)
    if _UNIT.fullmatch(word):
        return 0.0, 0.0
    quoted = "»" in (word[0], word[-1])
    return _QUOTED if quoted else _weighed(word, core, Encoding.TCVN3), _weighed(word, core, Encoding.VNI)


def _weighed(word: str, core: str, encoding: Encoding) -> float:
    if not core and (encoding is Encoding.VNI or not _EDGE_OF_LETTERS.search(word)):
        return 0.0
    read = tcvn3.decode(word) if encoding is Encoding.TCVN3 else vni.decode(core)
    weight = _EVIDENCE[_raw(word, core, encoding)][_read(read)]
    return min(weight, _SHORT) if len(word) < 3 and core == word else weight


def _raw(word: str, core: str, encoding: Encoding) -> Raw:
    if _OF_FORMULAS.fullmatch(word):
        return Raw.FORMULA
    old_look = _OLD_LOOK[encoding].search(core) is not None
    right = is_syllable(core) and not _OFF_PLACE.search(core.lower())
    if _SIGN_INSIDE.search(word) or (old_look and not right):
        return Raw.BROKEN
    if old_look or _EDGE_OF_LETTERS.search(word):
        return Raw.FOREIGN
    if core.isascii() or (core != word and right):
        return Raw.EDGED_OLD if _EDGE_OF_NAMES.search(word) else Raw.EDGED
    if core.lower() in COMMON:
        return Raw.RIGHT_COMMON
    return Raw.RIGHT if right else Raw.FOREIGN


def _read(word: str) -> Read:
    if word.lower() in COMMON:
        return Read.COMMON
    if is_syllable(word):
        return Read.POSSIBLE
    return Read.ACRONYM if _ACRONYM.fullmatch(word) else Read.IMPOSSIBLE


def impossible_words(text: str) -> int:
    """How many words with letters beyond ASCII a text holds that are no possible syllable."""
    return sum(not is_syllable(word) for word in marked_words(text))


def marked_words(text: str) -> list[str]:
    """The words of a text that hold letters beyond ASCII."""
    return [word for word in WORD.findall(text) if not word.isascii()]


@lru_cache(maxsize=16384)
def is_to_decode(word: str, encoding: Encoding) -> bool:
    """Whether a word inside a stretch of old code is part of it: not a sign by itself, nor a foreign word."""
    core = word.strip(_SIGNS)
    if encoding is Encoding.VNI:
        return _read(vni.decode(core)) < Read.IMPOSSIBLE or _OLD_LOOK[encoding].search(core) is not None
    if not core:
        return word in _LONE_SYLLABLES or _EDGE_OF_LETTERS.search(word) is not None
    old = _raw(word, core, encoding) in (Raw.BROKEN, Raw.EDGED_OLD)
    return old or _read(tcvn3.decode(word)) < Read.IMPOSSIBLE


# ô, Ô, à, á and Êđê, Ê-đê.
_LONE_SYLLABLES = frozenset(("«", "¤", "µ", "¸", "£®ª", "£"))
