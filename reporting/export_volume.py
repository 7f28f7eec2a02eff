"""The page that opens a volume: whose it is and what it holds; the list of its reports is added when it is bound."""

from collections.abc import Sequence
from typing import Any

from reporting.lookup import unit_called
from reporting.outlines import outline_of
from store import units
from store.campaigns import Campaign
from store.connection import Database
from store.job_items import Item
from store.units import Unit


def divider(db: Database, campaign: Campaign, under: str, items: Sequence[Item]) -> dict[str, Any]:
    """The divider's texts for the volume of these items; `under` is the code of the list's top, "" for all."""
    top = unit_called(db, under) if under else None
    first, last = (path_up(db, item.unit_id, campaign.tree_date, top) for item in (items[0], items[-1]))
    above = first[-1]
    shared = first[-2] if len(first) > 1 and first[-2:] == last[-2:] else None
    return {
        "co_quan_chu_quan": list(above.superior_lines),
        "co_quan": list(above.heading_lines),
        "ten": f"TẬP {items[0].volume}",
        "tieu_de": f"BÁO CÁO {outline_of(campaign).short_title.upper()}",
        "phu": [f"{shared.name} và các đơn vị trực thuộc" if shared else f"Các đơn vị trực thuộc {above.name}"],
    }


def path_up(db: Database, unit_id: int, on: str, top: Unit | None) -> list[Unit]:
    """The unit, the one above it, and so on up to `top`, or to the root."""
    path = [units.get(db, unit_id)]
    while top is None or path[-1].id != top.id:
        above = units.parent(db, path[-1].id, on)
        if above is None or above in path:
            break
        path.append(above)
    return path
