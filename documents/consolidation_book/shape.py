"""What the workbook of a consolidated report is made from: plain data, each figure as it is kept.

A kept figure is "12" or "12.5", NONE for “không phát sinh”, "" or absent where nothing is given.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

NONE = "none"
NONE_SHOWN = "–"
NOT_ASKED = "x"

Figures = Mapping[str, Mapping[str, str]]
"""{indicator: {period: kept}}"""
Cells = Mapping[str, str]
"""{indicator: kept}"""


@dataclass(frozen=True)
class Indicator:
    """A figure: over units a sum, a mean weighted by `of[0]`, a count of the tree, or the ratio of `of`."""

    id: str
    label: str
    measure: str
    decimals: int
    how: Literal["sum", "mean", "count", "ratio"]
    of: tuple[str, ...] = ()
    percent: bool = False
    flow: bool = False
    not_asked: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Group:
    """Figures under the printed name of their section."""

    name: str
    indicators: Sequence[Indicator]


@dataclass(frozen=True)
class Period:
    """A column: typed by units, or reckoned as the `total` of others or as 100 × of[0] / of[1]."""

    id: str
    label: str
    how: Literal["typed", "total", "percent"] = "typed"
    of: tuple[str, ...] = ()


@dataclass(frozen=True)
class Line:
    """A unit's line on the sheets of the periods.

    `total` is a consolidated unit: its block are the lines under it up to index `last`; `flat` where none of these has
    a block of its own. `own` is such a unit's own part, `unit` any other that counts, `missing` one that does not.
    `fixed` are the cells of a total that its report gives otherwise, with what its block comes to.
    """

    code: str
    name: str
    parent: str
    depth: int
    kind: Literal["total", "own", "unit", "missing"]
    figures: Figures
    state: str = ""
    last: int = 0
    flat: bool = True
    fixed: Mapping[tuple[str, str], str] = field(default_factory=dict)


@dataclass(frozen=True)
class Column:
    """A direct child, or the own part, beside others: the index of its line, its last column by indicator."""

    line: int
    name: str
    cells: Cells


@dataclass(frozen=True)
class Chart:
    """Figures over the periods, or one figure over the units."""

    title: str
    rows: tuple[str, ...]
    over: Literal["periods", "units"]


@dataclass(frozen=True)
class Book:
    """The whole workbook; the first of `lines` is the report's own unit.

    `computed` and `reported_totals` are the last columns; `shown` are the periods these are of, `latest` the one that
    a stock's shows, by indicator, where all units show the same one. `totals` is the name of a column over all
    periods, "" where `told` stands for it.
    `sources` and `differences` are tables of text with their headings first. `branches`: codes and names of children
    with units of their own.
    """

    title: Sequence[str]
    periods: Sequence[Period]
    totals: str
    told: str
    shown: Sequence[str]
    groups: Sequence[Group]
    lines: Sequence[Line]
    computed: Cells
    reported: Figures
    reported_totals: Cells
    latest: Mapping[str, str]
    coverage: Mapping[str, str]
    by_unit: Sequence[Column]
    charts: Sequence[Chart]
    sources: Sequence[Sequence[str]]
    differences: Sequence[Sequence[str]]
    branches: Sequence[tuple[str, str]] = field(default=())

    @property
    def indicators(self) -> list[Indicator]:
        """Every figure in the order of the document."""
        return [indicator for group in self.groups for indicator in group.indicators]

    @property
    def typed(self) -> list[Period]:
        """The periods that have a sheet of their own."""
        return [period for period in self.periods if period.how == "typed"]
