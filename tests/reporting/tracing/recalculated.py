"""A workbook calculated anew by LibreOffice, without the results that its formulas came with."""

import io
import re
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from openpyxl import load_workbook

RESULT = re.compile(r'(<c [^>]*?)(?: t="str")?>(<f>[^<]*</f>)<v>[^<]*</v></c>')
FORMAT = "xlsx:Calc MS Excel 2007 XML"


class Cell(NamedTuple):
    """A cell with a formula: where it is, what it came with, what it comes to."""

    place: str
    came_with: Any
    comes_to: Any

    @property
    def right(self) -> bool:
        came, comes = (value or "" for value in (self.came_with, self.comes_to))
        if isinstance(self.came_with, int | float) and isinstance(self.comes_to, int | float):
            return abs(self.came_with - self.comes_to) <= 1e-9 * max(1.0, abs(self.came_with))
        return bool(came == comes)


def recalculated(data: bytes, folder: Path) -> bytes:
    """The same workbook with every formula's result as LibreOffice finds it."""
    bare, made = folder / "bare.xlsx", folder / "made"
    bare.write_bytes(without_results(data))
    home = f"-env:UserInstallation=file://{folder}/home"
    words = ["soffice", "--headless", home, "--convert-to", FORMAT, "--outdir", str(made), str(bare)]
    subprocess.run(words, check=True, capture_output=True, timeout=120)
    return (made / "bare.xlsx").read_bytes()


def without_results(data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(out, "w") as after:
        for part in before.infolist():
            xml = before.read(part)
            if part.filename.startswith("xl/worksheets/sheet"):
                xml = RESULT.sub(r"\1>\2</c>", xml.decode()).encode()
            after.writestr(part, xml)
    return out.getvalue()


def compared(data: bytes, folder: Path) -> Iterator[Cell]:
    """Every formula of a workbook with both its results."""
    files = (data, data, recalculated(data, folder))
    books = [load_workbook(io.BytesIO(file), data_only=bool(place)) for place, file in enumerate(files)]
    for name in books[0].sheetnames:
        for said, came, comes in zip(*(book[name].iter_rows() for book in books), strict=False):
            for formula, one, other in zip(said, came, comes, strict=False):
                if isinstance(formula.value, str) and formula.value.startswith("="):
                    yield Cell(f"{name}!{formula.coordinate}", one.value, other.value)
