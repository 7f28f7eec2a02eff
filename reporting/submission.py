"""Steps of a report's way: checked, taken once, written down with the frozen copy."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from forms.checking import Finding
from forms.figures import kept_figures
from reporting.check import check, errors, unmended
from reporting.clock import stamp
from reporting.consolidation.packing import Layout, pack
from reporting.desk import Desk, contents_of
from reporting.workflow import NotAllowed, take
from store import comments, entries, reports, versions
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

    Raises `NotAllowed`, `Unfinished` with the findings, `Overtaken`.
    """
    step = take("submit", desk.report.status, desk.roles, desk.past_recall)
    with write(db):
        kept = entries.of_report(db, desk.report.id)
        contents = contents_of(kept)
        found = [*errors(check(desk, contents)), *unmended(comments.of_report(db, desk.report.id))]
        if found:
            raise Unfinished(found)
        moved(db, desk, step.target, user, now, step.action)
        freeze(db, desk, user.id, now)


def move(db: Database, desk: Desk, action: str, user: User, now: datetime, note: str = "") -> None:
    """Any other step: recall, return, accept, reopen. Raises `NotAllowed`, `Overtaken`."""
    step = take(action, desk.report.status, desk.roles, desk.past_recall)
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
    """Keep the report as it was handed in, with the names that were printed and its figures packed for summing."""
    kept = contents_of(entries.of_report(db, desk.report.id))
    packed = pack(Layout.of(desk.outline), kept_figures(desk.outline, desk.unit.kind, kept))
    versions.add(
        db, desk.report.id, unit=asdict(desk.unit), labels=labels(desk), by=by, at=stamp(now), figures=packed
    )


def labels(desk: Desk) -> Mapping[str, Any]:
    """The names that were printed, so that an old report reprints the same after a renaming."""
    return {
        "parent": asdict(desk.parent) if desk.parent else None,
        "campaign": desk.campaign.title,
        "indicators": {indicator.id: indicator.label for indicator in desk.outline.indicators},
    }
