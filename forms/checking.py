"""Everything a report is checked for on "Kiểm tra" and on submit: one pure function for web, commands and import."""

from collections.abc import Iterator, Mapping
from typing import Any

from forms.figures import kept_figures, numbers
from forms.messages import say
from forms.missing import Finding, LockedRows, missing
from forms.outline import Outline, Rule, Section
from forms.rules import Breach, breaches
from forms.section_form import SectionForm, section_form
from forms.table_rows import keyed_rows
from vietnamese.keys import search_key

__all__ = ["Finding", "check_content", "unread"]

Contents = Mapping[str, Mapping[str, Any]]


def check_content(
    outline: Outline,
    kind: str,
    has_children: bool,
    contents: Contents,
    locked_rows: LockedRows | None = None,
) -> list[Finding]:
    """What is missing, what cannot be read and which rules are broken, in the order of the sections.

    `contents` is {section: content}. Without errors among the findings a report may be submitted. For the
    format page ask `unread("the_thuc", format_form(content))`.
    """
    sections = outline.sections_for(kind)
    found: list[Finding] = []
    for section in sections:
        content = contents.get(section.id, {})
        found += missing(outline, section, content, locked_rows)
        if content.get("unread"):
            form = section_form(outline, section, kind, has_children, content, {}, locked_rows=locked_rows)
            found += unread(section.id, form)
        found += _measures(outline, kind, section, content, locked_rows or {})
    found += _broken(outline, kind, contents)
    order = {section.id: place for place, section in enumerate(sections)}
    return sorted(found, key=lambda finding: order[finding.section])


def unread(section: str, form: SectionForm) -> Iterator[Finding]:
    """What stands in a form and cannot be read."""
    for field in form:
        for cell, problem in field.problems.items():
            message = say("unread", label=field.label_of(cell), problem=problem)
            yield Finding("error", section, field.name, cell, message)


def _broken(outline: Outline, kind: str, contents: Contents) -> Iterator[Finding]:
    asked_in = {
        row: (section.id, question.id)
        for section in outline.sections_for(kind)
        for question in section.questions
        if question.kind == "indicators"
        for row in question.rows
    }
    for breach in breaches(outline, kind, numbers(kept_figures(outline, kind, contents))):
        indicator, period = next((cell for cell in breach.cells if cell[0] in asked_in), ("", ""))
        if indicator:
            section, question = asked_in[indicator]
            cell = f"{question}-{indicator}-{period}"
            yield Finding(breach.severity, section, question, cell, _sentence(outline, breach))


def _sentence(outline: Outline, breach: Breach) -> str:
    if breach.period is None:
        return say("breach", message=breach.message, figures=breach.figures)
    period = outline.period(breach.period).printed
    return say("breach_in", message=breach.message, period=period, figures=breach.figures)


def _measures(
    outline: Outline, kind: str, section: Section, content: Mapping[str, Any], locked_rows: LockedRows
) -> Iterator[Finding]:
    """Rule 24 of domain.md 2.4: a target linked to an indicator is measured as the indicator is."""
    asked = {question.id for question in section.questions}
    for rule in outline.rules:
        if rule.same_measure and rule.rows in asked and (not rule.only_for or kind in rule.only_for):
            for key, row in keyed_rows(content.get(rule.rows, ()), locked_rows.get(rule.rows, ())):
                yield from _measure(outline, section, rule, key, row)


def _measure(outline: Outline, section: Section, rule: Rule, key: str, row: Mapping[str, str]) -> Iterator[Finding]:
    assert rule.same_measure is not None
    column, link = rule.same_measure
    indicator, found = outline.indicators_by_id.get(row.get(link, "")), row.get(column, "")
    if indicator and found and search_key(found) != search_key(indicator.measure):
        words = {"found": found, "label": indicator.label, "wanted": indicator.measure}
        message = say("same_measure", message=rule.message, **words)
        yield Finding(rule.severity, section.id, rule.rows, f"{rule.rows}-{key}-{column}", message)
