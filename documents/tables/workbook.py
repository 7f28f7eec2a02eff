"""An Excel or OpenDocument workbook as rows of text, read by calamine in the confined child of `limits`."""

import io
import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from documents.limits import LimitedRunFailed, run_limited
from documents.tables.kinds import BROKEN, LOCKED
from documents.tables.rows import EMPTY, MOST_COLUMNS, TOO_WIDE, NotATable, Row, Table, kept_rows

FAR_ROW = 200_000
SECONDS, MEMORY = 10, 1 << 30
TOO_HEAVY = (
    "Bảng tính quá nặng nên không đọc được: có thể có ô nằm rất xa bảng. Xin chép riêng bảng danh sách sang "
    "một tệp Excel mới rồi gửi lại."
)
ALL_HIDDEN = "Tệp không có trang tính nào đang hiện. Xin bỏ ẩn trang danh sách (Unhide) rồi gửi lại."


def read_workbook(data: bytes) -> Table:
    """The table of a workbook; raises NotATable."""
    try:
        told = json.loads(run_limited("table", {"file": data}, SECONDS, MEMORY))
    except LimitedRunFailed as error:
        raise NotATable(TOO_HEAVY) from error
    if "refused" in told:
        raise NotATable(told["refused"])
    rows = tuple(Row(number, tuple(cells)) for number, cells in told["rows"])
    return Table(told["name"], rows, tuple(told["others"]))


def opened(payload: Mapping[str, Any]) -> bytes:
    """{file: bytes} -> JSON {refused: sentence}, or {name, rows, others}: the child's part of the work."""
    try:
        return json.dumps(first_table(payload["file"])._asdict()).encode()
    except PasswordError:
        return json.dumps({"refused": LOCKED}).encode()
    except CalamineError:
        return json.dumps({"refused": BROKEN}).encode()
    except NotATable as error:
        return json.dumps({"refused": str(error)}).encode()


def first_table(data: bytes) -> Table:
    """The first sheet that shows and holds something; raises NotATable, CalamineError."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    shown = [each.name for each in book.sheets_metadata if _is_shown(each)]
    if not shown:
        raise NotATable(ALL_HIDDEN)
    for name in shown:
        rows = rows_of(book.get_sheet_by_name(name))
        if rows:
            return Table(name, rows, tuple(other for other in shown if other != name))
    raise NotATable(EMPTY)


def _is_shown(sheet: Any) -> bool:
    return bool(sheet.typ == SheetTypeEnum.WorkSheet and sheet.visible == SheetVisibleEnum.Visible)


def rows_of(sheet: CalamineSheet) -> tuple[Row, ...]:
    """The rows of a sheet from its first on: blank ones above count, or the numbers would lie."""
    if sheet.end is None:
        return ()
    if sheet.end[0] > FAR_ROW:
        raise NotATable(TOO_HEAVY)
    if sheet.end[1] >= MOST_COLUMNS:
        raise NotATable(TOO_WIDE)
    return kept_rows(map(_texts, sheet.to_python(skip_empty_area=False)))


def _texts(row: Iterable[object]) -> list[str]:
    return [text_of_cell(value) for value in row]


def text_of_cell(value: object) -> str:
    """A cell as somebody would type it: whole numbers without a point, days as 05/07/2012."""
    if isinstance(value, str):
        return value.replace("\r\n", "\n").replace("\r", "\n")
    if isinstance(value, bool):
        return "Có" if value else "Không"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else str(value).replace(".", ",")
    if isinstance(value, datetime | date):
        return f"{value.day:02}/{value.month:02}/{value.year:04}"
    if isinstance(value, time | timedelta):
        return str(value)
    return "" if value is None else str(value)
