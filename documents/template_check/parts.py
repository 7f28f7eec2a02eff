"""What a template's package may hold: XML that reaches for nothing, no macros, no embedded files, only web links.

Everything found here would be copied into each document made from the template (reliability.md C3, C4, C7, C8).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from documents.package import CONTENT_TYPES, parser
from documents.template_check.findings import Fault, TemplateFinding, found
from documents.template_check.links import CONTROL, MACROS, OBJECT, odd_links
from documents.template_check.places import filled
from documents.template_check.upload import MADE_ODDLY, NOT_WORD, SAVE_AGAIN

XML_ENDINGS = (".xml", ".rels", ".vml")
# The endings of parts Word itself writes; `.bin` only for a printer's settings.
ENDINGS = (
    ".xml", ".rels", ".vml", ".png", ".jpg", ".jpeg", ".jfif", ".gif", ".bmp", ".dib", ".tif", ".tiff", ".emf", ".wmf",
    ".svg", ".wdp", ".odttf",
)  # fmt: skip
PRINTER = "word/printerSettings"
FORBIDDEN_FOLDERS = ("word/embeddings/", "word/activeX/", "customUI/", "word/webextensions/")
# All XML of a file together; a report of a hundred pages has a third of it.
MOST_ELEMENTS = 300_000
MOST_QUOTES = 2_000_000
# A part that is filled: docxtpl reads it some forty times.
MOST_FILLED = 3 << 20
DOCTYPES = tuple("<!DOCTYPE".encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be"))

TOO_LONG = Fault("Mẫu quá dài để làm mẫu báo cáo.", "Xin bỏ bớt nội dung; một mẫu thường dưới 50 trang.")
MAIN = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
)
# A word in a declared type, and what its presence means.
WRONG_TYPES = (
    ("spreadsheetml.sheet.main", Fault("Đây là tệp .xlsx của Excel, không phải mẫu Word.", NOT_WORD)),
    ("presentationml.", Fault("Đây là tệp PowerPoint, không phải mẫu Word.", NOT_WORD)),
    ("macroenabled", MACROS),
    ("vba", MACROS),
    ("activex", CONTROL),
    ("oleobject", OBJECT),
)
NO_MAIN = Fault("Tệp không có phần nội dung của Word.", NOT_WORD)
NO_TYPES = Fault("Tệp không phải .docx (có thể là tệp .zip đổi tên).", NOT_WORD)
OPEN_DOCUMENT = Fault("Đây là tệp .odt của LibreOffice, không phải .docx.", SAVE_AGAIN)
TWO_MAINS = Fault("Tệp khai báo phần nội dung chính không rõ ràng.", SAVE_AGAIN)


@dataclass(frozen=True)
class Parts:
    """A package that may be looked into: its XML parts as trees, and the declared type of each part."""

    trees: Mapping[str, etree._Element]
    types: Mapping[str, str]
    findings: tuple[TemplateFinding, ...] = ()


def read(parts: Mapping[str, bytes]) -> Parts:
    """The XML parts of a package and what is wrong with the package. Never raises."""
    if CONTENT_TYPES not in parts:
        return Parts({}, {}, placed([("", OPEN_DOCUMENT if "mimetype" in parts else NO_TYPES)]))
    xml = {name: content for name, content in parts.items() if name.lower().endswith(XML_ENDINGS)}
    faults = [*too_much(xml), *(fault for name, content in xml.items() for fault in reaching(name, content))]
    if faults:
        return Parts({}, {}, placed(faults))
    trees, broken = parsed(xml)
    types = declared(trees.get(CONTENT_TYPES))
    faults = [*broken, *commands(trees), *odd_types(types)] or [*mains(trees, types)]
    faults += [*too_long(xml, types), *odd_parts(parts), *odd_links(trees)]
    return Parts(trees, types, placed(faults))


def placed(faults: list[tuple[str, Fault]]) -> tuple[TemplateFinding, ...]:
    return tuple(dict.fromkeys(found(name, "tệp", "", fault) for name, fault in faults))


def too_much(xml: Mapping[str, bytes]) -> Iterator[tuple[str, Fault]]:
    """Whether reading would take longer than a person waits, counted before anything is parsed."""
    elements = sum(content.count(b"<") for content in xml.values())
    quotes = sum(content.count(b'"') + content.count(b"'") for content in xml.values())
    if elements > MOST_ELEMENTS or quotes > MOST_QUOTES:
        yield "", TOO_LONG


def too_long(xml: Mapping[str, bytes], types: Mapping[str, str]) -> Iterator[tuple[str, Fault]]:
    """Parts that would take too long to fill."""
    for name, content in xml.items():
        if len(content) > MOST_FILLED and filled(types.get(name, "")):
            yield name, TOO_LONG


def reaching(name: str, xml: bytes) -> Iterator[tuple[str, Fault]]:
    """Declarations by which XML reaches outside itself or grows."""
    if any(doctype in xml for doctype in DOCTYPES):
        yield name, Fault(f"Phần {name} có khai báo DOCTYPE, không được phép.", MADE_ODDLY)


def parsed(xml: Mapping[str, bytes]) -> tuple[dict[str, etree._Element], list[tuple[str, Fault]]]:
    """The parts as trees, and those that are no XML."""
    trees: dict[str, etree._Element] = {}
    broken = []
    for name, content in xml.items():
        try:
            trees[name] = etree.fromstring(content, parser())
        except (etree.XMLSyntaxError, ValueError):
            broken.append((name, Fault(f"Phần {name} bị hỏng.", "Xin mở thử bằng Word, lưu lại rồi gửi lại.")))
    return trees, broken


def commands(trees: Mapping[str, etree._Element]) -> Iterator[tuple[str, Fault]]:
    """Orders to the program that reads the XML."""
    for name, tree in trees.items():
        if any(node.target != "mso-application" for node in tree.xpath("//processing-instruction()")):
            yield name, Fault(f"Phần {name} có lệnh xử lý XML, không được phép.", MADE_ODDLY)


def declared(tree: etree._Element | None) -> dict[str, str]:
    """The declared type of each part that has its own; under ".ending" that of all with the ending."""
    if tree is None:
        return {}
    kinds = tree.iterchildren("{*}Default", "{*}Override")
    return {named(kind): kind.get("ContentType", "") for kind in kinds}


def named(kind: etree._Element) -> str:
    """The part, or the “.ending”, that a declaration is about."""
    ending = kind.get("Extension")
    return kind.get("PartName", "").lstrip("/") if ending is None else f".{ending}"


def odd_parts(parts: Mapping[str, bytes]) -> Iterator[tuple[str, Fault]]:
    """Parts that are files of another kind."""
    for name in parts:
        printers = name.startswith(PRINTER) and name.endswith(".bin")
        known = name.lower().endswith(ENDINGS) or printers
        if not known or name.startswith(FORBIDDEN_FOLDERS):
            yield name, Fault(f"Trong tệp có tệp khác nhúng vào: {name}.", "Xin xóa tệp đó trong Word rồi gửi lại.")


def odd_types(types: Mapping[str, str]) -> Iterator[tuple[str, Fault]]:
    """Declared types that a Word template has no business with."""
    for name, kind in types.items():
        for word, fault in WRONG_TYPES:
            if word in kind.lower():
                yield ("" if name.startswith(".") else name), fault


def mains(trees: Mapping[str, etree._Element], types: Mapping[str, str]) -> Iterator[tuple[str, Fault]]:
    """The one main part: declared once, and the same that the package points at."""
    declared_main = [name for name, kind in types.items() if kind in MAIN and name in trees]
    links = trees.get("_rels/.rels")
    pointed = [
        link.get("Target", "").lstrip("/")
        for link in ([] if links is None else links.iter("{*}Relationship"))
        if link.get("Type", "").endswith("/officeDocument")
    ]
    if not declared_main:
        yield "", NO_MAIN
    elif pointed != declared_main:
        yield "", TWO_MAINS
