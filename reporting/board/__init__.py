"""The board of a campaign: every unit that takes part, how far its report is, and whether it came in time."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import NamedTuple

from forms.outline import Outline
from reporting.clock import moment
from reporting.deadlines import REPORT_STEP, on_time
from reporting.outlines import outline_of
from store import deadlines, extensions, standings
from store.campaigns import Campaign
from store.connection import Database, snapshot
from store.standings import Branch, Standing
from store.units import Unit

STAGES = {
    "not_started": "Chưa làm",
    "in_progress": "Đang làm",
    "submitted": "Chờ duyệt",
    "returned": "Trả lại",
    "accepted": "Đã duyệt",
}
SENT = frozenset({"submitted", "accepted"})
PUNCTUAL = {"on_time": "Đúng hạn", "late": "Sau hạn", "overdue": "Quá hạn chưa nộp", "": ""}


@dataclass(frozen=True)
class Row:
    """One unit on the board.

    `branch` is the code of the unit under the board's top that it belongs to, "" for the top itself; `stage` is a
    key of STAGES, `punctual` of PUNCTUAL. `sections` of `sections_asked` have been begun. Times are stamps, `due` a
    day (ISO), "" where there is none, `extended` where it is the unit's own; `arrived_at` is the hand-in that counts
    for the deadline.
    """

    unit_id: int
    code: str
    name: str
    kind: str
    parent: str
    branch: str
    level: int
    report_id: int
    status: str
    stage: str
    sections: int
    sections_asked: int
    due: str
    submitted_at: str
    arrived_at: str
    punctual: str
    accepted_at: str
    contact_name: str
    contact_phone: str
    extended: bool = False
    search_key: str = ""


class Seat(NamedTuple):
    """A unit's place in the tree: its parent's and its branch's code, and how far below the top it is."""

    parent: str
    branch: str
    level: int


@dataclass(frozen=True)
class Dues:
    """When reports are due: by kind, and by unit where more time was given; texts that begin with a day."""

    by_kind: Mapping[str, str]
    by_unit: Mapping[int, str]
    today: date

    def of(self, unit_id: int, kind: str) -> date | None:
        """The last day of a unit's report, None where none is set."""
        due = self.by_unit.get(unit_id) or self.by_kind.get(kind)
        return date.fromisoformat(due[:10]) if due else None

    def punctual(self, due: date | None, sent: bool, arrived_at: str) -> str:
        """A key of PUNCTUAL."""
        if sent:
            return "on_time" if on_time(moment(arrived_at), due) else "late"
        return "overdue" if due and self.today > due else ""


@dataclass(frozen=True)
class SectionsAsked:
    """How many sections each kind of unit writes in."""

    outline: Outline

    @cached_property
    def known(self) -> dict[str, int]:
        """{kind: number of sections with questions}, the page “Thể thức” among them."""
        kinds = (kind.id for kind in self.outline.unit_kinds)
        return {kind: 1 + sum(bool(each.questions) for each in self.outline.sections_for(kind)) for kind in kinds}

    def of(self, kind: str) -> int:
        """The number for a kind, 0 for one that the outline does not know."""
        return self.known.get(kind, 0)


def board(db: Database, campaign: Campaign, now: datetime, under: Unit | None = None) -> list[Row]:
    """The units that take part, with `under` only it and those below it, each before those below it.

    The tree is that of the campaign's tree date; units outside it stand at the end.
    """
    with snapshot(db):
        known = {standing.unit_id: standing for standing in standings.of_campaign(db, campaign.id)}
        seats = dict(seated(standings.tree(db, campaign.tree_date), known, under.id if under else None))
        dues = dues_of(db, campaign, now.date())
    asked = SectionsAsked(outline_of(campaign))
    if under is None:
        seats |= {unit_id: Seat("", "", 0) for unit_id in known.keys() - seats.keys()}
    return [row(known[unit_id], seat, asked.of(known[unit_id].kind), dues) for unit_id, seat in seats.items()]


def dues_of(db: Database, campaign: Campaign, today: date) -> Dues:
    """When the campaign's reports are due."""
    by_kind = {each.unit_kind: each.due for each in deadlines.of_campaign(db, campaign.id) if each.step == REPORT_STEP}
    granted = extensions.of_campaign(db, campaign.id).items()
    return Dues(by_kind, {unit_id: each.due for (unit_id, step), each in granted if step == REPORT_STEP}, today)


def seated(tree: Sequence[Branch], known: Mapping[int, Standing], top: int | None) -> Iterator[tuple[int, Seat]]:
    """The seat of each unit that takes part, in the order of the tree; `top` None takes in every root."""
    below: dict[int | None, list[int]] = defaultdict(list)
    above: dict[int, int | None] = {}
    for branch in tree:
        below[branch.parent_id].append(branch.unit_id)
        above[branch.unit_id] = branch.parent_id
    codes = {unit_id: standing.code for unit_id, standing in known.items()}
    waiting = [(unit_id, 0, "") for unit_id in reversed(below[None] if top is None else [top])]
    while waiting:
        unit_id, level, branch_code = waiting.pop()
        if unit_id in known:
            yield unit_id, Seat(codes.get(above.get(unit_id) or 0, ""), branch_code, level)
        for child in reversed(below[unit_id]):
            waiting.append((child, level + 1, branch_code or codes.get(child, "")))


def row(standing: Standing, seat: Seat, sections_asked: int, dues: Dues) -> Row:
    """One unit's row."""
    due = dues.of(standing.unit_id, standing.kind)
    sent = standing.status in SENT
    arrived_at = (standing.arrived_at or standing.submitted_at) if standing.status != "draft" else ""
    return Row(
        unit_id=standing.unit_id,
        code=standing.code,
        name=standing.short_name or standing.name,
        kind=standing.kind,
        parent=seat.parent,
        branch=seat.branch,
        level=seat.level,
        report_id=standing.report_id,
        status=standing.status,
        stage=stage(standing),
        sections=standing.sections,
        sections_asked=sections_asked,
        due=due.isoformat() if due else "",
        submitted_at=standing.submitted_at if standing.status != "draft" else "",
        arrived_at=arrived_at,
        punctual=dues.punctual(due, sent, arrived_at),
        accepted_at=standing.accepted_at,
        contact_name=standing.contact_name,
        contact_phone=standing.contact_phone,
        extended=standing.unit_id in dues.by_unit,
        search_key=standing.search_key,
    )


def stage(standing: Standing) -> str:
    """A key of STAGES: a draft that nobody has saved anything in has not been begun."""
    if standing.status != "draft":
        return standing.status
    return "in_progress" if standing.sections else "not_started"
