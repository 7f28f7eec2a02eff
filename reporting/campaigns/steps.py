"""The steps of a campaign that units record themselves: when and how the review was held, the Party committee told."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import NamedTuple

from forms.outline import Outline, Step
from reporting.clock import stamp
from reporting.deadlines import REPORT_STEP
from reporting.desk import AUTHOR, Desk
from reporting.workflow import NotAllowed
from store import events, milestones
from store.connection import Database, write
from store.milestones import Milestone
from store.users import User
from vietnamese.dates import cited_day

RECORDED = "milestone"
NOTHING = "chưa ghi"


class Done(NamedTuple):
    """What a unit says of one step; `day` None takes it back."""

    day: date | None
    way: str = ""
    note: str = ""


def recorded_steps(outline: Outline) -> list[Step]:
    """The steps that units record; sending the report is recorded by itself."""
    return [step for step in outline.campaign.steps if step.id != REPORT_STEP]


def record(db: Database, desk: Desk, user: User, now: datetime, said: Mapping[str, Done]) -> list[str]:
    """Keep what the unit says of its steps, each change an event; returns the changes in words. Raises NotAllowed.

    It may be said whatever the state of the report, until the campaign is closed.
    """
    if AUTHOR not in desk.roles or desk.closed:
        raise NotAllowed("Đợt báo cáo đã khép lại nên không ghi thêm được.")
    changes = []
    with write(db):
        kept = milestones.of_report(db, desk.report.id)
        for step in known(desk.outline, said):
            told = kept_change(db, desk, step, kept.get(step.id), said[step.id], user, now)
            if told:
                events.add(db, desk.report.id, RECORDED, user.id, stamp(now), told)
                changes.append(told)
    return changes


def known(outline: Outline, said: Mapping[str, Done]) -> Iterable[Step]:
    return (step for step in recorded_steps(outline) if step.id in said)


def kept_change(
    db: Database, desk: Desk, step: Step, old: Milestone | None, new: Done, user: User, now: datetime
) -> str:
    """Keep one step; the change in words, "" where there is none."""
    if words_of(old) == words(new.day, new.way, new.note):
        return ""
    if new.day is None:
        milestones.forget(db, desk.report.id, step.id)
    else:
        day = new.day.isoformat()
        milestones.record(db, desk.report.id, Milestone(step.id, day, new.way, new.note, user.id, stamp(now)))
    return f"{step.label}: {words(new.day, new.way, new.note)} (trước đó: {words_of(old)})"


def words_of(kept: Milestone | None) -> str:
    """What is kept of a step, in words: `28/6/2012, Hội nghị sơ kết riêng`."""
    return words(date.fromisoformat(kept.done_on), kept.way, kept.note) if kept else NOTHING


def words(day: date | None, way: str, note: str) -> str:
    return ", ".join(filter(None, (cited_day(day), way, note))) if day else NOTHING
