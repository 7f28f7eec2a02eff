"""Where the figures of children are read from: their hand-ins, and the size of their branches."""

from collections import defaultdict

from forms.figures import kept_figures
from forms.outline import Outline
from reporting.consolidation.coverage import Child
from reporting.consolidation.packing import Layout, NotPacked, Packed, pack, unpack
from store import handed_in, standings, units
from store.connection import Database


def packed_of(db: Database, outline: Outline, layout: Layout, child: Child, figures: bytes | None) -> Packed:
    """The figures of the hand-in of a child that counts, packed anew from its answers where it keeps none that fit."""
    try:
        return unpack(layout, figures or b"")
    except NotPacked:
        content = handed_in.content_of(db, child.report_id, child.version)
        return unpack(layout, pack(layout, kept_figures(outline, child.kind, content)))


def branches_of(db: Database, outline: Outline, unit_id: int, day: str) -> dict[str, int]:
    """How many grassroots units each direct child's branch has, itself included: {code: number}.

    They are those that receive no reports, taking part or not, on that day of the tree.
    """
    upper = {kind.id for kind in outline.unit_kinds if kind.receives}
    below: dict[int, list[standings.Branch]] = defaultdict(list)
    for branch in standings.tree(db, day):
        below[branch.parent_id or 0].append(branch)

    def size(branch: standings.Branch) -> int:
        return (branch.kind not in upper) + sum(map(size, below[branch.unit_id]))

    sizes = {branch.unit_id: size(branch) for branch in below[unit_id]}
    return {unit.code: sizes[unit.id] for unit in units.children(db, unit_id, day)}


def counted_branches(db: Database, outline: Outline, unit_id: int, day: str) -> dict[str, int]:
    """The same where some indicator is counted from the tree, else nothing."""
    counts = any(indicator.units == "count" for indicator in outline.indicators)
    return branches_of(db, outline, unit_id, day) if counts else {}
