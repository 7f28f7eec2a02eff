"""A unit's own fields changed by hand, a unit added, its officer's accounts; written down with old and new."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from reporting.office_templates import Actor
from reporting.units.checks import kind_refused
from reporting.units.moving import CannotMove
from reporting.units.showing import changed_fields, kept_fields
from reporting.units.standing import standing
from store import audit, unit_places, units
from store.connection import Database, write
from store.units import Unit

CONTACT = ("contact_name", "contact_phone")
NO_UNIT = Unit(0, "", "", "", "")


def change(db: Database, unit: Unit, values: Mapping[str, Any], by: Actor) -> bool:
    """Keep new values of the unit's fields; False where nothing changes.

    Raises CannotMove for a kind that a campaign of the unit's does not know.
    """
    with write(db):
        present = units.get(db, unit.id)
        after = replace(present, **values)
        if after == present:
            return False
        if after.kind != present.kind:
            refuse_kind(db, present, after.kind)
        units.change(db, after)
        audit.add(
            db, "unit.change", by.user_id, by.at, unit.code, changed_fields(present, after, {}), by.address
        )
    return True


def refuse_kind(db: Database, unit: Unit, kind: str) -> None:
    """Raises CannotMove where the unit reports in a campaign whose outline does not know the kind."""
    at = standing(db)
    campaign = at.against_kind(unit, kind)
    if campaign:
        raise CannotMove(kind_refused(at.kinds.label(kind), campaign), "kind")


def change_contact(db: Database, unit: Unit, values: Mapping[str, str], by: Actor) -> bool:
    """What a unit's own officer may change: whom to call; False where nothing changes."""
    return change(db, unit, {name: values[name] for name in CONTACT}, by)


def add(db: Database, code: str, values: Mapping[str, Any], parent: Unit, day: date, by: Actor) -> Unit:
    """Keep a new unit under its parent from the day on. Raises CannotMove."""
    with write(db):
        if code.lower() in {unit.code.lower() for unit in units.all_units(db)}:
            raise CannotMove(f"Đã có đơn vị mang mã “{code}”. Xin chọn mã khác.", "code")
        refuse_parent(db, parent, day)
        made = units.add(db, replace(NO_UNIT, code=code, **values))
        unit_places.move_all(db, [(made.id, parent.id, day.isoformat())])
        new = {**kept_fields(made), "parent": parent.code, "since": day.isoformat()}
        audit.add(db, "unit.add", by.user_id, by.at, code, {"new": new}, by.address)
    return made


def refuse_parent(db: Database, parent: Unit, day: date) -> None:
    """Raises CannotMove for a parent that is not there on the day."""
    begun = unit_places.of_unit(db, parent.id)
    if parent.closed_on and parent.closed_on <= day.isoformat():
        raise CannotMove(f"{parent.short_name} đã đóng trước ngày đó. Xin chọn cấp trên khác.", "parent")
    if begun and day.isoformat() < begun[0].valid_from:
        raise CannotMove(f"{parent.short_name} chưa có vào ngày đó. Xin chọn ngày muộn hơn.", "day")
