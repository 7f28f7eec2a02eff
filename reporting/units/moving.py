"""A unit that goes elsewhere from a day on: under another parent, closed, merged into another, or open again.

Each move says what it refuses before it writes; earlier days, and campaigns whose tree they show, stay as they were.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from reporting.office_templates import Actor
from reporting.units.checks import shown_day
from store import audit, campaigns, unit_places, units
from store.campaigns import Campaign
from store.connection import Database, write
from store.units import Unit
from vietnamese.dates import format_date

NAMED = 5


class CannotMove(ValueError):
    """What is asked would break the tree; `field` is the cell of the form that it is about."""

    def __init__(self, message: str, field: str) -> None:
        super().__init__(message)
        self.field = field


def move(
    db: Database, unit: Unit, parent: Unit, day: date, by: Actor, note: str = "", with_lines: bool = False
) -> None:
    """Put the unit under another parent from the day on; `with_lines` prints that parent's name over its own.

    Raises CannotMove.
    """
    with write(db):
        before = present_parent(db, unit)
        refuse_move(db, unit, parent, before, day)
        unit_places.move_all(db, [(unit.id, parent.id, day.isoformat())])
        if with_lines:
            units.change(db, replace(unit, superior_lines=parent.heading_lines))
        old = {"parent": before.code if before else "", "superior_lines": unit.superior_lines}
        new = {"parent": parent.code, "superior_lines": parent.heading_lines if with_lines else unit.superior_lines}
        _note(db, "unit.move", unit, by, {"day": day.isoformat(), "old": old, "new": new, "note": note})


def close(db: Database, unit: Unit, day: date, by: Actor, note: str = "") -> None:
    """End the unit on the day: it is in no tree from then on. Raises CannotMove."""
    with write(db):
        refuse_end(db, unit, day)
        refuse_children(below(db, unit))
        _end(db, unit, day, None)
        _note(db, "unit.close", unit, by, {"day": day.isoformat(), "old": {}, "new": {}, "note": note})


def merge(
    db: Database, unit: Unit, successor: Unit, day: date, by: Actor, note: str = "", bring: bool = False
) -> None:
    """End the unit on the day, with the one that goes on in its place; `bring`: its children go under that one.

    Raises CannotMove.
    """
    with write(db):
        refuse_successor(db, unit, successor, day)
        refuse_end(db, unit, day)
        left = [child for child in below(db, unit) if child.id != successor.id]
        if bring:
            for child in left:
                move(db, child, successor, day, by, note, with_lines=True)
        else:
            refuse_children(left)
        _end(db, unit, day, successor.id)
        told = {"day": day.isoformat(), "old": {}, "new": {"successor": successor.code}, "note": note}
        _note(db, "unit.merge", unit, by, told)


def reopen(db: Database, unit: Unit, by: Actor) -> None:
    """Take the end of a closed unit back."""
    with write(db):
        _end(db, unit, None, None)
        _note(db, "unit.reopen", unit, by, {"old": {"closed_on": unit.closed_on}, "new": {}})


def present_parent(db: Database, unit: Unit) -> Unit | None:
    """Whom the unit stands under at last, from a day to come too."""
    places = unit_places.of_unit(db, unit.id)
    return units.get(db, places[-1].parent_id) if places else None


def below(db: Database, unit: Unit) -> list[Unit]:
    """The open units that stand under this one at last."""
    known = units.by_ids(db, [place.unit_id for place in unit_places.under(db, unit.id)])
    return [child for child in known.values() if not child.closed_on]


def refuse_move(db: Database, unit: Unit, parent: Unit, before: Unit | None, day: date) -> None:
    """Raises CannotMove for a ring, the same parent, a closed one, a day before the last change."""
    refuse_closed(unit)
    if before is None:
        raise CannotMove(f"{unit.code} là đơn vị đứng đầu nên không chuyển đi đâu được.", "parent")
    if before.id == parent.id:
        raise CannotMove(f"Đơn vị đang trực thuộc {parent.short_name} rồi.", "parent")
    if parent.closed_on and parent.closed_on <= day.isoformat():
        raise CannotMove(f"{parent.short_name} đã đóng từ ngày {shown_day(parent.closed_on)}.", "parent")
    if parent.id == unit.id or any(each.id == parent.id for each in units.subtree(db, unit.id, day.isoformat())):
        raise CannotMove(
            f"{parent.short_name} nằm dưới {unit.short_name} vào ngày đó nên không thể làm cấp trên của nó. "
            "Xin chuyển đơn vị đó đi trước.",
            "parent",
        )
    refuse_early(db, unit, day)
    begun = unit_places.of_unit(db, parent.id)
    if begun and day.isoformat() < begun[0].valid_from:
        raise CannotMove(f"{parent.short_name} chỉ có từ ngày {shown_day(begun[0].valid_from)}.", "day")


def refuse_end(db: Database, unit: Unit, day: date) -> None:
    """Raises CannotMove for the root, a closed unit, a day before the last change."""
    refuse_closed(unit)
    if not unit_places.of_unit(db, unit.id):
        raise CannotMove(f"{unit.code} là đơn vị đứng đầu nên không đóng được.", "day")
    refuse_early(db, unit, day)


def refuse_successor(db: Database, unit: Unit, successor: Unit, day: date) -> None:
    """Raises CannotMove for a unit that cannot go on in this one's place."""
    if successor.id == unit.id:
        raise CannotMove("Đơn vị không thể sáp nhập vào chính nó.", "successor")
    if successor.closed_on:
        raise CannotMove(f"{successor.short_name} đã đóng từ ngày {shown_day(successor.closed_on)}.", "successor")
    if any(each.id == successor.id for each in units.subtree(db, unit.id, day.isoformat())):
        raise CannotMove(
            f"{successor.short_name} nằm dưới {unit.short_name}. Xin chuyển đơn vị đó lên cấp trên khác trước.",
            "successor",
        )


