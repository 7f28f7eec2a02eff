"""How pages write figures, days and moments: filters for the templates."""

from datetime import date
from decimal import Decimal

from flask import Flask

from reporting.clock import moment
from vietnamese.dates import format_date
from vietnamese.numbers import format_number


def number(value: Decimal | str | int | None) -> str:
    """`1234.5` as `1.234,5`; nothing as nothing."""
    if value is None or value == "":
        return ""
    return format_number(value if isinstance(value, Decimal) else str(value))


def day(value: date | str | None) -> str:
    """A date or its kept ISO text as `05/07/2012`; nothing as nothing."""
    if not value:
        return ""
    return format_date(value if isinstance(value, date) else date.fromisoformat(value[:10]))


def when(stamp: str | None) -> str:
    """A kept stamp as `14:05 ngày 05/07/2012`, Vietnam's time; nothing as nothing."""
    if not stamp:
        return ""
    at = moment(stamp)
    return f"{at:%H:%M} ngày {format_date(at.date())}"


FILTERS = {"so": number, "ngay": day, "luc": when}


def init_app(app: Flask) -> None:
    """Give the templates their filters, and tags alone on a line leave no blank line behind."""
    app.jinja_env.filters.update(FILTERS)
