"""The list of all units as the clerk keeps it: the tree in its order, or what a search finds."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple
from urllib.parse import urlencode

from flask import Blueprint, render_template, request
from flask_login import current_user

from reporting.units.accounts import without_account
from reporting.units.kinds import known_kinds
from store import unit_parents, units
from store.units import Unit
from vietnamese.keys import search_key
from web.access import CLERK, open_to
from web.configuration import clock
from web.connection import get_db

PAGE_ROWS = 100
OPEN, CLOSED, LOOSE = "", "da-dong", "chua-xep"
STATES = {OPEN: "Đang hoạt động", CLOSED: "Đã đóng", LOOSE: "Chưa thuộc cấp trên nào"}

pages = Blueprint("unit_list", __name__)


class Line(NamedTuple):
    """One unit of the list; `level` is how deep it stands, `above` whom it stands under."""

    unit: Unit
    kind: str
    level: int
    above: str


@pages.get("/don-vi/quan-ly")
@open_to(CLERK)
def all_units() -> str:
    """The units by page, those asked for by words without marks, by kind and by state."""
    sought, kind = request.args.get("tim", "").strip()[:100], request.args.get("loai", "")
    state = request.args.get("trang-thai", OPEN)
    state = state if state in STATES else OPEN
    groups = grouped()
    found = [unit for unit in groups[state] if (not kind or unit.kind == kind) and holds(unit, sought)]
    count = max(1, -(-len(found) // PAGE_ROWS))
    number = min(max(1, request.args.get("trang", 1, type=int)), count)
    shown = found[(number - 1) * PAGE_ROWS : number * PAGE_ROWS]
    labels = known_kinds(get_db()).labels
    return render_template(
        "units/manage.html",
        lines=lines_of(shown, labels, groups[OPEN], flat=bool(sought or kind or state)),
        counts=[(name, label, len(groups[name])) for name, label in STATES.items() if groups[name] or not name],
        kinds={id: label for id, label in labels.items() if any(unit.kind == id for unit in groups[state])},
        sought=sought,
        kind=kind,
        state=state,
        found=len(found),
        number=number,
        pages=count,
        query=urlencode({"tim": sought, "loai": kind, "trang-thai": state}),
        waiting=len(without_account(get_db())),
    )


def grouped() -> dict[str, list[Unit]]:
    """Every unit once: those of the tree today in its order, the closed ones, those under nobody."""
    db, today = get_db(), clock().today().isoformat()
    tree = list(unit_parents.subtree(db, current_user.unit_id, today))
    within = {unit.id for unit in tree}
    others = [unit for unit in units.all_units(db) if unit.id not in within]
    closed = [unit for unit in others if unit.closed_on and unit.closed_on <= today]
    return {OPEN: tree, CLOSED: closed, LOOSE: [unit for unit in others if unit not in closed]}


def holds(unit: Unit, sought: str) -> bool:
    """Whether code and names hold every word, marks and capitals aside."""
    return all(word in unit.search_key for word in search_key(sought).split())


def lines_of(shown: Iterable[Unit], labels: Mapping[str, str], tree: Iterable[Unit], flat: bool) -> list[Line]:
    """The lines of one page; `flat` where the tree around them is not shown."""
    within = {unit.id: unit for unit in tree}
    above = unit_parents.parent_ids(get_db(), within, clock().today().isoformat())

    def line(unit: Unit) -> Line:
        deep = 0 if flat else level(unit.id, above)
        return Line(unit, labels.get(unit.kind, unit.kind), deep, name_above(unit, above, within))

    return [line(unit) for unit in shown]


def level(unit_id: int, above: Mapping[int, int]) -> int:
    """How many units stand over this one; a ring in damaged data ends."""
    deep = 0
    while unit_id in above and deep < 12:
        unit_id, deep = above[unit_id], deep + 1
    return deep


def name_above(unit: Unit, above: Mapping[int, int], within: Mapping[int, Unit]) -> str:
    """The short name of whom the unit stands under today."""
    parent = within.get(above.get(unit.id, 0))
    return parent.short_name if parent else ""
