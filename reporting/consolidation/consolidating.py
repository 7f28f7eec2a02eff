"""A unit's report consolidated for real: its children's reports read, its draft filled, what was counted frozen."""

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from forms.figures import kept_figures
from reporting.carrying.taking_over import yielding
from reporting.clock import stamp
from reporting.consolidation import Consolidated, Own, Part, consolidate
from reporting.consolidation.coverage import Child, of_units
from reporting.consolidation.drafting import Draft, draft
from reporting.consolidation.packing import Cell, Layout
from reporting.consolidation.sources import counted_branches, packed_of
from reporting.desk import Desk, contents_of
from store import consolidations, entries, events, handed_in, reports, units
from store.connection import Database, snapshot, write
from store.consolidations import Consolidation
from store.handed_in import HandedIn

ACCEPTED, WIDER = ("accepted",), ("accepted", "submitted")
EVENT = "consolidate"


class NothingBelow(Exception):
    """There is no unit under this one to consolidate."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} không có đơn vị trực thuộc nào tham gia đợt báo cáo này nên không có gì để tổng hợp.")


@dataclass(frozen=True)
class Gathered:
    """What a report's children come to at one moment; `children` are all that are expected, in the order of lists."""

    desk: Desk
    submitted: bool
    children: tuple[Child, ...]
    made: Consolidated


@dataclass(frozen=True)
class Done:
    """A consolidation that was written down."""

    gathered: Gathered
    draft: Draft
    kept: Consolidation


def gather(db: Database, desk: Desk, submitted: bool = False) -> Gathered:
    """The desk's unit consolidated from its accepted children, with `submitted` from those handed in too.

    Only reads. Children are those directly below on the campaign's tree date that take part in the campaign,
    each with its last hand-in. Raises NothingBelow.
    """
    with snapshot(db):
        below = units.children(db, desk.unit.id, desk.campaign.tree_date)
        states = WIDER if submitted else ACCEPTED
        found = handed_in.latest_of_units(db, desk.campaign.id, [unit.id for unit in below], states)
        expected = [(unit, found[unit.id]) for unit in below if unit.id in found]
        if not expected:
            raise NothingBelow(desk.unit.short_name)
        layout = Layout.of(desk.outline)
        children = tuple(
            Child(unit.id, unit.code, unit.short_name, unit.kind, last.report_id, last.status, *counted(last, states))
            for unit, last in expected
        )
        parts = [
            Part(child.code, child.kind, packed_of(db, desk.outline, layout, child, last.figures))
            for child, (_, last) in zip(children, expected, strict=True)
            if child.counted
        ]
        return Gathered(desk, submitted, children, consolidate(desk.outline, own_of(db, desk), parts))


def counted(last: HandedIn, states: Collection[str]) -> tuple[int, str, str, str, str]:
    """The hand-in that counts and who stood behind it; 0 where the report's status is none of `states`."""
    if last.status not in states:
        return 0, "", "", "", ""
    return last.version, last.submitted_at, last.submitted_by, last.accepted_at, last.accepted_by


def own_of(db: Database, desk: Desk) -> Own:
    """The unit's own part as its report has it now, and the size of each branch where something is counted."""
    kept = contents_of(entries.of_report(db, desk.report.id))
    figures = kept_figures(desk.outline, desk.unit.kind, kept, "own")
    branches = counted_branches(db, desk.outline, desk.unit.id, desk.campaign.tree_date)
    return Own(desk.unit.code, desk.unit.kind, figures, branches)


def consolidate_report(
    db: Database, desk: Desk, by: int, now: datetime, submitted: bool = False, over: Collection[Cell] = ()
) -> Done:
    """Put what the children come to into the report's draft, and freeze what was counted beside it.

    Fills empty cells and those that the last consolidation wrote; what somebody typed stays, unless it is
    among `over`. All or nothing. Raises NothingBelow, ReportLocked, Busy.
    """
    with write(db):
        report = desk.report
        reports.refuse_locked(db, report.id)
        gathered = gather(db, desk, submitted)
        kept = entries.of_report(db, report.id)
        proposal, marked = gathered.made.kept(), marks(db, report.id)
        own_cells = yielding(db, report.id, proposal, marked)
        made = draft(desk.outline, desk.unit.kind, contents_of(kept), proposal, own_cells, over)
        for section, content in made.changed.items():
            revision = kept[section].revision if section in kept else 0
            entries.save(db, report.id, section, content, revision, "", "", by, stamp(now))
        events.add(db, report.id, EVENT, by, stamp(now), note(gathered, made))
        frozen = Consolidation(
            id=0,
            report_id=report.id,
            user_id=by,
            at=stamp(now),
            submitted=submitted,
            children=[asdict(child) for child in gathered.children],
            own=gathered.made.own.figures,
            figures=proposal,
            marked=made.marked,
        )
        return Done(gathered, made, consolidations.add(db, frozen))


def marks(db: Database, report_id: int) -> Mapping[str, Mapping[str, str]]:
    """The cells that the report's last consolidation wrote, with what it wrote: see `provenance.origin_of`."""
    last = consolidations.latest(db, report_id)
    return last.marked if last else {}


def note(gathered: Gathered, made: Draft) -> str:
    """One line for the report's history."""
    units_shown = of_units(gathered.children).shown
    left = f", giữ {len(made.left)} ô đã gõ khác số tổng hợp" if made.left else ""
    return f"tổng hợp từ {units_shown} đơn vị: ghi {len(made.written)} ô{left}"


def shown(gathered: Gathered) -> dict[str, Any]:
    """`{unit, counted: [code], missing: [code], figures: {indicator: {period: value}}, parts: {indicator:
    {period: {code: "12"}}}}`: every figure that the unit is asked or shown, ratios included, None where nobody
    gave one, "none" for “không phát sinh”; parts hold numbers only, the unit's own under its own code."""
    made = gathered.made
    figures: dict[str, dict[str, str | None]] = {}
    parts: dict[str, dict[str, dict[str, str]]] = {}
    for id, row in made.printed().items():
        figures[id] = {period: figure.kept or None for period, figure in row.items()}
        if not made.outline.indicator(id).ratio:
            parts[id] = {
                period: {code: part.kept for code, part in made.parts_of(id, period).items() if not part.none}
                for period in row
            }
    return {
        "unit": gathered.desk.unit.code,
        "counted": [child.code for child in gathered.children if child.counted],
        "missing": [child.code for child in gathered.children if not child.counted],
        "figures": figures,
        "parts": parts,
    }
