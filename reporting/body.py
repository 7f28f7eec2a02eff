"""The text of a report in document order: headings that carry something, answers as paragraphs."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from forms.figures import read_figure
from forms.outline import (
    AddressedQuestion,
    ChoiceQuestion,
    IndicatorsQuestion,
    NarrativeQuestion,
    NumberQuestion,
    Outline,
    RowsQuestion,
    Section,
)
from forms.table_rows import merged_rows, printed_cells
from reporting.paragraphs import UNANSWERED, Block, paragraphs
from vietnamese.dates import format_date

Content = Mapping[str, Any]

ANNEX_REFERENCE = "Số liệu cụ thể của từng nội dung được tổng hợp tại Phụ lục kèm theo Báo cáo này."


class Around(NamedTuple):
    """What lies around the answers: the names that texts of the outline speak of, the rows set by the clerk."""

    places: Mapping[str, Any]
    prefilled: Mapping[str, Any]


def body(outline: Outline, kind: str, contents: Mapping[str, Content], around: Around) -> list[Block]:
    """The blocks of the body for a unit of this kind; a heading prints where something stands under it."""
    blocks: list[Block] = []
    waiting: list[tuple[int, Block]] = []
    annex_named = False
    for section in outline.sections_for(kind):
        waiting = [kept for kept in waiting if kept[0] < section.level]
        waiting.append((section.level, heading(section)))
        answers = section_blocks(section, contents.get(section.id, {}), around)
        if not annex_named and any(question.kind == "indicators" for question in section.questions):
            annex_named = True
            answers.append(plain(ANNEX_REFERENCE))
        if answers:
            blocks += [block for _, block in waiting] + answers
            waiting = []
    return blocks


def heading(section: Section) -> Block:
    """A section's heading; a first-level title is printed in capitals (NĐ 30/2020, Phụ lục I, mục II.6)."""
    title = section.title.upper() if section.level == 1 else section.title
    mark = ":" if section.number == "-" else ""
    return Block(kieu=f"muc_{section.level}", chu=f"{section.number} {title}{mark}")


def section_blocks(section: Section, content: Content, around: Around) -> list[Block]:
    """What the questions of one section print, in their order. A point on which nothing required is
    answered says so once; a question with a heading of its own is a point of its own."""
    blocks: list[Block] = []
    unanswered = False
    for question in section.questions:
        printed = list(PRINTED[question.kind](question, content.get(question.id), around))
        missing = not printed and question.required and question.kind != "indicators"
        if question.heading and (printed or missing):
            blocks.append(Block(kieu="muc_5", chu=f"{question.number} {question.heading}".strip()))
            blocks += printed or [plain(f"{UNANSWERED}.")]
        else:
            unanswered = unanswered or missing
            blocks += printed
    return blocks or ([plain(f"{UNANSWERED}.")] if unanswered else [])


def plain(text: str) -> Block:
    return Block(kieu="doan", chu=text)


def narrative(question: NarrativeQuestion, value: Any, around: Around) -> Iterator[Block]:
    yield from paragraphs(value or "")


def in_the_annex(question: IndicatorsQuestion, value: Any, around: Around) -> Iterator[Block]:
    yield from ()


def table(question: RowsQuestion, value: Any, around: Around) -> Iterator[Block]:
    """A free table, where any row says something; the rows that the clerk has set come first."""
    filled = [printed_cells(question, row) for row in merged_rows(value or (), around.prefilled.get(question.id, ()))]
    if filled:
        heads = [column.label for column in question.columns if column.printed]
        yield Block(kieu="bang", tieu_de=question.label, cot=heads, hang=filled)


def addressed(question: AddressedQuestion, value: Any, around: Around) -> Iterator[Block]:
    """Recommendations under their addressee; one with nothing to say to is left out."""
    for addressee in question.to:
        said = paragraphs((value or {}).get(addressee.id) or "")
        if said:
            yield Block(kieu="muc_4", chu=f"- {addressee.addressee.format(**around.places)}:")
            yield from said


def choice(question: ChoiceQuestion, value: Any, around: Around) -> Iterator[Block]:
    label = next((option.label for option in question.options if option.id == value), "")
    if label:
        yield plain(f"{question.label}: {label}.")


def day(question: Any, value: Any, around: Around) -> Iterator[Block]:
    if value:
        yield plain(f"{question.label}: {format_date(date.fromisoformat(value))}.")


def number(question: NumberQuestion, value: Any, around: Around) -> Iterator[Block]:
    if value:
        shown = read_figure(value).shown(question.decimals)
        yield plain(f"{question.label}: {shown} {question.measure}".rstrip() + ".")


# Each kind of question and how it stands in the body.
PRINTED: dict[str, Callable[[Any, Any, Around], Iterator[Block]]] = {
    "narrative": narrative,
    "indicators": in_the_annex,
    "rows": table,
    "addressed": addressed,
    "choice": choice,
    "date": day,
    "number": number,
}
