"""A made-up report with an answer everywhere: what an office sees of a template before any unit has written."""

from dataclasses import replace
from itertools import count
from typing import Any

from forms.format_page import FORMAT_SECTION
from forms.outline import Outline, Question, UnitKind
from reporting.context import context
from reporting.facts import campaign_facts
from reporting.outlines import outline_of
from store.campaigns import Campaign
from store.units import Unit

SIGNER = "Nguyễn Văn A"
PLACE = "Gia Nghĩa"


def sample(campaign: Campaign, kind: str) -> dict[str, Any]:
    """The context of a made-up report of a unit of this kind; the same each time."""
    outline = outline_of(campaign)
    above = Unit(0, "CAP-TREN", "Liên đoàn Lao động cấp trên (mẫu)", "LĐLĐ cấp trên (mẫu)", "")
    facts = replace(campaign_facts(campaign), parent=above, edition="bản in thử với dữ liệu mẫu")
    return context(outline, unit(outline.unit_kind(kind)), facts, contents(outline, kind))


def unit(kind: UnitKind) -> Unit:
    """A unit that does not exist."""
    return Unit(
        id=0,
        code="MAU",
        name=f"{kind.label} Mẫu",
        short_name="Đơn vị mẫu",
        kind=kind.id,
        heading_lines=("TÊN ĐƠN VỊ", "BÁO CÁO (MẪU)"),
        superior_lines=("TÊN CÔNG ĐOÀN", "CẤP TRÊN (MẪU)"),
        place=PLACE,
        code_suffix="CĐ",
        sign_lines=tuple(kind.sign_lines),
        signer_name=SIGNER,
        recipients=("Công đoàn cấp trên", "Cấp ủy cùng cấp", "Lưu: VT"),
    )


def contents(outline: Outline, kind: str) -> dict[str, Any]:
    """{section: content} with an answer to every question that a unit of this kind is asked."""
    numbers = count(1)
    made: dict[str, Any] = {
        section.id: {question.id: answer(outline, question, numbers) for question in section.questions}
        for section in outline.sections_for(kind)
        if section.questions
    }
    made[FORMAT_SECTION] = {"number": "01", "date": outline.periods[-1].to.isoformat()}
    return made


def answer(outline: Outline, question: Question, numbers: "count[int]") -> Any:
    """A value of the shape this question keeps."""
    match question.kind:
        case "narrative":
            return words(question.label)
        case "indicators":
            return {"figures": {row: figures(outline, row, numbers) for row in question.rows if typed(outline, row)}}
        case "rows":
            return [{column.id: cell(column, number) for column in question.columns} for number in (1, 2)]
        case "addressed":
            return {addressee.id: words("kiến nghị") for addressee in question.to}
        case "choice":
            return question.options[0].id
        case "date":
            return outline.periods[-1].to.isoformat()
    return str(next(numbers))


def words(label: str) -> str:
    """Two paragraphs and an item."""
    about = label.rstrip(".?:")
    return f"Đoạn văn mẫu: {about}.\nĐoạn thứ hai, để thấy khoảng cách giữa các đoạn.\n- Một ý có gạch đầu dòng."


def typed(outline: Outline, row: str) -> bool:
    return outline.indicator(row).typed


def figures(outline: Outline, row: str, numbers: "count[int]") -> dict[str, str]:
    """A figure for each period that is asked."""
    skipped = outline.indicator(row).not_asked
    return {period.id: str(next(numbers)) for period in outline.periods if period.id not in skipped}


def cell(column: Any, number: int) -> str:
    """A cell of a free table; a choice among the unit's own figures stays empty."""
    if column.kind == "choice":
        return column.options[-1].id if column.options and not column.options_from else ""
    return {"text": f"Nội dung mẫu {number}", "number": str(number * 10)}.get(column.kind, "")
