"""Puts page numbers where they belong: a header or footer of their own, none on the first page, an annex from 1."""

import posixpath
import re
from collections.abc import Iterator, Sequence

from lxml import etree

from documents.format_check.file import CONTENT_TYPES, WordFile
from documents.format_check.fixes import SECTION_ORDER, child, set_values
from documents.format_check.looks import VAL, W
from documents.format_check.reading import run_text
from documents.format_check.rules import Mend
from documents.format_check.sections import ID, PAGE_FIELD, PART_OF, Section, numbered_paragraph
from documents.profiles import Profile

RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
NAME = "so-trang"
# Words and signs that go with a number: `- 2 -`, `Trang 2/10`.
BESIDE_NUMBERS = re.compile(r"trang|page|[^\w]|\d", re.IGNORECASE)
ROOTS = {"header": "hdr", "footer": "ftr"}


def renumber(file: WordFile, sections: Sequence[etree._Element], profile: Profile) -> Mend:
    """Numbers in the profile's place and nowhere else; what else stood in headers and footers stays."""

    def change() -> None:
        for name in list(file.parts):
            if name.startswith("word/") and posixpath.basename(name).startswith(("header", "footer")):
                take_out(file.tree(name))
        part = PART_OF[profile.page_number.place]
        relation = added_part(file, part, number_part(part, profile))
        for section in sections:
            refer(section, part, relation)
        set_values(child(sections[0], "titlePg", SECTION_ORDER), {"val": 1})

    return change


def take_out(part: etree._Element) -> None:
    """A number taken out of a header or footer, with its paragraph's text where that says nothing else."""
    paragraph = numbered_paragraph(part)
    while paragraph is not None:
        number = list(number_of(paragraph))
        said = "".join(run_text(run) for run in paragraph.iter(f"{W}r") if run not in number)
        alone = not BESIDE_NUMBERS.sub("", said)
        for each in [held for held in paragraph if held.tag != f"{W}pPr"] if alone or not number else number:
            each.getparent().remove(each)
        paragraph = numbered_paragraph(part)


def number_of(paragraph: etree._Element) -> Iterator[etree._Element]:
    """The elements that make up the field of the page's number: one, or the runs from its begin to its end."""
    field: list[etree._Element] = []
    for each in paragraph.iter(f"{W}fldSimple", f"{W}r"):
        if each.tag == f"{W}fldSimple":
            if PAGE_FIELD.search(each.get(f"{W}instr", "")):
                yield each
            continue
        edges = [mark.get(f"{W}fldCharType") for mark in each.iter(f"{W}fldChar")]
        if field or "begin" in edges:
            field.append(each)
        if "end" in edges:
            if PAGE_FIELD.search("".join(text.text or "" for run in field for text in run.iter(f"{W}instrText"))):
                yield from field
            field = []


def number_part(part: str, profile: Profile) -> etree._Element:
    """A header or footer that shows the number of the page."""
    component = profile.components["so_trang"]
    root = etree.Element(f"{W}{ROOTS[part]}", nsmap={"w": W[1:-1]})
    paragraph = etree.SubElement(root, f"{W}p")
    aligned = etree.SubElement(etree.SubElement(paragraph, f"{W}pPr"), f"{W}jc")
    aligned.set(VAL, component.align)
    simple = etree.SubElement(paragraph, f"{W}fldSimple")
    simple.set(f"{W}instr", " PAGE ")
    run = etree.SubElement(simple, f"{W}r")
    looks = etree.SubElement(run, f"{W}rPr")
    set_values(etree.SubElement(looks, f"{W}rFonts"), dict.fromkeys(("ascii", "hAnsi", "cs"), profile.font))
    for name in ("sz", "szCs"):
        set_values(etree.SubElement(looks, f"{W}{name}"), {"val": round(component.size_pt.used * 2)})
    etree.SubElement(run, f"{W}t").text = "2"
    return root


def added_part(file: WordFile, part: str, tree: etree._Element) -> str:
    """The id under which the document finds a new part."""
    folder, name = posixpath.split(file.document)
    new = f"{folder}/{part}-{NAME}.xml".lstrip("/")
    file.trees[new] = tree
    types = file.tree(CONTENT_TYPES)
    override = etree.SubElement(types, f"{{{TYPES}}}Override")
    override.set("PartName", f"/{new}")
    override.set("ContentType", f"{WORD_TYPE}{part}+xml")
    relations = f"{folder}/_rels/{name}.rels".lstrip("/")
    listed = file.tree(relations) if relations in file.parts else etree.Element(f"{{{RELATIONSHIPS}}}Relationships")
    file.trees[relations] = listed
    relation = etree.SubElement(listed, f"{{{RELATIONSHIPS}}}Relationship")
    identity = {"Id": f"rId-{NAME}", "Type": f"{OFFICE}/{part}", "Target": posixpath.basename(new)}
    for key, value in identity.items():
        relation.set(key, value)
    return identity["Id"]


def refer(section: etree._Element, part: str, relation: str) -> None:
    """The section's usual header or footer is that one now."""
    name = f"{part}Reference"
    for reference in section.findall(f"{W}{name}"):
        if reference.get(f"{W}type", "default") == "default":
            section.remove(reference)
    reference = etree.Element(f"{W}{name}")
    reference.set(f"{W}type", "default")
    reference.set(ID, relation)
    section.insert(0, reference)


def hide_on_first_page(file: WordFile, section: Section) -> Mend:
    """A first page of its own, without a number."""

    def change() -> None:
        set_values(child(section.element, "titlePg", SECTION_ORDER), {"val": 1})
        for (_, kind), name in section.parts.items():
            if kind == "first":
                take_out(file.tree(name))

    return change


def restart_at_one(section: etree._Element) -> Mend:
    """The pages of a section numbered from 1."""
    return lambda: set_values(child(section, "pgNumType", SECTION_ORDER), {"start": 1})
