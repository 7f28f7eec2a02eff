"""The old codes of Vietnamese text: which there are, which one a font has, and how each is read (domain.md 3)."""

import re
from collections.abc import Callable
from enum import StrEnum
from functools import partial
from unicodedata import normalize

from vietnamese import tcvn3, vni


class Encoding(StrEnum):
    """What a piece of text is written in, or else what is odd in it; the value is its name on the screen."""

    TCVN3 = "TCVN3 (ABC)"
    TCVN3_CAPITALS = "TCVN3 (ABC), phông chữ hoa"
    VNI = "VNI"
    UNICODE = "Unicode"
    SIGNS = "dấu đầu dòng, khoảng trắng"


# In the order of trial. Some programs drop the dot of ".VnTime"; "VNtimes new roman" is another code.
_FONTS = (
    (re.compile(r"(?:\.[Vv][Nn]\w|Vn[A-Z]).*[Hh](?: (?:Bold|Italic))*"), Encoding.TCVN3_CAPITALS),
    (re.compile(r"(?:\.[Vv][Nn]\w|Vn[A-Z]).*"), Encoding.TCVN3),
    (re.compile(r"[Vv][Nn][Ii][- ].*"), Encoding.VNI),
)

_READERS: dict[Encoding, Callable[[str], list[str]]] = {
    Encoding.TCVN3: tcvn3.cells,
    Encoding.TCVN3_CAPITALS: partial(tcvn3.cells, capitals=True),
    Encoding.VNI: vni.cells,
}

SYMBOLS = {0xF000 + code: code for code in range(0x20, 0x100)}
"""For str.translate: Word keeps what is typed in a symbol font at U+F020–U+F0FF, and holds some old fonts for one."""


def by_font(name: str) -> Encoding | None:
    """The code that text in a font is written in, None for every other font.

    Takes a font's name or a CSS list of them, of which the first counts: ".VnTimeH", "'VNI-Times', serif".
    """
    first = name.split(",")[0].strip(" \t\n\"'")
    return next((encoding for pattern, encoding in _FONTS if pattern.fullmatch(first)), None)


def cells(text: str, encoding: Encoding) -> list[str]:
    """Decode character by character: as many texts as `text` has characters; joined they are the Unicode text.

    A character of two or none in place of one is how a letter and its mark keep their places in a run or a line.
    """
    return _READERS[encoding](text.translate(SYMBOLS))


def decode(text: str, encoding: Encoding) -> str:
    """The Unicode text (NFC) of a text that is wholly in an old code."""
    return "".join(cells(text, encoding))


def encode(text: str, encoding: Encoding) -> str:
    """The text in an old code of a Unicode text, as Latin-1 characters.

    TCVN3 has no toned capitals: they become small. Raises NotInTcvn3 or NotInVni on signs the code has not.
    """
    composed = normalize("NFC", text)
    return vni.encode(composed) if encoding is Encoding.VNI else tcvn3.encode(composed)
