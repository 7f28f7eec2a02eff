"""Forms as people fill them in: made for a unit, changed by another program, read and judged again."""

import io
import os
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from docx import Document
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from documents.offline.task import looked_at
from reporting.clock import VIETNAM
from reporting.desk import Desk
from reporting.lookup import report_by_id, report_of
from reporting.offline.form_made import offline_form
from reporting.offline.importing import Proposal, proposed
from store import entries
from store.connection import Database

KEY = b"k" * 32
NOW = datetime(2012, 7, 10, 9, 30, tzinfo=VIETNAM)
FIGURES, TEXTS, TABLE = "Số liệu", "Lời văn", "Bảng 1"
MADE: dict[tuple[object, ...], bytes] = {}
FILTERS = {"xlsx": "xlsx:Calc MS Excel 2007 XML", "docx": "docx:MS Word 2007 XML"}


@dataclass
class Desktop:
    """The desk of one unit and the program on it."""

    db: Database
    code: str

    @property
    def desk(self) -> Desk:
        return report_of(self.db, "nq20", self.code, NOW)

    def form(self, kind: str = "xlsx") -> bytes:
        """The unit's form as it is now; the same state gives the same form, which is made once for all tests."""
        report = self.desk.report.id
        saved = repr(sorted(entries.of_report(self.db, report).items()))
        key = (self.code, report, kind, saved)
        if key not in MADE:
            MADE[key] = offline_form(self.db, self.desk, kind, KEY).data
        return MADE[key]

    def proposal(self, data: bytes, wanted: Desk | None = None, key: bytes = KEY) -> Proposal:
        """What a file would change; raises NotTaken."""
        return proposed(self.db, looked_at(data), key, lambda number: report_by_id(self.db, number, NOW), wanted)

    def workbook(self, change: Callable[[Workbook], Any], data: bytes = b"") -> bytes:
        """The form after somebody changed it in a spreadsheet."""
        book = load_workbook(io.BytesIO(data or self.form()))
        change(book)
        out = io.BytesIO()
        book.save(out)
        return out.getvalue()

    def document(self, change: Callable[[Any], Any], data: bytes = b"") -> bytes:
        """The form after somebody changed it in Word."""
        file = Document(io.BytesIO(data or self.form("docx")))
        change(file)
        out = io.BytesIO()
        file.save(out)
        return out.getvalue()


def row_of(sheet: Worksheet, code: str) -> int:
    """The row with a code in its hidden column."""
    return next(cell.row for cell in sheet["A"] if cell.value == code)


def at(book: Workbook, sheet: str, code: str, column: str) -> Any:
    """A cell by its code and the letter of its column."""
    return book[sheet][f"{column}{row_of(book[sheet], code)}"]


def answer_cell(file: Any, code: str) -> Any:
    """The cell of a Word form in which a code is answered."""
    return next(
        row.cells[1] for table in file.tables for row in table.rows if f"Mã: {code}" in row.cells[0].text.split("\n")
    )


def figure_row(file: Any, question: str, indicator: str) -> Any:
    """The row of an indicator in a Word form."""
    table = next(each for each in file.tables if f"Mã: {question}" in each.rows[0].cells[0].text)
    return next(row for row in table.rows if row.cells[0].text == indicator)


def saved_again(folder: Path, files: Mapping[str, bytes], kind: str) -> dict[str, bytes]:
    """Files as LibreOffice saves them again, all in one call."""
    sent, made = folder / "sent", folder / "made"
    sent.mkdir(parents=True)
    for name, data in files.items():
        (sent / f"{name}.{kind}").write_bytes(data)
    listed = [str(each) for each in sorted(sent.iterdir())]
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", FILTERS[kind]]
    around = {**os.environ, "HOME": str(folder)}
    subprocess.run([*command, "--outdir", str(made), *listed], check=True, capture_output=True, env=around)
    return {each.stem: each.read_bytes() for each in made.iterdir()}
