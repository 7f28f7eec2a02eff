"""Telephone numbers as people write them."""

import re

_WRITTEN = re.compile(r"\+?[0-9(][0-9 .()/,;\-–]{5,38}")
_LOST_ZERO = re.compile("[1-9][0-9]{8,9}")


class PhoneError(ValueError):
    """Không phải số điện thoại."""


def phone(text: str) -> str:
    """A telephone number as it was written, several too; '' is ''.

    A spreadsheet takes the first 0 from a cell of digits alone: it is put back. Raises PhoneError.
    """
    if text and not _WRITTEN.fullmatch(text):
        raise PhoneError(f"“{text[:40]}” không phải số điện thoại. Xin ghi như 0261.3544.123.")
    return f"0{text}" if _LOST_ZERO.fullmatch(text) else text
