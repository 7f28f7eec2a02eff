"""A cell of a list of units as the value that the store keeps. Each reader raises BadCell with one sentence."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from forms.messages import say
from forms.unit_office import CODE, CODE_LENGTH
from reporting.units.kinds import Kinds
from vietnamese import phones
from vietnamese.dates import DateError, parse_date
from vietnamese.text import UnstorableText, clean_name

NAME_LENGTH, SHORT_LENGTH, LINE_LENGTH, MOST_LINES = 200, 40, 120, 20

# Also where a list of recipients was typed in one line: "- A; - B".
_BREAK = re.compile(r"[\n|]|;\s*(?=[-–])")
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})( 00:00:00)?")


class BadCell(ValueError):
    """What stands in a cell cannot be kept; the text says why."""


def code(text: str) -> str:
    """A unit's code."""
    if not CODE.fullmatch(text):
        raise BadCell(f"Mã “{text[:40]}” không dùng được. {say('unit_code', most=CODE_LENGTH)}")
    return text


def name(text: str, longest: int = NAME_LENGTH) -> str:
    """A text on one line."""
    if len(text) > longest:
        raise BadCell(f"Dài {len(text)} ký tự, chỉ nhận tối đa {longest}.")
    return text


def short(text: str) -> str:
    """A suffix of numbers."""
    return name(text, SHORT_LENGTH)


def lines(text: str) -> tuple[str, ...]:
    """Printed lines: those of the cell, or parted by `|` or `;`."""
    found = tuple(filter(None, (clean_name(line) for line in _BREAK.split(text))))
    if len(found) > MOST_LINES:
        raise BadCell(f"Có {len(found)} dòng, chỉ nhận tối đa {MOST_LINES}.")
    return tuple(name(line, LINE_LENGTH) for line in found)


def order(text: str) -> int:
    """A place in lists."""
    if not re.fullmatch("[0-9]{1,6}", text):
        raise BadCell(f"“{text[:40]}” không phải số thứ tự. Xin ghi một số nguyên, như 10.")
    return int(text)


def day(text: str) -> date:
    """A day, as 05/07/2012, 5/7/2012 or as a computer writes it, 2012-07-05."""
    written = _ISO.fullmatch(text)
    try:
        found = parse_date("/".join(written.groups()[2::-1]) if written else text)
    except DateError as error:
        raise BadCell(str(error)) from error
    if found is None:
        raise BadCell("Xin ghi ngày/tháng/năm, như 05/07/2012.")
    return found


def kind(text: str, kinds: Kinds) -> str:
    """The id of a kind from its label or id."""
    meant = kinds.meant(text)
    if len(meant) > 1:
        raise BadCell(f"Loại “{text}” có thể là nhiều loại. Xin ghi mã loại: {', '.join(sorted(meant))}.")
    if not meant:
        raise BadCell(f"Không có loại đơn vị “{text[:60]}”. Các loại: {'; '.join(kinds.labels.values())}.")
    return next(iter(meant))


READERS: dict[str, Callable[[str], Any]] = {
    "code": code, "name": name, "short": short, "lines": lines, "phone": phones.phone, "order": order, "day": day,
}  # fmt: skip


def read_cell(how: str, text: str, kinds: Kinds) -> Any:
    """The value of a cell, None for a blank one; raises BadCell."""
    try:
        plain = text if how == "lines" else clean_name(text)
        if not clean_name(text):
            return None
        return kind(plain, kinds) if how == "kind" else READERS[how](plain)
    except phones.PhoneError as error:
        raise BadCell(str(error)) from error
    except UnstorableText as error:
        raise BadCell("Ô có ký tự bị hỏng. Xin gõ lại ô này.") from error
