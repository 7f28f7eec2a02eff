"""Where a consolidated figure comes from, and what has changed since it was last written down. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from forms.figures import EMPTY, Figure, Kept
from reporting.consolidation import Consolidated
from reporting.consolidation.coverage import Child, Coverage, coverage, is_asked


class Origin(NamedTuple):
    """One child's share of a figure; `figure` empty where it gave none, be it silent or missing."""

    child: Child
    figure: Figure


@dataclass(frozen=True)
class Opened:
    """A figure opened to its parts: the unit's own, one origin a child that is asked, n of N."""

    figure: Figure
    own: Figure
    origins: tuple[Origin, ...]
    coverage: Coverage


def opened(made: Consolidated, children: Sequence[Child], indicator: str, period: str) -> Opened:
    """The figure of one cell with all it is made of, in the order of `children`."""
    parts = made.parts_of(indicator, period)
    counted = made.outline.indicator(indicator).units == "count"
    asked = [child for child in children if counted or is_asked(made.outline, indicator, period, child.kind)]
    return Opened(
        figure=made.figure(indicator, period),
        own=parts.get(made.own.code, EMPTY),
        origins=tuple(Origin(child, parts.get(child.code, EMPTY)) for child in asked),
        coverage=coverage(made, children, indicator, period),
    )


class Change(NamedTuple):
    """A cell that is no longer what it was; kept figures, "" for empty."""

    indicator: str
    period: str
    before: str
    after: str


def changes(before: Kept, after: Kept) -> list[Change]:
    """The cells in which two sets of kept figures differ, those of `after` first in its order."""
    found = []
    for indicator in dict.fromkeys((*after, *before)):
        old, new = before.get(indicator, {}), after.get(indicator, {})
        for period in dict.fromkeys((*new, *old)):
            if old.get(period, "") != new.get(period, ""):
                found.append(Change(indicator, period, old.get(period, ""), new.get(period, "")))
    return found


class Move(NamedTuple):
    """A unit whose report counts otherwise than before: the hand-ins' numbers, 0 where it did not count."""

    code: str
    name: str
    before: int
    after: int


def moves(before: Sequence[Mapping[str, Any]], after: Sequence[Child]) -> list[Move]:
    """Which units made the difference: counted now or no more, or handed in again.

    `before` are the children as a consolidation froze them.
    """
    old = {child["code"]: child for child in before}
    new = {child.code: child for child in after}
    found = [Move(code, child.name, old.get(code, {}).get("version", 0), child.version) for code, child in new.items()]
    found += [Move(code, child["name"], child["version"], 0) for code, child in old.items() if code not in new]
    return [move for move in found if move.before != move.after]
