"""A table as text with separators (.csv, "Unicode Text"): any of its codes, `,` `;` or tab between cells."""

import csv
import io
import re

from documents.tables.kinds import CHOOSE, SAVE_AGAIN
from documents.tables.rows import EMPTY, NotATable, Table, kept_rows
from vietnamese.charset import UnknownCharset, text_of

SEPARATORS = ";\t,"
"""A draw goes to the first: where Excel writes decimals with a comma it separates by semicolons."""
NAME = "tệp CSV"
NOT_TEXT = f"Tệp không phải bảng tính mà máy đọc được. {CHOOSE}"
_NAMED = re.compile(r"sep=(.)\n", re.IGNORECASE)
_QUOTED = re.compile('"[^"]*"')
_UNREADABLE = re.compile("[\x00-\x08\x0e-\x1f]")


def separated(data: bytes) -> Table:
    """The table of a text file; raises NotATable. A blank line is a row, as it is in Excel."""
    text = decoded(data).replace("\r\n", "\n").replace("\r", "\n")
    if _UNREADABLE.search(text):
        raise NotATable(NOT_TEXT)
    named = _NAMED.match(text)
    text, separator = (text[named.end() :], named[1]) if named else (text, separator_of(text))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        rows = kept_rows(reader)
    except csv.Error as error:
        raise NotATable(
            f"Không đọc được tệp CSV ở gần dòng {reader.line_num}: dấu ngoặc kép (\") mở ra mà chưa đóng, "
            f"hoặc có ô quá dài. {SAVE_AGAIN}"
        ) from error
    if not rows:
        raise NotATable(EMPTY)
    return Table(NAME, rows)


def decoded(data: bytes) -> str:
    """The text of the file; UTF-16 also without its mark."""
    try:
        if b"\0" in data[:200]:
            return text_of(data) if data[:2] in (b"\xff\xfe", b"\xfe\xff") else data.decode("utf-16-le")
        return text_of(data)
    except UnknownCharset as error:
        raise NotATable(f"Không nhận ra bộ mã của tệp. {SAVE_AGAIN}") from error
    except UnicodeDecodeError as error:
        raise NotATable(NOT_TEXT) from error


def separator_of(text: str) -> str:
    """What stands between the cells: the sign that is most in the line with most signs among the first ones."""
    lines = _QUOTED.sub("", text[:20_000]).split("\n")[:20]
    counts = {sign: max(line.count(sign) for line in lines) for sign in SEPARATORS}
    return max(SEPARATORS, key=lambda sign: counts[sign])
