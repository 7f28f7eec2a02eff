"""Which cells change with one figure of one unit: those, and no others (domain.md 2.2)."""

from collections.abc import Sequence
from typing import NamedTuple

from forms.outline import Outline
from forms.outline.columns import reckoned, shown_in


class Kin(NamedTuple):
    """A unit on the way up: its code and kind."""

    code: str
    kind: str


class Dependent(NamedTuple):
    """A cell of some unit's report; its row's last column changes with it."""

    unit: str
    indicator: str
    period: str


def affected(outline: Outline, path: Sequence[Kin], indicator: str, period: str) -> frozenset[Dependent]:
    """The cells that depend on what the first unit of `path` prints as one figure, that cell included.

    `path` leads from that unit up to the root. In each unit above: the figure itself, the means it weighs, and
    everywhere the ratios computed from these and the columns derived from the period; where a kind is not asked
    the figure, nothing above depends on it. Nothing else moves; of these, only a number that cancels out may stay
    (a weight under a single unit's mean).
    """
    found: set[Dependent] = set()
    changed, columns = {indicator}, _columns(outline, period)
    for place, kin in enumerate(path):
        if place:
            weighed = {one.id for one in outline.indicators if (w := outline.weight_of(one)) and w.id in changed}
            changed = _seen(outline, changed | weighed, kin.kind, period)
        changed = _seen(outline, changed, kin.kind, period)
        ratios = {one.id for one in outline.indicators if one.ratio and not changed.isdisjoint(one.ratio)}
        for column in columns:
            cells = changed if column == period else _seen(outline, changed, kin.kind, column)
            found |= {Dependent(kin.code, id, column) for id in cells | _seen(outline, ratios, kin.kind, column)}
    return frozenset(found)


def _columns(outline: Outline, period: str) -> list[str]:
    """A period and the columns that are derived from it, be it through others."""
    found = [period]
    for column in reckoned(outline):
        if column.derived and not set(found).isdisjoint(column.derived.of):
            found.append(column.id)
    return found


def _seen(outline: Outline, indicators: set[str], kind: str, period: str) -> set[str]:
    known = outline.indicators_by_id
    column = outline.period(period)
    return {id for id in indicators if outline.shows(known[id], kind) and shown_in(outline, known[id], column)}
