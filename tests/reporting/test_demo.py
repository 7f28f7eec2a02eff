"""The demo's units and where their reports stand."""

from collections import Counter
from datetime import datetime

import pytest

from forms.checking import check_content
from forms.format_page import FORMAT_SECTION, format_form
from forms.outline import Outline, load_outline
from reporting.demo import DemoUnit, demo
from tests.reporting.demo_made import made, outline, report, whole_reports

UPPER = ["TINH", *(f"H{i:02d}" for i in range(1, 9)), "N01", "N02", "N03"]
CLOCK = datetime.fromisoformat("2012-07-10T00:00:00+07:00")
OPENED = datetime.fromisoformat("2012-07-06T08:00:00+07:00")


OTHER = """
slug: dot-khac
title: Báo cáo đợt khác
short_title: Đợt khác
opening: Thực hiện {basis}, {leads} {unit} báo cáo như sau
basis: [{kind: Công văn, number: 1/LĐLĐ, issuer: LĐLĐ tỉnh, opening: true}]
unit_kinds:
  - {id: cdcs, label: CĐCS, leads: Ban Chấp hành, sign_lines: [CHỦ TỊCH]}
  - {id: cdcs_truc_thuoc, label: CĐCS trực thuộc, leads: Ban Chấp hành, sign_lines: [CHỦ TỊCH]}
  - {id: huyen, label: Huyện, leads: Ban Thường vụ, sign_lines: [CHỦ TỊCH], receives: true}
  - {id: nganh, label: Ngành, leads: Ban Thường vụ, sign_lines: [CHỦ TỊCH], receives: true}
  - {id: tinh, label: Tỉnh, leads: Ban Thường vụ, sign_lines: [CHỦ TỊCH], receives: true}
campaign:
  department: Ban Tổ chức
  steps: [{id: report, label: Gửi báo cáo}]
  deadlines: [{kind: cdcs, step: report, date: 2012-06-30}]
periods:
  - {id: q1, label: Quý I, printed: Quý I, from: 2012-01-01, to: 2012-03-31, partial: true}
  - {id: q2, label: Quý II, printed: Quý II, from: 2012-04-01, to: 2012-06-30, partial: true}
sections:
  - id: viec_khac
    number: I.
    level: 1
    title: Việc khác
    questions:
      - {id: ket_qua_khac, kind: narrative, label: Kết quả, required: true}
      - {id: so_lieu_khac, kind: indicators, label: Số liệu, rows: [A01, X01, X02]}
      - {id: kien_nghi_khac, kind: addressed, label: Kiến nghị, required: true,
         to: [{id: noi_khac, addressee: Nơi khác}]}
      - {id: lua_chon, kind: choice, label: Có không, options: [{id: co, label: Có}, {id: khong, label: Không}]}
      - {id: ngay_hop, kind: date, label: Ngày họp}
      - {id: so_nguoi, kind: number, label: Số người, measure: người}
indicators:
  - {id: A01, label: Lao động, measure: người, period: stock, entry: cdcs}
  - {id: X01, label: Việc lạ, measure: việc, period: flow}
  - {id: X02, label: Tỷ lệ, measure: "%", ratio: [X01, A01]}
"""


@pytest.fixture
def other_outline() -> Outline:
    return load_outline(OTHER)


def unit(code: str, n: int = 60) -> DemoUnit:
    return made(n).by_code[code]


@pytest.mark.parametrize("n", [1, 2, 3, 4, 11, 12, 13, 60, 200])
def test_it_makes_as_many_units_as_asked_with_a_report_each(n: int) -> None:
    units = made(n).units
    assert len(units) == n
    assert [each.unit_code for each in made(n).reports] == [each.code for each in units]


@pytest.mark.parametrize(
    ("n", "codes"),
    [
        (4, ["TINH", "H01", "N01", "C0001"]),
        (11, ["TINH", "H01", "N01", *(f"C{i:04d}" for i in range(1, 9))]),
        (14, [*UPPER, "C0001", "C0002"]),
    ],
)
def test_a_small_demo_has_one_district_and_one_sector_union(n: int, codes: list[str]) -> None:
    assert [each.code for each in made(n).units] == codes


def test_each_parent_stands_before_its_children() -> None:
    seen = {""}
    for each in made(200).units:
        assert each.parent_code in seen
        seen.add(each.code)


def test_the_first_cdcs_lies_under_the_province_and_all_others_under_districts_and_sectors() -> None:
    parents = {each.code: each.parent_code for each in made(200).units if each.work}
    assert parents.pop("C0001") == "TINH"
    assert set(parents.values()) == set(UPPER) - {"TINH"}
    assert unit("C0001").kind == "cdcs_truc_thuoc"


def test_a_thousand_units_have_a_thousand_names() -> None:
    units = made(1000).units
    assert len({each.name for each in units}) == 1000
    assert len({each.short_name for each in units}) == 1000


def test_a_cdcs_is_the_same_in_every_size_of_demo() -> None:
    small, large = made(60), made(200)
    assert small.units == large.units[:60]
    assert report(small, "C0005") == report(large, "C0005")
    assert report(small, "C0006") == report(large, "C0006")


def test_it_is_the_same_when_made_again() -> None:
    assert demo(outline(), 30) == demo(outline(), 30)


def test_headings_fit_the_left_column_of_the_paper() -> None:
    lines = [line for each in made(1000).units for line in (*each.heading_lines, *each.superior_lines)]
    assert max(map(len, lines)) <= 25
    assert unit("H02").heading_lines == ("LIÊN ĐOÀN LAO ĐỘNG", "HUYỆN CƯ JÚT")
    assert unit("H02").superior_lines == ("LIÊN ĐOÀN LAO ĐỘNG", "TỈNH ĐẮK NÔNG")


