"""The annexes of a consolidated report: by period with coverage, by unit, charts, the list of units. Pure."""

from collections.abc import Mapping
from typing import Any

from forms.figures import Kept
from forms.outline import Outline
from reporting.annex import reckoned_too
from reporting.consolidation.coverage import coverage_of_row
from reporting.tracing import Traced
from reporting.tracing.by_unit import MOST_COLUMNS, by_unit, of_many, told
from reporting.tracing.charts import charts
from reporting.tracing.lines import HEADS, Line, group, line, table
from reporting.tracing.unit_list import coverage_sentence, listed, missing_below

ROMAN = ("I", "II", "III", "IV")
LIST_TITLE = "DANH SÁCH ĐƠN VỊ ĐÃ ĐƯỢC TỔNG HỢP VÀ CHƯA CÓ SỐ LIỆU"
COVERED = "Số đơn vị có số liệu"
COVERED_NOTE = (
    "Cột “{}” ghi số đơn vị trực thuộc đã có số liệu trên số đơn vị phải báo cáo chỉ tiêu đó; để trống là chỉ tiêu "
    "không lấy từ các đơn vị trực thuộc."
)
OVER_ALL = "Chỉ tiêu phát sinh trong kỳ được cộng dồn; chỉ tiêu tính đến cuối kỳ lấy số của kỳ gần nhất."
ONE_COLUMN = "Số liệu là số của cột “{}” trong Phụ lục I."
BY_UNIT_NOTE = "Ghi chú: {} “x” là đơn vị không báo cáo chỉ tiêu này; tỷ lệ và bình quân được tính lại, không cộng."
LIST_NOTE = (
    "Ghi chú: “Lần nộp” là số thứ tự lần nộp được dùng để tổng hợp; “Cấp dưới được tính” là số đơn vị cấp dưới có số "
    "liệu trên số phải báo cáo; “tự tổng hợp” là đơn vị tự cộng số liệu của cấp dưới."
)

FRONT = {"ten": "", "tieu_de": "", "kem_theo": "", "ghi_chu": []}
TABLE = {"tieu_de": "", "dau": [], "cot": [], "hang": []}
NOTHING: Mapping[str, Any] = {
    "don_vi": "",
    "cau": [],
    "theo_ky": {**FRONT, "bang": TABLE},
    "theo_don_vi": {**FRONT, "bang": []},
    "bieu_do": {**FRONT, "hinh": []},
    "danh_sach": {**FRONT, "bang": TABLE, "con_thieu": []},
}
"""What a report that was never consolidated has of all this."""


def annexes(
    outline: Outline, name: str, first: Mapping[str, Any], reported: Kept, traced: Traced
) -> tuple[dict[str, Any], list[str]]:
    """The annexes as plain data, and the sentences by which the body refers to them.

    `first` is the annex of figures as every report has it, `reported` the figures that the report prints.
    """
    whole = reckoned_too(outline, traced.made.own.kind, reported)
    pictures = charts(outline, name, whole, traced)
    last = front(first, 3 if pictures else 2, LIST_TITLE)
    sentences = [coverage_sentence(traced, last["ten"]), references(bool(pictures))]
    made = {
        "don_vi": f"{len(traced.counted)}/{len(traced.children)}",
        "cau": sentences,
        "theo_ky": by_period(first, traced),
        "theo_don_vi": units_table(outline, name, first, whole, traced),
        "bieu_do": {**front(first, 2, "BIỂU ĐỒ"), "ghi_chu": [], "hinh": pictures},
        "danh_sach": {**last, "ghi_chu": [LIST_NOTE], "bang": listed(traced), "con_thieu": missing_below(traced)},
    }
    return made, sentences


def references(pictures: bool) -> str:
    """Where in the annexes the figures stand."""
    drawn = f"; biểu đồ tại Phụ lục {ROMAN[2]}" if pictures else ""
    return (
        f"Số liệu cụ thể của từng nội dung được tổng hợp tại Phụ lục {ROMAN[0]}; số liệu theo đơn vị tại Phụ lục "
        f"{ROMAN[1]}{drawn} kèm theo Báo cáo này."
    )


def front(first: Mapping[str, Any], place: int, title: str) -> dict[str, Any]:
    """The name, the title and the tie of the annex at that place."""
    return {"ten": f"Phụ lục {ROMAN[place]}", "tieu_de": title, "kem_theo": first["kem_theo"]}


def by_period(first: Mapping[str, Any], traced: Traced) -> dict[str, Any]:
    """The annex of every report, with how many units each row is of."""
    made, children = traced.made, traced.children

    def covered_line(row: Mapping[str, Any]) -> Line:
        covered = coverage_of_row(made, children, row["ma"]).shown if row["ma"] in made.figures else ""
        return line(row, [*row["gia_tri"], *row["tong"], covered])

    groups = (group(each["ten"], map(covered_line, each["hang"])) for each in first["nhom"])
    whole = table(HEADS, [*first["cot"], *first["cot_tong"], COVERED], groups)
    notes = [*first["ghi_chu"], COVERED_NOTE.format(COVERED)]
    return {**front(first, 0, first["tieu_de"]), "ghi_chu": notes, "bang": whole}


def units_table(
    outline: Outline, name: str, first: Mapping[str, Any], reported: Kept, traced: Traced
) -> dict[str, Any]:
    """The annex by unit: every figure of units that stand side by side, of more units the highlights."""
    shown = OVER_ALL if outline.totals else ONE_COLUMN.format(outline.period(told(outline)).printed)
    title = first["tieu_de"].replace("SỐ LIỆU", "SỐ LIỆU THEO ĐƠN VỊ", 1)
    receives = any(outline.unit_kind(child.kind).receives for child in traced.counted)
    side_by_side = len(traced.counted) <= MOST_COLUMNS
    if side_by_side or (receives and upper(outline, traced) <= MOST_COLUMNS) or not outline.highlights:
        tables = by_unit(outline, name, reported, traced)
    else:
        tables = [of_many(outline, outline.highlights, traced)]
    return {**front(first, 1, title), "ghi_chu": [BY_UNIT_NOTE.format(shown)], "bang": tables}


def upper(outline: Outline, traced: Traced) -> int:
    """How many of the units that count have units of their own."""
    return sum(outline.unit_kind(child.kind).receives for child in traced.counted)
