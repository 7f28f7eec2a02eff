"""The last column of a consolidated report spread over the units below it, as tables of its annex. Pure.

A flow is added up over all periods. A stock is that of one period in every column, the latest that the sum has:
so the columns of a row add up to its sum. Where the outline's tables end in no total, all show one period.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from forms.figures import Kept, total_kept
from forms.outline import Outline
from forms.outline.columns import on_paper
from reporting.annex import NOT_ASKED, Group, Row, figures, groups, printed, ratio_kept, reckoned_too
from reporting.consolidation import Consolidated, Own, Part, consolidate
from reporting.consolidation.coverage import Child
from reporting.consolidation.packing import GIVEN, NO_ANSWER, figure_at
from reporting.tracing import Traced
from reporting.tracing.lines import HEADS, group, line, table
from vietnamese.numbers import format_number

MOST_COLUMNS = 16
"""Units that stand side by side on paper; of more, those that have none under them are put together."""
SIDE_BY_SIDE = 8
"""Columns of figures of one table."""


class Column(NamedTuple):
    """A column of the table: its heading, its figures, and the kind that is asked them."""

    head: str
    kept: Kept
    kind: str


def columns(outline: Outline, name: str, traced: Traced) -> list[Column]:
    """The unit's own part, where it has one, and the units below that count, in their order."""
    own = traced.made.own
    mine = [Column(f"Cơ quan {name}", own.figures, own.kind)] if any(own.figures.values()) else []
    upper = [child for child in traced.counted if outline.unit_kind(child.kind).receives]
    leaves = [child for child in traced.counted if child not in upper]
    if len(traced.counted) <= MOST_COLUMNS:
        return [*mine, *(column_of(traced.made, child) for child in traced.counted)]
    together = [grouped(traced.made, leaves)] if leaves else []
    return [*mine, *(column_of(traced.made, child) for child in upper), *together]


def column_of(made: Consolidated, child: Child) -> Column:
    """One unit below."""
    return Column(child.name, kept_of(made, child.code), child.kind)


def kept_of(made: Consolidated, code: str) -> dict[str, dict[str, str]]:
    """The figures of the hand-in of one unit below, and how large its branch is where that is counted."""
    layout, packed = made.columns.layout, made.columns.packs[1 + made.codes.index(code)]
    found: dict[str, dict[str, str]] = {}
    for place, (indicator, period) in enumerate(layout.cells):
        state = packed.states[place]
        if state == NO_ANSWER:
            continue
        whole = state == GIVEN and not layout.decimals[place]
        kept = str(packed.values[place]) if whole else figure_at(layout, packed, place).kept
        found.setdefault(indicator, {})[period] = kept
    size = made.own.branches.get(code, 0)
    for asked in made.outline.indicators:
        if asked.units == "count":
            found[asked.id] = {period.id: str(size) for period in made.outline.periods}
    return found


def grouped(made: Consolidated, some: Sequence[Child]) -> Column:
    """Several units below put together, by each indicator's own rule."""
    codes = dict(zip(made.codes, made.columns.packs[1:], strict=True))
    branches = {child.code: made.own.branches.get(child.code, 0) for child in some}
    parts = [Part(child.code, child.kind, codes[child.code]) for child in some]
    together = consolidate(made.outline, Own("", made.own.kind, branches=branches), parts)
    kinds = {child.kind for child in some}
    kind = kinds.pop() if len(kinds) == 1 else made.own.kind
    return Column(f"Các đơn vị trực thuộc khác ({len(some)})", together.kept(), kind)


def by_unit(outline: Outline, name: str, reported: Kept, traced: Traced) -> list[dict[str, Any]]:
    """The tables: as many as the columns need, what the units come to in the last of them.

    `reported` is what the report prints; where that is something else, it stands beside.
    """
    kind = traced.made.own.kind
    sums = reckoned_too(outline, kind, traced.made.kept())
    listed = [
        column._replace(kept=reckoned_too(outline, kind, column.kept)) for column in columns(outline, name, traced)
    ]
    plan = groups(outline, kind)
    cells = {
        row.indicator: [
            *(shown(outline, row, column, sums) for column in listed),
            printed(cell(outline, row, sums, sums), row.decimals),
            printed(cell(outline, row, reported, reported), row.decimals),
        ]
        for group in plan
        for row in group.rows
    }
    heads = [*(column.head for column in listed), "Cộng từ các đơn vị", "Số trong báo cáo"]
    if all(row[-1] in ("", row[-2]) for row in cells.values()):
        heads.pop()
    parts = parted(len(heads))
    titles = [named(heads[part][: len(listed) - part.start], place, len(parts)) for place, part in enumerate(parts, 1)]
    return [part_of(plan, heads, cells, part, title) for part, title in zip(parts, titles, strict=True)]


