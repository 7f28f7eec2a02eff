"""TCVN3 (ABC), the code of the `.Vn…` fonts: one byte a letter, seen here as its Latin-1 character (domain.md 3).

It has no capitals with a tone: `.Vn…H` fonts draw every letter as a capital instead.
"""

import re
from collections.abc import Iterator

# U+00AD, the soft hyphen, is ư; the ASCII hyphen is a hyphen, whatever many tables say.
_CODES = (
    "¡¢£¤¥¦§¨©ª«¬\xad®"
    "µ¸¶·¹»¾¼½ÆÇÊÈÉË"
    "ÌÐÎÏÑÒÕÓÔÖ"
    "×ÝØÜÞ"
    "ßãáâäåèæçéêíëìî"
    "ïóñòôõøö÷ù"
    "úýûüþ"
)  # fmt: skip
_LETTERS = (
    "ĂÂÊÔƠƯĐăâêôơưđ"
    "àáảãạằắẳẵặầấẩẫậ"
    "èéẻẽẹềếểễệ"
    "ìíỉĩị"
    "òóỏõọồốổỗộờớởỡợ"
    "ùúủũụừứửữự"
    "ỳýỷỹỵ"
)  # fmt: skip
CODES = dict(zip(_CODES, _LETTERS, strict=True))
"""Every code as a Latin-1 character, and its letter."""

_DECODE = str.maketrans(CODES)
_ENCODE = str.maketrans({letter: code for code, letter in CODES.items()})
_CAPITALS = frozenset("ĂÂÊÔƠƯĐ")

# A soft hyphen that went through a PDF comes out as a minus sign.
_MINUS = re.compile("(?<=[^\\W\\d_])\u2212|\u2212(?=[^\\W\\d_])")
_WORD = re.compile(r"[^\W\d_]+")
_PLAIN_SMALL = re.compile("[a-zăâêôơưđ]")
# Before ng, c, u no syllable has ơ but in ươ: there a program has taken a soft hyphen out.
_LOST_HORN = re.compile("(?<![ưƯ])[ơờớởỡợƠỜỚỞỠỢ](?=[nN][gG]|[cCuU])")


class NotInTcvn3(ValueError):
    """Ký tự này không có trong bộ mã TCVN3."""


def cells(text: str, capitals: bool = False) -> list[str]:
    """Decode character by character: as many texts as `text` has characters; joined they are the Unicode text.

    `capitals`: the font is one of `.Vn…H`. Words typed in capitals get theirs back ("HéI" is HỘI), and a ư
    that a program dropped as soft hyphen returns where nothing else can stand ("®îc" is được).
    """
    decoded = _MINUS.sub("ư", text).translate(_DECODE)
    found = [char.upper() for char in decoded] if capitals else _in_capitals(decoded)
    for lost in _LOST_HORN.finditer(decoded):
        at = lost.start()
        found[at] = ("Ư" if found[at].isupper() else "ư") + found[at]
    return found


def _in_capitals(decoded: str) -> list[str]:
    """The characters, with capitals for the toned letters of words that are typed in capitals."""
    found = list(decoded)
    words = list(_WORD.finditer(decoded))
    sure = [_capital_letters(word[0]) > 1 and not word[0].isupper() for word in words]
    for place, word in enumerate(words):
        # "Hµ" alone may be Hà; beside "NéI" it is HÀ.
        near = any(sure[max(place - 1, 0) : place + 2])
        if sure[place] or (near and _capital_letters(word[0])):
            found[word.start() : word.end()] = word[0].upper()
    return found


def _capital_letters(word: str) -> int:
    """How many capitals a word holds; none counts where a small letter of it has its own capital."""
    return 0 if _PLAIN_SMALL.search(word) else sum(map(str.isupper, word))


def decode(text: str, capitals: bool = False) -> str:
    """The Unicode text (NFC) of a TCVN3 text, as `cells` reads it."""
    return "".join(cells(text, capitals))


def encode(text: str) -> str:
    """The TCVN3 text of a Unicode text (NFC), as Latin-1 characters; a capital with a tone becomes small.

    Raises NotInTcvn3 on a sign whose code means a letter there, such as « or ®.
    """
    clash = next((char for char in text if char in CODES and char not in _ENCODED), None)
    if clash:
        raise NotInTcvn3(f"Ký tự “{clash}” không có trong bộ mã TCVN3.")
    return "".join(map(_small, text)).translate(_ENCODE)


def encode_runs(text: str) -> Iterator[tuple[str, bool]]:
    """The TCVN3 text in pieces, each with whether it stands in a capitals font (`.Vn…H`); nothing is lost."""
    for piece in re.split(f"([{''.join(sorted(_ONLY_IN_CAPITALS))}]+)", text):
        if piece:
            yield encode(piece), piece[0] in _ONLY_IN_CAPITALS


_ONLY_IN_CAPITALS = frozenset(letter.upper() for letter in _LETTERS) - _CAPITALS
_ENCODED = frozenset(_LETTERS) | _ONLY_IN_CAPITALS


def _small(char: str) -> str:
    return char.lower() if char in _ONLY_IN_CAPITALS else char
