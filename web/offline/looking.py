"""A returned file in words: what stands in the list of a batch."""

from collections.abc import Mapping
from typing import Any

from flask_login import current_user

from reporting.desk import Desk, open_desk
from reporting.offline.importing import NotTaken, Proposal, proposed
from reporting.offline.judging import Judged
from reporting.offline.telling import summary
from web.configuration import clock, settings
from web.connection import get_db
from web.heads import State
from web.offline.kept_batches import Sent

LOOKS = {
    "clean": State("doing", "Chờ nhận"),
    "same": State("done", "Không thay đổi"),
    "contested": State("short", "Cần chọn"),
    "wrong": State("short", "Có lỗi"),
    "refused": State("back", "Không nhận được"),
    "closed": State("new", "Chỉ xem"),
    "taken": State("sent", "Đã nhận"),
}


def opened(report_id: int) -> Desk | None:
    """The report as the visitor may see it, None for a stranger."""
    return open_desk(get_db(), current_user.user, report_id, clock().now())


def proposal(answer: Mapping[str, Any], wanted: int = 0) -> Proposal:
    """What a file would change now; raises NotTaken."""
    return proposed(get_db(), answer, settings().secret_key, opened, opened(wanted) if wanted else None)


def looked_at(name: str, answer: dict[str, Any], wanted: int = 0) -> Sent:
    """A file with how it stands now."""
    try:
        found = proposal(answer, wanted)
    except NotTaken as error:
        return Sent(name, answer, "refused", str(error), wanted=wanted)
    desk = found.desk
    return Sent(
        name, answer, look_of(found.judged, desk), summary(found.judged), desk.unit.short_name, desk.report.id, wanted
    )


def look_of(made: Judged, desk: Desk) -> str:
    """How a file stands, in one word."""
    if not made.whole:
        return "refused"
    if made.unchanged:
        return "same"
    if not desk.may_edit:
        return "closed"
    if made.contested:
        return "contested"
    return "wrong" if made.troubles else "clean"
