"""Steps of a report's way: checked, taken once, written down with the frozen copy."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from forms.checking import Finding
from forms.figures import kept_figures
from reporting.campaigns.lateness import TooLate, too_late
from reporting.carrying.taking_over import hand_on
from reporting.check import check, errors, unmended
from reporting.clock import stamp
from reporting.consolidation.packing import Layout, pack
from reporting.desk import Desk, contents_of
from reporting.workbench.marking import marked_texts
from reporting.workflow import NotAllowed
from store import comments, entries, reports, stand_ins, text_marks, versions
from store.connection import Database, write
from store.users import User


class Unfinished(Exception):
    """Báo cáo còn lỗi phải sửa trước khi nộp."""

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__(f"Báo cáo còn {len(findings)} chỗ phải sửa trước khi nộp.")
        self.findings = findings


class Overtaken(NotAllowed):
    """Somebody has moved the report meanwhile."""

    def __init__(self) -> None:
        super().__init__("Báo cáo vừa được người khác xử lý. Hãy tải lại trang để xem trạng thái mới.")


def submit(db: Database, desk: Desk, user: User, now: datetime) -> None:
    """Hand the report in: no error left, every remark ticked, one step, its answers and names frozen beside it.

    `now` is when it arrived: that decides whether it is in time, and is kept. Raises `NotAllowed` (`TooLate` where
    the campaign takes none after its deadline), `Unfinished` with the findings, `Overtaken`.
    """
    step = desk.take("submit")
    if too_late(desk.campaign, desk.due, desk.report.status, now):
        raise TooLate(desk.late_words)
    with write(db):
        kept = entries.of_report(db, desk.report.id)
        contents = contents_of(kept)
        found = [*errors(check(desk, contents)), *unmended(comments.of_report(db, desk.report.id))]
        if found:
            raise Unfinished(found)
        moved(db, desk, step.target, user, now, step.action)
        freeze(db, desk, user.id, now)
        stand_ins.end(db, desk.report.id, stamp(now))


def move(db: Database, desk: Desk, action: str, user: User, now: datetime, note: str = "") -> None:
    """Any other step: recall, return, accept, reopen. Raises `NotAllowed`, `Overtaken`."""
    step = desk.take(action)
    moved(db, desk, step.target, user, now, action, note)


def moved(
    db: Database, desk: Desk, target: str, user: User, now: datetime, kind: str, note: str = ""
) -> None:
    done = reports.change_status(
        db, desk.report.id, desk.report.status, target, user.id, stamp(now), kind=kind, note=note
    )
    if not done:
        raise Overtaken


def freeze(db: Database, desk: Desk, by: int, now: datetime) -> None:
    """Keep the report as it was handed in, with the names that were printed and its figures packed for summing
    and the marks of its paragraphs."""
    kept = contents_of(entries.of_report(db, desk.report.id))
    packed = pack(Layout.of(desk.outline), kept_figures(desk.outline, desk.unit.kind, kept))
    text_marks.replace(db, desk.report.id, marked_texts(desk.outline, desk.unit.kind, kept))
    versions.add(
        db, desk.report.id, unit=asdict(desk.unit), labels=labels(desk), by=by, at=stamp(now), figures=packed
    )
    hand_on(db, desk.campaign, desk.unit.id, now, by)


def labels(desk: Desk) -> Mapping[str, Any]:
    """The names that were printed, so that an old report reprints the same after a renaming."""
    return {
        "parent": asdict(desk.parent) if desk.parent else None,
        "campaign": desk.campaign.title,
        "indicators": {indicator.id: indicator.label for indicator in desk.outline.indicators},
    }
