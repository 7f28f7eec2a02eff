"""Where something stands in a document, in words its writer can follow."""

from collections.abc import Mapping

from documents.format_check.pieces import Piece
from documents.format_check.reading import Cell, Paragraph
from documents.format_check.roles import Layout

MOST_SHOWN = 45
HEAD, SIGNATURE = "bảng đầu", "bảng ký"


class Places:
    """The places of one document: its first table and that of the signature go by their names."""

    def __init__(self, layout: Layout) -> None:
        head = layout.table_of("quoc_hieu", "tieu_ngu", "so_ky_hieu", "dia_danh_ngay", "co_quan")
        end = layout.table_of("noi_nhan_dau", "quyen_han", "noi_nhan")
        self._named: Mapping[int, str] = {
            number: name for number, name in ((end, SIGNATURE), (head, HEAD)) if number is not None
        }

    def of(self, at: Piece | Paragraph) -> str:
        """`đoạn 12: “Thực hiện …”`, `bảng đầu, ô phải: “…”`, `bảng 3, hàng 2, ô 5: “…”`."""
        paragraph = at.paragraph if isinstance(at, Piece) else at
        said = excerpt(at.text)
        return f"{self.spot(paragraph)}: “{said}”" if said else self.spot(paragraph)

    def spot(self, paragraph: Paragraph) -> str:
        """The place without its words."""
        cell = paragraph.cell
        if cell is None:
            return f"đoạn {paragraph.ordinal}"
        if cell.table in self._named:
            return f"{self._named[cell.table]}, ô {side(cell)}"
        return f"bảng {cell.table + 1}, hàng {cell.row + 1}, ô {cell.column + 1}"


def side(cell: Cell) -> str:
    if cell.columns == 2:
        return "phải" if cell.column else "trái"
    return str(cell.column + 1)


def excerpt(text: str) -> str:
    """The first words of a text."""
    if len(text) <= MOST_SHOWN:
        return text
    cut = text[:MOST_SHOWN]
    return f"{cut[: cut.rfind(' ')] if ' ' in cut else cut} …"
