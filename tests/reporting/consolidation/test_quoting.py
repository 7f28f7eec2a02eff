"""Rule 25: numbers in narratives beside the table."""

import pytest

from forms.outline import Outline
from reporting.consolidation.quoting import numbers_in, quoted
from reporting.demo import demo

TABLE = {
    "so_lieu_doan_vien": {
        "figures": {
            "O05": {"2010": "1200", "2011": "1317"},
            "O07": {"2010": "60", "2011": "131"},
            "O06": {"2011": "382"},
        }
    }
}


def said(outline: Outline, text: str) -> list[str]:
    """The warnings for a sentence in the narrative beside the table of members."""
    section = next(one for one in outline.sections_for("huyen") if one.id == "doan_vien")
    narrative = next(question for question in section.questions if question.kind == "narrative")
    return [one.message for one in quoted(outline, "huyen", {"doan_vien": {narrative.id: text, **TABLE}})]


@pytest.mark.parametrize(
    "text",
    [
        "Đã kết nạp mới 131 đoàn viên.",
        "Năm 2011 kết nạp mới 131 đoàn viên, các năm được 191 đoàn viên.",
        "Tổng số đoàn viên công đoàn là 1.317 người, tăng 117 người so với năm 2010.",
        "Đoàn viên nữ có 382 người.",
    ],
)
def test_numbers_of_the_table_totals_and_moves_are_fine(outline: Outline, text: str) -> None:
    assert said(outline, text) == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Đã kết nạp mới 113 đoàn viên.", "113 đoàn viên"),
        ("Tổng số đoàn viên công đoàn là 1.371 người.", "1.371 người"),
        ("Công tác khác tốt. Đoàn viên nữ có 328 người, chiếm một phần ba.", "328 người"),
        ("ĐOÀN VIÊN kết nạp mới: 113 đoàn viên", "113 đoàn viên"),
    ],
)
def test_another_number_is_asked_about(outline: Outline, text: str, number: str) -> None:
    (message,) = said(outline, text)
    assert message.startswith(f"Bài viết ghi “{number}” nhưng bảng số liệu không có số này (")


@pytest.mark.parametrize(
    "text",
    [
        "Tổ chức cho 45 đoàn viên đi tham quan.",  # no indicator is named
        "Năm 2012 kết nạp mới đoàn viên theo Kế hoạch số 77 ngày 15 tháng 3.",
        "Kết nạp mới đoàn viên đạt 113% kế hoạch.",
        "Kết nạp mới đoàn viên ở 113 thôn, bon.",
        "Chương trình 25-CTr/TU về kết nạp mới đoàn viên.",
    ],
)
def test_numbers_of_other_things_are_left_alone(outline: Outline, text: str) -> None:
    assert said(outline, text) == []


def test_abbreviations_are_read(outline: Outline) -> None:
    figures = {"so_lieu_chung": {"figures": {"A01": {"2011": "500"}}}}
    contents = {"tinh_hinh_chung": {"dac_diem_tinh_hinh": "Toàn huyện có 550 CNVCLĐ, tổng số tăng đều.", **figures}}
    (finding,) = quoted(outline, "huyen", contents)
    assert (finding.severity, finding.cell) == ("warning", "dac_diem_tinh_hinh")
    assert "(A01): 500" in finding.message


def test_numbers_are_read_as_they_are_written_here() -> None:
    found = list(numbers_in("Chi 1.234,5 triệu đồng cho 12 nhà, đạt 45,6% so với năm 2011; số 05/BC-LĐLĐ"))
    assert [(one.written, str(one.value)) for one in found] == [("1.234,5 triệu đồng", "1234.5"), ("12 nhà", "12")]


def test_a_table_without_figures_is_not_compared(outline: Outline) -> None:
    contents = {"doan_vien": {"ket_qua_doan_vien": "Đã kết nạp mới 113 đoàn viên."}}
    assert quoted(outline, "huyen", contents) == []


def test_the_demo_whose_narratives_quote_its_tables_has_no_warning(outline: Outline) -> None:
    made = demo(outline, 60)
    kinds = {unit.code: unit.kind for unit in made.units}
    warned = [report.unit_code for report in made.reports if quoted(outline, kinds[report.unit_code], report.contents)]
    assert warned == []
