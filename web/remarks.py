"""What reviewers said, as pages show it: whose words, when, whether they are ticked as done."""

from collections.abc import Iterable
from typing import NamedTuple

from flask_login import current_user

from reporting.desk import REVIEWER, Desk
from store import comments, users
from store.comments import Comment
from store.errors import Missing
from web.connection import get_db
from web.language import when

MARK = "y-kien"


class Said(NamedTuple):
    """One remark. `mended` says who ticked it and when, empty while it is open. `tick`, `untick` and `reword` are
    where to do so, empty for who may not."""

    id: int
    section: str
    question: str
    body: str
    who: str
    at: str
    mended: str
    tick: str
    untick: str = ""
    reword: str = ""

    @property
    def anchor(self) -> str:
        return f"{MARK}-{self.id}"


def said_of(desk: Desk, base: str) -> list[Said]:
    """Every remark on the report, the first one first."""
    return [shown(remark, desk, base) for remark in comments.of_report(get_db(), desk.report.id)]


def shown(remark: Comment, desk: Desk, base: str) -> Said:
    is_open, here = remark.resolved_at is None, f"{base}/{MARK}/{remark.id}"
    mine = REVIEWER in desk.roles and remark.user_id == current_user.id
    return Said(
        remark.id,
        remark.section,
        remark.question,
        remark.body,
        name_of(remark.user_id),
        when(remark.at),
        "" if is_open else f"{name_of(remark.resolved_by)}, {when(remark.resolved_at)}",
        f"{here}/da-sua" if is_open and desk.may_edit else "",
        f"{here}/chua-sua" if not is_open and desk.may_edit else "",
        f"{here}/sua" if is_open and mine else "",
    )


def name_of(user_id: int | None) -> str:
    """A person by name; the program where nobody did it."""
    try:
        return users.get(get_db(), user_id).display_name if user_id else "Phần mềm"
    except Missing:
        return "Một người khác"


def on_the_whole(said: Iterable[Said], sections: Iterable[str]) -> list[Said]:
    """The remarks that stand at none of these sections."""
    shown_there = frozenset(sections)
    return [each for each in said if each.section not in shown_there]
