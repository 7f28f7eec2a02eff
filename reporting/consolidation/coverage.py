"""From how many units a figure comes, n of N, and who is missing (domain.md 2.2, 4).

N are the children that are asked the indicator at all; n those of them whose counted report gives it, be it
"không phát sinh". Own parts, counts of the tree and what no child is asked need no coverage: their N is 0.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from forms.outline import Indicator, Outline
from forms.outline.columns import shown_in
from reporting.consolidation import Consolidated, asked_periods
from reporting.consolidation.packing import NO_ANSWER


@dataclass(frozen=True)
class Child:
    """A unit directly below that is expected to report, and its last hand-in.

    `version` is the number of the hand-in that counts, 0 where none does; times are stamps and people names,
    "" where it has not happened.
    """

    unit_id: int
    code: str
    name: str
    kind: str
    report_id: int
    status: str
    version: int = 0
    submitted_at: str = ""
    submitted_by: str = ""
    accepted_at: str = ""
    accepted_by: str = ""

    @property
    def counted(self) -> bool:
        """Whether its figures are in the sum."""
        return self.version > 0


@dataclass(frozen=True)
class Coverage:
    """n of N units; `silent` have reported without this figure, `missing` have no report that counts."""

    given: int
    expected: int
    silent: tuple[Child, ...] = ()
    missing: tuple[Child, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether nobody is lacking."""
        return self.given == self.expected

    @property
    def shown(self) -> str:
        """`8/10`, "" where nobody is asked."""
        return f"{self.given}/{self.expected}" if self.expected else ""

    @property
    def sentence(self) -> str:
        """`Tổng hợp từ 8/10 đơn vị; chưa có số liệu của: A; B.`, "" where nobody is asked."""
        if not self.expected:
            return ""
        names = "; ".join(child.name for child in (*self.missing, *self.silent))
        return f"Tổng hợp từ {self.shown} đơn vị{f'; chưa có số liệu của: {names}' if names else ''}."


def coverage(made: Consolidated, children: Sequence[Child], indicator: str, period: str) -> Coverage:
    """Of whom one figure is made; `children` are all that are expected."""
    asked = [child for child in children if is_asked(made.outline, indicator, period, child.kind)]
    gave = made.given_by(indicator, period)
    return Coverage(
        given=sum(child.code in gave for child in asked),
        expected=len(asked),
        silent=tuple(child for child in asked if child.counted and child.code not in gave),
        missing=tuple(child for child in asked if not child.counted),
    )


def coverage_of_row(made: Consolidated, children: Sequence[Child], indicator: str) -> Coverage:
    """Of whom the last column is made: for a stock the period it shows, for a flow who gave every period.

    Columns that are views of others, derived or carried over, do not count.
    """
    asked = made.outline.indicator(indicator)
    periods = [period for period in asked_periods(made.outline, asked) if made.outline.period(period).plain]
    if asked.period == "stock":
        given = [period for period in periods if made.figure(indicator, period).given]
        return coverage(made, children, indicator, (given or periods)[-1])
    each = [coverage(made, children, indicator, period) for period in periods]
    lacking = {child.code for one in each for child in (*one.silent, *one.missing)}
    whole = [child for child in children if is_asked(made.outline, indicator, periods[-1], child.kind)]
    return Coverage(
        given=sum(child.code not in lacking for child in whole),
        expected=len(whole),
        silent=tuple(child for child in whole if child.code in lacking and child.counted),
        missing=tuple(child for child in whole if not child.counted),
    )


def counts(made: Consolidated, children: Iterable[Child]) -> dict[str, dict[str, tuple[int, int]]]:
    """n and N of every cell, {indicator: {period: (n, N)}}, without the names: fast enough for a whole table."""
    kinds = Counter(child.kind for child in children)
    found: dict[str, dict[str, tuple[int, int]]] = {}
    for id, row in made.figures.items():
        indicator = made.outline.indicator(id)
        expected = sum(number for kind, number in kinds.items() if _asks(made.outline, indicator, kind))
        found[id] = {period: (_given(made, indicator, period) if expected else 0, expected) for period in row}
    return found


def _given(made: Consolidated, indicator: Indicator, period: str) -> int:
    if indicator.ratio or made.outline.weight_of(indicator) or made.outline.period(period).derived:
        return len(made.given_by(indicator.id, period))
    states = made.columns.states_of(made.columns.layout.places[indicator.id, period])[1:]
    return len(states) - states.count(NO_ANSWER)


def is_asked(outline: Outline, indicator: str, period: str, kind: str) -> bool:
    """Whether units of a kind give this figure; nobody gives what is counted from the tree."""
    asked = outline.indicator(indicator)
    return shown_in(outline, asked, outline.period(period)) and _asks(outline, asked, kind)


def _asks(outline: Outline, indicator: Indicator, kind: str) -> bool:
    return indicator.units != "count" and outline.shows(indicator, kind)


def of_units(children: Sequence[Child]) -> Coverage:
    """Of how many units' reports the whole is made, whatever they left empty."""
    missing = tuple(child for child in children if not child.counted)
    return Coverage(len(children) - len(missing), len(children), missing=missing)
