"""The whole check of a report: missing answers, unread cells, broken rules, each with its place."""

from collections.abc import Callable
from typing import Any

import pytest

from forms.checking import Finding, check_content, unread
from forms.format_page import format_form
from forms.outline import Outline, Rule, load_outline, shipped

Make = Callable[..., Outline]

WOMEN = Rule(id="K02", check="A02 <= A01", severity="error", message="Số nữ lớn hơn tổng số.")
TOTAL = Rule(id="K13", check="total(O07) <= latest(O05)", severity="warning", message="Kết nạp quá nhiều.")
MEASURE = Rule(
    id="K24", rows="chi_tieu", same_measure=("target", "source"), severity="error", message="Khác đơn vị tính."
)


def checked(outline: Outline, content: dict[str, Any], **more: Any) -> list[Finding]:
    return check_content(outline, "huyen", True, {"muc": content}, **more)


def errors(outline: Outline, content: dict[str, Any], **more: Any) -> list[Finding]:
    return [finding for finding in checked(outline, content, **more) if finding.severity == "error"]


def grid(**figures: dict[str, str]) -> dict[str, Any]:
    return {"ket_qua": "Có", "so_lieu": {"figures": figures}}


def test_an_empty_report_lacks_what_is_required(outline: Outline) -> None:
    assert [finding.question for finding in errors(outline, {})] == ["ket_qua", "so_lieu"]


def test_a_filled_report_has_no_errors(outline: Outline) -> None:
    assert errors(outline, grid(A01={"2010": "5"})) == []


def test_a_broken_rule_is_found_at_its_first_cell(make_outline: Make) -> None:
    (finding,) = errors(make_outline(rules=[WOMEN]), grid(A01={"2010": "1000"}, A02={"2010": "1234"}))
    assert (finding.section, finding.question, finding.cell) == ("muc", "so_lieu", "so_lieu-A02-2010")
    assert finding.message == "Số nữ lớn hơn tổng số. Năm 2010: Nữ là 1.234; Tổng số CNVCLĐ là 1.000."


def test_a_broken_rule_over_all_periods_names_no_period(make_outline: Make) -> None:
    found = checked(make_outline(rules=[TOTAL]), grid(O07={"2010": "9", "2012": "2"}, O05={"2010": "10"}))
    (finding,) = [finding for finding in found if "Kết nạp quá nhiều" in finding.message]
    assert (finding.severity, finding.cell) == ("warning", "so_lieu-O07-2010")
    assert finding.message.startswith("Kết nạp quá nhiều. Kết nạp mới (cộng các kỳ) là 11;")


def test_nothing_happened_counts_as_zero_for_rules(make_outline: Make) -> None:
    outline = make_outline(rules=[WOMEN])
    assert len(errors(outline, grid(A01={"2010": "none"}, A02={"2010": "1"}))) == 1
    assert errors(outline, grid(A01={"2010": "1"}, A02={"2010": "none"})) == []


def test_a_figure_hidden_in_a_period_breaks_no_rule(make_outline: Make) -> None:
    rule = Rule(id="K1", check="E05 <= 5", severity="error", message="Nhiều.")
    assert errors(make_outline(rules=[rule]), grid(E05={"2012": "9"}, A01={"2010": "1"})) == []
    assert len(errors(make_outline(rules=[rule]), grid(E05={"2011": "9"}))) == 1


@pytest.mark.parametrize(
    ("cell", "label"),
    [
        ("so_lieu-A01-2010", "Tổng số CNVCLĐ – Năm 2010: "),
        ("so_lieu-A01-2010-own", "Tổng số CNVCLĐ – Năm 2010, phần của riêng đơn vị: "),
        ("ngay_hop", "Ngày họp: "),
        ("so_cuoc", "Số cuộc: "),
        ("chi_tieu-1-aimed", "Chỉ tiêu, dòng 1, cột “Mục tiêu”: "),
    ],
)
def test_an_unreadable_cell_is_an_error_with_its_name(outline: Outline, cell: str, label: str) -> None:
    content = {**grid(A01={"2010": "1"}), "chi_tieu": [{"target": "x"}], "unread": {cell: "12a"}}
    (finding,) = errors(outline, content)
    assert finding.cell == cell and finding.message.startswith(label)
    assert "12a" in finding.message


def test_an_unread_cell_that_the_unit_no_longer_has_is_no_error(outline: Outline) -> None:
    assert errors(outline, {**grid(A01={"2010": "1"}), "unread": {"cau_cu": "x"}}) == []


def test_a_target_is_measured_as_its_indicator_is(make_outline: Make) -> None:
    outline = make_outline(rules=[MEASURE])
    rows = [{"target": "Người", "source": "A01"}, {"target": "%", "source": "A01"}, {"target": "%", "source": "lạ"}]
    (finding,) = errors(outline, {**grid(A01={"2010": "1"}), "chi_tieu": rows})
    assert finding.cell == "chi_tieu-2-target"
    assert finding.message == "Khác đơn vị tính. Dòng này ghi “%”, chỉ tiêu “Tổng số CNVCLĐ” tính bằng “người”."


def test_findings_follow_the_order_of_the_sections() -> None:
    outline = load_outline(shipped("nq20-so-ket-5-nam"))
    places = {section.id: place for place, section in enumerate(outline.sections_for("huyen"))}
    found = [places[finding.section] for finding in check_content(outline, "huyen", True, {})]
    assert found == sorted(found) and len(found) > 20


def test_the_shipped_outline_is_checked_for_every_kind() -> None:
    outline = load_outline(shipped("nq20-so-ket-5-nam"))
    figures = {row.id: {period.id: "7" for period in outline.periods} for row in outline.indicators if row.typed}
    figures["O05"] = {period.id: "9" for period in outline.periods}
    for kind in outline.unit_kinds:
        contents = {
            section.id: {
                question.id: {"figures": {row: figures.get(row, {}) for row in question.rows}}
                for question in section.questions
                if question.kind == "indicators"
            }
            for section in outline.sections_for(kind.id)
        }
        found = check_content(outline, kind.id, kind.receives, contents)
        assert all(finding.message and finding.cell for finding in found)
        assert any(f.severity == "error" and "-O05-" in f.cell for f in found), kind.id


def test_the_format_page_is_asked_apart() -> None:
    (finding,) = unread("the_thuc", format_form({"unread": {"date": "hôm qua"}}))
    assert (finding.severity, finding.section, finding.cell) == ("error", "the_thuc", "date")
    assert finding.message.startswith("Ngày ban hành: Không đọc được ngày “hôm qua”.")
