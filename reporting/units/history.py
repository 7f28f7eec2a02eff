"""What a unit was: its parents day by day, and what was done to it, by whom."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from reporting.units.checks import shown_day
from reporting.units.columns import BY_FIELD, KIND
from reporting.units.kinds import Kinds, known_kinds
from reporting.units.showing import Difference, shown
from store import audit, unit_places, units, users
from store.connection import Database
from store.units import Unit

ACTIONS = {
    "unit.add": "Thêm đơn vị",
    "unit.change": "Sửa thông tin",
    "unit.move": "Chuyển cấp trên",
    "unit.close": "Đóng đơn vị",
    "unit.merge": "Sáp nhập",
    "unit.reopen": "Mở lại",
}
# What stands in the audit beside the fields of a unit.
OTHERS = {"parent": "Cấp trên", "since": "Từ ngày", "successor": "Đơn vị nhận", "closed_on": "Ngày đóng"}

DAYS = ("since", "closed_on")


class Stay(NamedTuple):
    """A time under one parent; days are ISO, `until` is the first day that no longer belongs to it, or None."""

    parent: Unit
    since: str
    until: str | None


class Deed(NamedTuple):
    """Something done to the unit: when, by whom, what, from which day, on what ground, and what changed."""

    at: str
    by: str
    action: str
    day: str
    note: str
    differences: tuple[Difference, ...]


def places_of(db: Database, unit: Unit) -> list[Stay]:
    """Whom the unit stood under, the latest first."""
    places = unit_places.of_unit(db, unit.id)
    known = units.by_ids(db, [place.parent_id for place in places])
    return [Stay(known[place.parent_id], place.valid_from, place.valid_to) for place in reversed(places)]


def done_to(db: Database, unit: Unit) -> list[Deed]:
    """What was done to the unit, the latest first."""
    records, kinds = audit.about(db, unit.code, "unit."), known_kinds(db)
    names = {user.id: user.display_name for user in users.all_users(db)} if records else {}
    return [
        Deed(
            at=record.at,
            by=names.get(record.user_id or 0, ""),
            action=ACTIONS.get(record.action, record.action),
            day=str(record.detail.get("day", "")),
            note=str(record.detail.get("note", "")),
            differences=_differences(record.detail, kinds) if record.action != "unit.add" else (),
        )
        for record in records
    ]


def _differences(detail: Mapping[str, Any], kinds: Kinds) -> tuple[Difference, ...]:
    old, new = detail.get("old", {}), detail.get("new", {})
    names = [name for name in {**old, **new} if old.get(name) != new.get(name)]
    return tuple(
        Difference(_label(name), _said(name, old.get(name), kinds), _said(name, new.get(name), kinds)) for name in names
    )


def _label(name: str) -> str:
    return OTHERS.get(name) or (BY_FIELD[name].heading if name in BY_FIELD else name)


def _said(name: str, value: Any, kinds: Kinds) -> str:
    if value in (None, ""):
        return ""
    if name in DAYS:
        return shown_day(str(value))
    return kinds.label(str(value)) if name == KIND else shown(tuple(value) if isinstance(value, list) else value)
