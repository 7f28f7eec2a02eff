"""A list of units put into the instance: planned first, then all of it or none, and written down unit by unit."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from documents.tables import Table
from reporting.office_templates import Actor
from reporting.units.columns import PARENT, SINCE, heading
from reporting.units.moving import touched_said
from reporting.units.plan import Plan, Step
from reporting.units.planning import plan_of
from reporting.units.reading import Problem, read_units
from reporting.units.showing import changed_fields, kept_fields
from reporting.units.standing import standing
from store import audit, unit_places, units
from store.connection import Database, snapshot, write
from store.errors import UnitCycle


class BadRows(ValueError):
    """The list has rows that cannot be taken, so none is."""

    def __init__(self, plan: Plan) -> None:
        super().__init__(f"Danh sách còn {len(plan.problems)} lỗi nên chưa ghi gì. Xin sửa tệp rồi nhập lại.")
        self.plan = plan


class Outdated(Exception):
    """Somebody has changed units since the dry run was shown."""

    def __init__(self, plan: Plan) -> None:
        super().__init__("Danh sách đơn vị vừa có thay đổi khác. Xin xem lại các thay đổi dưới đây rồi ghi lần nữa.")
        self.plan = plan


def dry_run(db: Database, table: Table, day: date) -> Plan:
    """What the list would change from the day on; writes nothing. Raises NotAUnitList."""
    with snapshot(db):
        return _plan(db, table, day)


def _plan(db: Database, table: Table, day: date) -> Plan:
    at = standing(db)
    plan = plan_of(read_units(table, at.kinds), at, day)
    first = min((step.since for step in plan.moved), default="")
    warning = touched_said(db, date.fromisoformat(first)) if first else ""
    return replace(plan, notices=(*plan.notices, warning)) if warning else plan


def import_units(db: Database, table: Table, day: date, by: Actor, file: str = "", expected: str = "") -> Plan:
    """Carry the list out, all of it or none; `expected` is the digest of the plan that was agreed to.

    Raises NotAUnitList, BadRows, Outdated; nothing is written then.
    """
    with write(db):
        plan = _plan(db, table, day)
        if plan.problems:
            raise BadRows(plan)
        if expected and plan.digest != expected:
            raise Outdated(plan)
        if plan.steps:
            try:
                carry_out(db, plan, by, file)
            except UnitCycle as error:
                raise BadRows(replace(plan, problems=tuple(_ringed(plan)))) from error
    return plan


def _ringed(plan: Plan) -> Iterable[Problem]:
    """The rows that move, where between two of their days units would stand under each other."""
    said = "Theo các ngày trong tệp, có lúc các đơn vị nằm dưới lẫn nhau. Xin ghi cùng một ngày cho các đơn vị này."
    return (Problem(step.row, heading(SINCE), said) for step in plan.moved)


def carry_out(db: Database, plan: Plan, by: Actor, file: str = "") -> None:
    """Write the plan's steps; call it inside `write`."""
    units.add_all(db, [step.unit for step in plan.new])
    for step in plan.changed:
        units.change(db, step.unit)
    ids = {unit.code: unit.id for unit in units.all_units(db)}
    unit_places.move_all(db, [(ids[step.code], ids[step.parent], step.since) for step in plan.steps if step.parent])
    _write_down(db, plan.steps, by)
    counts = {"new": len(plan.new), "changed": len(plan.changed), "unchanged": len(plan.unchanged)}
    audit.add(db, "units.import", by.user_id, by.at, file, counts, by.address)


def _write_down(db: Database, steps: Iterable[Step], by: Actor) -> None:
    for step in steps:
        place = {"parent": step.parent, "since": step.since} if step.parent else {}
        if step.before is None:
            new = {**kept_fields(step.unit), **place}
            audit.add(db, "unit.add", by.user_id, by.at, step.code, {"new": new}, by.address)
        else:
            both = changed_fields(step.before, step.unit, place)
            if step.parent:
                both["old"]["parent"] = next(old for label, old, _ in step.differences if label == heading(PARENT))
            audit.add(db, "unit.change", by.user_id, by.at, step.code, both, by.address)
