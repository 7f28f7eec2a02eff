"""Figures of whole reports: a CĐCS's own, and a parent's as its own part plus its children's."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from forms.outline import Indicator, Outline
from reporting.demo import activity, structure
from reporting.demo.bank import dice
from reporting.demo.people import Crew, people
from reporting.demo.series import Calendar, Figures, Series, added, near
from vietnamese.numbers import round_half_up


@dataclass(frozen=True)
class Sheet:
    """All figures of one report: `totals` as printed and, in a unit above the CĐCS, its `own` part.

    A CĐCS's totals hold figures its form does not ask, too: its narratives may quote them and its parent
    counts them as found by itself. `asked` are the indicators the form has.
    """

    totals: Figures
    asked: frozenset[str]
    own: Figures = field(default_factory=dict)


def of_crew(outline: Outline, kind: str, crew: Crew) -> Sheet:
    """The figures of a CĐCS."""
    figures = {**activity.of_cdcs(crew, people(crew)), **structure.yes_no(crew)}
    asked = _asked(outline, kind)
    for indicator in asked - figures.keys():
        figures[indicator] = _unknown(outline.indicator(indicator), crew.code, crew.calendar)
    return Sheet(totals=_existing(outline, figures), asked=asked)


def of_parent(outline: Outline, kind: str, code: str, parts: Sequence[Sheet], tree: Figures) -> Sheet:
    """The figures of a unit above: what it does, counted (`tree`) and found itself, plus its parts' figures."""
    calendar = Calendar.of(outline)
    asked = _asked(outline, kind)
    does = activity.of_upper(code, kind, calendar)
    known = does.keys() | tree.keys() | {id for part in parts for id in part.totals}
    totals: Figures = {}
    own: Figures = {}
    for id in sorted(asked):
        indicator = outline.indicator(id)
        if weight := outline.weight_of(indicator):
            totals[id] = mean(parts, id, weight.id, calendar)
            continue
        found = [part.totals[id] for part in parts if id not in part.asked and id in part.totals]
        mine = [series[id] for series in (does, tree) if id in series] + found
        reported = [part.totals[id] for part in parts if id in part.asked]
        if indicator.keeps_own:
            own[id] = _sum(mine, calendar) if id in known else _unknown(indicator, code, calendar)
        totals[id] = _sum([*([own[id]] if id in own else []), *reported], calendar)
    return Sheet(totals=_existing(outline, totals), asked=asked, own=_existing(outline, own))


def mean(parts: Sequence[Sheet], id: str, weight: str, calendar: Calendar) -> Series:
    """The parts' mean weighted by another of their figures, rounded to a whole number."""
    series: Series = []
    pairs = [(part.totals[id], part.totals[weight]) for part in parts if id in part.totals]
    for place in range(len(calendar)):
        given = [(v[place], w[place]) for v, w in pairs if v[place] is not None and w[place]]
        heads = sum(int(w or 0) for _, w in given)
        amount = sum(int(v or 0) * int(w or 0) for v, w in given)
        series.append(int(round_half_up(Decimal(amount) / heads, 0)) if heads else None)
    return series


def _sum(series: Sequence[Series], calendar: Calendar) -> Series:
    return [added([values[place] for values in series]) for place in range(len(calendar))]


def _asked(outline: Outline, kind: str) -> frozenset[str]:
    return frozenset(indicator.id for indicator in outline.indicators_for(kind) if indicator.typed)


def _existing(outline: Outline, figures: Mapping[str, Series]) -> Figures:
    """The figures without those of periods in which an indicator did not exist."""
    known = outline.indicators_by_id
    periods = [period.id for period in outline.periods]
    return {
        id: [
            None if id in known and period in known[id].not_asked else value
            for period, value in zip(periods, series, strict=True)
        ]
        for id, series in figures.items()
    }


def _unknown(indicator: Indicator, code: str, calendar: Calendar) -> Series:
    """A small figure for an indicator this demo knows nothing of (another outline's)."""
    draw = dice(indicator.id, code)
    most = 1 if indicator.yes_no_for else 9
    level = draw.uniform(0, most)
    return [near(draw, level * min(1, length)) for length in calendar.lengths]
