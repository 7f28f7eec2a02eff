"""Puts page numbers where they belong: a header or footer of their own, none on the first page, an annex from 1."""

import posixpath
from collections.abc import Sequence

from lxml import etree

from documents.format_file import CONTENT_TYPES, WordFile
from documents.format_fixes import SECTION_ORDER, child, set_values
from documents.format_looks import VAL, W
from documents.format_rules import Mend
from documents.format_sections import ID, PART_OF, Section, numbered_paragraph
from documents.profiles import Profile

RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
NAME = "so-trang"
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
    """A number taken out of a header or footer, with its paragraph where that says nothing else."""
    paragraph = numbered_paragraph(part)
    while paragraph is not None:
        for run in [each for each in paragraph if each.tag != f"{W}pPr"]:
            paragraph.remove(run)
        paragraph = numbered_paragraph(part)


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
