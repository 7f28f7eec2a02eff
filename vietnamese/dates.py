"""Dates as they are typed, shown and printed (reliability.md B12, domain.md 1.2 row 4)."""

import re
from datetime import date

FIRST_YEAR, LAST_YEAR = 1945, 2100

_TYPED = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")


class DateError(ValueError):
    """Không đọc được ngày này."""


def parse_date(text: str) -> date | None:
    """Read "5/7/2012" or "05/07/2012", day first; '' is None.

    Raises DateError on any other form, a day that no calendar has, or a year outside 1945–2100.
    """
    typed = text.strip()
    if not typed:
        return None
    match = _TYPED.fullmatch(typed)
    if match is None:
        raise DateError(f"Không đọc được ngày “{typed[:30]}”. Xin ghi ngày/tháng/năm, như 05/07/2012.")
    day, month, year = (int(part) for part in match.groups())
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise DateError(f"Năm {match[3]} không hợp lệ: xin ghi năm từ {FIRST_YEAR} đến {LAST_YEAR}.")
    try:
        return date(year, month, day)
    except ValueError:
        raise DateError(f"Không có ngày {typed}. Xin ghi ngày trước, tháng sau, như 05/07/2012.") from None


def format_date(day: date) -> str:
    """Show a date as screens and forms do: "05/07/2012"."""
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


def official_date(day: date | None, year: int) -> str:
    """Write a date as official papers do; without a day, leave room for it in `year`.

    A day below 10 and the months 1 and 2 carry a leading zero, the others do not (NĐ 30/2020 Phụ lục I, ô 4).
    """
    if day is None:
        return f"ngày … tháng … năm {year}"
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02} tháng {month} năm {day.year}"


def cited_day(day: date) -> str:
    """Write a date inside a citation: "17/5/2012", "08/5/2008", "28/01/2008" (zeros as in `official_date`)."""
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"{day.day:02}/{month}/{day.year}"
