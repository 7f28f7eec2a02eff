"""A report filled so that every rule holds: each figure 1, or what its rule of addition asks."""

from typing import Any

from forms.outline import Outline

SENTENCE = "Đơn vị đã tổ chức thực hiện nghiêm túc, có kiểm tra và rút kinh nghiệm."
# A01 is its three parts; where a rule ties two figures, both are given.
FIGURES = {"A01": "40", "A02": "20", "A03": "8", "A04": "40", "A05": "0", "A06": "0", "A07": "2500000", "A08": "40",
           "A09": "0", "A10": "0", "B01": "40", "B02": "40", "B02a": "40", "B02b": "40", "O05": "38", "O06": "19",
           "O07": "0", "O08": "0", "P01": "1", "P02": "1", "P03": "0", "P04": "20"}  # fmt: skip


def filled_contents(outline: Outline, kind: str) -> dict[str, Any]:
    """{section: content} with an answer to every question that a unit of this kind is asked."""
    return {
        section.id: {question.id: answer(outline, question) for question in section.questions}
        for section in outline.sections_for(kind)
        if section.questions
    }


def answer(outline: Outline, question: Any) -> Any:
    match question.kind:
        case "indicators":
            return {"figures": {row: figures(outline, row) for row in question.rows if outline.indicator(row).typed}}
        case "rows":
            return [row(question)]
        case "addressed":
            return {addressee.id: SENTENCE for addressee in question.to}
        case _:
            return SENTENCE


def figures(outline: Outline, row: str) -> dict[str, str]:
    asked = [p.id for p in outline.periods if p.id not in outline.indicator(row).not_asked]
    return {period: FIGURES.get(row, "0") for period in asked}


def row(question: Any) -> dict[str, str]:
    """A target of the unit's own, tied to no indicator."""
    values = {"text": SENTENCE, "number": "10"}
    return {column.id: values[column.kind] for column in question.columns if column.kind in values} | {
        column.id: column.options[-1].id
        for column in question.columns
        if column.kind == "choice" and not column.options_from
    }
