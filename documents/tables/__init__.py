"""A table that somebody sends, as rows of text: .xlsx, .xls, .ods, .csv; and the blank one to fill in (`blank`).

What a file is, its bytes say, not its name. Rows keep the numbers that Excel shows them under.
"""

from documents.tables.kinds import refuse_foreign
from documents.tables.rows import MOST_BYTES, NotATable, Row, Table
from documents.tables.separated import separated
from documents.tables.workbook import read_workbook

__all__ = ["MOST_BYTES", "NotATable", "Row", "Table", "read_table"]

WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")


def read_table(data: bytes) -> Table:
    """The rows of the first sheet that shows and holds something; raises NotATable with one sentence.

    Workbooks are opened in a confined child, for a small file can ask for all memory.
    """
    refuse_foreign(data)
    return read_workbook(data) if data.startswith(WORKBOOKS) else separated(data)
