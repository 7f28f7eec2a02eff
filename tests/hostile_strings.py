"""Hostile strings by the thousand, the same on every run, and what must become of each (reliability.md B1–B15).

The documented cleaning is written here a second time, in words of its own.
"""

import random
import re
from unicodedata import normalize

from tests.documents.hostile import hostile_texts

# What the families of reliability.md B name beside the pieces of tests/documents/hostile.py.
MORE = (
    "%ED%A0%80", "%FF", "%00", "100%", "&nbsp;", "</textarea>", "<script>alert(1)</script>", "\u200c", "\u2060",
    "\u115f", "\uffa0", "\u034f", "\U000e0041", "\u061c", "\u180e", "\u2800", "\u3000", "\u2003", "\x1c",
    "\x84", "\x9f", "\U0001fffe", "1.234", "1_000", "١٢", "１２", "+5", "NaN", "1E+1000000", "2 ** 63",
    "30/06/2026", "-", "+ ", "- ", "a) ", "1. ", "–", "Hồ", "Ho\u0302\u0300", "ﬁ", "ﷺ", "İ", "ß", "\ue000",
    "\U000f0000", "\U0010fffd", "🇻🇳", "\u0301", "\u0323\u0302", "_khac", "csrf_token", "_het", "none", "locked",
    "; DROP TABLE", "\\u0000", "%(x)s", "{0}", "{unit.name}", "[[", "<<", "/.", "././.",
)  # fmt: skip


def hostile_strings(count: int) -> list[str]:
    """The same on every run: pieces and their mixtures, then texts of any characters that Unicode has."""
    chance = random.Random(691)
    made = [*MORE, *hostile_texts(count * 6 // 10)]
    while len(made) < count:
        kinds = (chance.random() for _ in range(chance.randint(1, 6)))
        parts = [any_text(chance) if kind < 0.6 else chance.choice(MORE) for kind in kinds]
        made.append(chance.choice(("", " ", "\n")).join(parts))
    return made


def any_text(chance: random.Random) -> str:
    """A few characters out of one small neighbourhood of Unicode; half characters are refused, see below."""
    ceiling = chance.choice((0x100, 0x300, 0x2000, 0x3000, 0x10000, 0x20000, 0x110000))
    start = chance.randrange(ceiling)
    codes = (start + chance.randrange(64) for _ in range(chance.randint(1, 5)))
    return "".join(chr(code) for code in codes if code < 0x110000 and not 0xD800 <= code < 0xE000)


LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef]")
UNSEEN = re.compile(
    "[\\s\xad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0]*"
)
TAGS = re.compile("[\U000e0000-\U000e007f]")


def kept(text: str) -> str:
    """The documented cleaning, in words of its own: line ends, controls, tabs and hard blanks, NFC."""
    text = CONTROLS.sub("", LINE_ENDS.sub("\n", text)).replace("\t", " ").replace("\xa0", " ")
    text = "".join(letter for letter in text if letter not in "\u200b\ufeff" and ord(letter) & 0xFFFE != 0xFFFE)
    return normalize("NFC", text)


def is_nothing(text: str) -> bool:
    """Whether a reader sees nothing of it: then the answer is empty."""
    return UNSEEN.fullmatch(TAGS.sub("", text)) is not None


def printed(text: str) -> list[str]:
    """The lines of a kept text as paragraphs: trimmed, empty ones gone, the closing `./.` a full stop."""
    lines = [line.strip() for line in text.split("\n")]
    return [f"{line[:-3].rstrip()}." if line.endswith("./.") else line for line in lines if line]
