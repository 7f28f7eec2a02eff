"""Many packed reports cell by cell: their sum, their weighted mean, who gave what. Nothing is rounded."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from itertools import islice

from forms.figures import EMPTY, NOTHING_HAPPENED, Figure
from reporting.consolidation.packing import EXACT, GIVEN, LARGE, NOTHING, Layout, Packed

AT_ONCE = 500
"""Reports whose numbers are added in one go: of more, the numbers would no longer stay near the processor."""


@dataclass(frozen=True)
class Columns:
    """The cells of all reports side by side; `states` is theirs one report after the other."""

    layout: Layout
    packs: Sequence[Packed]
    totals: Sequence[int]
    states: bytes

    @classmethod
    def of(cls, layout: Layout, packs: Sequence[Packed]) -> "Columns":
        """The sums of all cells at once; whole columns are looked at only where one is asked for."""
        totals: Sequence[int] = [0] * len(layout.cells)
        rest = iter(packs)
        while some := list(islice(rest, AT_ONCE)):
            totals = list(map(sum, zip(totals, *(pack.values for pack in some), strict=True)))
        return cls(layout, packs, totals, b"".join(pack.states for pack in packs))

    def states_of(self, place: int) -> bytes:
        """The states of one cell, report by report."""
        return self.states[place :: len(self.layout.cells)]

    def sum_of(self, place: int) -> Figure:
        """The sum of one cell: empty of empties only, "không phát sinh" where nothing else was given."""
        states = self.states_of(place)
        if GIVEN not in states and LARGE not in states:
            return NOTHING_HAPPENED if NOTHING in states else EMPTY
        number = self.layout.unscaled(place, self.totals[place])
        if LARGE in states:
            for pack in self.packs:
                number = EXACT.add(number, pack.large.get(place, Decimal(0)))
        return Figure(number)

    def mean_of(self, place: int, weight: int) -> Figure:
        """The mean of one cell weighted by another cell of the same reports.

        A mean without its weight, or with weight 0, does not count; "không phát sinh" has nothing to weigh.
        """
        with localcontext(EXACT):
            pairs = [(mean, heads) for mean, heads in self.pairs_of(place, weight) if mean is not None and heads]
            if not pairs:
                return NOTHING_HAPPENED if NOTHING in self.states_of(place) else EMPTY
            nothing = Decimal(0)
            amount = sum((mean * heads for mean, heads in pairs), nothing)
            return Figure(amount / sum((heads for _, heads in pairs), nothing))

    def pairs_of(self, place: int, other: int) -> Iterator[tuple[Decimal | None, Decimal | None]]:
        """The numbers of two cells, report by report."""
        return zip(self.numbers_of(place), self.numbers_of(other), strict=True)

    def numbers_of(self, place: int) -> Iterator[Decimal | None]:
        """The numbers of one cell, report by report; None where there is none."""
        for state, pack in zip(self.states_of(place), self.packs, strict=True):
            if state == GIVEN:
                yield self.layout.unscaled(place, pack.values[place])
            else:
                yield pack.large.get(place)
