"""How the spreadsheet form looks: its formats by name, made once a workbook, and what each kind of cell accepts."""

from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell

from documents.offline.form import Box

FONT = "Times New Roman"
TO_FILL, LOCKED, HEAD, GIVEN = "#FFFFFF", "#F3F3F3", "#DDE6F0", "#FBF6E3"
DATE = "dd/mm/yyyy"

_BASE = {"font_name": FONT, "font_size": 12, "valign": "top", "text_wrap": True}
_LINED = {**_BASE, "border": 1, "border_color": "#8C8C8C"}
_NUMBER = {**_LINED, "align": "right", "valign": "vcenter"}

LOOKS: dict[str, dict[str, Any]] = {
    "plain": _BASE,
    "agency": {**_BASE, "align": "center"},
    "unit": {**_BASE, "align": "center", "bold": True},
    "title": {**_BASE, "align": "center", "bold": True, "font_size": 14},
    "fact": {**_BASE, "bold": True},
    "ticket": {**_BASE, "font_size": 7, "font_color": "#7F7F7F"},
    "part": {**_BASE, "bold": True, "text_wrap": False, "valign": "vcenter"},
    "note": {**_BASE, "italic": True, "font_size": 11},
    "head": {**_LINED, "bold": True, "align": "center", "valign": "vcenter", "bg_color": HEAD},
    "question": {**_LINED, "bg_color": LOCKED},
    "label": {**_LINED, "bg_color": LOCKED, "valign": "vcenter"},
    "inner": {**_LINED, "bg_color": LOCKED, "valign": "vcenter", "indent": 1},
    "center": {**_LINED, "bg_color": LOCKED, "align": "center", "valign": "vcenter"},
    "group": {**_LINED, "bold": True, "bg_color": LOCKED, "valign": "vcenter"},
    "text": {**_LINED, "bg_color": TO_FILL, "locked": False},
    "choice": {**_LINED, "bg_color": TO_FILL, "locked": False, "align": "center", "valign": "vcenter"},
    "given": {**_LINED, "bg_color": GIVEN},
    "reckoned": {**_NUMBER, "bg_color": LOCKED, "italic": True},
    "date": {**_LINED, "bg_color": TO_FILL, "locked": False, "num_format": DATE, "align": "left"},
}

Formats = dict[str, Format]


def number_format(decimals: int) -> str:
    """The format of whole numbers and of those with so many decimals; the reader's own signs are used."""
    return "#,##0" + ("." + "0" * decimals if decimals else "")


def formats(book: xlsxwriter.Workbook) -> Formats:
    """All formats by name; numbers to fill in are `number<decimals>`, reckoned ones `reckoned<decimals>`."""
    made = {name: book.add_format(look) for name, look in LOOKS.items()}
    for decimals in range(7):
        shown = {"num_format": number_format(decimals)}
        made[f"number{decimals}"] = book.add_format({**_NUMBER, "bg_color": TO_FILL, "locked": False, **shown})
        made[f"reckoned{decimals}"] = book.add_format({**LOOKS["reckoned"], **shown})
    return made


def look_of(box: Box) -> str:
    """The name of the format of a cell that is answered."""
    if box.kind == "number":
        return f"number{box.decimals}"
    if box.kind == "choice" and not box.free:
        return "choice"
    return "date" if box.kind == "date" else "text"


def accepted(box: Box, row: int, column: int, options: str) -> dict[str, Any] | None:
    """What a cell accepts while it is typed, for the spreadsheet program; None where it takes any text.

    `options` is the range in which the options of a choice stand.
    """
    at = xl_rowcol_to_cell(row, column)
    if box.kind == "number":
        return _numbers(box, at)
    if box.kind == "choice":
        told = {"error_title": "Chọn trong danh sách", "error_message": "Xin chọn một mục trong danh sách ở góc ô."}
        rest = {"error_type": "information"} if box.free else told
        return {"validate": "list", "source": f"={options}", **rest}
    return None


def _numbers(box: Box, at: str) -> dict[str, Any]:
    whole = f",{at}=INT({at})" if not box.decimals else ""
    figure = f"IF(ISNUMBER({at}),AND({at}>=0{whole}),FALSE)"
    dash = f'{at}="-",LOWER({at})="không phát sinh",' if box.none else ""
    what = f"một số có tối đa {box.decimals} chữ số thập phân" if box.decimals else "một số nguyên, không âm"
    without = ", hoặc dấu - nếu không phát sinh" if box.none else ""
    return {
        "validate": "custom",
        "value": f"=OR({dash}{figure})" if dash else f"={figure}",
        "error_title": "Ô này nhận một con số",
        "error_message": f"Xin ghi {what}{without}; để trống nếu chưa có số liệu.",
    }
