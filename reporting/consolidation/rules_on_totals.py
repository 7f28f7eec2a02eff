"""The outline's own rules set against consolidated totals, before they are in any draft. Pure."""

from collections.abc import Mapping
from typing import Any

from forms.checking import check_content
from forms.missing import Finding, missing
from reporting.consolidation.consolidating import Gathered
from reporting.consolidation.drafting import draft, places
from reporting.desk import Desk


def rules_on_totals(desk: Desk, gathered: Gathered, contents: Mapping[str, Any]) -> list[Finding]:
    """Every rule that the consolidated figures break, as the page “Kiểm tra” would say it of the report."""
    outline, kind = desk.outline, desk.unit.kind
    cells = {place.cell for place in places(outline, kind)}
    made = draft(outline, kind, contents, gathered.made.kept(), {}, cells)
    whole = {**contents, **made.changed}
    names = {place.name for place in places(outline, kind)}
    lacking = {
        finding
        for section in outline.sections_for(kind)
        for finding in missing(outline, section, whole.get(section.id, {}), desk.campaign.prefilled)
    }
    found = check_content(outline, kind, True, whole, desk.campaign.prefilled)
    return [one for one in found if one.cell in names and one not in lacking]
