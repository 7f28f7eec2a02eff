"""Choosing between a typed total and what its parts come to: kept with who, when and why."""

from collections.abc import Collection
from datetime import datetime

from reporting.clock import stamp
from reporting.consolidation.comparing import Difference, differences
from reporting.consolidation.consolidating import Done, Gathered, consolidate_report, gather, marks
from reporting.consolidation.packing import Cell
from reporting.desk import Desk, contents_of
from store import consolidation_choices, entries, events, reports
from store.connection import Database, write
from store.consolidation_choices import Choice
from vietnamese.text import is_blank

EVENT = "choose"


class ReasonNeeded(ValueError):
    """Xin ghi lý do giữ số đã gõ khác với số tổng hợp."""

    def __init__(self) -> None:
        super().__init__(self.__doc__)


def differences_of(db: Database, gathered: Gathered) -> list[Difference]:
    """Every total of the gathered unit's report that differs from its parts, with the choice made, if any."""
    report = gathered.desk.report.id
    return differences(
        gathered.made,
        gathered.children,
        contents_of(entries.of_report(db, report)),
        marks(db, report),
        consolidation_choices.of_report(db, report),
    )


def keep_typed(
    db: Database, desk: Desk, cells: Collection[Cell], reason: str, by: int, now: datetime, submitted: bool = False
) -> int:
    """Keep the typed totals of these cells, for a reason; returns how many differed and are now settled.

    Raises ReasonNeeded, ReportLocked, NothingBelow.
    """
    if is_blank(reason):
        raise ReasonNeeded
    with write(db):
        many = _write_down(db, desk, cells, "typed", reason, by, now, submitted)
        if many:
            events.add(db, desk.report.id, EVENT, by, stamp(now), f"giữ {many} số đã gõ: {reason}")
        return many


def take_computed(
    db: Database, desk: Desk, cells: Collection[Cell], by: int, now: datetime, reason: str = "", submitted: bool = False
) -> Done:
    """Put what the parts come to in place of the typed totals of these cells, in a consolidation of the whole report.

    Raises ReportLocked, NothingBelow.
    """
    with write(db):
        _write_down(db, desk, cells, "computed", reason, by, now, submitted)
        return consolidate_report(db, desk, by, now, submitted, over=cells)


def _write_down(
    db: Database,
    desk: Desk,
    cells: Collection[Cell],
    choice: str,
    reason: str,
    by: int,
    now: datetime,
    submitted: bool = False,
) -> int:
    reports.refuse_locked(db, desk.report.id)
    open_ones = [one for one in differences_of(db, gather(db, desk, submitted)) if one.place.cell in cells]
    for one in open_ones:
        made = Choice(*one.place.cell, choice, one.typed.kept, one.computed.kept, reason, by, stamp(now))
        consolidation_choices.add(db, desk.report.id, made)
    return len(open_ones)
