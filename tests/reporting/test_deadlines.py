"""Days to a deadline, by arrival."""

from datetime import date, datetime

import pytest

from reporting.clock import VIETNAM, Clock, moment, stamp
from reporting.deadlines import Due, on_time

DAY = date(2012, 7, 20)


@pytest.mark.parametrize(
    ("today", "tail"),
    [
        (date(2012, 7, 17), "còn 3 ngày"),
        (DAY, "hôm nay là ngày cuối"),
        (date(2012, 7, 22), "đã quá 2 ngày"),
    ],
)
def test_it_says_how_many_days_are_left(today: date, tail: str) -> None:
    assert Due(DAY, today).sentence == f"Hạn nộp: 20/7/2012 — {tail}"


def test_without_a_deadline_nothing_is_said_and_nobody_is_late() -> None:
    due = Due(None, DAY)
    assert (due.sentence, due.late, due.days_left) == ("", False, None)


def test_the_last_day_counts_to_its_last_second() -> None:
    assert on_time(datetime(2012, 7, 20, 23, 59, 59, tzinfo=VIETNAM), DAY)
    assert not on_time(datetime(2012, 7, 21, 0, 0, 0, tzinfo=VIETNAM), DAY)


def test_a_demo_clock_stands_at_its_day() -> None:
    assert Clock(DAY).today() == DAY
    assert Clock().now().utcoffset() == datetime(2012, 7, 20, tzinfo=VIETNAM).utcoffset()


def test_a_stamp_reads_back_to_the_second() -> None:
    now = Clock(DAY).now()
    assert moment(stamp(now)) == now.replace(microsecond=0)
