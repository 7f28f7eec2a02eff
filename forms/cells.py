"""One cell: from what is typed to what is kept, and from what is kept to what is shown.

A page holds hundreds of them, so plain whole numbers take a short way past Decimal.
"""

from functools import lru_cache
from typing import NamedTuple

from forms.figures import NONE, NONE_SHOWN
from forms.messages import say
from vietnamese.dates import DateError, parse_date
from vietnamese.keys import search_key
from vietnamese.numbers import MAX_DIGITS, NumberError, format_number, parse_number

NONE_TYPED = frozenset({"-", "–", "—", "−", "khong phat sinh"})


class Read(NamedTuple):
    """What to keep of a typed cell, or the sentence that says why it cannot be read."""

    kept: str = ""
    problem: str = ""


def read_figure_cell(typed: str, decimals: int) -> Read:
    """A number as decimal text, "none" for a dash or "không phát sinh", "" for nothing."""
    if typed.isdigit() and typed.isascii() and len(typed) <= MAX_DIGITS:
        return Read(str(int(typed)))
    if not decimals and _as_shown(typed):
        return Read(typed.replace(".", ""))
    if len(typed) <= 40:
        return _read_short(typed, decimals)
    return _read_number(typed, decimals)


def _as_shown(typed: str) -> bool:
    bare = typed.replace(".", "")
    whole = bare.isdigit() and bare.isascii() and len(bare) <= MAX_DIGITS
    return whole and f"{int(bare):,}".replace(",", ".") == typed


@lru_cache(maxsize=8192)
def _read_short(typed: str, decimals: int) -> Read:
    if search_key(typed) in NONE_TYPED:
        return Read(NONE)
    return _read_number(typed, decimals)


def _read_number(typed: str, decimals: int) -> Read:
    try:
        value = parse_number(typed, decimals)
    except NumberError as error:
        return Read(problem=str(error))
    return Read("" if value is None else str(value))


def read_number_cell(typed: str, decimals: int) -> Read:
    """A number as decimal text, "" for nothing; there is no "không phát sinh" here."""
    return _read_number(typed, decimals)


def read_yes_no_cell(typed: str, decimals: int = 0) -> Read:
    """ "1" for yes, "0" for no, "" for nothing."""
    kept = typed.strip()
    return Read(kept) if kept in ("", "0", "1") else Read(problem=say("yes_or_no"))


def read_date_cell(typed: str) -> Read:
    """A day as "2012-07-05", "" for nothing."""
    try:
        day = parse_date(typed)
    except DateError as error:
        return Read(problem=str(error))
    return Read("" if day is None else day.isoformat())


def show_date(kept: str) -> str:
    """A kept day as "05/07/2012"."""
    year, month, day = kept.split("-")
    return f"{day}/{month}/{year}"


def show_figure(kept: str | None, decimals: int) -> str:
    """A kept figure as it stands in its cell.

    In a cell with decimals 1234 is shown as "1.234,0": "1.234" could not be read back there.
    """
    if not kept:
        return ""
    if kept == NONE:
        return NONE_SHOWN
    shown = format_number(kept)
    return f"{shown},0" if decimals and "." in shown and "," not in shown else shown
