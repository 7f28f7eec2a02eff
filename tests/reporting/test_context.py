"""A report as plain data: what stands where, for each kind of unit."""

import json
from dataclasses import replace
from typing import Any

from documents.measure import text_width_mm
from forms.outline import Outline
from reporting.context import Facts, context
from store.units import Unit

PLACES = {"kien_nghi": {"kien_nghi_voi": {"tinh_uy_ubnd": "Quan tâm nhà ở.", "huyen_uy_ubnd": "Bố trí đất."}}}


def texts(made: dict[str, Any], style: str) -> list[str]:
    return [block["chu"] for block in made["noi_dung"] if block["kieu"] == style]


def test_the_heading_has_the_units_own_lines(outline: Outline, district: Unit, facts: Facts) -> None:
    made = context(outline, district, facts, {})
    assert made["co_quan"] == ["LIÊN ĐOÀN LAO ĐỘNG", "HUYỆN CƯ JÚT"]
    assert made["dia_danh_ngay"] == "Cư Jút, ngày … tháng … năm 2012"


def test_the_rule_under_the_agency_is_a_third_to_a_half_of_its_line(
    outline: Outline, district: Unit, facts: Facts
) -> None:
    made = context(outline, district, facts, {})
    longest = max(text_width_mm(line, 12, bold=True) for line in district.heading_lines)
    assert longest / 3 <= made["vach_co_quan_mm"] <= longest / 2


def test_the_rule_under_the_subject_is_a_third_to_a_half_of_its_longest_line(
    outline: Outline, district: Unit, facts: Facts
) -> None:
    made = context(outline, district, facts, {})
    assert 165 / 3 * 0.9 < made["vach_trich_yeu_mm"] < 165 / 2


def test_the_subject_carries_the_resolution_with_its_date_and_congress(
    outline: Outline, district: Unit, facts: Facts
) -> None:
    subject = context(outline, district, facts, {})["trich_yeu"]
    assert "20-NQ/TW ngày 28/01/2008" in subject
    assert "(khóa X)" in subject


def test_the_opening_says_what_is_carried_out_and_who_reports(outline: Outline, school: Unit, facts: Facts) -> None:
    opening = context(outline, school, facts, {"the_thuc": {"guidance_number": "05/HD-LĐLĐ"}})["mo_dau"][0]
    opening = opening.replace("\u00a0", " ")
    assert opening.startswith("Thực hiện Hướng dẫn số 691/HD-TLĐ ngày 17/5/2012 của Đoàn Chủ tịch")
    assert "05/HD-LĐLĐ" in opening
    assert opening.endswith("Ban Chấp hành Công đoàn cơ sở Trường THPT Phan Chu Trinh báo cáo kết quả như sau:")


def test_the_opening_reaches_nothing_behind_a_name(outline: Outline, school: Unit, facts: Facts) -> None:
    curious = outline.model_copy(update={"opening": "{leads.__class__} {unit:{leads}} {0} {", "opening_for": {}})
    said = context(curious, school, facts, {})["mo_dau"][0]
    assert said == "… {unit:Ban Chấp hành} {0} {"


def test_a_required_answer_that_is_missing_is_said_to_be_missing(
    outline: Outline, district: Unit, facts: Facts
) -> None:
    assert "Không có nội dung báo cáo." in texts(context(outline, district, facts, {}), "doan")


def test_an_optional_answer_that_is_missing_leaves_no_trace(outline: Outline, district: Unit, facts: Facts) -> None:
    optional = outline.section("huyen", "trien_khai").questions[0].model_copy(update={"required": False})
    section = outline.section("huyen", "trien_khai").model_copy(update={"questions": (optional,)})
    only = outline.model_copy(update={"sections": (section,)})
    only.__dict__.pop("sections_by_kind", None)
    bare = replace(district, kind="huyen")
    assert optional.required is False
    assert context(only, bare, facts, {})["noi_dung"] == []


def test_an_empty_addressee_is_left_out_and_a_district_names_its_own(
    outline: Outline, district: Unit, facts: Facts
) -> None:
    made = context(outline, district, facts, PLACES)
    named = [text for text in texts(made, "muc_4") if text.startswith("- Đối với")]
    assert len(named) == 2
    assert "Huyện ủy Cư Jút" in named[1]
    assert "UBND huyện Cư Jút" in named[1]


def test_headings_stand_in_the_order_of_the_guidance(outline: Outline, district: Unit, facts: Facts) -> None:
    made = context(outline, district, facts, {})
    assert [text.split()[0] for text in texts(made, "muc_1")] == ["I.", "II.", "III."]
    assert [text.split()[0] for text in texts(made, "muc_2")] == ["1.", "2.", "3.", "4.", "5.", "1.", "2."]


def test_the_closing_sign_stands_once_at_the_end(outline: Outline, district: Unit, facts: Facts) -> None:
    made = context(outline, district, facts, {"trien_khai": {"trien_khai_cap_uy": "Đã triển khai./."}})
    printed = [block.get("chu", "") for block in made["noi_dung"]]
    assert sum(text.count("./.") for text in printed) == 1
    assert printed[-1].endswith("./.")


def test_only_a_later_profile_addresses_the_superior(outline: Outline, district: Unit, facts: Facts) -> None:
    assert context(outline, district, facts, {})["kinh_gui"] == []
    later = context(outline, district, replace(facts, profile="tld-2024"), {})
    assert later["kinh_gui"] == ["Liên đoàn Lao động tỉnh Đắk Nông"]


def test_the_context_is_plain_data(outline: Outline, district: Unit, facts: Facts) -> None:
    made = context(outline, district, facts, PLACES)
    assert json.loads(json.dumps(made)) == made
