"""When a report is due: per unit kind and step, with one unit's extension before both."""

from dataclasses import dataclass
from datetime import date, datetime

from store import deadlines, extensions
from store.campaigns import Campaign
from store.connection import Database
from store.units import Unit

REPORT_STEP = "report"


@dataclass(frozen=True)
class Due:
    """A deadline as a unit sees it on `today`; `day` None: none is set.

    Where the unit was given more time, `usual` is the day of its kind and `reason` why.
    """

    day: date | None
    today: date
    usual: date | None = None
    reason: str = ""

    @property
    def days_left(self) -> int | None:
        """Whole days to the deadline, 0 on its day, negative after; None without a deadline."""
        return (self.day - self.today).days if self.day else None

    @property
    def late(self) -> bool:
        return self.days_left is not None and self.days_left < 0

    @property
    def sentence(self) -> str:
        """`Hạn nộp: 20/7/2012 — còn 3 ngày`; empty without a deadline."""
        if self.day is None:
            return ""
        left = self.days_left or 0
        if left > 0:
            tail = f"còn {left} ngày"
        elif left == 0:
            tail = "hôm nay là ngày cuối"
        else:
            tail = f"đã quá {-left} ngày"
        more = f" (gia hạn từ {shown(self.usual)})" if self.usual else ""
        return f"Hạn nộp: {shown(self.day)}{more} — {tail}"


def shown(day: date) -> str:
    """`20/7/2012`"""
    return f"{day.day}/{day.month}/{day.year}"


def on_time(arrived: datetime, due: date | None) -> bool:
    """Whether a report that arrived then is on time: the deadline's whole day counts, by arrival."""
    return due is None or arrived.date() <= due


def due_of(db: Database, campaign: Campaign, unit: Unit, step: str, today: date) -> Due:
    """When this unit is due with a step: by its own extension, else by its kind's deadline."""
    kinds = {(each.unit_kind, each.step): each.due for each in deadlines.of_campaign(db, campaign.id)}
    due = kinds.get((unit.kind, step))
    usual = date.fromisoformat(due[:10]) if due else None
    extended = extensions.of_unit(db, campaign.id, unit.id).get(step)
    if extended:
        return Due(date.fromisoformat(extended.due[:10]), today, usual, extended.reason)
    return Due(usual, today)
