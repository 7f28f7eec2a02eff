"""The page of a section: what is asked, how it stands there, who may see it."""

import re
from collections.abc import Callable

import pytest

from forms.outline import Outline
from tests.web.browser import Browser
from tests.web.reports.conftest import Fill
from tests.web.reports.reading import Reader, form_at

PAGE = "/muc/trien-khai"
HOSTILE = "\n</textarea><script>alert(1)</script>\n“Đắk Nông” & <CĐCS> {{ 7*7 }}"


def test_every_question_of_every_section_has_its_cell(officer: Browser, report: str, outline: Outline) -> None:
    for section in outline.sections_for("huyen"):
        if section.questions:
            path = f"{report}/muc/{section.id.replace('_', '-')}"
            cells = form_at(officer.get(path).text, path)
            for question in section.questions:
                assert any(name.partition("-")[0] == question.id for name in cells), question.id


def test_the_official_words_stand_beside_the_questions(officer: Browser, report: str) -> None:
    html = officer.get(report + PAGE).text
    assert '<details class="guide" open>' in html
    assert "vai trò tham mưu của tổ chức Công đoàn" in html


def test_a_figure_is_called_by_its_indicator_and_its_year(officer: Browser, report: str) -> None:
    labels = Reader(officer.get(report + PAGE).text).labels
    assert labels["Văn bản chỉ đạo đã ban hành – Năm 2011"] == "so_lieu_trien_khai-T01-2011"
    assert labels["Văn bản chỉ đạo đã ban hành – 6 tháng đầu năm 2012"] == "so_lieu_trien_khai-T01-2012"


def test_a_table_has_a_caption_and_names_its_columns_and_rows(officer: Browser, report: str) -> None:
    html = officer.get(report + PAGE).text
    assert "<caption" in html
    assert '<th scope="col">2011</th>' in html
    assert '<th scope="row">Văn bản chỉ đạo đã ban hành' in html


def test_a_unit_with_children_types_its_own_part_too(
    officer: Browser, school: Browser, report: str, school_report: str
) -> None:
    cell = "so_lieu_trien_khai-T01-2011-own"
    assert cell in form_at(officer.get(report + PAGE).text, report + PAGE)
    assert cell not in form_at(school.get(school_report + PAGE).text, school_report + PAGE)


def test_a_figure_that_did_not_exist_in_a_year_has_no_cell(officer: Browser, report: str) -> None:
    path = f"{report}/muc/van-de-buc-xuc"
    cells = form_at(officer.get(path).text, path)
    assert "so_lieu_buc_xuc-B02b-2009" in cells
    assert "so_lieu_buc_xuc-B02b-2008" not in cells


def test_a_ratio_is_computed_from_what_another_section_keeps(officer: Browser, report: str, fill: Fill) -> None:
    fill("H02", {"tinh_hinh_chung": {"so_lieu_chung": {"figures": {"A01": {"2011": "800"}}}}})
    fill("H02", {"trien_khai": {"so_lieu_trien_khai": {"figures": {"T04": {"2011": "600"}}}}})
    assert '<td class="num" data-p="2011" data-r="2011">75,0</td>' in officer.get(report + PAGE).text


def test_empty_nought_and_nothing_happened_stay_three_things(officer: Browser, report: str, fill: Fill) -> None:
    kept = {"T01": {"2009": "0", "2010": "none", "2011": "1234"}}
    fill("H02", {"trien_khai": {"so_lieu_trien_khai": {"figures": kept}}})
    cells = form_at(officer.get(report + PAGE).text, report + PAGE)
    shown = [cells[f"so_lieu_trien_khai-T01-{year}"] for year in (2008, 2009, 2010, 2011)]
    assert shown == ["", "0", "-", "1.234"]


def test_a_text_stands_in_its_box_letter_by_letter(officer: Browser, report: str, fill: Fill) -> None:
    fill("H02", {"trien_khai": {"trien_khai_cap_uy": HOSTILE}})
    html = officer.get(report + PAGE).text
    assert form_at(html, report + PAGE)["trien_khai_cap_uy"] == HOSTILE
    assert "<script>alert" not in html


