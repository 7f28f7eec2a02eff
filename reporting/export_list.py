"""The list that lies in an export: every unit, its file, what it was made from; opens in Excel as a table."""

import csv
import io
import re
from collections.abc import Iterable, Iterator

from reporting.workflow import STATUSES
from store.job_items import Line

NAME = "danh-sach.csv"
HEADS = ("STT", "Mã đơn vị", "Đơn vị", "Trạng thái báo cáo", "Tệp", "Bản lưu", "Kết quả")
# Excel of a Vietnamese office parts cells at semicolons, the comma being the decimal sign; it takes a text
# that begins so for a formula (reliability.md D4).
PARTED_BY = ";"
BOM = "\ufeff".encode()
FORMULA = re.compile(r"\s*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]")
ROWS_AT_ONCE = 200


def listing(lines: Iterable[Line], extension: str) -> Iterator[bytes]:
    """The list as pieces of a UTF-8 file with its mark in front; `extension` is that of the files it names."""
    yield BOM
    rows = io.StringIO(newline="")
    writer = csv.writer(rows, delimiter=PARTED_BY, lineterminator="\r\n")
    writer.writerow(HEADS)
    for number, line in enumerate(lines, start=1):
        writer.writerow([safe(cell) for cell in cells(line, extension)])
        if number % ROWS_AT_ONCE == 0:
            yield taken(rows)
    yield taken(rows)


def taken(rows: io.StringIO) -> bytes:
    """What was written so far, once."""
    text = rows.getvalue()
    rows.seek(0)
    rows.truncate()
    return text.encode()


def cells(line: Line, extension: str) -> tuple[str, ...]:
    """One unit's row."""
    made = line.state == "done"
    return (
        str(line.position),
        line.code,
        line.unit,
        STATUSES[line.status],
        f"{line.name}.{extension}" if made else "",
        str(line.revision) if made else "",
        result(line),
    )


def result(line: Line) -> str:
    """What became of one unit's document."""
    if line.state != "done":
        return f"Chưa lập được: {line.reason}"
    if line.revision != line.current:
        return f"Đã lập; báo cáo đã sửa sau đó (nay là bản lưu {line.current})"
    return "Đã lập"


def safe(text: str) -> str:
    """A cell that a spreadsheet shows as it is and never calculates."""
    return f"'{text}" if FORMULA.match(text) else text
