"""The annexes of a consolidated report: numbered, referred to, with coverage beside the totals."""

import re
from typing import Any

import pytest

from documents.format_check.check import check
from reporting.export import Press
from reporting.lookup import campaign_called, report_of
from reporting.paper import consolidated_file
from reporting.printing import plain, print_report, traced_of
from reporting.tracing.annexes import NOTHING
from reporting.tracing.unit_list import NAMED_ON_PAPER
from store.connection import Database
from store.job_items import Item
from tests.documents.reading import paragraphs
from tests.reporting.ground import NOW, Ground
from tests.reporting.test_export import codes, items
from tests.reporting.tracing.grove import chained


def data(ground: Ground, code: str = "T") -> dict[str, Any]:
    desk = ground.desk(code)
    return plain(ground.db, desk, traced=traced_of(ground.db, desk))


def texts(ground: Ground, code: str = "T") -> str:
    return " ".join(block.get("chu", "") for block in data(ground, code)["noi_dung"])


def test_each_annex_has_its_roman_number_and_is_named_in_the_text(ground: Ground) -> None:
    made, said = data(ground)["tong_hop"], texts(ground)
    names = [made[annex]["ten"] for annex in ("theo_ky", "theo_don_vi", "bieu_do", "danh_sach")]
    assert names == ["Phụ lục I", "Phụ lục II", "Phụ lục III", "Phụ lục IV"]
    assert [name for name in names if not re.search(rf"\b{name}\b", said)] == []


def test_the_text_says_of_how_many_units_it_is_and_who_is_missing(ground: Ground) -> None:
    assert "tổng hợp từ báo cáo của 3/4 đơn vị trực thuộc, tính cả cấp dưới là 6/9 đơn vị" in texts(ground)
    assert "chưa có số liệu của ĐV H3" in texts(ground)


def test_coverage_stands_beside_each_row(ground: Ground) -> None:
    table = data(ground)["tong_hop"]["theo_ky"]["bang"]
    rows = {line["noi_dung"]: line["o"] for line in table["hang"]}
    assert table["cot"][-1] == "Số đơn vị có số liệu"
    assert (rows["Đoàn viên"][-1], rows["Công đoàn cơ sở"][-1]) == ("3/4", "")


def test_the_list_names_every_unit_with_its_hand_in(ground: Ground) -> None:
    listed = data(ground)["tong_hop"]["danh_sach"]
    lines = {line["dvt"]: line["o"] for line in listed["bang"]["hang"] if not line["nhom"]}
    assert lines["H1"] == ["Đã duyệt", "1", "10/07/2012", "2/3"]
    assert (lines["C9"][1], lines["H3"]) == ("1", ["Bản nháp", "", "", ""])
    assert listed["con_thieu"] == ["ĐV H1: thiếu 1/3 đơn vị, gồm: ĐV C3.", "ĐV H2: thiếu 1/2 đơn vị, gồm: ĐV C5."]


def test_many_missing_units_are_told_by_their_number(ground: Ground, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reporting.tracing.unit_list.NAMED_ON_PAPER", 1)
    assert NAMED_ON_PAPER > 1
    assert data(ground)["tong_hop"]["danh_sach"]["con_thieu"][:2] == [
        "ĐV H1: thiếu 1/3 đơn vị.",
        "ĐV H2: thiếu 1/2 đơn vị.",
    ]


def test_charts_tell_their_numbers_in_words_too(ground: Ground) -> None:
    charts = data(ground)["tong_hop"]["bieu_do"]["hinh"]
    assert [chart["tieu_de"].partition(".")[0] for chart in charts] == ["Biểu đồ 1", "Biểu đồ 2", "Biểu đồ 3"]
    assert "2011 77" in charts[0]["mo_ta"]
    assert charts[1]["nhan"] == ["ĐV C9", "ĐV H1", "ĐV H2"]


def test_a_report_that_was_never_consolidated_prints_as_ever(ground: Ground) -> None:
    made = data(ground, "C1")
    assert (made["tong_hop"], made["phu_luc"]["ten"]) == (NOTHING, "Phụ lục")
    assert "Phụ lục kèm theo Báo cáo này" in texts(ground, "C1")


def test_where_an_offices_template_has_no_room_the_text_speaks_of_one_annex(ground: Ground) -> None:
    desk = ground.desk("T")
    made = plain(ground.db, desk, traced=traced_of(ground.db, desk), all_annexes=False)
    said = " ".join(block.get("chu", "") for block in made["noi_dung"])
    assert "3/4 đơn vị trực thuộc" in said
    assert ("Phụ lục II" in said, made["phu_luc"]["ten"]) == (False, "Phụ lục")


@pytest.mark.parametrize("profile", ["tld-2011", "tld-2024"])
@pytest.mark.parametrize("code", ["TINH", "H01"])
def test_the_papers_of_a_province_and_a_district_hold_the_format(db: Database, code: str, profile: str) -> None:
    chained(db)
    made = print_report(db, report_of(db, "nq20", code, NOW), profile).data
    assert check(made, profile) == []
    assert [text for style, text in paragraphs(made) if style == "PhuLucTen"][-1] in ("Phụ lục III", "Phụ lục IV")


def test_the_root_is_addressed_to_its_superior_and_its_party_committee(db: Database) -> None:
    made = plain(db, report_of(db, "nq20", "TINH", NOW), "tld-2024")
    assert made["kinh_gui"] == ["Tổng Liên đoàn Lao động Việt Nam", "Tỉnh ủy Đắk Nông"]


def test_an_export_prints_what_a_single_print_prints(db: Database) -> None:
    chained(db)
    campaign = campaign_called(db, "nq20")
    by_code: dict[str, Item] = dict(zip(codes(db, campaign), items(db, campaign), strict=True))
    (ready,) = Press(db, campaign).ready([by_code["TINH"]])
    desk = report_of(db, "nq20", "TINH", NOW)
    assert ready.context == plain(db, desk, traced=traced_of(db, desk))
    assert ready.template == consolidated_file(campaign.profile)
