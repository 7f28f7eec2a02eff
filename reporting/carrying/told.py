"""Where the carried figures of a report come from, and which of them it now says otherwise."""

from dataclasses import dataclass

from forms.missing import Finding
from forms.outline.terms import read_term
from reporting.carrying import Contents, corrected
from reporting.carrying.taking_over import plain_figures
from reporting.desk import Desk
from reporting.outlines import outline_of
from reporting.workflow import STATUSES
from store import campaigns, carried, reports
from store.connection import Database


@dataclass(frozen=True)
class Origin:
    """An earlier report that columns begin from: what it is called, and the columns."""

    name: str
    periods: tuple[str, ...]


def origins(db: Database, report_id: int, section: str) -> list[Origin]:
    """Where the carried figures of a section come from."""
    given = carried.of_report(db, report_id).get(section)
    if given is None:
        return []
    filled = {period for rows in given.figures.values() for row in rows.values() for period in row}
    found: dict[int, list[str]] = {}
    for period, source in given.sources.items():
        if period in filled:
            found.setdefault(source, []).append(period)
    return [Origin(name_of(db, source), tuple(periods)) for source, periods in found.items()]


def name_of(db: Database, report_id: int) -> str:
    """`báo cáo quý II/2026 (đã duyệt)`"""
    report = reports.get(db, report_id)
    outline = outline_of(campaigns.get(db, report.campaign_id))
    term = read_term(outline.term)
    return f"báo cáo {term.name if term else outline.short_title} ({STATUSES[report.status].lower()})"


def corrections(db: Database, desk: Desk, contents: Contents) -> list[Finding]:
    """What “Kiểm tra” says of carried figures that the report now says otherwise; warnings only."""
    given = carried.of_report(db, desk.report.id)
    reports_named = {source for one in given.values() for source in one.sources.values()}
    named = {source: name_of(db, source) for source in reports_named}
    names = {period: named[source] for one in given.values() for period, source in one.sources.items()}
    figures = {section: plain_figures(one) for section, one in given.items()}
    return corrected(desk.outline, desk.sections(), contents, figures, names)
