"""The form as a Word file: two-column tables for texts, tables of figures with their codes in the first column.

Beside each cell stands its code as text, for that is what every program keeps; a hidden bookmark in the answer is the
second mark, content controls are comfort only.
"""

from collections.abc import Iterator
from itertools import count

from documents.offline.form import Block, Box, Form, Grid, GridRow, Line, Part, Table, TableRow
from documents.offline.word_markup import (
    GREY,
    HEAD,
    cell,
    choice,
    mark_name,
    marked,
    paragraph,
    row,
    run,
    table,
)
from documents.offline.word_package import word_package

WIDTH = 175.0
LABEL, NUMBER, MEASURE, TEXT_LABEL = 50.0, 15.0, 20.0, 55.0
CODE = "Mã: "
FIXED = ("Mã", "Chỉ tiêu", "Đơn vị tính")
"""The heads of a table of figures before its periods."""
OWN = " riêng"
SPARE_ROWS = 3
STATE = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")


def word_form(form: Form) -> bytes:
    """The form as a .docx file."""
    return word_package(Writer(form).body(), form.ticket, form.title)


class Writer:
    """A Word form being written; `numbers` count its bookmarks."""

    def __init__(self, form: Form) -> None:
        self.form = form
        self.numbers = count(1)

    def body(self) -> str:
        """All that stands in the document."""
        parts = "".join(self.part(part) for part in self.form.parts)
        ticket = paragraph(run(f"Mã phiếu (xin để nguyên): {self.form.ticket}", size=5, grey=True), before=12)
        return self.opening() + parts + ticket

    def opening(self) -> str:
        """Whose form it is, and how it is filled in."""
        form = self.form
        left = [paragraph(run(line), align="center") for line in form.agency]
        left += [paragraph(run(line, bold=True), align="center") for line in form.unit]
        right = [paragraph(run(line, bold=True), align="center") for line in STATE]
        heading = table(
            (72, WIDTH - 72), [row([cell(72, "".join(left)), cell(WIDTH - 72, "".join(right))])], lines=False
        )
        title = paragraph(run(form.title, bold=True, size=14), align="center", before=18)
        subject = paragraph(run(form.subject, bold=True), align="center", after=8)
        facts = "".join(paragraph(run(f"{name} ", bold=True), run(said)) for name, said in form.facts)
        told = "".join(paragraph(run(line, italic=True), align="both", before=4) for line in form.telling)
        return heading + title + subject + facts + told

    def part(self, part: Part) -> str:
        """A section: its heading, the official words, its tables."""
        made = paragraph(run(part.heading, bold=True), before=14, after=3, keep=True)
        if part.guidance and part.blocks:
            lines = part.guidance.strip().split("\n")
            made += "".join(paragraph(run(line, italic=True, size=10.5, grey=True), align="both") for line in lines)
        waiting: list[Line] = []
        for block in part.blocks:
            if isinstance(block, Line):
                waiting.append(block)
            else:
                made += self.lines(waiting) + self.block(block)
                waiting = []
        return made + self.lines(waiting)

    def block(self, block: Block) -> str:
        return self.grid(block) if isinstance(block, Grid) else self.table(block) if isinstance(block, Table) else ""

    def lines(self, lines: list[Line]) -> str:
        """Questions with one answer each, in one table of two columns."""
        if not lines:
            return ""
        widths = (TEXT_LABEL, WIDTH - TEXT_LABEL)
        rows = (row([self.label(line), self.answer(line, widths[1])], whole=line.lines == 1) for line in lines)
        return paragraph() + table(widths, rows)

    def label(self, line: Line) -> str:
        told = [paragraph(run(line.label))]
        told += [paragraph(run(said, italic=True, size=10.5)) for said in (line.guidance, line.hint) if said]
        told.append(paragraph(run(f"{CODE}{line.code}", size=7, grey=True)))
        return cell(TEXT_LABEL, "".join(told), fill=GREY)

    def answer(self, line: Line, width: float) -> str:
        first, *rest = line.box.shown.split("\n")
        inner = marked(
            mark_name(line.code),
            next(self.numbers),
            self.words(Box(first, kind=line.box.kind, options=line.box.options)),
        )
        more = [paragraph(run(each)) for each in rest]
        if not line.box.shown:
            more += [paragraph()] * (line.lines - 1)
        return cell(width, paragraph(inner) + "".join(more))

    def words(self, box: Box, size: float = 0) -> str:
        """What stands in a cell."""
        listed = box.kind == "choice" and not box.free and not box.fixed
        offered = listed and box.shown in ("", *box.options)
        return choice(box.shown, box.options) if offered else run(box.shown, size=size)

    def caption(self, code: str, label: str, guidance: str, columns: int) -> str:
        """The first row of a table of figures or rows: what it is, and its code."""
        said = [paragraph(run(f"{label}  ", bold=True), run(f"{CODE}{code}", size=7, grey=True))]
        said += [paragraph(run(guidance, italic=True, size=10.5))] if guidance else []
        return row([cell(WIDTH, "".join(said), fill=GREY, span=columns)])

    def grid(self, grid: Grid) -> str:
        """A table of figures."""
        labels = [*FIXED, *(label for _, label in self.form.periods)]
        each = (WIDTH - LABEL - NUMBER - MEASURE) / max(len(self.form.periods), 1)
        widths = [NUMBER, LABEL, MEASURE, *[each] * len(self.form.periods)]
        rows = [self.caption(grid.code, grid.label, grid.guidance, len(widths)), head(labels, widths)]
        rows += [self.grid_row(line, widths) for line in grid.rows]
        return paragraph() + table(widths, rows)

    def grid_row(self, line: GridRow, widths: list[float]) -> str:
        number = line.number or line.code.split("-")[1] + OWN
        fixed = [
            paragraph(run(number, size=10)),
            paragraph(run(line.label)),
            paragraph(run(line.measure), align="center"),
        ]
        cells = [cell(width, inner, fill=GREY, middle=True) for width, inner in zip(widths, fixed, strict=False)]
        cells += [self.box(width, box, "right") for width, box in zip(widths[3:], line.boxes, strict=True)]
        return row(cells)

    def box(self, width: float, box: Box, align: str = "") -> str:
        inner = paragraph(self.words(box, size=10), align=align)
        return cell(width, inner, fill=GREY if box.fixed else "", middle=align == "right")

    def table(self, made: Table) -> str:
        """A free table."""
        most = (WIDTH - 10) / (len(made.columns) + sum(column.wide for column in made.columns))
        widths = [10.0, *(most * (2 if column.wide else 1) for column in made.columns)]
        rows = [self.caption(made.code, made.label, made.guidance, len(widths))]
        rows.append(head(["TT", *(column.label for column in made.columns)], widths))
        rows += [self.table_row(line, widths) for line in shortened(made.rows)]
        return paragraph() + table(widths, rows)

    def table_row(self, line: TableRow, widths: list[float]) -> str:
        key = line.code.split("-")[1]
        cells = [cell(widths[0], paragraph(run(key, size=9), align="center"), fill=GREY)]
        cells += [self.box(width, box) for width, box in zip(widths[1:], line.boxes, strict=True)]
        return row(cells)


def head(labels: list[str], widths: list[float]) -> str:
    """The row with the names of the columns."""
    cells = (
        cell(width, paragraph(run(label, bold=True, size=10.5), align="center"), fill=HEAD, middle=True)
        for label, width in zip(labels, widths, strict=True)
    )
    return row(cells, head=True)


def shortened(rows: tuple[TableRow, ...]) -> Iterator[TableRow]:
    """The rows with few blank ones at the end: Word adds rows by itself."""
    filled = [number for number, line in enumerate(rows) if any(box.shown for box in line.boxes) or line.given]
    yield from rows[: (filled[-1] + 1 if filled else 0) + SPARE_ROWS]
