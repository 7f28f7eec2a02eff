"""What the pages of one unit share: finding it, whom it may be put under, the unit that a clerk names."""

from flask import abort
from flask_login import current_user

from reporting.units.kinds import known_kinds
from reporting.units.moving import CannotMove
from store import unit_parents, units
from store.errors import Missing
from store.units import Unit
from web.configuration import clock
from web.connection import get_db

MOST_NAMED = 8


def unit_for(unit_id: int) -> Unit:
    """The unit; 404 where there is none."""
    try:
        return units.get(get_db(), unit_id)
    except Missing:
        abort(404)


def tree_today() -> tuple[Unit, ...]:
    """The province and all under it, in the order of lists."""
    return unit_parents.subtree(get_db(), current_user.unit_id, clock().today().isoformat())


def parents_offered(without: Unit | None = None) -> list[tuple[str, str]]:
    """(code, name) of the units that may have others under them: by their kind, or because they have some."""
    receiving = {id for id, kind in known_kinds(get_db()).by_id.items() if kind.receives}
    tree = tree_today()
    above = set(unit_parents.parent_ids(get_db(), [unit.id for unit in tree], clock().today().isoformat()).values())
    offered = (unit for unit in tree if unit.kind in receiving or unit.id in above)
    return [(unit.code, f"{unit.short_name} ({unit.code})") for unit in offered if unit != without]


def unit_named(text: str, field: str) -> Unit:
    """The open unit of this code or name; raises CannotMove about the cell where none, or more than one, is meant."""
    exact = units.by_code(get_db(), text.upper()) or units.by_code(get_db(), text)
    if exact:
        return exact
    found = [unit for unit in units.search(get_db(), text, MOST_NAMED + 1) if not unit.closed_on]
    if not found:
        raise CannotMove(f"Không có đơn vị nào mang mã hoặc tên “{text}”.", field)
    if len(found) > 1:
        listed = "; ".join(f"{unit.code} {unit.short_name}" for unit in found[:MOST_NAMED])
        more = "; …" if len(found) > MOST_NAMED else ""
        raise CannotMove(f"Có nhiều đơn vị khớp với “{text}”. Xin ghi mã của một trong số: {listed}{more}.", field)
    return found[0]
