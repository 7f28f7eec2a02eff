"""A consolidated report opened to what it was made of, as it was frozen: it prints again as it was.

What is read are the last consolidation of the report and the hand-ins that it counted, and of each child the
consolidation that held when that hand-in was sent. Nothing of it changes any more.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from forms.outline import Outline
from reporting.consolidation import Consolidated, Own, Part, consolidate
from reporting.consolidation.coverage import Child
from reporting.consolidation.packing import Layout
from reporting.consolidation.sources import counted_branches, packed_of
from reporting.outlines import outline_of
from store import consolidations, handed_in
from store.campaigns import Campaign
from store.connection import Database, snapshot
from store.consolidations import Consolidation


@dataclass(frozen=True)
class Traced:
    """A consolidation with its children in the order of lists, what they came to, and whom they themselves counted.

    `below`: of each child that counts and was consolidated, the units that it expected.
    """

    kept: Consolidation
    children: tuple[Child, ...]
    made: Consolidated
    below: Mapping[str, tuple[Child, ...]]

    @property
    def counted(self) -> tuple[Child, ...]:
        """The children whose figures are in the sums."""
        return tuple(child for child in self.children if child.counted)

    @property
    def missing(self) -> tuple[Child, ...]:
        """The children that are expected and not in the sums."""
        return tuple(child for child in self.children if not child.counted)


@dataclass(frozen=True)
class Kin:
    """Whose report is opened."""

    unit_id: int
    code: str
    kind: str


def traced_reports(db: Database, campaign: Campaign, owners: Mapping[int, Kin]) -> dict[int, Traced]:
    """Those of these reports that were consolidated, {report id: owner} in, opened by report id."""
    with snapshot(db):
        found = consolidations.latest_of_reports(db, owners)
        return {report: _opened(db, campaign, owners[report], kept) for report, kept in found.items()}


def traced_below(db: Database, campaign: Campaign, traced: Traced) -> dict[str, Traced]:
    """The children that count and were consolidated themselves, opened in their turn, by their codes."""
    with snapshot(db):
        held = _held(db, traced.counted)
        return {
            child.code: _opened(db, campaign, Kin(child.unit_id, child.code, child.kind), held[child.report_id])
            for child in traced.counted
            if child.report_id in held
        }


def _opened(db: Database, campaign: Campaign, owner: Kin, kept: Consolidation) -> Traced:
    outline = outline_of(campaign)
    children = children_of(kept)
    branches = counted_branches(db, outline, owner.unit_id, campaign.tree_date)
    own = Own(owner.code, owner.kind, kept.own, branches)
    made = consolidate(outline, own, _parts(db, outline, children))
    held = _held(db, (child for child in children if child.counted))
    below = {child.code: children_of(held[child.report_id]) for child in children if child.report_id in held}
    return Traced(kept, children, made, below)


def _parts(db: Database, outline: Outline, children: Iterable[Child]) -> list[Part]:
    counted, layout = [child for child in children if child.counted], Layout.of(outline)
    found = handed_in.figures_of(db, {child.report_id: child.version for child in counted})
    return [
        Part(child.code, child.kind, packed_of(db, outline, layout, child, found.get(child.report_id)))
        for child in counted
    ]


def _held(db: Database, counted: Iterable[Child]) -> dict[int, Consolidation]:
    """The consolidations that children had behind them when they handed in, by report id."""
    return consolidations.as_of(db, {child.report_id: child.submitted_at for child in counted})


def children_of(kept: Consolidation) -> tuple[Child, ...]:
    """The units that a consolidation expected, as it froze them."""
    return tuple(Child(**record) for record in kept.children)