def test_the_words_of_a_text_are_counted(officer: Browser, report: str, fill: Fill) -> None:
    fill("H02", {"trien_khai": {"trien_khai_cap_uy": "một hai ba bốn"}})
    assert '<span data-words="trien_khai_cap_uy">4</span> từ' in officer.get(report + PAGE).text


def test_a_cdcs_answers_yes_or_no(school: Browser, school_report: str, fill: Fill) -> None:
    fill("C0002", {"chinh_sach_phap_luat": {"so_lieu_chinh_sach": {"figures": {"C04": {"2011": "1"}}}}})
    path = f"{school_report}/muc/chinh-sach-phap-luat"
    cells = form_at(school.get(path).text, path)
    assert [cells["so_lieu_chinh_sach-C04-2010"], cells["so_lieu_chinh_sach-C04-2011"]] == ["", "1"]


def test_an_option_once_chosen_stands_chosen_in_its_row_only(officer: Browser, report: str, fill: Fill) -> None:
    rows = [{"source": "ctr_76_ldld", "indicator": "T05"}, {"source": "Kế hoạch số 12 của huyện"}, {"target": "Ba"}]
    fill("H02", {"danh_gia_chung": {"chi_tieu": rows}})
    path = f"{report}/muc/danh-gia-chung"
    cells = form_at(officer.get(path).text, path)
    assert [cells[f"chi_tieu-{row}-source"] for row in (1, 2, 3)] == ["ctr_76_ldld", "_khac", ""]
    assert [cells[f"chi_tieu-{row}-indicator"] for row in (1, 2, 3)] == ["T05", "", ""]
    assert cells["chi_tieu-2-source-khac"] == "Kế hoạch số 12 của huyện"


def test_a_recommendation_is_addressed_to_the_districts_own_committee(officer: Browser, report: str) -> None:
    assert "Đối với Huyện ủy Cư Jút, UBND huyện Cư Jút" in officer.get(f"{report}/muc/kien-nghi").text


def test_the_format_page_offers_what_the_units_record_says(officer: Browser, report: str) -> None:
    path = f"{report}/muc/the-thuc"
    html = officer.get(path).text
    assert form_at(html, path)["recipients"].startswith("LĐLĐ tỉnh Đắk Nông\n")
    assert "Chủ tịch Nguyễn Thị Hạnh; Phó Chủ tịch Y Thanh Niê" in html


@pytest.mark.parametrize("section", ["ket-qua", "khong-co", "the-thuc-", "tinh_hinh_chung", "x" * 100])
def test_a_heading_or_an_unknown_section_is_not_found(officer: Browser, report: str, section: str) -> None:
    assert officer.get(f"{report}/muc/{section}").status_code == 404


def test_a_stranger_does_not_find_the_section(stranger: Browser, report: str) -> None:
    assert stranger.get(report + PAGE).status_code == 404


def test_control_the_unit_above_reads_it_as_text(officer: Browser, school_report: str, fill: Fill) -> None:
    fill("C0002", {"trien_khai": {"trien_khai_cap_uy": "Đã triển khai tới từng tổ."}})
    html = officer.get(school_report + PAGE).text
    assert '<div class="text">Đã triển khai tới từng tổ.</div>' in html
    assert "<textarea" not in html and 'class="cell"' not in html


@pytest.mark.parametrize("page", ["", PAGE, "/muc/danh-gia-chung", "/muc/the-thuc", "/kiem-tra", "/xem-lai"])
def test_no_page_needs_a_script_or_a_style_of_its_own(
    officer: Browser, report: str, complete: Callable[[str], None], page: str
) -> None:
    complete("H02")
    html = officer.get(report + page).text
    assert not re.search(r"<script(?![^>]* src=)|<style|\sstyle=|\son\w+=|javascript:", html)


@pytest.mark.parametrize("page", ["", PAGE, "/muc/danh-gia-chung", "/kiem-tra", "/xem-lai"])
def test_each_page_has_one_heading_and_each_id_once(
    officer: Browser, report: str, complete: Callable[[str], None], page: str
) -> None:
    complete("H02")
    html = officer.get(report + page).text
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert html.count("<h1") == 1
    assert len(ids) == len(set(ids))
