"""WordprocessingML of the Word form in small pieces. Lengths in mm, sizes in pt."""

from collections.abc import Iterable, Sequence
from hashlib import sha256
from xml.sax.saxutils import escape, quoteattr

from documents.guard import UNWRITABLE

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RELATIONS = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TO_CHOOSE = "(chọn)"
"""What stands in a choice that nobody has made."""
GREY, HEAD = "F3F3F3", "DDE6F0"
LONGEST_NAME = 40
MARGINS = '<w:tblCellMar><w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar>'
_LOST = dict.fromkeys(UNWRITABLE)


def twips(mm: float) -> int:
    return round(mm * 1440 / 25.4)


def text(words: str) -> str:
    return escape(words.translate(_LOST))


def run(words: str, *, bold: bool = False, italic: bool = False, size: float = 0, grey: bool = False) -> str:
    """A run of text; what it sets itself in schema order."""
    set_here = ("<w:b/>" if bold else "") + ("<w:i/>" if italic else "")
    set_here += '<w:color w:val="7F7F7F"/>' if grey else ""
    set_here += f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/>' if size else ""
    properties = f"<w:rPr>{set_here}</w:rPr>" if set_here else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{text(words)}</w:t></w:r>' if words else ""


def paragraph(*runs: str, align: str = "", before: float = 0, after: float = 0, keep: bool = False) -> str:
    """A paragraph of runs."""
    set_here = "<w:keepNext/>" if keep else ""
    set_here += f'<w:spacing w:before="{round(before * 20)}" w:after="{round(after * 20)}"/>' if before or after else ""
    set_here += f'<w:jc w:val="{align}"/>' if align else ""
    properties = f"<w:pPr>{set_here}</w:pPr>" if set_here else ""
    return f"<w:p>{properties}{''.join(runs)}</w:p>"


def marked(name: str, number: int, inner: str) -> str:
    """What stands in a paragraph, under a hidden bookmark of this name."""
    return f'<w:bookmarkStart w:id="{number}" w:name={quoteattr(name)}/>{inner}<w:bookmarkEnd w:id="{number}"/>'


def mark_name(code: str) -> str:
    """The bookmark of a cell; a long code is called by its print."""
    name = f"_bc_{code.replace('-', '.')}"
    return name if len(name) <= LONGEST_NAME else f"_bc_{sha256(code.encode()).hexdigest()[:24]}"


def choice(shown: str, options: Sequence[str]) -> str:
    """A list to choose from; where it is not known, its text is an answer like any other."""
    items = "".join(f"<w:listItem w:displayText={quoteattr(each)} w:value={quoteattr(each)}/>" for each in options)
    empty = "" if shown else "<w:showingPlcHdr/>"
    return (
        f"<w:sdt><w:sdtPr>{empty}<w:dropDownList>{items}</w:dropDownList></w:sdtPr>"
        f"<w:sdtContent>{run(shown or TO_CHOOSE, grey=not shown)}</w:sdtContent></w:sdt>"
    )


def cell(width: float, inner: str, *, fill: str = "", span: int = 1, middle: bool = False) -> str:
    """A cell of a width; `inner` is its paragraphs."""
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    shaded = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    placed = '<w:vAlign w:val="center"/>' if middle else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{twips(width)}" w:type="dxa"/>{spanned}{shaded}{placed}</w:tcPr>{inner}</w:tc>'


def row(cells: Iterable[str], *, head: bool = False, whole: bool = True) -> str:
    """A row; a `head` one is repeated on each page, a `whole` one never breaks over two."""
    properties = ("<w:cantSplit/>" if whole else "") + ("<w:tblHeader/>" if head else "")
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{''.join(cells)}</w:tr>"


def table(widths: Sequence[float], rows: Iterable[str], *, lines: bool = True) -> str:
    """A table of fixed columns, with lines or without."""
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    drawn = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="8C8C8C"/>' for side in sides)
    borders = f"<w:tblBorders>{drawn}</w:tblBorders>" if lines else ""
    grid = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(twips(width) for width in widths)}" w:type="dxa"/>{borders}'
        f'<w:tblLayout w:type="fixed"/>{MARGINS}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'
    )
