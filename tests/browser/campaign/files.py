"""What stands in a consolidated report's Word annexes and in its workbook."""

import re
from io import BytesIO
from typing import Any

from docx import Document
from openpyxl import load_workbook

from tests.browser.campaign.expected import Exact, in_book

WHOLE, BY_UNIT, UNITS = "Tổng hợp", "Theo đơn vị", "Đơn vị"


def tables(docx: bytes, mark: str) -> list[list[str]]:
    """The rows of the first table that has this word in its head row, the head first."""
    found = ([[cell.text for cell in row.cells] for row in table.rows] for table in Document(BytesIO(docx)).tables)
    return next(rows for rows in found if mark in rows[0])


def figures_on_paper(docx: bytes, mark: str) -> dict[str, list[str]]:
    """{label: its cells} of an annex of figures, the measure left out."""
    return {row[1].removeprefix("– "): row[3:] for row in tables(docx, mark)[1:] if row[0] != row[1]}


def units_on_paper(docx: bytes) -> dict[str, list[str]]:
    """{"đã" or "chưa": the codes of the units that the last annex lists so}."""
    listed: dict[str, list[str]] = {"đã": [], "chưa": []}
    told = ""
    for row in tables(docx, "Tình trạng")[1:]:
        if heading := re.match(r"Đơn vị (đã|chưa) được tổng hợp", row[0]):
            told = heading[1]
        else:
            listed[told].append(row[2])
    return listed


def body(docx: bytes) -> str:
    return "\n".join(each.text for each in Document(BytesIO(docx)).paragraphs)


class Book:
    """A workbook as it is shown by readers that do not calculate, and its formulas."""

    def __init__(self, data: bytes) -> None:
        self.results, self.formulas = (load_workbook(BytesIO(data), data_only=shown) for shown in (True, False))

    def sheet(self, name: str) -> list[tuple[Any, ...]]:
        return list(self.results[name].iter_rows(values_only=True))

    def rows(self, name: str, width: int) -> dict[str, list[Exact]]:
        """{indicator: that many of its cells} of a sheet with a line for each indicator."""
        lines = [row for row in self.sheet(name) if row[1] and row[1] != "Mã"]
        return {row[1]: [in_book(cell) for cell in row[4 : 4 + width]] for row in lines}

    def period(self, name: str) -> dict[str, dict[str, Exact]]:
        """{unit/the unit that its figures go into: {indicator: cell}} of the sheet of a period."""
        lines = self.sheet(name)
        start = next(place for place, row in enumerate(lines) if row[0] == "Mã")
        head = lines[start][4:]
        return {f"{row[0]}/{row[2]}": dict(zip(head, map(in_book, row[4:]), strict=True)) for row in lines[start + 1 :]}

    def children(self) -> list[str]:
        """The codes of the units right below that count."""
        return [row[1] for row in self.sheet(UNITS)[1:] if row[5] == "1" and row[6] == "Có"]

    def live(self) -> int:
        """How many cells are formulas."""
        cells = (cell for sheet in self.formulas for row in sheet.iter_rows() for cell in row)
        return sum(str(cell.value).startswith("=") for cell in cells)