def refuse_closed(unit: Unit) -> None:
    """Raises CannotMove where the unit has ended."""
    if unit.closed_on:
        raise CannotMove(f"Đơn vị đã đóng từ ngày {shown_day(unit.closed_on)}. Xin mở lại trước.", "day")


def refuse_early(db: Database, unit: Unit, day: date) -> None:
    """Raises CannotMove for a day before the unit's last change of parent."""
    places = unit_places.of_unit(db, unit.id)
    if places and day.isoformat() < places[-1].valid_from:
        since = shown_day(places[-1].valid_from)
        raise CannotMove(f"Lần thay đổi gần nhất của đơn vị là ngày {since}; xin chọn ngày không sớm hơn.", "day")


def refuse_children(left: Sequence[Unit]) -> None:
    """Raises CannotMove where open units still stand under one that is to end."""
    if left:
        raise CannotMove(
            f"Còn {len(left)} đơn vị trực thuộc đang hoạt động: {named(left)}. Xin chuyển các đơn vị đó sang cấp trên "
            "khác trước, hoặc sáp nhập và chọn đưa chúng theo.",
            "day",
        )


def named(some: Sequence[Unit]) -> str:
    """The first few by name."""
    more = f" và {len(some) - NAMED} đơn vị khác" if len(some) > NAMED else ""
    return ", ".join(unit.short_name for unit in some[:NAMED]) + more


def touched(db: Database, day: date) -> list[Campaign]:
    """The open campaigns whose tree shows the day or a later one: what changes from the day on changes them."""
    known: Iterable[Campaign] = campaigns.all_campaigns(db)
    return [campaign for campaign in known if campaign.status == "open" and campaign.tree_date >= day.isoformat()]


def touched_said(db: Database, day: date) -> str:
    """What somebody should know who changes the tree from such a day on; "" where no campaign changes."""
    found = touched(db, day)
    if not found:
        return ""
    titles = ", ".join(f"“{campaign.title}” (cây ngày {shown_day(campaign.tree_date)})" for campaign in found)
    return f"Thay đổi từ ngày {format_date(day)} làm đổi cả cây đơn vị của đợt đang mở: {titles}."


def _end(db: Database, unit: Unit, day: date | None, successor: int | None) -> None:
    units.change(db, replace(unit, closed_on=day.isoformat() if day else None, successor_id=successor))


def _note(db: Database, action: str, unit: Unit, by: Actor, detail: dict[str, Any]) -> None:
    audit.add(db, action, by.user_id, by.at, unit.code, detail, by.address)
