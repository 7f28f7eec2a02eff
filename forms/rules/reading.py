"""What a rule sees: the figures of one report, looked at from one period or as a whole.

Raises Skipped wherever a rule has nothing to be set against, so that a rule is asked only where all it
reaches is given.
"""

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from forms.rules.tree import Arithmetic, Comparison, Gathering, Logic, Node, Number, Reading, Source

if TYPE_CHECKING:
    from forms.outline import Outline

Figures = Mapping[str, Mapping[str, Decimal | None]]


class Skipped(Exception):
    """Quy tắc không xét được vì thiếu số liệu."""


@dataclass
class View:
    """The figures seen from the period at `place`; without a place, over the whole report.

    `spans` notes, for one comparison, whether flows of partial (True) and of full periods (False) were read.
    """

    outline: "Outline"
    figures: Figures
    place: int | None = None
    spans: set[bool] = field(default_factory=set)

    def holds(self, node: Node) -> bool:
        """Whether a check is true here; and, or, implies stop as soon as the left side decides."""
        if isinstance(node, Comparison):
            return self._compared(node)
        if isinstance(node, Logic):
            return _LOGIC[node.word](self, node)
        assert isinstance(node, Reading), node
        return self.given(node.indicator)

    def number(self, node: Node) -> Decimal:
        """The value of a node that is a number."""
        if isinstance(node, Number):
            return node.value
        if isinstance(node, Reading):
            return _READINGS[node.source](self, node.indicator)
        if isinstance(node, Gathering):
            return self._gathered(node)
        assert isinstance(node, Arithmetic), node
        return _SIGNS[node.sign](self.number(node.left), self.number(node.right))

    def given(self, indicator: str) -> bool:
        """Whether there is a figure here; for the whole report, in any period."""
        if self.place is not None:
            return self._figure(indicator, self.place) is not None
        return any(self._figure(indicator, place) is not None for place in self._places)

    def value(self, indicator: str) -> Decimal:
        """The figure of this period."""
        return self._read(indicator, self._here)

    def previous(self, indicator: str) -> Decimal:
        """The figure of the period before; a flow only where both periods are full."""
        here = self._here
        periods = self.outline.periods
        if not here or not (periods[here].plain and periods[here - 1].plain):
            raise Skipped
        if self._flows(indicator) and (periods[here].partial or periods[here - 1].partial):
            raise Skipped
        return self._read(indicator, here - 1)

    def change(self, indicator: str) -> Decimal:
        """The move since the period before, in percent of that, without sign."""
        before = self.previous(indicator)
        return _divided(abs(self.value(indicator) - before) * 100, before)

    def times(self, indicator: str) -> Decimal:
        """How many times the larger of this and the previous figure holds the smaller."""
        low, high = sorted((self.previous(indicator), self.value(indicator)))
        return _divided(high, low)

    def total(self, indicator: str) -> Decimal:
        """What the last column shows: a flow added up, the latest of a stock, a ratio of such totals."""
        pair = self.outline.indicator(indicator).ratio
        if pair is not None:
            return self._ratio(indicator, self.total(pair[0]), self.total(pair[1]))
        if not self._flows(indicator):
            return self.latest(indicator)
        given = [value for place in self._places if (value := self._figure(indicator, place)) is not None]
        if not given:
            raise Skipped
        return sum(given, Decimal(0))

    def latest(self, indicator: str) -> Decimal:
        """The figure of the last period that has one."""
        for place in reversed(self._places):
            if self._figure(indicator, place) is not None:
                return self._read(indicator, place)
        raise Skipped

    def places(self, reading: Reading) -> list[int]:
        """The places of the periods whose figures the reading takes in."""
        if self.place is None:
            given = [place for place in self._places if self._figure(reading.indicator, place) is not None]
            return given[-1:] if reading.source == "latest" or not self._flows(reading.indicator) else given
        steps = {"previous": (-1,), "change": (-1, 0), "times": (-1, 0)}.get(reading.source, (0,))
        return [self.place + step for step in steps if self.place + step >= 0]

    @property
    def _places(self) -> list[int]:
        """The periods that are times of their own: no figure counts twice."""
        return [place for place, period in enumerate(self.outline.periods) if period.plain]

    @property
    def _here(self) -> int:
        assert self.place is not None, "a rule about the whole report reads no single period"
        return self.place

    def _flows(self, indicator: str) -> bool:
        return self.outline.indicator(indicator).period == "flow"

    def _figure(self, indicator: str, place: int) -> Decimal | None:
        pair = self.outline.indicator(indicator).ratio
        if pair is None:
            return self.figures.get(indicator, {}).get(self.outline.periods[place].id)
        above, below = (self._figure(operand, place) for operand in pair)
        return None if above is None or not below else self._ratio(indicator, above, below)

    def _ratio(self, indicator: str, above: Decimal, below: Decimal) -> Decimal:
        percent = self.outline.indicator(indicator).measure == "%"
        return _divided(above * 100 if percent else above, below)

    def _read(self, indicator: str, place: int) -> Decimal:
        found = self._figure(indicator, place)
        if found is None:
            raise Skipped
        if self._flows(indicator):
            self.spans.add(self.outline.periods[place].partial)
        return found

    def _gathered(self, node: Gathering) -> Decimal:
        if node.name != "sum":
            return (min if node.name == "min" else max)(self.number(member) for member in node.members)
        given = [value for member in node.members if (value := self._if_given(member)) is not None]
        if not given:
            raise Skipped
        return sum(given, Decimal(0))

    def _if_given(self, node: Node) -> Decimal | None:
        try:
            return self.number(node)
        except Skipped:
            return None

    def _compared(self, node: Comparison) -> bool:
        outer, self.spans = self.spans, set()
        left, right = self.number(node.left), self.number(node.right)
        seen, self.spans = self.spans, outer
        if len(seen) > 1:
            raise Skipped
        return _COMPARISONS[node.sign](left, right)


def _divided(above: Decimal, below: Decimal) -> Decimal:
    if not below:
        raise Skipped
    return above / below


_READINGS: dict[Source, Callable[[View, str], Decimal]] = {
    "value": View.value,
    "previous": View.previous,
    "change": View.change,
    "times": View.times,
    "total": View.total,
    "latest": View.latest,
}
_SIGNS: dict[str, Callable[[Decimal, Decimal], Decimal]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": _divided,
}
_COMPARISONS: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<=": operator.le,
    ">=": operator.ge,
    "<": operator.lt,
    ">": operator.gt,
}
_LOGIC: dict[str, Callable[[View, Logic], bool]] = {
    "and": lambda view, node: view.holds(node.left) and view.holds(node.right),
    "or": lambda view, node: view.holds(node.left) or view.holds(node.right),
    "implies": lambda view, node: not view.holds(node.left) or view.holds(node.right),
}
