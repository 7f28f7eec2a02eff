"""Which cells moved between two consolidations, and because of whose reports."""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from forms.figures import EMPTY, Figure, Kept, read_figure
from forms.outline import Outline
from reporting.consolidation.consolidating import Gathered
from reporting.consolidation.coverage import Child
from reporting.consolidation.packing import Layout, Packed, figure_at
from reporting.consolidation.provenance import Change, changes
from reporting.consolidation.sources import packed_of
from store import handed_in
from store.connection import Database
from store.consolidations import Consolidation

Record = Mapping[str, Any]
PackedOf = Mapping[tuple[int, int], Packed]
"""The figures of hand-ins, by report and number."""


class Moment(NamedTuple):
    """What counted at one time: the children's records as a consolidation freezes them, the own part, the figures."""

    children: Sequence[Record]
    own: Kept
    figures: Kept


class Share(NamedTuple):
    """What one unit had to do with a cell that moved: its hand-ins (0: did not count), its figures before and after."""

    name: str
    before: int
    after: int
    was: Figure
    now: Figure


class Affected(NamedTuple):
    """A cell that moved, and why: the first of the `many` units; `own`: the unit's own part did, too."""

    change: Change
    shares: tuple[Share, ...]
    many: int
    own: bool


MOST_SHARES = 6
"""So many units are told of one cell, so that a thousand new hand-ins do not make half a million shares."""


def frozen(made: Consolidation) -> Moment:
    """The moment of a consolidation that was written down."""
    return Moment(made.children, made.own, made.figures)


def present(gathered: Gathered) -> Moment:
    """The present moment."""
    return Moment([vars(child) for child in gathered.children], gathered.made.own.figures, gathered.made.kept())


def explained(db: Database, outline: Outline, before: Moment, after: Moment) -> list[Affected]:
    """The cells in which two moments differ, each with the units whose hand-ins made the difference."""
    pairs = moved(before.children, after.children)
    known = {**hand_ins(db, outline, (old for old, _ in pairs)), **hand_ins(db, outline, (new for _, new in pairs))}
    return because(outline, before, after, pairs, known)


Pair = tuple[Record, Record]


def moved(before: Sequence[Record], after: Sequence[Record]) -> list[Pair]:
    """The children that count otherwise: each as it was and as it is; {} where it was not expected."""
    old, new = ({child["code"]: child for child in children} for children in (before, after))
    both = [(old.get(code, {}), new.get(code, {})) for code in dict.fromkeys((*new, *old))]
    return [(was, now) for was, now in both if was.get("version", 0) != now.get("version", 0)]


def hand_ins(db: Database, outline: Outline, children: Iterable[Record]) -> dict[tuple[int, int], Packed]:
    """The packed figures of the hand-ins with which these children counted."""
    counted = [Child(**child) for child in children if child.get("version")]
    found = handed_in.figures_of(db, {child.report_id: child.version for child in counted})
    layout = Layout.of(outline)
    return {
        (child.report_id, child.version): packed_of(db, outline, layout, child, found.get(child.report_id))
        for child in counted
    }


def because(outline: Outline, before: Moment, after: Moment, pairs: Sequence[Pair], known: PackedOf) -> list[Affected]:
    """The cells that differ with their causes. Pure."""
    layout = Layout.of(outline)
    movers = moved_places(layout, pairs, known)
    weights = {one.id: weight.id for one in outline.indicators if (weight := outline.weight_of(one))}
    found = []
    for change in changes(before.figures, after.figures):
        place = layout.places[change.indicator, change.period]
        weighs = layout.places.get((weights.get(change.indicator, ""), change.period), place)
        who = sorted({*movers.get(place, ()), *movers.get(weighs, ())})
        shares = tuple(share_of(layout, pairs[one], known, place) for one in who[:MOST_SHARES])
        mine, was = (moment.own.get(change.indicator, {}).get(change.period, "") for moment in (after, before))
        found.append(Affected(change, shares, len(who), mine != was))
    return found


def moved_places(layout: Layout, pairs: Sequence[Pair], known: PackedOf) -> dict[int, list[int]]:
    """Which of the children (by their place among `pairs`) say another thing in which cell."""
    nothing = Packed(bytes(len(layout.cells)), array("q", bytes(8 * len(layout.cells))), {})
    found: dict[int, list[int]] = {}
    for number, pair in enumerate(pairs):
        old, new = (known.get(hand_in_of(child), nothing) for child in pair)
        cells = zip(old.states, new.states, old.values, new.values, strict=True)
        places = {place for place, (a, b, c, d) in enumerate(cells) if a != b or c != d}
        places |= {place for place in {*old.large, *new.large} if old.large.get(place) != new.large.get(place)}
        for place in places:
            found.setdefault(place, []).append(number)
    return found


def hand_in_of(child: Record) -> tuple[int, int]:
    """The report and the number of the hand-in with which a child counted."""
    return child.get("report_id", 0), child.get("version", 0)


def share_of(layout: Layout, pair: Pair, known: PackedOf, place: int) -> Share:
    """What a child had to do with a cell that moved."""
    old, new = (known.get(hand_in_of(child)) for child in pair)
    was, now = (figure_at(layout, packed, place) if packed else EMPTY for packed in (old, new))
    name = (pair[1] or pair[0])["name"]
    return Share(name, pair[0].get("version", 0), pair[1].get("version", 0), was, now)


def shown_change(change: Change) -> tuple[str, str]:
    """The figures of a change as they are written."""
    return read_figure(change.before).shown() or "(trống)", read_figure(change.after).shown() or "(trống)"
