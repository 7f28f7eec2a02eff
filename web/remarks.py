"""What reviewers said, as pages show it: whose words, when, whether they are ticked as done."""

from collections.abc import Iterable
from typing import NamedTuple

from reporting.desk import Desk
from store import comments, users
from store.comments import Comment
from store.errors import Missing
from web.connection import get_db
from web.language import when

MARK = "y-kien"


class Said(NamedTuple):
    """One remark. `mended` says who ticked it and when, empty while it is open; `tick` is where to tick it,
    empty for who may not."""

    id: int
    section: str
    question: str
    body: str
    who: str
    at: str
    mended: str
    tick: str

    @property
    def anchor(self) -> str:
        return f"{MARK}-{self.id}"


def said_of(desk: Desk, base: str) -> list[Said]:
    """Every remark on the report, the first one first."""
    return [shown(remark, desk.may_edit, base) for remark in comments.of_report(get_db(), desk.report.id)]


def shown(remark: Comment, may_tick: bool, base: str) -> Said:
    is_open = remark.resolved_at is None
    return Said(
        remark.id,
        remark.section,
        remark.question,
        remark.body,
        name_of(remark.user_id),
        when(remark.at),
        "" if is_open else f"{name_of(remark.resolved_by)}, {when(remark.resolved_at)}",
        f"{base}/{MARK}/{remark.id}/da-sua" if is_open and may_tick else "",
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
