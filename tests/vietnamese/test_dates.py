from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vietnamese.dates import DateError, format_date, official_date, parse_date

days = st.dates(min_value=date(1945, 1, 1), max_value=date(2100, 12, 31))


@given(days)
def test_a_date_is_read_as_it_is_shown(day: date) -> None:
    assert parse_date(format_date(day)) == day


@given(days)
def test_a_date_without_leading_zeros_is_read_too(day: date) -> None:
    assert parse_date(f" {day.day}/{day.month}/{day.year}") == day


def test_nothing_typed_is_no_date() -> None:
    assert parse_date("  ") is None


@pytest.mark.parametrize("typed", ["31/02/2012", "12/13/2012", "00/01/2012", "31/4/2012", "29/02/2011"])
def test_it_refuses_a_day_no_calendar_has(typed: str) -> None:
    with pytest.raises(DateError, match="Không có ngày"):
        parse_date(typed)


@pytest.mark.parametrize("typed", ["01/01/0001", "31/12/1944", "01/01/2101"])
def test_it_refuses_a_year_out_of_range(typed: str) -> None:
    with pytest.raises(DateError, match="từ 1945 đến 2100"):
        parse_date(typed)


@pytest.mark.parametrize("typed", ["2012-07-05", "5-7-2012", "5/7/12", "٥/٧/2012", "hôm nay", "5/7/20120"])
def test_it_refuses_every_other_form_with_an_example(typed: str) -> None:
    with pytest.raises(DateError, match="05/07/2012"):
        parse_date(typed)


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2012, 7, 5), "ngày 05 tháng 7 năm 2012"),
        (date(2012, 2, 10), "ngày 10 tháng 02 năm 2012"),
        (date(2012, 1, 1), "ngày 01 tháng 01 năm 2012"),
        (date(2012, 3, 31), "ngày 31 tháng 3 năm 2012"),
        (date(2012, 12, 9), "ngày 09 tháng 12 năm 2012"),
    ],
)
def test_official_papers_write_a_zero_before_days_and_the_first_two_months(day: date, written: str) -> None:
    assert official_date(day, day.year) == written


def test_an_undated_paper_leaves_room_for_the_day() -> None:
    assert official_date(None, 2012) == "ngày … tháng … năm 2012"
