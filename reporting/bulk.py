"""Many reports moved at once, each by the table of transitions; one that is refused stops no other.

All that one press of a button does is one transaction with its receipt: pressed twice it does nothing more and
tells the same again.
"""

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import NamedTuple

from reporting.clock import moment, stamp
from reporting.desk import REVIEWER, Desk, open_desk
from reporting.reviewing import accept, send_back, worded
from reporting.submission import Overtaken
from reporting.workflow import TRANSITIONS, NotAllowed
from store import receipts
from store.connection import Database, write
from store.users import User
from store.values import from_json, to_json

ACTIONS = ("accept", "return")
"""The steps that reviewers take with many reports; each is one of TRANSITIONS."""
WITH_COMMENT = frozenset({"return"})


class Wanted(NamedTuple):
    """A report to be moved, and the hand-in that the reviewer saw, as `mark_of` tells it; None where any will do."""

    report_id: int
    seen: int | None = None


class Settled(NamedTuple):
    """A report of those asked for; `reason` says why it was refused, "" where it was moved."""

    report_id: int
    code: str
    name: str
    reason: str = ""


@dataclass(frozen=True)
class Outcome:
    """What became of all that were asked for, in their order."""

    action: str
    settled: tuple[Settled, ...]

    @property
    def done(self) -> list[Settled]:
        """Those that were moved."""
        return [each for each in self.settled if not each.reason]

    @property
    def refused(self) -> list[Settled]:
        """Those that stayed where they were."""
        return [each for each in self.settled if each.reason]


class LeftAlone(NotAllowed):
    """Có báo cáo không xử lý được."""

    def __init__(self, outcome: Outcome) -> None:
        told = "; ".join(f"{each.code or each.name}: {each.reason}" for each in outcome.refused)
        super().__init__(f"{len(outcome.refused)} báo cáo để nguyên. {told}")


class NotYours(NotAllowed):
    """Chỉ đơn vị cấp trên trực tiếp và chuyên viên tỉnh xử lý được báo cáo này."""

    def __init__(self) -> None:
        super().__init__(self.__doc__)


@dataclass(frozen=True)
class Press:
    """One press of a button: its key ("" leaves no receipt) and the hash of what it sent."""

    key: str = ""
    digest: str = ""


NO_KEY = Press()


def settle(
    db: Database,
    user: User,
    action: str,
    wanted: Iterable[Wanted],
    now: datetime,
    comment: str = "",
    press: Press = NO_KEY,
) -> Outcome:
    """Take the step `action`, one of ACTIONS, with each report, in one transaction.

    Raises NothingSaid, TooMuchSaid where the comment that a return needs cannot be taken, KeyReused.
    """
    text = worded(comment) if action in WITH_COMMENT else ""
    scope = scope_of(user)
    with write(db):
        answered = receipts.find(db, press.key, scope, press.digest) if press.key else None
        if answered:
            return told(answered)
        outcome = Outcome(action, tuple(_settle_one(db, user, action, each, now, text) for each in wanted))
        if press.key:
            receipts.add(db, press.key, scope, press.digest, to_json(asdict(outcome)), stamp(now))
    return outcome


def scope_of(user: User) -> str:
    """Whose receipts they are."""
    return f"bulk/{user.id}"


def told(answer: str) -> Outcome:
    """An outcome as its receipt kept it."""
    kept = from_json(answer)
    return Outcome(kept["action"], tuple(Settled(*each) for each in kept["settled"]))


def _settle_one(db: Database, user: User, action: str, wanted: Wanted, now: datetime, comment: str) -> Settled:
    desk = open_desk(db, user, wanted.report_id, now)
    if desk is None:
        return Settled(wanted.report_id, "", f"Báo cáo số {wanted.report_id}", str(NotYours()))
    settled = Settled(desk.report.id, desk.unit.code, desk.unit.short_name)
    try:
        refuse_unseen(desk, wanted.seen)
        STEPS[action](db, desk, user, now, comment)
    except NotAllowed as error:
        return settled._replace(reason=str(error))
    return settled


def refuse_unseen(desk: Desk, seen: int | None) -> None:
    """Raise NotYours for no reviewer of the report, Overtaken where it was handed in again since it was seen."""
    if REVIEWER not in desk.roles:
        raise NotYours
    if seen is not None and seen != mark_of(desk.report.submitted_at):
        raise Overtaken


def mark_of(submitted_at: str | None) -> int:
    """A hand-in by its second since 1970, 0 for none: short, for a page that names thousands of them."""
    return int(moment(submitted_at).timestamp()) if submitted_at else 0


def _accept(db: Database, desk: Desk, user: User, now: datetime, comment: str) -> None:
    accept(db, desk, user, now)


def _return(db: Database, desk: Desk, user: User, now: datetime, comment: str) -> None:
    send_back(db, desk, "return", user, now, comment)


Step = Callable[[Database, Desk, User, datetime, str], None]
STEPS: dict[str, Step] = {"accept": _accept, "return": _return}


def label_of(action: str) -> str:
    """What a step is called on buttons and in commands."""
    return TRANSITIONS[action].label
