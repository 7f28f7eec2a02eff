"""Fills a report: for every question its kind sees, an answer in the shape entries keep."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from forms.outline import AddressedQuestion, Outline, Section
from reporting.demo.bank import dice
from reporting.demo.facts import Facts
from reporting.demo.prose import Voice, narrative
from reporting.demo.records import Content, Contents, DemoUnit
from reporting.demo.series import Figures, kept
from reporting.demo.targets import rows
from reporting.demo.totals import Sheet

ANY_ADVICE = "kien_nghi_chung"  # the bank for addressees that have none of their own


@dataclass(frozen=True)
class Writer:
    """Everything an answer is made from: the outline, the unit, its figures and its voice."""

    outline: Outline
    unit: DemoUnit
    sheet: Sheet
    voice: Voice
    has_children: bool

    @property
    def facts(self) -> Facts:
        """The figures the rows of a table are tied to."""
        return self.voice.facts


def contents(writer: Writer) -> Contents:
    """A whole report, by section; headings without questions have no content."""
    filled = {section.id: _section(writer, section) for section in writer.outline.sections_for(writer.unit.kind)}
    return {id: content for id, content in filled.items() if content}


def _section(writer: Writer, section: Section) -> Content:
    answers = ((question.id, ANSWERS[question.kind](writer, question)) for question in section.questions)
    return {id: answer for id, answer in answers if answer}


def _narrative(writer: Writer, question: Any) -> str:
    return narrative(writer.voice, question.id, question.required)


def _indicators(writer: Writer, question: Any) -> dict[str, Any]:
    typed = [row for row in question.rows if writer.outline.indicator(row).typed]
    answer = {"figures": _grid(writer, typed, writer.sheet.totals)}
    if writer.has_children:
        answer["own"] = _grid(writer, typed, writer.sheet.own)
    return answer


def _grid(writer: Writer, rows: list[str], figures: Figures) -> dict[str, dict[str, str]]:
    return {row: _cells(writer.outline, row, figures) for row in rows if row in figures}


def _cells(outline: Outline, row: str, figures: Figures) -> dict[str, str]:
    """A row's cells, without those of periods in which the indicator does not exist."""
    missing = outline.indicator(row).not_asked
    return {
        period.id: kept(value)
        for period, value in zip(outline.periods, figures[row], strict=True)
        if period.id not in missing
    }


def _rows(writer: Writer, question: Any) -> list[dict[str, str]]:
    return rows(question, writer.outline, writer.unit, writer.facts)


def _addressed(writer: Writer, question: AddressedQuestion) -> dict[str, str]:
    said = {to.id: narrative(writer.voice, to.id, must=False) for to in question.to}
    if question.required and question.to and not any(said.values()):
        said[question.to[-1].id] = narrative(writer.voice, ANY_ADVICE, must=True)
    return {id: text for id, text in said.items() if text}


def _choice(writer: Writer, question: Any) -> str:
    return str(dice(question.id, writer.unit.code).choice(question.options).id)


def _date(writer: Writer, question: Any) -> str:
    last = writer.outline.periods[-1]
    return f"{last.to.year}-{last.to.month:02d}-{dice(question.id, writer.unit.code).randint(1, 28):02d}"


def _number(writer: Writer, question: Any) -> str:
    return str(dice(question.id, writer.unit.code).randint(1, 40))


ANSWERS: Mapping[str, Callable[[Writer, Any], Any]] = {
    "narrative": _narrative,
    "indicators": _indicators,
    "rows": _rows,
    "addressed": _addressed,
    "choice": _choice,
    "date": _date,
    "number": _number,
}
