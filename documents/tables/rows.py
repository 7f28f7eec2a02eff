"""What a table is here, its limits, and the refusal of what is none."""

from collections.abc import Iterable
from typing import NamedTuple

MOST_BYTES = 10 << 20
MOST_ROWS = 20_000
MOST_COLUMNS = 200

TOO_LONG = f"Bảng có quá {MOST_ROWS} dòng. Xin chia thành nhiều tệp, hoặc xóa các dòng thừa ở cuối bảng."
TOO_WIDE = f"Bảng rộng quá {MOST_COLUMNS} cột. Xin xóa các cột thừa ở bên phải."
EMPTY = "Tệp không có dòng nào. Xin chọn đúng tệp danh sách rồi gửi lại."


class NotATable(ValueError):
    """A file that no table is read from; the text says why and what to do."""


class Row(NamedTuple):
    """One row that is not blank; `number` is its number in Excel, from 1."""

    number: int
    cells: tuple[str, ...]


class Table(NamedTuple):
    """The rows of one sheet; `others` are the names of the sheets that were not read."""

    name: str
    rows: tuple[Row, ...]
    others: tuple[str, ...] = ()


def kept_rows(rows: Iterable[Iterable[str]]) -> tuple[Row, ...]:
    """The rows that hold something, without what is blank at their ends. Raises NotATable over the limits."""
    found: list[Row] = []
    for number, cells in enumerate(rows, 1):
        texts = list(cells)
        while texts and not texts[-1].strip():
            texts.pop()
        if len(texts) > MOST_COLUMNS:
            raise NotATable(TOO_WIDE)
        if texts:
            found.append(Row(number, tuple(texts)))
            if len(found) > MOST_ROWS:
                raise NotATable(TOO_LONG)
    return tuple(found)
