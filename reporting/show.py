"""Every answer and figure of a report as it is kept: what `report show` prints and an outsider may check."""

from collections.abc import Mapping
from typing import Any

from forms.figures import kept_figures
from forms.outline import Outline
from reporting.desk import Desk, contents_of
from store import entries
from store.connection import Database

UNREAD = "unread"


def shown(db: Database, desk: Desk) -> dict[str, Any]:
    """`{unit, campaign, status, entries: {section: {question: value}}, figures: {indicator: {period:
    "12" | None | "none"}}, own: {…}}`; every indicator and period that the unit is asked is named."""
    outline, kind = desk.outline, desk.unit.kind
    contents = contents_of(entries.of_report(db, desk.report.id))
    return {
        "unit": desk.unit.code,
        "campaign": desk.campaign.slug,
        "status": desk.report.status,
        "entries": {section: answers(content) for section, content in contents.items()},
        "figures": filled(outline, kind, kept_figures(outline, kind, contents)),
        "own": kept_figures(outline, kind, contents, "own"),
    }


def answers(content: Mapping[str, Any]) -> dict[str, Any]:
    return {question: value for question, value in content.items() if question != UNREAD}


def filled(outline: Outline, kind: str, kept: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, str | None]]:
    """Each typed indicator of the kind with each period in which it is asked, None where nothing is kept."""
    return {
        indicator.id: {
            period.id: kept.get(indicator.id, {}).get(period.id)
            for period in outline.periods
            if period.id not in indicator.not_asked
        }
        for indicator in outline.indicators_for(kind)
        if indicator.typed
    }
