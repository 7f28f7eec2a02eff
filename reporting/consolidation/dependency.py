"""Which cells change with one figure of one unit: those, and no others (domain.md 2.2)."""

from collections.abc import Sequence
from typing import NamedTuple

from forms.outline import Outline


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
    everywhere the ratios computed from these; where a kind is not asked the figure, nothing above depends on it.
    Nothing else moves; of these, only a number that cancels out may stay (a weight under a single unit's mean).
    """
    found: set[Dependent] = set()
    changed = {indicator}
    for place, kin in enumerate(path):
        if place:
            weighed = {one.id for one in outline.indicators if (w := outline.weight_of(one)) and w.id in changed}
            changed = _seen(outline, changed | weighed, kin.kind, period)
        changed = _seen(outline, changed, kin.kind, period)
        ratios = {one.id for one in outline.indicators if one.ratio and not changed.isdisjoint(one.ratio)}
        cells = changed | _seen(outline, ratios, kin.kind, period)
        found |= {Dependent(kin.code, id, period) for id in cells}
    return frozenset(found)


def _seen(outline: Outline, indicators: set[str], kind: str, period: str) -> set[str]:
    known = outline.indicators_by_id
    return {id for id in indicators if outline.shows(known[id], kind) and period not in known[id].not_asked}
