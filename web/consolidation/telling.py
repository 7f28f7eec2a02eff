"""What the page of a consolidation tells: who is missing, what the last run did, what moved, what was chosen."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from forms.figures import read_figure
from reporting.consolidation.consolidating import Gathered
from reporting.consolidation.coverage import Child
from reporting.consolidation.rerun import Affected, explained, frozen, present, shown_change
from reporting.desk import Desk
from reporting.workflow import STATUSES
from store import consolidation_choices, units
from store.consolidations import Consolidation
from store.units import Unit
from web.connection import get_db
from web.heads import base_of
from web.remarks import name_of

MOST_CELLS = 400


def here(report_id: int) -> str:
    """The address of the page."""
    return f"{base_of(report_id)}/tong-hop"


class Missed(NamedTuple):
    """A unit that does not count, and whom to call."""

    name: str
    state: str
    contact: str
    href: str


class Moved(NamedTuple):
    """A cell that moved, as it is shown: old, new, whose reports moved it."""

    label: str
    href: str
    before: str
    after: str
    causes: tuple[str, ...]
    more: int


class Moves(NamedTuple):
    """How many cells moved, and the first of them."""

    many: int
    rows: list[Moved]


NO_MOVES = Moves(0, [])


class Run(NamedTuple):
    """The last consolidation: when, by whom, of how many, what it filled, why, how many cells hold its figures."""

    made: Consolidation
    who: str
    counted: int
    moved: Moves
    first: bool
    held: int


def missed_of(children: Sequence[Child]) -> list[Missed]:
    """Those that do not count, with whom to call."""
    lacking = [child for child in children if not child.counted]
    known = units.by_ids(get_db(), [child.unit_id for child in lacking])
    return [missed(child, known[child.unit_id]) for child in lacking]


def missed(child: Child, unit: Unit) -> Missed:
    contact = ", ".join(filter(None, (unit.contact_name, unit.contact_phone)))
    return Missed(child.name, STATUSES[child.status].lower(), contact, base_of(child.report_id))


def last_run(desk: Desk, runs: Sequence[Consolidation]) -> Run | None:
    """The last consolidation and what it changed against the one before."""
    if not runs:
        return None
    made = runs[-1]
    before = runs[-2] if len(runs) > 1 else None
    moved = explained(get_db(), desk.outline, frozen(before), frozen(made)) if before else []
    counted = sum(1 for child in made.children if child["version"])
    held = sum(map(len, made.marked.values()))
    return Run(made, name_of(made.user_id), counted, shown(desk, moved), before is None, held)


def waiting(desk: Desk, gathered: Gathered, runs: Sequence[Consolidation]) -> Moves:
    """What another run would change, since the last one."""
    if not runs:
        return NO_MOVES
    return shown(desk, explained(get_db(), desk.outline, frozen(runs[-1]), present(gathered)))


def shown(desk: Desk, moved: Sequence[Affected]) -> Moves:
    """Cells that moved as lines of a table."""
    return Moves(len(moved), [shown_one(desk, one) for one in moved[:MOST_CELLS]])


def shown_one(desk: Desk, one: Affected) -> Moved:
    indicator, period = desk.outline.indicator(one.change.indicator), desk.outline.period(one.change.period)
    causes = [f"{share.name} ({hand_in(share.before, share.after)})" for share in one.shares]
    if one.own:
        causes.insert(0, "phần riêng của đơn vị")
    return Moved(
        f"{indicator.label} – {period.printed}",
        f"{here(desk.report.id)}/{indicator.id}/{period.id}",
        *shown_change(one.change),
        tuple(causes),
        one.many - len(one.shares),
    )


def hand_in(before: int, after: int) -> str:
    """Which hand-in took the place of which."""
    if not after:
        return "không còn được tính"
    return f"bản {before} → bản {after}" if before else f"mới được tính, bản {after}"


class Chosen(NamedTuple):
    """A choice that was made, as it is shown."""

    label: str
    what: str
    typed: str
    computed: str
    reason: str
    who: str
    at: str


def choices_of(desk: Desk) -> list[Chosen]:
    """Every choice that holds, the last one first."""
    kept = consolidation_choices.of_report(get_db(), desk.report.id).values()
    names: Mapping[str, str] = {"typed": "Giữ số đã gõ", "computed": "Lấy số tổng hợp"}
    return [
        Chosen(
            f"{desk.outline.indicator(one.indicator).label} – {desk.outline.period(one.period).printed}",
            names[one.choice],
            read_figure(one.typed).shown(),
            read_figure(one.computed).shown(),
            one.reason,
            name_of(one.user_id),
            one.at,
        )
        for one in sorted(kept, key=lambda one: one.at, reverse=True)
    ]
