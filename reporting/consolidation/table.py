"""The consolidated figures as a table: own part, what the children come to, their sum, what is typed. Pure."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from forms.figures import EMPTY, NOTHING_HAPPENED, Figure, read_figure, total
from forms.outline import Indicator, IndicatorsQuestion, Section
from forms.outline.columns import decimals_in
from reporting.consolidation import Consolidated
from reporting.consolidation.comparing import Difference
from reporting.consolidation.coverage import Child, counts
from reporting.consolidation.packing import GIVEN, LARGE, NOTHING, Cell


class Square(NamedTuple):
    """One figure of the table with what it is made of; texts as they are shown, "" where there is nothing to show.

    `typed` and `by` only where the report says another number: that number, and by how much it is more.
    """

    period: str
    total: str
    own: str
    below: str
    given: int
    expected: int
    typed: str = ""
    by: str = ""
    settled: bool = False


class Line(NamedTuple):
    """A row: squares in the order of the periods, None where the figure does not exist; the column over all."""

    indicator: Indicator
    squares: tuple[Square | None, ...]
    last: str

    @property
    def differs(self) -> bool:
        """Whether some figure of it was typed otherwise."""
        return any(square and square.typed for square in self.squares)

    @property
    def has_own(self) -> bool:
        """Whether the unit has a part of its own in it."""
        return any(square and square.own for square in self.squares)

    @property
    def summed(self) -> bool:
        """Whether its figures come from the children's, so that own part and their sum can be told apart."""
        return any(square and square.below for square in self.squares)


class Group(NamedTuple):
    """The lines of one section."""

    section: Section
    lines: tuple[Line, ...]

    @property
    def differing(self) -> int:
        """How many figures were typed otherwise and wait for a choice."""
        return sum(1 for line in self.lines for one in line.squares if one and one.typed and not one.settled)


def table(made: Consolidated, children: Sequence[Child], differing: Sequence[Difference]) -> list[Group]:
    """Every figure that the unit's kind is asked or shown, by section, in document order."""
    work = _Work(made, counts(made, children), {one.place.cell: one for one in differing if not one.stale})
    groups = []
    for section in made.outline.sections_for(made.own.kind):
        rows = [row for one in section.questions if isinstance(one, IndicatorsQuestion) for row in one.rows]
        lines = tuple(work.line(made.outline.indicator(row)) for row in rows if row in made.figures)
        if lines:
            groups.append(Group(section, lines))
    return groups


class _Work(NamedTuple):
    made: Consolidated
    counted: Mapping[str, Mapping[str, tuple[int, int]]]
    differing: Mapping[Cell, Difference]

    def line(self, indicator: Indicator) -> Line:
        row = self.made.figures[indicator.id]
        periods = self.made.outline.periods
        squares = tuple(self.square(indicator, one.id) if one.id in row else None for one in periods)
        last = total(self.made.outline, indicator.id, self.made.kept())
        return Line(indicator, squares, last.shown(None if last.none else indicator.decimals))

    def square(self, indicator: Indicator, period: str) -> Square:
        decimals = decimals_in(indicator, self.made.outline.period(period))
        own, below = parts(self.made, indicator, period)
        given, expected = self.counted[indicator.id][period]
        other = self.differing.get((indicator.id, period))
        square = Square(
            period,
            self.made.figure(indicator.id, period).shown(decimals),
            own.shown(decimals),
            below.shown(decimals),
            given,
            expected,
        )
        return with_typed(square, other) if other else square


def with_typed(square: Square, other: Difference) -> Square:
    """The square with what is typed in its place, and how much more that is."""
    more = (other.typed.number or Decimal(0)) - (other.computed.number or Decimal(0))
    by = f"{'+' if more > 0 else ''}{Figure(more).shown()}"
    return square._replace(typed=other.typed.shown(), by=by, settled=other.settled)


def parts(made: Consolidated, indicator: Indicator, period: str) -> tuple[Figure, Figure]:
    """The unit's own part of a figure and what its children come to; both empty where they are not summed up."""
    place = made.columns.layout.places.get((indicator.id, period))
    if place is None or indicator.units == "count" or indicator.ratio or made.outline.weight_of(indicator):
        return EMPTY, EMPTY
    own = read_figure(made.own.figures.get(indicator.id, {}).get(period)) if indicator.keeps_own else EMPTY
    states = made.columns.states_of(place)[1:]
    if GIVEN not in states and LARGE not in states:
        return own, NOTHING_HAPPENED if NOTHING in states else EMPTY
    whole = made.figure(indicator.id, period).number or Decimal(0)
    return own, Figure(whole - (own.number or Decimal(0)))
