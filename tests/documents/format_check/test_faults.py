"""One fault at a time, in four reports made differently: told once, in its place."""

import io
from functools import cache
from typing import Any

import pytest
from docx import Document

from doc_templates.build import path
from documents import load_template
from documents.format_check.check import check
from documents.format_check.rules import RULES
from tests.documents.faults import FAULTS, Wrong
from tests.documents.foreign import TEXT, with_tables, with_tabs
from tests.documents.samples import TARGETS, grassroots

MARKED = {"muc": "muc_1", "khoan": "muc_2"}


def own_report(profile: str = "tld-2024") -> bytes:
    """A report through our own template, with the text of the other two."""
    blocks: list[dict[str, Any]] = [{"kieu": MARKED.get(kind, "doan"), "chu": text} for kind, text in TEXT[1:]]
    blocks.insert(13, TARGETS)
    context = grassroots(profile) | {
        "co_quan_chu_quan": ["LĐLĐ TỈNH ĐẮK NÔNG"],
        "co_quan": ["LIÊN ĐOÀN LAO ĐỘNG", "HUYỆN CƯ JÚT"],
        "vach_co_quan_mm": 15.0,
        "noi_nhan": ["- LĐLĐ tỉnh Đắk Nông (qua Ban TG-NC);", "- UV BCH LĐLĐ huyện;", "- Lưu: VT, VP."],
        "so_ky_hieu": "Số: 05/BC-LĐLĐ",
        "dia_danh_ngay": "Cư Jút, ngày 05 tháng 7 năm 2012",
        "mo_dau": [TEXT[0][1]],
        "noi_dung": blocks,
        "ky": {"dong": ["TM. BAN THƯỜNG VỤ", "CHỦ TỊCH"], "ten": "Nguyễn Văn A"},
    }
    return load_template(path(profile).read_bytes()).render(context)


def own_of_2011() -> bytes:
    return own_report("tld-2011")


MADE = {"own": own_report, "own of 2011": own_of_2011, "tables": with_tables, "tabs": with_tabs}
# Rules broken in other tests: where it takes another profile or more than one change.
BROKEN_ELSEWHERE = {
    "addressee_extra", "addressee_form", "basis_ending", "kind_alone", "recipients_as_above", "annex_name",
}  # fmt: skip


def profile_of(structure: str) -> str:
    return "tld-2011" if structure.endswith("2011") else "tld-2024"


@cache
def right_report(structure: str) -> bytes:
    return MADE[structure]()


def changed(structure: str, wrong: Wrong) -> bytes:
    """The right report with one fault."""
    document = Document(io.BytesIO(right_report(structure)))
    wrong.change(document)
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


CASES = [pytest.param(s, wrong, id=f"{wrong.name}, {s}") for wrong in FAULTS for s in wrong.structures]


@pytest.mark.parametrize("structure", MADE)
def test_a_right_report_has_no_finding(structure: str) -> None:
    assert check(right_report(structure), profile_of(structure)) == []


def test_every_rule_is_broken_by_some_fault() -> None:
    assert {wrong.rule for wrong in FAULTS} | BROKEN_ELSEWHERE == set(RULES)


@pytest.mark.parametrize(("structure", "wrong"), CASES)
def test_a_fault_is_found_once_in_its_place(structure: str, wrong: Wrong) -> None:
    findings = check(changed(structure, wrong), profile_of(structure))
    assert [(each.rule, wrong.place in each.place, wrong.found in each.found) for each in findings] == [
        (wrong.rule, True, True)
    ]
