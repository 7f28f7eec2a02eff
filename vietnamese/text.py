"""Cleaning of what people type or paste, before anything keeps it (reliability.md B3, B4, B6, B7, B14)."""

import re
from typing import NamedTuple
from unicodedata import normalize

# Written as numbers: most of these characters cannot be seen in an editor.
_LINE_ENDS = re.compile("[\x0b\x0c\x85\u2028\u2029]")
_NONCHARACTERS = "".join(f"{chr(p * 0x10000 + 0xFFFE)}{chr(p * 0x10000 + 0xFFFF)}" for p in range(17))
_UNKEEPABLE = re.compile(f"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef{_NONCHARACTERS}]")
_SURROGATE = re.compile("[\ud800-\udfff]")

_ZERO_WIDTH = "\u034f\u180e\u200b-\u200d\u2060-\u2064\ufeff"
_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"
_FILLERS = "\u115f\u1160\u3164\uffa0\U000e0000-\U000e007f"
_NOT_IN_NAMES = re.compile(f"[{_ZERO_WIDTH}{_BIDI}{_FILLERS}]")
_BLANK = re.compile(f"[\\s\x00-\x1f\x7f-\x9f\xad\u2800{_ZERO_WIDTH}{_BIDI}{_FILLERS}]*")


class UnstorableText(ValueError):
    """Văn bản có ký tự bị hỏng."""


class Cleaned(NamedTuple):
    """Text that can be kept, and how many unkeepable characters were taken out of it."""

    text: str
    removed: int


def clean(text: str) -> Cleaned:
    r"""Return the text as it is kept: NFC, lines ended by "\n" only, tab and NBSP as space.

    Controls and noncharacters are removed and counted; ZWSP and BOM are removed uncounted, for nobody
    has seen them. The soft hyphen stays: in text of the old TCVN3 fonts it is the letter ư.
    Cleaning twice changes nothing more. Raises UnstorableText on half a character (a lone surrogate).
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ").replace("\xa0", " ")
    text = text.replace("\u200b", "").replace("\ufeff", "")
    # Nearly every text ends here: isprintable() is a scan in C and false for all that is looked for below.
    if text.replace("\n", "").isprintable():
        return Cleaned(normalize("NFC", text), 0)
    return _scrubbed(text)


def _scrubbed(text: str) -> Cleaned:
    broken = _SURROGATE.search(text)
    if broken:
        raise UnstorableText(
            f"Văn bản có ký tự bị hỏng ở vị trí {broken.start() + 1}. "
            "Xin xóa ký tự đó, gõ lại rồi lưu; phần còn lại vẫn giữ nguyên."
        )
    kept, removed = _UNKEEPABLE.subn("", _LINE_ENDS.sub("\n", text))
    return Cleaned(normalize("NFC", kept), removed)


def clean_name(text: str) -> str:
    """Return a name or code on one line: cleaned, single spaces, none at the ends, nothing unseen in it.

    Raises UnstorableText as clean() does.
    """
    kept = clean(text).text
    if not kept.isascii():
        kept = normalize("NFC", _NOT_IN_NAMES.sub("", kept))
    return " ".join(kept.split())


def is_blank(text: str) -> bool:
    """Say whether a reader would see nothing: only spaces, line ends and invisible characters."""
    return _BLANK.fullmatch(text) is not None


def word_count(text: str) -> int:
    """Count words as Word does: runs of characters between spaces; a Vietnamese syllable is one word."""
    return len(text.split())
