"""The signed paper of a report: taken once the report is handed in, kept beside it, told in its history."""

from datetime import datetime

from documents.scan import checked
from reporting.clock import stamp
from reporting.desk import Desk
from reporting.workflow import EDITABLE, NotAllowed
from store import events, scans
from store.connection import Database, write
from store.users import User

ADDED = "scan"


def may_add(desk: Desk) -> bool:
    """Whoever has the report on the desk, once it is handed in: the paper may have come to the unit above by post."""
    return bool(desk.roles) and desk.report.status not in EDITABLE and not desk.closed


def add_scan(db: Database, desk: Desk, user: User, now: datetime, name: str, data: bytes) -> None:
    """Keep the scan as the report's signed paper, in place of an earlier one. Raises BadScan, NotAllowed."""
    if not may_add(desk):
        raise NotAllowed("Bản ký gửi được sau khi đã nộp báo cáo. Hãy nộp báo cáo trước.")
    kind = checked(data)
    with write(db):
        scans.add(db, desk.report.id, name, kind, data, user.id, stamp(now))
        events.add(db, desk.report.id, ADDED, user.id, stamp(now), name)
