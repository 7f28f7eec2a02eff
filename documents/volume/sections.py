"""Sections of a report that stands among others: where it begins anew and where it ends."""

from copy import deepcopy

from lxml import etree

from documents.relations import OFFICE

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = f"{{{OFFICE}}}"

PAGE_PARTS = ("header", "footer")
# The id of the empty header and of the empty footer of a volume.
EMPTY_IDS = {each: f"rId-trong-{each}" for each in PAGE_PARTS}
# A paragraph as flat as Word allows, for the end of a section that has no paragraph of its own to end in.
FLAT = {"before": "0", "after": "0", "line": "20", "lineRule": "exact"}
A4 = {"w": "11906", "h": "16838"}

PageKinds = frozenset[tuple[str, str]]


def page_kinds(tree: etree._Element) -> PageKinds:
    """The kinds of headers and footers in a document: (header | footer, default | first | even)."""
    return frozenset(
        (each, found.get(f"{W}type", "default")) for each in PAGE_PARTS for found in tree.iter(f"{W}{each}Reference")
    )


def closed(body: etree._Element) -> None:
    """The body's last section ends in its last paragraph, as all others do."""
    section = body.find(f"{W}sectPr")
    if section is None:
        section = body.makeelement(f"{W}sectPr", nsmap=None)
        etree.SubElement(section, f"{W}pgSz", {f"{W}{side}": value for side, value in A4.items()})
    else:
        body.remove(section)
    properties = ending(body)
    changes = properties.find(f"{W}pPrChange")
    if changes is None:
        properties.append(section)
    else:
        changes.addprevious(section)


def ending(body: etree._Element) -> etree._Element:
    """The properties of the paragraph in which the body's last section ends."""
    last = body[-1] if len(body) else None
    if last is None or last.tag != f"{W}p" or "{" in "".join(last.itertext()) or last.find(f".//{W}sectPr") is not None:
        last = etree.SubElement(body, f"{W}p")
        flat = etree.SubElement(last, f"{W}pPr")
        etree.SubElement(flat, f"{W}spacing", {f"{W}{side}": value for side, value in FLAT.items()})
        return flat
    properties = last.find(f"{W}pPr")
    if properties is None:
        properties = last.makeelement(f"{W}pPr")
        last.insert(0, properties)
    return properties


def begun_anew(section: etree._Element, known: PageKinds) -> None:
    """A report's first section begins on a new page, counts from 1, and takes no header or footer over from what
    stands before: for each kind it lacks, of those `known` in the volume, it has an empty one."""
    own = page_kinds(section)
    for each, kind in sorted(known - own, reverse=True):
        reference = section.makeelement(f"{W}{each}Reference")
        reference.set(f"{W}type", kind)
        reference.set(f"{R}id", EMPTY_IDS[each])
        section.insert(0, reference)
    one(section, "type", f"{W}val", "nextPage", before=LATER_THAN_TYPE)
    one(section, "pgNumType", f"{W}start", "1", before=LATER_THAN_NUMBERS)


# The order of a section's elements is fixed; these come after the two that are set here.
LATER_THAN_NUMBERS = (
    "cols", "formProt", "vAlign", "noEndnote", "titlePg", "textDirection", "bidi", "rtlGutter", "docGrid",
    "printerSettings", "sectPrChange",
)  # fmt: skip
LATER_THAN_TYPE = ("pgSz", "pgMar", "paperSrc", "pgBorders", "lnNumType", "pgNumType", *LATER_THAN_NUMBERS)


def one(section: etree._Element, name: str, attribute: str, value: str, before: tuple[str, ...]) -> None:
    """Sets an attribute of the one element of that name, which is made in its place where it is missing."""
    found = section.find(f"{W}{name}")
    if found is None:
        found = section.makeelement(f"{W}{name}")
        later = next((each for each in section if each.tag in {f"{W}{after}" for after in before}), None)
        if later is None:
            section.append(found)
        else:
            later.addprevious(found)
    found.set(attribute, value)


def paper(section: etree._Element) -> etree._Element:
    """The paper and margins of a section, without headers and numbers."""
    bare = section.makeelement(f"{W}sectPr", nsmap=section.nsmap)
    bare.extend(deepcopy(each) for each in section if each.tag in (f"{W}pgSz", f"{W}pgMar"))
    return bare
