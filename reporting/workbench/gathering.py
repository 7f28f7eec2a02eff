"""The narratives of the units below a report, read for its workbench; who may see whose name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from reporting.context import PLACE_FIELDS
from reporting.desk import Desk
from reporting.workbench.cutting import sentences
from reporting.workbench.digest import Answer, Left, digest, left, marks_of
from reporting.workbench.points import Point, answer_at, points_of
from reporting.workflow import STATUSES
from store import entries, handed_in, narratives, passages, text_marks, units
from store.connection import Database, snapshot
from store.entries import Entry
from store.handed_in import HandedIn
from store.narratives import Told
from store.passages import Passage
from store.units import Unit

ACCEPTED, HANDED_IN = ("accepted",), ("accepted", "submitted")
STATES = {"": HANDED_IN, "accepted": ACCEPTED}


class Waiting(NamedTuple):
    """A unit whose report is not there yet."""

    unit: Unit
    report_id: int
    status: str

    @property
    def state(self) -> str:
        """How far it is, in words."""
        return STATUSES[self.status].lower()


@dataclass(frozen=True)
class Below:
    """The units directly under a report that take part, and which of them have handed in."""

    units: tuple[Unit, ...]
    reports: Mapping[int, HandedIn]
    waiting: tuple[Waiting, ...]

    @property
    def in_hand(self) -> int:
        """How many have handed in."""
        return len(self.units) - len(self.waiting)


@dataclass(frozen=True)
class Row:
    """One point in the list of all: how many units wrote to it, how many passages of how many units are in use."""

    point: Point
    wrote: int
    units_used: int
    passages: int

    @property
    def idle(self) -> int:
        """Units that nothing was taken of."""
        return max(0, self.wrote - self.units_used)


@dataclass(frozen=True)
class Bench:
    """One point with all there is to it."""

    point: Point
    below: Below
    answers: Sequence[Answer]
    left: Left
    entry: Entry
    picked: tuple["Picked", ...]
    names: Mapping[int, str] = field(repr=False)

    @property
    def draft(self) -> str:
        """The report's own answer so far."""
        return answer_at(self.entry.content, self.point)


class Picked(NamedTuple):
    """A passage in use with its source as it stands now.

    `edited`: its text no longer stands in the draft as it was taken. `source`: "" as it was, "changed" where a
    later hand-in says it no more, "gone" where the unit's report is not handed in now.
    """

    passage: Passage
    unit: Unit
    edited: bool
    source: str
    version: int


def below_of(db: Database, desk: Desk) -> Below:
    """The units below that take part, in the order of lists."""
    known = units.children(db, desk.unit.id, desk.campaign.tree_date)
    found = handed_in.latest_of_units(db, desk.campaign.id, [unit.id for unit in known], ())
    taking_part = tuple(unit for unit in known if unit.id in found)
    waiting = tuple(
        Waiting(unit, found[unit.id].report_id, found[unit.id].status)
        for unit in taking_part
        if found[unit.id].status not in HANDED_IN
    )
    return Below(taking_part, found, waiting)


def points(desk: Desk, below: Below, places: Mapping[str, str]) -> list[Point]:
    """Every point that the units below are asked in words."""
    theirs = {f"parent.{name}": getattr(desk.unit, name) for name in PLACE_FIELDS}
    return points_of(desk.outline, desk.unit.kind, {unit.kind for unit in below.units}, places, theirs)


def overview(db: Database, desk: Desk, places: Mapping[str, str]) -> tuple[Below, list[Row]]:
    """Every point with how much of it is in use."""
    with snapshot(db):
        below = below_of(db, desk)
        known = points(desk, below, places)
        where = [(one.section, *one.place) for one in known]
        wrote = narratives.how_many(db, desk.campaign.id, [unit.id for unit in below.units], HANDED_IN, where)
        used = passages.of_report(db, desk.report.id)
        return below, [row_of(point, many, used) for point, many in zip(known, wrote, strict=True)]


def row_of(point: Point, wrote: int, used: Sequence[Passage]) -> Row:
    mine = of_point(used, point)
    return Row(point, wrote, len({one.source_report for one in mine}), len(mine))


def of_point(used: Sequence[Passage], point: Point) -> list[Passage]:
    """The passages that were taken into one answer."""
    return [one for one in used if (one.section, one.question, one.addressee) == (point.section, *here(point))]


def here(point: Point) -> tuple[str, str]:
    return point.question, point.addressee


def told_at(db: Database, desk: Desk, below: Below, point: Point, states: Sequence[str] = HANDED_IN) -> dict[int, Told]:
    """What each unit below handed in at a point."""
    ids = [unit.id for unit in below.units]
    return narratives.told(db, desk.campaign.id, ids, states, point.section, *point.place)


def bench(db: Database, desk: Desk, below: Below, point: Point) -> Bench:
    """One point: all answers in pieces, the draft beside them, what was taken from where."""
    with snapshot(db):
        told = told_at(db, desk, below, point)
        used = of_point(passages.of_report(db, desk.report.id), point)
        entry = entries.get(db, desk.report.id, point.section)
        marks = marks_of(one.text for one in told.values())
        own = {one.report_id for one in told.values()}
        seen = [
            one
            for one in text_marks.find(db, desk.campaign.id, marks)
            if one.report_id not in own or one.question != point.question
        ]
        answers = digest(below.units, told, seen, used)
        return Bench(
            point=point,
            below=below,
            answers=answers,
            left=left(answers),
            entry=entry,
            picked=tuple(picked(one, below, told, answer_at(entry.content, point)) for one in used),
            names=names_of(db, desk, below, answers),
        )


def names_of(db: Database, desk: Desk, below: Below, answers: Sequence[Answer]) -> dict[int, str]:
    """The units that this report's people may know, by id; at the top of the tree every unit, else those below."""
    named = {unit.id: unit.short_name for unit in below.units}
    if desk.parent is None:
        sources = {piece.copy.unit_id for answer in answers for piece in answer.pieces if piece.copy}
        found = units.by_ids(db, sources - named.keys())
        named |= {id: unit.short_name for id, unit in found.items()}
    return named


def picked(passage: Passage, below: Below, told: Mapping[int, Told], draft: str) -> Picked:
    """A passage beside its source and beside the draft."""
    source = next(unit for unit in below.units if below.reports[unit.id].report_id == passage.source_report)
    edited = passage.text not in [line.strip() for line in draft.split("\n")]
    now = told.get(source.id)
    if now is None:
        return Picked(passage, source, edited, "gone", 0)
    changed = now.version != passage.source_version and not still_says(now.text, passage.text)
    return Picked(passage, source, edited, "changed" if changed else "", now.version)


def still_says(text: str, passage: str) -> bool:
    """Whether every sentence of a passage stands in a text."""
    whole = " ".join(text.split())
    return all(sentence in whole for sentence in sentences(passage))
