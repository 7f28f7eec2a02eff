"""What is required of a section and not answered yet. A draft may be incomplete: this is asked on request."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Literal, NamedTuple

from forms.messages import say
from forms.outline import AddressedQuestion, IndicatorsQuestion, Outline, RowsQuestion, Section
from forms.table_rows import keyed_rows, row_number
from vietnamese.text import is_blank

Severity = Literal["error", "warning"]
LockedRows = Mapping[str, Sequence[Mapping[str, str]]]


class Finding(NamedTuple):
    """Something to mend: an error keeps a report from being submitted, a warning does not.

    `cell` is the name of the input to go to.
    """

    severity: Severity
    section: str
    question: str
    cell: str
    message: str


class _Answer(NamedTuple):
    """One question's kept value, beside what the search needs to know of its report."""

    outline: Outline
    question: Any
    value: Any
    unread: Mapping[str, str]
    locked: Sequence[Mapping[str, str]]


_Gap = tuple[Severity, str, str]


def missing(
    outline: Outline, section: Section, content: Mapping[str, Any], locked_rows: LockedRows | None = None
) -> list[Finding]:
    """What the section, as `outline.sections_for(kind)` gives it, still lacks in this content.

    A required question without any answer is an error; so is a row of a free table without a required
    column. In a table of figures that has been begun, each row with empty periods is a warning.
    """
    unread = content.get("unread", {})
    return [
        Finding(severity, section.id, question.id, cell, message)
        for question in section.questions
        for severity, cell, message in _GAPS.get(question.kind, _one_cell)(
            _Answer(outline, question, content.get(question.id), unread, (locked_rows or {}).get(question.id, ()))
        )
    ]


def _one_cell(answer: _Answer) -> Iterator[_Gap]:
    id = answer.question.id
    if is_blank(answer.value or "") and id not in answer.unread:
        yield from _required(answer, id)


def _addressed(answer: _Answer) -> Iterator[_Gap]:
    question: AddressedQuestion = answer.question
    if question.to and all(is_blank(text) for text in (answer.value or {}).values()):
        yield from _required(answer, f"{question.id}-{question.to[0].id}")


def _required(answer: _Answer, cell: str) -> Iterator[_Gap]:
    if answer.question.required:
        yield "error", cell, say("not_answered", label=answer.question.label)


def _table(answer: _Answer) -> Iterator[_Gap]:
    question: RowsQuestion = answer.question
    typed = {cell.rpartition("-")[0] for cell in answer.unread}
    rows = keyed_rows(answer.value or (), answer.locked)
    if not rows and not any(cell.startswith(f"{question.id}-") for cell in typed):
        yield from _required(answer, f"{question.id}-1-{question.columns[0].id}")
    for key, row in rows:
        for column in question.columns:
            cell = f"{question.id}-{key}-{column.id}"
            if column.required and column.id not in row and cell not in answer.unread:
                number = row_number(key, answer.locked)
                yield "error", cell, say("column_missing", label=question.label, number=number, column=column.label)


def _figures(answer: _Answer) -> Iterator[_Gap]:
    question: IndicatorsQuestion = answer.question
    gaps = {row: _empty_periods(answer, row) for row in question.rows if answer.outline.indicator(row).typed}
    asked = sum(len(_asked_periods(answer.outline, row)) for row in gaps)
    if asked and sum(map(len, gaps.values())) == asked:
        if question.required:
            first = next(row for row, periods in gaps.items() if periods)
            yield "error", f"{question.id}-{first}-{gaps[first][0]}", say("table_empty", label=question.label)
        return
    for row, periods in gaps.items():
        if periods:
            label = answer.outline.indicator(row).label
            words = ", ".join(answer.outline.period(period).printed.lower() for period in periods)
            yield "warning", f"{question.id}-{row}-{periods[0]}", say("row_incomplete", label=label, periods=words)


def _asked_periods(outline: Outline, indicator: str) -> list[str]:
    not_asked = outline.indicator(indicator).not_asked
    return [period.id for period in outline.periods if period.id not in not_asked and not period.optional]


def _empty_periods(answer: _Answer, indicator: str) -> list[str]:
    given = (answer.value or {}).get("figures", {}).get(indicator, {})
    return [
        period
        for period in _asked_periods(answer.outline, indicator)
        if not given.get(period) and f"{answer.question.id}-{indicator}-{period}" not in answer.unread
    ]


_GAPS: dict[str, Callable[[_Answer], Iterator[_Gap]]] = {
    "indicators": _figures,
    "rows": _table,
    "addressed": _addressed,
}
