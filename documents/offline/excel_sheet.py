"""One sheet of the form while it is written: cells by their kind, row after row."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime

from xlsxwriter.worksheet import Worksheet

from documents.offline.excel_looks import Formats, accepted, look_of
from documents.offline.form import Box

MOST_DIGITS = 15
NOTE_WIDTH = 3.2
NOTE_LINE = 60


class Sheet:
    """A worksheet, its formats, and the place of each list of options; `row` is the next to be written."""

    def __init__(self, made: Worksheet, looks: Formats, options: Callable[[tuple[str, ...]], str]) -> None:
        self.made = made
        self.looks = looks
        self.options = options
        self.row = 0

    def text(self, column: int, text: str, look: str) -> None:
        """A fixed text in the present row."""
        self.made.write_string(self.row, column, text, self.looks[look])

    def code(self, code: str) -> None:
        """The code of the present row."""
        self.made.write_string(self.row, 0, code)

    def note(self, column: int, guidance: str) -> None:
        """Guidance as a note on a cell."""
        if guidance:
            tall = max(1.0, (2 + len(guidance) / NOTE_LINE) * 17 / 74)
            size = {"x_scale": NOTE_WIDTH, "y_scale": tall, "font_name": "Times New Roman", "font_size": 11}
            self.made.write_comment(self.row, column, guidance, {**size, "author": "Hướng dẫn"})

    def box(self, column: int, box: Box, fixed: str = "reckoned") -> None:
        """A cell to be answered, or what stands in one that is not."""
        if box.fixed:
            self._fixed(column, box, fixed)
            return
        look = self.looks[look_of(box)]
        if not self._number(column, box) and not self._day(column, box):
            self.made.write_string(self.row, column, box.shown, look) if box.shown else self.made.write_blank(
                self.row, column, None, look
            )
        accepts = accepted(box, self.row, column, self.options(box.options) if box.options else "")
        if accepts:
            self.made.data_validation(self.row, column, self.row, column, accepts)

    def _fixed(self, column: int, box: Box, fixed: str) -> None:
        if not self._number(column, box, f"reckoned{box.decimals}" if fixed == "reckoned" else fixed):
            self.made.write_string(self.row, column, box.shown, self.looks[fixed])

    def _number(self, column: int, box: Box, look: str = "") -> bool:
        digits = box.kept.lstrip("-").replace(".", "")
        if box.kind != "number" or not digits.isdigit() or len(digits) > MOST_DIGITS:
            return False
        self.made.write_number(self.row, column, float(box.kept), self.looks[look or look_of(box)])
        return True

    def _day(self, column: int, box: Box) -> bool:
        if box.kind != "date" or not box.kept:
            return False
        with suppress(ValueError):
            # A spreadsheet knows no day before 1900; such a one stands there as text.
            day = datetime.fromisoformat(box.kept)
            if day.year >= 1901:
                self.made.write_datetime(self.row, column, day, self.looks["date"])
                return True
        return False

    def formula(self, column: int, formula: str, shown: float | str, look: str) -> None:
        """A reckoned cell with the result it has now."""
        self.made.write_formula(self.row, column, formula, self.looks[look], shown)