def named(units: Sequence[str], place: int, of: int) -> str:
    """The title of one table of several: which one it is, and from which unit to which."""
    if of == 1:
        return ""
    reach = f": {units[0]} đến {units[-1]}" if len(units) > 1 else f": {units[0]}" if units else ""
    return f"Biểu {place}/{of}{reach}"


def shown(outline: Outline, row: Row, column: Column, sums: Kept) -> str:
    """One cell as printed; `x` where the unit is not asked."""
    kept = cell(outline, row, column.kept, sums)
    if not kept and not outline.shows(outline.indicator(row.indicator), column.kind):
        return NOT_ASKED
    return printed(kept, row.decimals)


def cell(outline: Outline, row: Row, kept: Kept, sums: Kept) -> str:
    """What one unit's figures are in the last column of the sum, kept; a ratio's from its parts."""
    if not row.totals:
        return figures(row, kept)[row.periods.index(told(outline))] if told(outline) in row.periods else ""
    if row.ratio:
        above, below = (cell(outline, part, kept, sums) for part in row.ratio)
        return ratio_kept(above, below, row.percent)
    series = figures(row, kept)
    return total_kept(True, series) if row.flow else series[latest(row, sums)]


def told(outline: Outline) -> str:
    """The column that speaks for all where there is none over all: the last that adds up others, else the last of
    its own time."""
    columns = on_paper(outline)
    added = [period for period in columns if period.derived and period.derived.total]
    return (added or [period for period in columns if period.plain] or list(columns))[-1].id


def latest(row: Row, sums: Kept) -> int:
    """Which period a stock shows: the last one that has a sum, else the last that is asked."""
    asked = [place for place, period in enumerate(row.periods) if period]
    series = figures(row, sums)
    return max((place for place in asked if series[place]), default=asked[-1])


def parted(count: int) -> list[slice]:
    """That many columns in as few tables as hold them, one about as wide as the other."""
    tables = -(-count // SIDE_BY_SIDE)
    edges = [count * number // tables for number in range(tables + 1)]
    return [slice(*edge) for edge in pairwise(edges)]


def part_of(
    plan: Sequence[Group], heads: Sequence[str], cells: Mapping[str, Sequence[str]], part: slice, title: str
) -> dict[str, Any]:
    """One table of some of the columns."""
    listed = (group(each.name, [line(row.head, cells[row.indicator][part]) for row in each.rows]) for each in plan)
    return table(HEADS, heads[part], listed, title)


def of_many(outline: Outline, chosen: Sequence[str], traced: Traced) -> dict[str, Any]:
    """A line a unit, for some indicators: where there are more units below than stand side by side."""
    kind = traced.made.own.kind
    sums = reckoned_too(outline, kind, traced.made.kept())
    known = {row.indicator: row for group in groups(outline, kind) for row in group.rows}
    rows = [known[indicator] for indicator in chosen if indicator in known][:SIDE_BY_SIDE]
    lines = []
    for number, child in enumerate(traced.counted, 1):
        column = column_of(traced.made, child)
        column = column._replace(kept=reckoned_too(outline, kind, column.kept))
        cells = [shown(outline, row, column, sums) for row in rows]
        lines.append(line({"tt": str(number), "noi_dung": child.name, "dvt": child.code}, cells))
    whole = [printed(cell(outline, row, sums, sums), row.decimals) for row in rows]
    count = format_number(str(len(traced.counted)))
    last = line({"tt": "", "noi_dung": f"Cộng từ {count} đơn vị", "dvt": ""}, whole)
    heads = [f"{outline.indicator(row.indicator).label} ({row.head['dvt']})" for row in rows]
    return table(["TT", "Đơn vị", "Mã"], heads, [lines, [last]])