def test_a_heading_never_breaks_a_proper_name() -> None:
    headings = {each.heading_lines for each in made(1000).units}
    assert not {line for lines in headings for line in lines if line in ("TRINH", "SU", "HỌC", "TRIỆU")}
    assert unit("C0006").heading_lines == ("CÔNG ĐOÀN CƠ SỞ", "TRƯỜNG THPT", "PHAN CHU TRINH")


def test_the_town_has_its_own_words_for_party_and_committee() -> None:
    assert (unit("H01").district_party, unit("H01").district_committee) == ("Thị ủy Gia Nghĩa", "UBND thị xã Gia Nghĩa")
    assert (unit("H02").district_party, unit("H02").district_committee) == ("Huyện ủy Cư Jút", "UBND huyện Cư Jút")
    assert unit("C0004").district_party == unit("N01").district_party == ""


def test_codes_and_places_are_those_of_the_offices() -> None:
    suffixes = {code: unit(code).code_suffix for code in ("TINH", "H01", "N01", "N02", "C0001")}
    assert suffixes == {"TINH": "LĐLĐ", "H01": "LĐLĐ", "N01": "CĐGD", "N02": "CĐN", "C0001": "CĐCS"}
    assert {unit(code).place for code in ("TINH", "N01", "N02", "N03", "C0001")} == {"Đắk Nông"}
    assert unit("C0004").place == unit("H01").place == "Gia Nghĩa"


def test_every_unit_can_sign_and_be_called() -> None:
    for each in made(200).units:
        assert all([each.signer_name, each.vice_name, each.contact_name, each.contact_phone, each.party_committee])
        assert each.sign_lines[-1] == "CHỦ TỊCH"
        assert len(each.recipients) >= 4


def test_one_vice_chair_signs() -> None:
    signing = [each.unit_code for each in made(200).reports if each.the_thuc["signer_role"] == "pho_chu_tich"]
    assert signing == ["H02"]
    assert report(made(60), "H02").the_thuc["signer_name"] == unit("H02").vice_name


def test_about_six_in_ten_reports_are_accepted() -> None:
    states = Counter(each.status for each in made(1000).reports)
    assert 0.55 < states["accepted"] / 1000 < 0.65
    assert min(states[other] for other in ("draft", "submitted", "returned")) > 50


@pytest.mark.parametrize("n", [4, 11, 12, 60, 1000])
def test_the_units_one_signs_in_with_are_accepted(n: int) -> None:
    states = {each.unit_code: each.status for each in made(n).reports}
    assert {states["H01"], states["N01"], states.get("C0001", "accepted")} == {"accepted"}


def test_times_run_from_opening_to_the_clock_and_children_come_first() -> None:
    by_code = {each.unit_code: each for each in made(200).reports}
    for each in by_code.values():
        times = [datetime.fromisoformat(at) for at in (each.submitted_at, each.accepted_at) if at]
        assert [OPENED, *times, CLOCK] == sorted([OPENED, *times, CLOCK])
        parent = by_code.get(made(200).by_code[each.unit_code].parent_code)
        assert not (each.accepted_at and parent and parent.submitted_at) or each.accepted_at < parent.submitted_at


def test_a_returned_report_carries_the_reason_and_no_other_does() -> None:
    assert all(bool(each.comment) == (each.status == "returned") for each in made(200).reports)


def test_drafts_are_empty_or_partly_filled() -> None:
    whole = len(report(made(200), "C0004").contents)
    sizes = {len(each.contents) for each in made(200).reports if each.status == "draft" and each.unit_code[0] == "C"}
    assert 0 in sizes
    assert all(size < whole for size in sizes)
    assert any(whole / 4 < size for size in sizes)


def test_an_accepted_report_has_its_number_and_date_and_a_draft_none() -> None:
    for each in made(200).reports:
        assert bool(each.the_thuc["number"]) == (each.status == "accepted")
        assert bool(each.the_thuc["date"]) == (each.status in ("accepted", "submitted"))


def test_the_format_page_reads_what_the_demo_wrote() -> None:
    page = report(made(60), "H02").the_thuc
    form = format_form(page)
    assert not any(field.problems for field in form)
    assert FORMAT_SECTION not in report(made(60), "H02").contents


@pytest.mark.parametrize("n", [3, 12, 60, 1000])
def test_a_whole_report_has_no_error_and_hardly_a_warning(n: int) -> None:
    parents = {each.parent_code for each in made(n).units}
    found = [
        finding
        for each in whole_reports(made(n))
        for kind in [made(n).by_code[each.unit_code].kind]
        for finding in check_content(outline(), kind, each.unit_code in parents, each.contents)
    ]
    assert [finding for finding in found if finding.severity == "error"] == []
    assert len(found) <= len(whole_reports(made(n))) // 50


def test_the_check_finds_an_answer_that_is_taken_out() -> None:
    contents = {id: dict(content) for id, content in report(made(60), "C0004").contents.items()}
    assert check_content(outline(), "cdcs", False, contents) == []
    del contents["danh_gia_chung"]["uu_diem"]
    assert [finding.question for finding in check_content(outline(), "cdcs", False, contents)] == ["uu_diem"]


def test_another_outline_is_filled_too(other_outline: Outline) -> None:
    filled = demo(other_outline, 20)
    content = report(filled, "H01").contents["viec_khac"]
    assert content["ket_qua_khac"]
    assert set(content["so_lieu_khac"]["figures"]["X01"]) == {"q1", "q2"}
    assert content["lua_chon"] in ("co", "khong")
