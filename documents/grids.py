"""Which tables of a template may come out with rows that do not fit their grid, found without rendering them."""

import re
from dataclasses import dataclass

Path = tuple[int, ...]

SPAN = re.compile(r'w:val="(\d+)"')


@dataclass
class Row:
    """A row being read: the conditions it stands under, its cells, the columns they span."""

    path: Path
    cells: int = 0
    span: int = 0


@dataclass
class Table:
    """A table being read: the conditions it stands under, its columns, whether some row always fills them."""

    path: Path
    columns: int = 0
    filled: bool = False


class Grids:
    """Reads the tables of a document tag by tag. A table is even where docxtpl would leave its grid alone, whatever
    the data: no row has more cells than there are columns, and one row that is always there spans them all."""

    def __init__(self) -> None:
        self.uneven: set[int] = set()
        self._tables: list[Table] = []
        self._rows: list[Row] = []
        self._outermost = -1

    def begun(self, name: str, parent: str, tag: str, path: Path) -> None:
        """Takes a start tag; `tag` is its source, cut off where an attribute holds a template tag."""
        if name == "w:tbl":
            self._outermost += not self._tables
            self._tables.append(Table(path))
        elif not self._tables:
            return
        elif (name, parent) == ("w:gridCol", "w:tblGrid"):
            self._same(path, self._tables[-1].path)
            self._tables[-1].columns += 1
        elif name == "w:tr":
            self._rows.append(Row(path))
        elif self._rows and (name, parent) in (("w:tc", "w:tr"), ("w:gridSpan", "w:tcPr")):
            self._celled(name, tag, path)

    def ended(self, name: str, path: Path) -> None:
        """Takes an end tag."""
        if name == "w:tr" and self._rows:
            self._row_ended(self._rows.pop(), path)
        elif name == "w:tbl" and self._tables:
            table = self._tables.pop()
            self._same(path, table.path)
            if not table.filled:
                self._found_uneven()

    def _celled(self, name: str, tag: str, path: Path) -> None:
        row = self._rows[-1]
        self._same(path, row.path)
        if name == "w:tc":
            row.cells += 1
            row.span += 1
        elif spanned := SPAN.search(tag):
            row.span += int(spanned[1]) - 1
        else:
            self._found_uneven()

    def _row_ended(self, row: Row, path: Path) -> None:
        self._same(path, row.path)
        if any(row.cells > table.columns for table in self._tables):
            self._found_uneven()
        table = self._tables[-1]
        if row.path == table.path and row.span >= table.columns:
            table.filled = True

    def _same(self, path: Path, other: Path) -> None:
        if path != other:
            self._found_uneven()

    def _found_uneven(self) -> None:
        self.uneven.add(self._outermost)
