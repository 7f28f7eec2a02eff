"""docxtpl's tag language, read and finished by docxtpl's own steps: what a template means is what it means there."""

import io
import re

from docxtpl import DocxTemplate
from lxml import etree

from documents.package import parsed, parser

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
FIRST_DRAWING = 1001
# docxtpl's way to write a literal tag; resolved in the template only, never in what users typed.
LITERAL_TAGS = (("{_{", "&#123;&#123;"), ("}_}", "&#125;&#125;"), ("{_%", "&#123;%"), ("%_}", "%&#125;"))

# Marks in the source of a document, where no XML can have them: around each table that lies in no other, and for the
# number of a drawing.
TABLE_BEGINS, TABLE_ENDS, DRAWING_NUMBER = "\x01", "\x02", "\x03"
TABLE = re.compile(r"<w:tbl(?=[ >])|</w:tbl>")
DRAWING_ID = re.compile(r'(<wp:docPr [^>]*?\bid=")[^"]*')


def patched(name: str, xml: bytes) -> str:
    """A part as the source of a Jinja template: docxtpl reads its tags, cell colours, spans and merges."""
    source = etree.tostring(parsed(name, xml), encoding="unicode")
    made = str(steps().patch_xml(source))
    for literal, reference in LITERAL_TAGS:
        made = made.replace(literal, reference)
    return made


def marked(source: str) -> str:
    """The source of a document with marks at its outermost tables and for the numbers of its drawings."""
    depth = 0

    def mark(found: re.Match[str]) -> str:
        nonlocal depth
        begins = not found[0].startswith("</")
        outermost = depth == (0 if begins else 1)
        depth += 1 if begins else -1
        before, after = (TABLE_BEGINS if begins else "", "" if begins else TABLE_ENDS)
        return f"{before}{found[0]}{after}" if outermost else found[0]

    return DRAWING_ID.sub(rf"\g<1>{DRAWING_NUMBER}", TABLE.sub(mark, source))


def listed(xml: str) -> str:
    """A rendered part whose line ends and tabs in running text have become Word's own."""
    return str(steps().resolve_listing(xml))


def regridded(xml: bytes, opening: bytes) -> bytes:
    """A rendered document whose marked tables have as many grid columns as their rows have cells.

    `opening` is the start tag that declares the prefixes in use.
    """
    before, *rest = xml.split(TABLE_BEGINS.encode())
    made = [before]
    for piece in rest:
        table, _, after = piece.partition(TABLE_ENDS.encode())
        closing = b"</" + opening[1:].split(None, 1)[0] + b">"
        whole = etree.tostring(gridded(opening + table + closing), encoding="unicode").encode("utf-8")
        made += (whole[whole.index(b">") + 1 : whole.rindex(b"<")], after)
    return b"".join(made)


def gridded(xml: bytes) -> etree._Element:
    """XML whose tables have as many grid columns as their rows have cells; one that has no grid gets an empty one."""
    tree = etree.fromstring(xml, parser())
    for table in tree.iter(f"{W}tbl"):
        if table.find(f"{W}tblGrid") is None:
            table.insert(int(table.find(f"{W}tblPr") is not None), table.makeelement(f"{W}tblGrid"))
    return steps().fix_tables(etree.tostring(tree, encoding="unicode"))


def numbered(xml: bytes) -> bytes:
    """A rendered document with a number of its own for each drawing that is marked."""
    before, *rest = xml.split(DRAWING_NUMBER.encode())
    return before + b"".join(b"%d%b" % numbered for numbered in enumerate(rest, start=FIRST_DRAWING))


def completed(xml: bytes) -> bytes:
    """A document with its tables' grids mended and its drawings numbered. Raises XMLSyntaxError where it is broken."""
    made = gridded(xml)
    for number, drawing in enumerate(made.iter(DRAWING), start=FIRST_DRAWING):
        drawing.set("id", str(number))
    return bytes(etree.tostring(made, xml_declaration=True, encoding="UTF-8", standalone=True))


def steps() -> DocxTemplate:
    """docxtpl's steps; none of those taken here looks at a file or keeps anything."""
    return DocxTemplate(io.BytesIO())
