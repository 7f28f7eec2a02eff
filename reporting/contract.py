"""The names that an office's own template may use: the shape of `reporting.context`, without any report's words."""

from typing import Any

from forms.outline import Outline

TEXT = ""
LENGTH = 0.0
BLOCK = {"kieu": TEXT, "chu": TEXT, "dau": TEXT, "tieu_de": TEXT, "cot": [TEXT], "hang": [[TEXT]]}

LINE = {"nhom": TEXT, "tt": TEXT, "noi_dung": TEXT, "dvt": TEXT, "o": [TEXT]}
TABLE = {"tieu_de": TEXT, "dau": [TEXT], "cot": [TEXT], "hang": [LINE]}
FRONT = {"ten": TEXT, "tieu_de": TEXT, "kem_theo": TEXT, "ghi_chu": [TEXT]}
CHART = {
    "tieu_de": TEXT,
    "mo_ta": TEXT,
    "nguon": TEXT,
    "dung": True,
    "nhan": [TEXT],
    "chuoi": [{"ten": TEXT, "so": [TEXT], "chu": [TEXT]}],
}

# Everything but the sections, which are the outline's own. A list holds its one example.
SHARED: dict[str, Any] = {
    "ho_so": TEXT,
    "ma_ban": TEXT,
    "co_quan_chu_quan": [TEXT],
    "co_quan": [TEXT],
    "vach_co_quan_mm": LENGTH,
    "so_ky_hieu": TEXT,
    "dia_danh_ngay": TEXT,
    "loai": TEXT,
    "trich_yeu": TEXT,
    "vach_trich_yeu_mm": LENGTH,
    "kinh_gui": [TEXT],
    "mo_dau": [TEXT],
    "noi_dung": [BLOCK],
    "noi_nhan": [TEXT],
    "ky": {"dong": [TEXT], "ten": TEXT},
    "phu_luc": {
        "ten": TEXT,
        "tieu_de": TEXT,
        "kem_theo": TEXT,
        "cot": [TEXT],
        "cot_tong": [TEXT],
        "nhom": [
            {
                "ten": TEXT,
                "hang": [
                    {"tt": TEXT, "ma": TEXT, "noi_dung": TEXT, "dvt": TEXT, "gia_tri": [TEXT], "tong": [TEXT]},
                ],
            }
        ],
        "ghi_chu": [TEXT],
    },
    # Of a consolidated report; all of it is empty in others.
    "tong_hop": {
        "don_vi": TEXT,
        "cau": [TEXT],
        "theo_ky": {**FRONT, "bang": TABLE},
        "theo_don_vi": {**FRONT, "bang": [TABLE]},
        "bieu_do": {**FRONT, "hinh": [CHART]},
        "danh_sach": {**FRONT, "bang": TABLE, "con_thieu": [TEXT]},
    },
    "don_vi": {"ten": TEXT, "ten_ngan": TEXT, "ma": TEXT},
    "dot": {"ten": TEXT, "tieu_de": TEXT},
}


def contract(outline: Outline, kind: str) -> dict[str, Any]:
    """Every name a template for units of this kind may use, as nested plain data."""
    sections = {section.id: {"tieu_de": TEXT, "doan": [BLOCK]} for section in outline.sections_for(kind)}
    return {**SHARED, "muc": sections}


def offered(outline: Outline, kind: str) -> tuple[str, ...]:
    """The sections that have something to print, as `muc.<id>`: what a template may be missing."""
    return tuple(f"muc.{section.id}" for section in outline.sections_for(kind) if section.questions)
