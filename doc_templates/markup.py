"""WordprocessingML in small pieces: paragraphs, cells, rows, tables. Lengths come in mm, sizes in pt."""

from collections.abc import Iterable
from itertools import pairwise
from xml.sax.saxutils import escape

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TWIPS_PER_MM = 1440 / 25.4
TWIPS_PER_PT = 20


def twips(mm: float) -> int:
    """A length in mm in twentieths of a point."""
    return round(mm * TWIPS_PER_MM)


def style_id(role: str) -> str:
    """The id of a component's style: `dia_danh_ngay` -> `DiaDanhNgay`."""
    return "".join(word.capitalize() for word in role.split("_"))


def paragraph(role: str, *texts: str, direct: str = "") -> str:
    """A paragraph in a component's style; `direct` is what it sets itself, in schema order."""
    runs = "".join(run(text) for text in texts)
    return f'<w:p><w:pPr><w:pStyle w:val="{style_id(role)}"/>{direct}</w:pPr>{runs}</w:p>'


def run(text: str) -> str:
    """A run of text, its spaces kept."""
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def tag(statement: str) -> str:
    """A paragraph that holds a template tag only; docxtpl takes the whole paragraph out."""
    return paragraph("the_lenh", "{%p " + statement + " %}")


def looped(loop: str, *inner: str) -> str:
    """Paragraphs or tables repeated: `looped("dong in co_quan", ...)`."""
    return tag(f"for {loop}") + "".join(inner) + tag("endfor")


def chosen(cases: Iterable[tuple[str, str]]) -> str:
    """The first case whose condition holds; an empty condition is the rest."""
    made = []
    for number, (condition, inner) in enumerate(cases):
        word = "if" if number == 0 else "elif" if condition else "else"
        made.append(tag(f"{word} {condition}".rstrip()) + inner)
    return "".join(made) + tag("endif")


def rule(length_mm: float, within_mm: float, weight_pt: float) -> str:
    """A drawn rule of a length, centred within a width: the upper border of a flat paragraph."""
    side = twips((within_mm - length_mm) / 2)
    border = f'<w:pBdr><w:top w:val="single" w:sz="{round(weight_pt * 8)}" w:space="0" w:color="000000"/></w:pBdr>'
    return paragraph("duong_ke", direct=f'{border}<w:ind w:left="{side}" w:right="{side}"/>')


def rules(name: str, lengths_mm: Iterable[float], within_mm: float, weight_pt: float) -> str:
    """The rule nearest to the length that the data gives under `name`, out of the lengths on offer."""
    lengths = sorted(lengths_mm)
    bounds = [f"{name} < {round((short * long) ** 0.5, 1)}" for short, long in pairwise(lengths)]
    drawn = [rule(length, within_mm, weight_pt) for length in lengths]
    return chosen(zip([*bounds, ""], drawn, strict=True))


def cell(width_mm: float, inner: str, span: int = 1, middle: bool = False) -> str:
    """A cell of a width in mm; `span` columns wide, its text in the middle of its height if so asked."""
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    placed = '<w:vAlign w:val="center"/>' if middle else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{twips(width_mm)}" w:type="dxa"/>{spanned}{placed}</w:tcPr>{inner}</w:tc>'


def row(*cells: str, head: bool = False) -> str:
    """A row that never breaks over pages; a `head` row is repeated on each page."""
    repeated = "<w:tblHeader/>" if head else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{''.join(cells)}</w:tr>"


def tag_row(statement: str, columns: int) -> str:
    """A row that holds a template tag only; docxtpl takes the whole row out."""
    return row(cell(40, paragraph("the_lenh", "{%tr " + statement + " %}"), span=columns))


def table(widths_mm: Iterable[float], rows: Iterable[str], style: str) -> str:
    """A table of fixed columns, exactly as wide as they are together."""
    widths = [twips(width) for width in widths_mm]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    properties = (
        f'<w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0000"/>'
    )
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
