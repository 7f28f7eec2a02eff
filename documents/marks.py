"""Hidden bookmarks around the paragraphs of a report's body, so that an edited paper can be read back.

They are set when a template is taken for printing, not in the template's file: Word takes no tag for a number.
"""

import re
from functools import lru_cache

from lxml import etree

from documents.package import packed, parser, unpacked

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DOCUMENT = "word/document.xml"
TEXT = "{{ khoi.chu }}"
NUMBER = "{{ loop.index }}"
NAME = f"_bc{NUMBER}{{{{ khoi.dau|default('') }}}}"
_LOOP = re.compile(rb"for\s+khoi\s+in\b")


@lru_cache(maxsize=32)
def with_marks(data: bytes) -> bytes:
    """The template with a bookmark `_bc<number><khoi.dau>` in each paragraph that prints a block of the body.

    One whose body is no single loop over `khoi` is given back as it is: its bookmarks would not be each one's own.
    """
    parts = unpacked(data)
    if len(_LOOP.findall(parts.get(DOCUMENT, b""))) != 1:
        return data
    try:
        tree = etree.fromstring(parts[DOCUMENT], parser())
    except etree.XMLSyntaxError:
        # Whoever reads the template next says what is wrong with it.
        return data
    for paragraph in tree.iter(f"{W}p"):
        if "".join(str(text) for text in paragraph.itertext()).strip() == TEXT:
            mark(paragraph)
    parts[DOCUMENT] = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
    return packed(parts)


def mark(paragraph: etree._Element) -> None:
    """Put a paragraph's runs under its bookmark."""
    start = etree.Element(f"{W}bookmarkStart", {f"{W}id": NUMBER, f"{W}name": NAME})
    properties = paragraph.find(f"{W}pPr")
    paragraph.insert(0 if properties is None else 1, start)
    paragraph.append(etree.Element(f"{W}bookmarkEnd", {f"{W}id": NUMBER}))
