"""The form of one page of a report, filled with what is kept, and what lies around it."""

from collections.abc import Mapping
from typing import Any

from forms.figures import kept_figures
from forms.format_page import FORMAT_SECTION, format_form
from forms.outline import IndicatorsQuestion, Outline, Section
from forms.section_form import SectionForm, section_form
from reporting.context import PLACE_FIELDS
from reporting.desk import Desk
from reporting.outlines import once_per_outline
from reporting.people import signer, usual_recipients
from store import entries
from store.connection import Database
from store.units import Unit

Content = Mapping[str, Any]


def form_of(db: Database, desk: Desk, section_id: str, content: Content) -> SectionForm:
    """The form of a section as this unit is asked it; ratios read what other sections keep."""
    if section_id == FORMAT_SECTION:
        return format_form(content or suggested(desk))
    section = desk.outline.section(desk.unit.kind, section_id)
    return bound(desk, section, content, others(db, desk, section))


def bound(desk: Desk, section: Section, content: Content, kept: Mapping[str, Mapping[str, str]]) -> SectionForm:
    """The form over `kept` figures of the whole report."""
    return section_form(
        desk.outline,
        section,
        desk.unit.kind,
        desk.has_children,
        content,
        place_names(desk),
        locked_rows=desk.campaign.prefilled,
        others=kept,
    )


def place_names(desk: Desk) -> dict[str, str]:
    """What stands in an addressee for `{unit.district_party}`, `{parent.name}`."""
    named: tuple[tuple[str, Unit | None], ...] = (("unit", desk.unit), ("parent", desk.parent))
    return {f"{who}.{field}": getattr(unit, field) for who, unit in named if unit for field in PLACE_FIELDS}


def suggested(desk: Desk) -> Content:
    """The page “Thể thức” before anybody has saved it, from the unit's own record."""
    lines = desk.unit.recipients or usual_recipients(desk.unit, desk.parent, desk.addressed)
    return {"signer_role": "chu_tich", "recipients": "\n".join(line.lstrip("- ") for line in lines)}


def as_printed(desk: Desk, content: Content) -> Content:
    """The page “Thể thức” as the paper will have it: where it names nobody, those of the unit's own record."""
    usual = suggested(desk)
    kept = content or usual
    named = {"signer_name": signer(desk.unit, kept.get("signer_role", "")), "recipients": usual["recipients"]}
    return {**kept, **{name: kept.get(name) or text for name, text in named.items()}}


def others(db: Database, desk: Desk, section: Section) -> dict[str, dict[str, str]]:
    """The figures of other sections that this one's ratios are made of; most sections need none."""
    homes = _read_by(desk.outline, desk.unit.kind)[section.id]
    if not homes:
        return {}
    contents = {home: entries.get(db, desk.report.id, home).content for home in homes}
    return kept_figures(desk.outline, desk.unit.kind, contents)


@once_per_outline
def _read_by(outline: Outline, kind: str) -> dict[str, frozenset[str]]:
    """{section: the other sections that keep operands of its ratios}."""
    rows = {section.id: _rows(section) for section in outline.sections_for(kind)}
    read: dict[str, frozenset[str]] = {}
    for section, own in rows.items():
        wanted = {operand for row in own for operand in outline.indicator(row).ratio or ()} - own
        read[section] = frozenset(home for home, kept in rows.items() if kept & wanted)
    return read


def _rows(section: Section) -> frozenset[str]:
    tables = (question for question in section.questions if isinstance(question, IndicatorsQuestion))
    return frozenset(row for table in tables for row in table.rows)
