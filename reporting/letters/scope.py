"""What letters are made from: the campaign's board with each unit and the unit right above it, read once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from forms.outline import Outline
from reporting.board import Row, board
from reporting.campaigns.lateness import contact_of_campaign
from reporting.lookup import NotFound
from reporting.outlines import outline_of
from store import unit_parents, units
from store.campaigns import Campaign
from store.connection import Database, snapshot
from store.units import Unit

CLOSED = "Đợt báo cáo này đã khép lại nên không lập công văn, thư mời nữa. Cần gửi, xin mở lại đợt trước."


@dataclass(frozen=True)
class Place:
    """A unit that takes part: its row of the board, its record, the unit right above it (None: it is a root)."""

    row: Row
    unit: Unit
    parent: Unit | None


@dataclass(frozen=True)
class Scope:
    """The campaign with all its units, in the order of the tree; `root` is the topmost of them."""

    campaign: Campaign
    outline: Outline
    root: Unit
    places: Sequence[Place]
    contact: str

    @property
    def closed(self) -> bool:
        """Whether nobody owes anything any more: the clerk has closed the campaign."""
        return self.campaign.status == "closed"

    def under(self, code: str) -> "Scope":
        """Only the unit of this code and those below it; everybody for ""."""
        if not code:
            return self
        kept, found = {code}, []
        for place in self.places:
            if place.row.code in kept or place.row.parent in kept:
                kept.add(place.row.code)
                found.append(place)
        return Scope(self.campaign, self.outline, self.root, found, self.contact)

    def of_kind(self, kind: str) -> "Scope":
        """Only the units of this kind; all kinds for ""."""
        found = [place for place in self.places if not kind or place.row.kind == kind]
        return Scope(self.campaign, self.outline, self.root, found, self.contact)

    def directly_under(self, unit_id: int) -> "Scope":
        """Only the units right under this one: those whom its officers look after."""
        found = [place for place in self.places if place.parent is not None and place.parent.id == unit_id]
        return Scope(self.campaign, self.outline, self.root, found, self.contact)


def scope(db: Database, campaign: Campaign, now: datetime) -> Scope:
    """All that letters of the campaign are made from; raises NotFound where no unit takes part."""
    with snapshot(db):
        rows = board(db, campaign, now)
        ids = [row.unit_id for row in rows]
        above = unit_parents.parent_ids(db, ids, campaign.tree_date)
        known = units.by_ids(db, {*ids, *above.values()})
        root = root_of(db, rows, known, campaign)
    parents = {unit_id: known.get(parent_id) for unit_id, parent_id in above.items()}
    places = [Place(row, known[row.unit_id], parents.get(row.unit_id)) for row in rows]
    outline = outline_of(campaign)
    return Scope(campaign, outline, root, places, contact_of_campaign(campaign, outline))


def root_of(db: Database, rows: Sequence[Row], known: dict[int, Unit], campaign: Campaign) -> Unit:
    """The province: the tree's first root, or the first unit of the board where the tree has none."""
    roots = unit_parents.roots(db, campaign.tree_date)
    if roots:
        return roots[0]
    if not rows:
        raise NotFound(f"Đợt báo cáo “{campaign.slug}” chưa có đơn vị nào.")
    return known[rows[0].unit_id]
