"""Names of files that every system opens (reliability.md 3.3 Names, D1–D3; screens.md 38)."""

import re
from unicodedata import normalize
from urllib.parse import quote

from vietnamese.text import clean_name

MAX_BYTES = 120
"""Longest name, in bytes of UTF-8."""
NAMELESS = "khong-ten"

_DEVICE = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³]) *(?:\.|$)", re.IGNORECASE)
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\ud800-\udfff]')
_EXTENSION = re.compile(r"\.[A-Za-z0-9]{1,8}$")
_LOST_BY_NFD = str.maketrans({"đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "Ɖ": "D"})


def ascii_name(text: str) -> str:
    """Write a name in plain letters and digits, words joined by '-': "Dak-Rlap" for "Đắk R'lấp".

    Never empty, at most 120 characters, safe on Windows. For one part of a file's name, without extension.
    """
    plain = re.sub(r"['’‘ʼ`]", "", _without_marks(text))
    joined = re.sub(r"[^A-Za-z0-9]+", "-", plain).strip("-")[:MAX_BYTES].rstrip("-")
    return _not_a_device(joined or NAMELESS)


def safe_name(text: str) -> str:
    r"""Keep a file's name readable and make it safe: no path, no `\/:*?"<>|`, no device name.

    Nothing invisible. At most 120 bytes of UTF-8 (a short extension survives the cut), no dot or
    space at the end, never empty.
    Two names may become equal: add the unit's code where they must not.
    """
    name = clean_name(_FORBIDDEN.sub("-", text)).strip(". ")
    # One byte is kept for the sign that a device name gets.
    return _not_a_device(_shortened(name, MAX_BYTES - 1) or NAMELESS)


def attachment(name: str) -> str:
    """Return the Content-Disposition value that saves a download under `name` (RFC 6266)."""
    safe = safe_name(name)
    # Taking a mark off can bare a forbidden sign: ≮ is < with a stroke. Browsers misread % here.
    plain = re.sub(r'[^ -~]|[%\\/:*?"<>|]', "_", _without_marks(safe)).strip(". ")
    fallback = _not_a_device(plain or NAMELESS)
    return f"attachment; filename=\"{fallback}\"; filename*=UTF-8''{quote(safe, safe='')}"


def _without_marks(text: str) -> str:
    apart = normalize("NFD", text.translate(_LOST_BY_NFD))
    return re.sub("[\u0300-\u036f]", "", apart)


def _not_a_device(name: str) -> str:
    return f"_{name}" if _DEVICE.match(name) else name


def _shortened(name: str, limit: int) -> str:
    if len(name.encode()) <= limit:
        return name
    extension = _EXTENSION.search(name)
    tail = extension[0] if extension else ""
    stem = name.removesuffix(tail).encode()[: limit - len(tail)].decode(errors="ignore")
    return stem.rstrip(". ") + tail
