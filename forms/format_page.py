"""The "Thể thức" page of a report: number, date, signer, recipients. A form like a section's, but in no outline."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from forms.kinds import KINDS
from forms.outline import Option
from forms.section_form import Content, SectionForm

FORMAT_SECTION = "the_thuc"
SIGNERS = (Option(id="chu_tich", label="Chủ tịch"), Option(id="pho_chu_tich", label="Phó Chủ tịch"))


@dataclass(frozen=True)
class FormatQuestion:
    """A question of the format page; `pattern` is what a line must look like, `problem` names what is said else."""

    id: str
    kind: str
    label: str
    guidance: str = ""
    required: bool = False
    options: tuple[Option, ...] = ()
    pattern: str = ""
    problem: str = ""
    words: int | None = None
    number: str = ""
    heading: str = ""


QUESTIONS = (
    FormatQuestion(
        "number",
        "line",
        "Số văn bản",
        "Để trống nếu văn thư ghi số sau khi in.",
        pattern=r"[0-9]{1,5}[A-Za-zĐđ]?",
        problem="document_number",
    ),
    FormatQuestion("date", "date", "Ngày ban hành", "Ghi ngày/tháng/năm; để trống thì in “ngày … tháng … năm …”."),
    FormatQuestion("signer_role", "choice", "Người ký", options=SIGNERS),
    FormatQuestion("signer_name", "line", "Họ và tên người ký"),
    FormatQuestion("recipients", "narrative", "Nơi nhận", "Mỗi nơi một dòng, không cần ghi dấu gạch đầu dòng."),
    FormatQuestion(
        "guidance_number",
        "line",
        "Số hướng dẫn của LĐLĐ tỉnh",
        "In trong câu mở đầu; để trống nếu chưa biết số.",
    ),
)
_FIELDS = {question.id: KINDS[question.kind].field(question) for question in QUESTIONS}


class FormatForm(SectionForm):
    """The form of the format page. Its content names every question, for here blank is an answer, too."""

    def content(self) -> Content:
        """See SectionForm."""
        return {**dict.fromkeys(_FIELDS, ""), **super().content()}


def format_form(content: Mapping[str, Any]) -> FormatForm:
    """The form of the format page, filled with its kept content or with what the unit's record suggests."""
    return FormatForm(_FIELDS, content)
