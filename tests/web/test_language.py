"""How pages write figures, days and moments."""

from datetime import date
from decimal import Decimal

import pytest

from web.language import day, number, when


@pytest.mark.parametrize(
    ("value", "shown"),
    [(Decimal("1234.5"), "1.234,5"), ("1234567", "1.234.567"), (12, "12"), (0, "0"), ("", ""), (None, "")],
)
def test_a_figure_is_written_the_vietnamese_way(value: Decimal | str | int | None, shown: str) -> None:
    assert number(value) == shown


@pytest.mark.parametrize(
    ("value", "shown"), [(date(2012, 7, 5), "05/07/2012"), ("2012-07-05", "05/07/2012"), ("", ""), (None, "")]
)
def test_a_day_is_written_day_first(value: date | str | None, shown: str) -> None:
    assert day(value) == shown


@pytest.mark.parametrize(
    ("stamp", "shown"),
    [("2012-07-05T09:05:00+07:00", "09:05 ngày 05/07/2012"), ("2012-07-05T20:00:00+00:00", "03:00 ngày 06/07/2012")],
)
def test_a_moment_is_written_in_the_time_of_vietnam(stamp: str, shown: str) -> None:
    assert when(stamp) == shown


def test_no_moment_is_written_as_nothing() -> None:
    assert when(None) == ""
