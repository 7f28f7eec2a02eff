"""A table as a list of units: its headings recognised, old fonts repaired, every cell read. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from documents.tables import Row, Table
from reporting.units.cells import BadCell, read_cell
from reporting.units.columns import BY_FIELD, CODE, heading, recognised
from reporting.units.kinds import Kinds
from vietnamese.repair import repair
from vietnamese.text import clean_name

HEADINGS_WITHIN = 30
_INNER = "\x0b"


class NotAUnitList(ValueError):
    """The table has no row of headings that a list of units has."""

    def __init__(self, sheet: str) -> None:
        super().__init__(
            f"Trang “{sheet}” không có dòng tiêu đề của danh sách đơn vị: cần ít nhất cột “{heading(CODE)}” và một cột "
            f"nữa, như “{heading('name')}”. Xin dùng tệp mẫu, hoặc đặt lại tên cột."
        )


class Problem(NamedTuple):
    """Why a row cannot be taken: its number in Excel, the column's heading ("" for the whole row), one sentence."""

    row: int
    column: str
    message: str


class Entry(NamedTuple):
    """One unit of the list: what its row gives, {field: value}, blank cells left out."""

    row: int
    code: str
    given: Mapping[str, Any]


@dataclass
class UnitList:
    """The list as read: its entries, what cannot be read, the columns that were not understood."""

    table: Table
    entries: list[Entry] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    ignored: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    repaired: bool = False


def read_units(table: Table, kinds: Kinds) -> UnitList:
    """The units of a table; raises NotAUnitList."""
    whole, repaired = _repaired(table)
    head = _head_of(whole)
    fields = [recognised(cell) for cell in head.cells]
    found = UnitList(whole, columns=tuple(filter(None, fields)), repaired=repaired)
    found.ignored = tuple(clean_name(cell) for cell, name in zip(head.cells, fields, strict=True) if cell and not name)
    for name in sorted({name for name in fields if name and fields.count(name) > 1}, key=fields.index):
        found.problems.append(Problem(head.number, heading(name), "Có hai cột cùng nghĩa này. Xin bỏ bớt một cột."))
    for row in whole.rows:
        if row.number > head.number:
            _read_row(row, fields, kinds, found)
    return found


def _repaired(table: Table) -> tuple[Table, bool]:
    """The table with old fonts and loose Unicode made right, judged as one text: a name alone says little."""
    cells = [cell for row in table.rows for cell in row.cells]
    text = "\n".join(cell.replace("\n", _INNER) for cell in cells)
    mended = repair(text)
    texts = mended.text.split("\n")
    if not mended.changes or len(texts) != len(cells):
        return table, False
    each = iter(texts)
    rows = [Row(row.number, tuple(next(each).replace(_INNER, "\n") for _ in row.cells)) for row in table.rows]
    return table._replace(rows=tuple(rows)), True


def _head_of(table: Table) -> Row:
    """The row of headings: of the first rows the one with most of ours."""
    best = max(table.rows[:HEADINGS_WITHIN], key=lambda row: len(_ours(row)), default=None)
    if best is None or len(_ours(best)) < 2 or CODE not in _ours(best):
        raise NotAUnitList(table.name)
    return best


def _ours(row: Row) -> set[str]:
    return set(filter(None, map(recognised, row.cells)))


def _read_row(row: Row, fields: Sequence[str], kinds: Kinds, found: UnitList) -> None:
    given: dict[str, Any] = {}
    for text, name in zip(row.cells, fields, strict=False):
        if not name:
            continue
        try:
            value = read_cell(BY_FIELD[name].read, text, kinds)
        except BadCell as error:
            found.problems.append(Problem(row.number, heading(name), str(error)))
            continue
        if value is not None and value != ():
            given[name] = value
    code = given.pop(CODE, "")
    if code:
        found.entries.append(Entry(row.number, code, given))
    elif given and not any(one.row == row.number and one.column == heading(CODE) for one in found.problems):
        found.problems.append(Problem(row.number, heading(CODE), "Chưa ghi mã đơn vị."))
