"""How the cells of the workbook look, and how a kept figure is written in one."""

from dataclasses import dataclass, field
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from documents.consolidation_book.shape import NONE, NONE_SHOWN

FONT = {"font_name": "Times New Roman", "font_size": 11, "valign": "vcenter"}
EDGES = {"border": 1, "border_color": "#999999"}
# Kinds of cells: what sets them apart. Greys only, so that a copy shows them too.
KINDS: dict[str, dict[str, Any]] = {
    "unit": {},
    "total": {"bold": True, "bg_color": "#E4E4E4"},
    "own": {"italic": True},
    "missing": {"font_color": "#777777", "italic": True},
    "fixed": {"bold": True, "bg_color": "#C8C8C8", "italic": True},
    "group": {"bold": True, "bg_color": "#F2F2F2"},
    "head": {"bold": True, "text_wrap": True, "align": "center", "bg_color": "#DDDDDD"},
    "title": {"bold": True, "font_size": 13, "border": 0},
    "said": {"italic": True, "border": 0},
}
WRAPPED = {"text_wrap": True}


@dataclass
class Looks:
    """The formats of one workbook, each made once; with `edges`, cells have borders of their own."""

    book: Workbook
    edges: bool = True
    known: dict[tuple[str, str], Format] = field(default_factory=dict)

    def text(self, kind: str, align: str = "left") -> Format:
        """The format of a text."""
        return self._made(kind, f"@{align}", {"align": align, "num_format": "@", **KINDS[kind]})

    def number(self, kind: str, decimals: int) -> Format:
        """The format of a figure: grouped as in Vietnam, “–” to the right as figures are."""
        shape = "#,##0" + ("." + "0" * decimals if decimals else "")
        return self._made(kind, shape, {"align": "right", "num_format": f"[$-42A]{shape}", **KINDS[kind]})

    def _made(self, kind: str, shape: str, properties: dict[str, Any]) -> Format:
        if (kind, shape) not in self.known:
            self.known[kind, shape] = self.book.add_format({**FONT, **(EDGES if self.edges else {}), **properties})
        return self.known[kind, shape]


def result(kept: str) -> float | str:
    """What a formula has come to, for readers that do not calculate."""
    return NONE_SHOWN if kept == NONE else float(kept) if kept else ""


def write_figure(paper: Worksheet, row: int, column: int, kept: str, look: Format) -> None:
    """A figure as it was given."""
    if kept == NONE:
        paper.write_string(row, column, NONE_SHOWN, look)
    elif kept:
        paper.write_number(row, column, float(kept), look)
    else:
        paper.write_blank(row, column, None, look)


def write_formula(paper: Worksheet, row: int, column: int, formula: str, kept: str, look: Format) -> None:
    """A formula with what it comes to."""
    paper.write_formula(row, column, formula, look, result(kept))
