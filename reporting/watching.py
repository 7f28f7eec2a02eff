"""What a page of figures is watched by while somebody types: its rules, and the figures that they read elsewhere."""

from collections.abc import Mapping
from typing import Any

from forms.figures import kept_figures
from forms.outline import IndicatorsQuestion, Outline, Section
from forms.rules.sent import rules_sent
from reporting.desk import Desk
from reporting.outlines import once_per_outline

Contents = Mapping[str, Mapping[str, Any]]


def watched(desk: Desk, section: Section, contents: Contents) -> dict[str, Any]:
    """`rules_sent`, with `figures`: {indicator: {period: kept figure}} of the other sections.

    `contents` is {section: content} of the whole report, as kept.
    """
    kind = desk.unit.kind
    elsewhere = {name: content for name, content in contents.items() if name != section.id}
    sent = rules_of(desk.outline, kind)[section.id]
    figures = kept_figures(desk.outline, kind, elsewhere)
    return {**sent, "figures": {name: dict(figures[name]) for name in sent["indicators"] if name in figures}}


@once_per_outline
def rules_of(outline: Outline, kind: str) -> dict[str, dict[str, Any]]:
    """The rules of every section that a unit of this kind fills."""
    return {each.id: rules_sent(outline, kind, rows_of(each)) for each in outline.sections_for(kind)}


def rows_of(section: Section) -> frozenset[str]:
    tables = (each for each in section.questions if isinstance(each, IndicatorsQuestion))
    return frozenset(row for table in tables for row in table.rows)
