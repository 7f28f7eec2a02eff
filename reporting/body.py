"""The text of a report in document order: headings that carry something, answers as paragraphs."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from forms.addressed import fill_places
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
from reporting.marks import heading_mark, marked
from reporting.outlines import once_per_outline
from reporting.paragraphs import PLAIN, UNANSWERED, Block, paragraphs
from vietnamese.dates import format_date

Content = Mapping[str, Any]

ANNEX_REFERENCE = "Số liệu cụ thể của từng nội dung được tổng hợp tại Phụ lục kèm theo Báo cáo này."


class Around(NamedTuple):
    """What lies around the answers: the names that texts of the outline speak of, the rows set by the clerk."""

    places: Mapping[str, str]
    prefilled: Mapping[str, Any]


class Asked(NamedTuple):
    """A question as it is printed: by whom, under which heading of its own, and whether silence is told."""

    question: Any
    printed: "Printer"
    heading: Block | None
    required: bool


class Planned(NamedTuple):
    """A section as a kind of unit prints it; `first_figures` where the annex is first spoken of."""

    id: str
    level: int
    heading: Block
    asked: tuple[Asked, ...]
    first_figures: bool


@once_per_outline
def planned(outline: Outline, kind: str) -> tuple[Planned, ...]:
    """The sections that a unit of this kind prints, in document order."""
    plan: list[Planned] = []
    figures_met = False
    for section in outline.sections_for(kind):
        has_figures = any(question.kind == "indicators" for question in section.questions)
        asked = tuple(map(asked_in_print, section.questions))
        plan.append(Planned(section.id, section.level, heading(section), asked, has_figures and not figures_met))
        figures_met = figures_met or has_figures
    return tuple(plan)


def asked_in_print(question: Any) -> Asked:
    """A question's printer, its heading as a point of its own, and whether an answer is missed."""
    text = f"{question.number} {question.heading}".strip()
    own = {"kieu": "muc_5", "chu": text, "dau": heading_mark(question.id)} if question.heading else None
    return Asked(question, PRINTED[question.kind], own, question.required and question.kind != "indicators")


def heading(section: Section) -> Block:
    """A section's heading; a first-level title is printed in capitals (NĐ 30/2020, Phụ lục I, mục II.6)."""
    title = section.title.upper() if section.level == 1 else section.title
    mark = ":" if section.number == "-" else ""
    return {"kieu": f"muc_{section.level}", "chu": f"{section.number} {title}{mark}", "dau": heading_mark(section.id)}


Said = tuple[Planned, list[Block]]
"""A section and the blocks of its answers."""


def said(outline: Outline, kind: str, contents: Mapping[str, Content], around: Around) -> list[Said]:
    """What each section of a unit of this kind prints."""
    return [
        (section, section_blocks(section, contents.get(section.id, {}), around))
        for section in planned(outline, kind)
    ]


def body(sections: Sequence[Said], references: Sequence[str] = (ANNEX_REFERENCE,)) -> list[Block]:
    """The blocks of the body; a heading prints where something stands under it. `references` send to the annexes."""
    blocks: list[Block] = []
    waiting: list[Planned] = []
    for section, answers in sections:
        waiting = [kept for kept in waiting if kept.level < section.level]
        waiting.append(section)
        if answers or section.first_figures:
            blocks += [kept.heading for kept in waiting]
            blocks += answers
            waiting = []
        if section.first_figures:
            blocks += map(plain, references)
    return blocks


def section_blocks(section: Planned, content: Content, around: Around) -> list[Block]:
    """What the questions of one section print, in their order. A point on which nothing required is
    answered says so once; a question with a heading of its own is a point of its own."""
    blocks: list[Block] = []
    unanswered = False
    for question, printer, own, required in section.asked:
        printed = printer(question, content.get(question.id), around)
        missing = required and not printed
        if own and (printed or missing):
            blocks.append(own)
            blocks += printed or [plain(f"{UNANSWERED}.")]
        else:
            unanswered = unanswered or missing
            blocks += printed
    return blocks or ([plain(f"{UNANSWERED}.")] if unanswered else [])


def plain(text: str) -> Block:
    return {"kieu": PLAIN, "chu": text}


def narrative(question: NarrativeQuestion, value: Any, around: Around) -> list[Block]:
    return marked(question.id, paragraphs(value)) if value else []


def in_the_annex(question: IndicatorsQuestion, value: Any, around: Around) -> list[Block]:
    return []


def table(question: RowsQuestion, value: Any, around: Around) -> list[Block]:
    """A free table, where any row says something; the rows that the clerk has set come first."""
    filled = [printed_cells(question, row) for row in merged_rows(value or (), around.prefilled.get(question.id, ()))]
    heads = [column.label for column in question.columns if column.printed]
    return [{"kieu": "bang", "tieu_de": question.label, "cot": heads, "hang": filled}] if filled else []


def addressed(question: AddressedQuestion, value: Any, around: Around) -> list[Block]:
    """Recommendations under their addressee; one with nothing to say to is left out."""
    blocks: list[Block] = []
    for addressee in question.to if value else ():
        to_them = paragraphs(value.get(addressee.id) or "")
        if to_them:
            cell = f"{question.id}-{addressee.id}"
            text = f"- {fill_places(addressee.addressee, around.places)}:"
            blocks.append({"kieu": "muc_4", "chu": text, "dau": heading_mark(cell)})
            blocks += marked(cell, to_them)
    return blocks


def choice(question: ChoiceQuestion, value: Any, around: Around) -> list[Block]:
    label = next((option.label for option in question.options if option.id == value), "")
    return [plain(f"{question.label}: {label}.")] if label else []


def day(question: Any, value: Any, around: Around) -> list[Block]:
    return [plain(f"{question.label}: {format_date(date.fromisoformat(value))}.")] if value else []


def number(question: NumberQuestion, value: Any, around: Around) -> list[Block]:
    shown = read_figure(value).shown(question.decimals)
    return [plain(f"{question.label}: {shown} {question.measure}".rstrip() + ".")] if value else []


Printer = Callable[[Any, Any, Around], list[Block]]
# Each kind of question and how it stands in the body.
PRINTED: dict[str, Printer] = {
    "narrative": narrative,
    "indicators": in_the_annex,
    "rows": table,
    "addressed": addressed,
    "choice": choice,
    "date": day,
    "number": number,
}
