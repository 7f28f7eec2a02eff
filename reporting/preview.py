"""One section as it will stand on paper, while it is still typed: the printed report's own blocks."""

from collections.abc import Mapping
from typing import Any

from reporting.body import Around, planned, section_blocks
from reporting.context import places_of
from reporting.desk import Desk
from reporting.paragraphs import Block


def section_preview(desk: Desk, section: str, content: Mapping[str, Any]) -> list[Block]:
    """The heading and the paragraphs that these answers print, with the numbers of the whole report.

    Empty for a section that prints nothing of its own in the body (the page “Thể thức”).
    """
    around = Around(places_of(desk.unit, desk.parent), desk.campaign.prefilled)
    plan = (each for each in planned(desk.outline, desk.unit.kind) if each.id == section)
    return [block for each in plan for block in (each.heading, *section_blocks(each, content, around))]
