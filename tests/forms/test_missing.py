"""What a section still lacks: errors where an answer is required, warnings where figures are left open."""

from collections.abc import Callable
from typing import Any

import pytest

from forms.missing import Finding, missing
from forms.outline import (
    AddressedQuestion,
    Addressee,
    ChoiceQuestion,
    Column,
    DateQuestion,
    IndicatorsQuestion,
    NarrativeQuestion,
    NumberQuestion,
    Option,
    Outline,
    RowsQuestion,
)

Make = Callable[..., Outline]

OPTIONS = (Option(id="a", label="A"),)
REQUIRED: dict[str, Any] = {
    "narrative": NarrativeQuestion(kind="narrative", id="q", label="Ưu điểm", required=True),
    "choice": ChoiceQuestion(kind="choice", id="q", label="Ưu điểm", required=True, options=OPTIONS),
    "date": DateQuestion(kind="date", id="q", label="Ưu điểm", required=True),
    "number": NumberQuestion(kind="number", id="q", label="Ưu điểm", required=True),
}
TARGETS = RowsQuestion(
    kind="rows",
    id="q",
    label="Chỉ tiêu",
    required=True,
    columns=(Column(id="target", label="Tên", required=True), Column(id="aimed", label="Mục tiêu", kind="number")),
)
LETTERS = AddressedQuestion(
    kind="addressed", id="q", label="Kiến nghị", required=True, to=(Addressee(id="tinh", addressee="Đối với tỉnh"),)
)
FIGURES = IndicatorsQuestion(kind="indicators", id="q", label="Số liệu", required=True, rows=("A01", "E05", "O09"))


def found(make_outline: Make, question: Any, content: dict[str, Any], **more: Any) -> list[Finding]:
    outline = make_outline(questions=[question])
    return missing(outline, outline.section("huyen", "muc"), content, **more)


def of(finding: Finding) -> tuple[str, str]:
    return finding.severity, finding.cell


@pytest.mark.parametrize("kind", REQUIRED)
@pytest.mark.parametrize("content", [{}, {"q": ""}, {"q": " \n\u200b"}])
def test_a_required_question_without_an_answer_is_an_error(
    make_outline: Make, kind: str, content: dict[str, Any]
) -> None:
    (finding,) = found(make_outline, REQUIRED[kind], content)
    assert finding == Finding("error", "muc", "q", "q", "Chưa trả lời: Ưu điểm.")


@pytest.mark.parametrize("kind", REQUIRED)
def test_an_answer_is_not_missing_nor_is_one_that_cannot_be_read(make_outline: Make, kind: str) -> None:
    assert found(make_outline, REQUIRED[kind], {"q": "1"}) == []
    assert found(make_outline, REQUIRED[kind], {"unread": {"q": "mai"}}) == []


@pytest.mark.parametrize("question", [*REQUIRED.values(), TARGETS, LETTERS, FIGURES])
def test_nothing_is_missing_where_nothing_is_required(make_outline: Make, question: Any) -> None:
    assert found(make_outline, question.model_copy(update={"required": False}), {}) == []


def test_one_text_to_one_addressee_is_enough(make_outline: Make) -> None:
    assert of(found(make_outline, LETTERS, {"q": {"tinh": " "}})[0]) == ("error", "q-tinh")
    assert found(make_outline, LETTERS, {"q": {"tinh": "Đề nghị"}}) == []


def test_a_free_table_needs_a_row(make_outline: Make) -> None:
    assert of(found(make_outline, TARGETS, {})[0]) == ("error", "q-1-target")
    assert of(found(make_outline, TARGETS, {"q": [{}]})[0]) == ("error", "q-1-target")
    assert found(make_outline, TARGETS, {"q": [{"target": "Kết nạp"}]}) == []


def test_a_row_needs_its_required_columns(make_outline: Make) -> None:
    (finding,) = found(make_outline, TARGETS, {"q": [{"target": "Kết nạp"}, {}, {"aimed": "5"}]})
    assert of(finding) == ("error", "q-3-target")
    assert finding.message == "Chỉ tiêu, dòng 3: chưa ghi “Tên”."


def test_an_unreadable_cell_of_a_row_is_not_missing(make_outline: Make) -> None:
    unread = {"q-1-target": "x"}
    assert found(make_outline, TARGETS, {"q": [{}], "unread": unread}) == []
    assert found(make_outline, TARGETS, {"q": [{"aimed": "1"}], "unread": unread}) == []


def test_a_row_set_by_the_clerk_needs_its_columns_too(make_outline: Make) -> None:
    locked = {"q": [{"id": "kn", "target": "", "aimed": "1500"}]}
    assert of(found(make_outline, TARGETS, {}, locked_rows=locked)[0]) == ("error", "q-kkn-target")
    assert found(make_outline, TARGETS, {"q": [{"locked": "kn", "target": "x"}]}, locked_rows=locked) == []


def test_a_table_without_any_figure_is_an_error(make_outline: Make) -> None:
    (finding,) = found(make_outline, FIGURES, {})
    assert finding == Finding("error", "muc", "q", "q-A01-2010", "Chưa nhập số liệu: Số liệu.")


def test_a_row_with_empty_periods_is_a_warning_that_names_them(make_outline: Make) -> None:
    content = {"q": {"figures": {"A01": {"2010": "1"}, "E05": {"2010": "0", "2011": "none"}}}}
    (finding,) = found(make_outline, FIGURES, content)
    assert of(finding) == ("warning", "q-A01-2011")
    assert "Tổng số CNVCLĐ: chưa có số liệu năm 2011, 6 tháng đầu năm 2012" in finding.message


def test_an_empty_row_of_a_table_that_is_not_required_is_a_warning_once_the_table_is_begun(make_outline: Make) -> None:
    optional = FIGURES.model_copy(update={"required": False})
    content = {"q": {"figures": {"E05": {"2010": "0", "2011": "none"}}}}
    assert [of(finding) for finding in found(make_outline, optional, content)] == [("warning", "q-A01-2010")]


def test_ratios_and_periods_not_asked_are_never_missing(make_outline: Make) -> None:
    every = {period: "1" for period in ("2010", "2011", "2012")}
    content = {"q": {"figures": {"A01": every, "E05": {"2010": "1", "2011": "1"}}}}
    assert found(make_outline, FIGURES, content) == []


def test_a_figure_that_cannot_be_read_is_not_missing(make_outline: Make) -> None:
    content = {"q": {"figures": {"E05": {"2010": "1", "2011": "1"}, "A01": {"2010": "1", "2011": "1"}}}}
    assert found(make_outline, FIGURES, {**content, "unread": {"q-A01-2012": "12a"}}) == []
    assert len(found(make_outline, FIGURES, content)) == 1
