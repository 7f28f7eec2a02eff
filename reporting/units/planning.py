"""From a list of units and the units there are to a plan. Pure: nothing is written here."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from reporting.units.checks import problems_of
from reporting.units.columns import COLUMNS, KIND, PARENT, SINCE, heading
from reporting.units.plan import Plan, Step
from reporting.units.reading import Entry, Problem, UnitList
from reporting.units.showing import FIELDS, Difference, differences
from reporting.units.standing import Standing
from reporting.units.suggesting import completed
from store.unit_places import ring
from store.units import Unit
from vietnamese.dates import format_date

DEEPEST = 10
"""Levels under the root; the store reads two more."""
NO_UNIT = Unit(0, "", "", "", "")


def plan_of(found: UnitList, at: Standing, day: date) -> Plan:
    """What the list would change from the day on; every bad row is a problem of the plan."""
    entries, repeated = one_a_code(found.entries, at)
    parents = {entry.code: parent_code(entry, entries, at) for entry in entries.values()}
    unread = {(one.row, one.column) for one in found.problems}
    judged = [one for entry in entries.values() for one in problems_of(entry, parents[entry.code], entries, at, day)]
    told = (one for one in judged if (one.row, one.column) not in unread)
    problems = [*found.problems, *repeated, *told, *misplaced(entries, parents, at)]
    steps = [] if problems else list(steps_of(entries, parents, at, day))
    return Plan(
        sheet=found.table.name,
        others=found.table.others,
        ignored=found.ignored,
        steps=tuple(step for step in steps if step.differences),
        unchanged=tuple(step.code for step in steps if not step.differences),
        problems=tuple(sorted(set(problems))),
        notices=tuple(notices(found)),
    )


def one_a_code(listed: Iterable[Entry], at: Standing) -> tuple[dict[str, Entry], list[Problem]]:
    """The entries by the code as it is kept, and a problem for each row whose code stands above already."""
    entries: dict[str, Entry] = {}
    first: dict[str, int] = {}
    problems = []
    for entry in listed:
        folded = entry.code.lower()
        if folded in first:
            said = f"Mã “{entry.code}” đã có ở dòng {first[folded]}. Mỗi đơn vị chỉ ghi một dòng."
            problems.append(Problem(entry.row, heading("code"), said))
            continue
        first[folded] = entry.row
        code = at.codes.get(folded, entry.code)
        entries[code] = entry._replace(code=code)
    return entries, problems


def parent_code(entry: Entry, entries: Mapping[str, Entry], at: Standing) -> str:
    """The code of the parent that the row names by code, or by a name that only one unit has; "" where none is given.

    What names no unit comes back as it was written, for the problem that says so.
    """
    said = str(entry.given.get(PARENT, ""))
    by_code = at.codes.get(said.lower()) or next((code for code in entries if code.lower() == said.lower()), "")
    if by_code or not said:
        return by_code
    named = at.names_of(said) | {one.code for one in entries.values() if one.given.get("name") == said}
    return next(iter(named)) if len(named) == 1 else said


def misplaced(entries: Mapping[str, Entry], parents: Mapping[str, str], at: Standing) -> list[Problem]:
    """A problem for each row of a ring that the list would close, or that would stand too deep."""
    above = {at.by_id[id].code: at.by_id[place.parent_id].code for id, place in at.places.items()}
    root = at.root.code if at.root else ""
    above |= {code: parent for code, parent in parents.items() if parent and code not in (parent, root)}
    found = []
    while closed := ring(above):
        said = f"Các đơn vị {', '.join(closed)} nằm dưới lẫn nhau. Xin sửa mã cấp trên của một trong các đơn vị này."
        found += [Problem(entries[code].row, heading(PARENT), said) for code in closed if code in entries]
        for code in closed:
            del above[code]
    said = f"Đơn vị nằm sâu quá {DEEPEST} cấp dưới đơn vị đứng đầu. Xin xem lại mã cấp trên."
    deep = (code for code in entries if too_deep(code, above))
    return [*found, *(Problem(entries[code].row, heading(PARENT), said) for code in deep)]


def too_deep(code: str, above: Mapping[str, str]) -> bool:
    """Whether more units stand over this one than the tree is read through."""
    for _ in range(DEEPEST + 1):
        if code not in above:
            return False
        code = above[code]
    return True


def steps_of(
    entries: Mapping[str, Entry], parents: Mapping[str, str], at: Standing, day: date
) -> Iterable[Step]:
    """A step for each entry, in the order of the list; without differences where nothing changes."""
    made: dict[str, Unit] = {}
    last = max((unit.sort_order for unit in at.units.values()), default=0)

    def after(code: str) -> Unit:
        """The unit as it will be; a new one's parent first, for it takes its printed lines from it."""
        if code not in entries:
            return at.units[code]
        if code not in made:
            given = {name: value for name, value in entries[code].given.items() if name in FIELDS}
            made[code] = _after(code, given, at, after(parents[code]) if parents[code] else None, last + len(made))
        return made[code]

    for entry in entries.values():
        yield _step(entry, after(entry.code), parents[entry.code], at, day)


def _after(code: str, given: Mapping[str, Any], at: Standing, parent: Unit | None, last: int) -> Unit:
    before = at.units.get(code)
    if before:
        return replace(before, **{**printed_over(before, parent, at), **given})
    kind = given[KIND]
    suffix = at.usual_suffix.get(kind, "")
    return replace(NO_UNIT, code=code, **completed(given, at.kinds.by_id.get(kind), parent, suffix, last))


def printed_over(unit: Unit, parent: Unit | None, at: Standing) -> dict[str, Any]:
    """A unit that moves prints its new parent's name where it printed the old one's."""
    present = at.parent(unit)
    follows = parent and present and parent.code != present.code and unit.superior_lines == present.heading_lines
    return {"superior_lines": parent.heading_lines} if parent and follows else {}


def _step(entry: Entry, unit: Unit, parent: str, at: Standing, day: date) -> Step:
    before = at.units.get(entry.code)
    present = at.parent(before) if before else None
    moves = bool(parent) and (present is None or present.code != parent)
    since: date = entry.given.get(SINCE, day)
    found = differences(before, unit, at.kinds)
    if moves:
        found = (*found, Difference(heading(PARENT), present.code if present else "", under(parent, since)))
    return Step(entry.row, unit, before, parent if moves else "", since.isoformat() if moves else "", found)


def under(parent: str, since: date) -> str:
    return f"{parent} (từ ngày {format_date(since)})"


def notices(found: UnitList) -> Iterable[str]:
    """What the reader of the dry run should know beside the changes."""
    if found.table.others:
        yield f"Chỉ đọc trang “{found.table.name}”; không đọc: {listed(found.table.others)}."
    if found.ignored:
        yield f"Không dùng các cột: {listed(found.ignored)}."
    if found.repaired:
        yield "Chữ gõ bằng phông cũ (TCVN3, VNI) hoặc Unicode tổ hợp đã được chuyển sang Unicode dựng sẵn."
    missing = [column for column in COLUMNS if column.field not in found.columns]
    if missing:
        yield f"Tệp không có {len(missing)} cột khác của danh sách; giá trị đang có ở các cột đó được giữ nguyên."


def listed(names: Sequence[str]) -> str:
    return ", ".join(f"“{name}”" for name in names)
