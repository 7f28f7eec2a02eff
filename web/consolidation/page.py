"""The consolidation of a report: of how many units, what was filled and kept, what moved since, every figure."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from flask import Response, render_template, request
from werkzeug.wrappers import Response as WsgiResponse

from forms.figures import read_figure
from reporting.consolidation.comparing import Difference
from reporting.consolidation.consolidating import Gathered, NothingBelow, gather
from reporting.consolidation.coverage import Child, of_units
from reporting.consolidation.cross_checks import twice
from reporting.consolidation.quoting import quoted
from reporting.consolidation.rerun import Affected, explained, frozen, present, shown_change
from reporting.consolidation.rules_on_totals import rules_on_totals
from reporting.consolidation.settling import differences_of
from reporting.consolidation.table import table
from reporting.desk import Desk, contents_of
from reporting.workflow import STATUSES
from store import consolidation_choices, consolidations, entries, units
from store.connection import snapshot
from store.consolidations import Consolidation
from store.units import Unit
from web.access import SIGNED_IN, open_to
from web.connection import get_db
from web.gate import report_for
from web.heads import base_of, head_of
from web.remarks import name_of

Answer = Response | WsgiResponse | str | tuple[str, int]
WIDER = "ca-da-nop"
MOST_CAUSES = 6
MOST_CELLS = 400


class Typed(NamedTuple):
    """A choice that could not be taken: why, the cells ticked, the reason typed."""

    problem: str
    cells: frozenset[str]
    reason: str


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


@open_to(SIGNED_IN)
def show(report_id: int) -> Answer:
    """The consolidation of the report as it would be now, beside what was written the last time."""
    return page(report_for(report_id))


def page(desk: Desk, typed: Typed | None = None) -> str:
    """The page, with a choice that could not be taken in its form."""
    with snapshot(get_db()):
        runs = consolidations.of_report(get_db(), desk.report.id)[-2:]
        wider = wider_asked(runs)
        try:
            gathered = gather(get_db(), desk, wider)
        except NothingBelow as error:
            return render_template("consolidation/nothing.html", head=head_of(desk), why=str(error))
        return filled(desk, gathered, runs, typed)


def filled(desk: Desk, gathered: Gathered, runs: Sequence[Consolidation], typed: Typed | None) -> str:
    """The page of a unit with units below."""
    head = head_of(desk)
    differing = differences_of(get_db(), gathered)
    contents = contents_of(entries.of_report(get_db(), desk.report.id))
    return render_template(
        "consolidation/page.html",
        desk=desk,
        head=head,
        here=here(desk.report.id),
        wider=gathered.submitted,
        covered=of_units(gathered.children),
        missed=missed_of(gathered.children),
        last=last_run(desk, runs),
        waiting=waiting(desk, gathered, runs),
        open_ones=[one for one in differing if not one.settled and not one.stale],
        choices=choices_of(desk),
        typed=typed,
        groups=table(gathered.made, gathered.children, differing),
        periods=desk.outline.periods,
        doubts=[
            *rules_on_totals(desk, gathered, contents),
            *twice(get_db(), gathered),
            *quoted(desk.outline, desk.unit.kind, contents),
        ],
        may_write=desk.may_edit,
    )


def here(report_id: int) -> str:
    """The address of the page."""
    return f"{base_of(report_id)}/tong-hop"


def wider_asked(runs: Sequence[Consolidation]) -> bool:
    """Whether reports handed in but not accepted count: as asked, else as the last time."""
    asked = request.values.get(WIDER, "")
    return asked == "1" if asked else bool(runs and runs[-1].submitted)


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
    causes = [f"{share.name} ({hand_in(share.before, share.after)})" for share in one.shares[:MOST_CAUSES]]
    if one.own:
        causes.insert(0, "phần riêng của đơn vị")
    return Moved(
        f"{indicator.label} – {period.printed}",
        f"{here(desk.report.id)}/{indicator.id}/{period.id}",
        *shown_change(one.change),
        tuple(causes),
        max(0, len(one.shares) - MOST_CAUSES),
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


def field_of(one: Difference) -> str:
    """The value of the box that chooses a cell."""
    return f"{one.place.indicator}.{one.place.period}"
