"""A letter (công văn) is checked as a letter: no kind, its subject under its number, an addressee in every profile."""

from typing import Any

import pytest

from doc_templates.build import letter_path
from documents import load_template
from documents.format_check.check import check

PROFILES = ("tld-2011", "tld-2024")
LETTER: dict[str, Any] = {
    "ho_so": "", "ma_ban": "", "loai": "Công văn",
    "co_quan_chu_quan": ["LIÊN ĐOÀN LAO ĐỘNG", "TỈNH ĐẮK NÔNG"],
    "co_quan": ["LIÊN ĐOÀN LAO ĐỘNG", "HUYỆN CƯ JÚT"],
    "vach_co_quan_mm": 22.0,
    "so_ky_hieu": "Số: 05/LĐLĐ-TGNC",
    "trich_yeu": "V/v đôn đốc gửi báo cáo",
    "dia_danh_ngay": "Cư Jút, ngày 05 tháng 7 năm 2012",
    "kinh_gui": ["Công đoàn cơ sở Thanh tra huyện"],
    "noi_dung": [{"kieu": "doan", "chu": "Đề nghị đơn vị gửi báo cáo đúng thời hạn./."}],
    "noi_nhan": ["- Như trên;", "- Lưu: VT."],
    "ky": {"dong": ["TM. BAN THƯỜNG VỤ", "CHỦ TỊCH"], "ten": "Nguyễn Văn A"},
}  # fmt: skip


def rules(profile: str, **changed: Any) -> list[str]:
    made = load_template(letter_path(profile, "don-doc").read_bytes()).render({**LETTER, **changed})
    return [finding.rule for finding in check(made, profile)]


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize(
    "number", ["Số: 05/LĐLĐ-TGNC", "Số: 05/LĐLĐ", "Số: 175/CĐN-TGNC", "Số:\u00a0\u00a0\u00a0\u00a0/LĐLĐ-TGNC"]
)
def test_a_right_letter_has_no_fault(profile: str, number: str) -> None:
    assert rules(profile, so_ky_hieu=number) == []


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("number", ["Số 05/LĐLĐ", "Số: 5/LĐLĐ-TGNC", "Số: 05 / LĐLĐ", "Số: 05/lđlđ-tgnc"])
def test_a_wrong_number_is_told(profile: str, number: str) -> None:
    assert rules(profile, so_ky_hieu=number) == ["number_form"]


@pytest.mark.parametrize("profile", PROFILES)
def test_a_letter_to_nobody_is_told(profile: str) -> None:
    assert "addressee_missing" in rules(profile, kinh_gui=[])


@pytest.mark.parametrize("profile", PROFILES)
def test_without_its_subject_it_is_no_letter_and_lacks_its_kind(profile: str) -> None:
    assert "missing" in rules(profile, trich_yeu="")


def test_several_addressees_stand_each_on_a_line() -> None:
    assert rules("tld-2024", kinh_gui=["Công đoàn cơ sở một", "Công đoàn cơ sở hai", "Công đoàn cơ sở ba"]) == []
