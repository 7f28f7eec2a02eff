"""Ids that are a report's own among many of the same template."""

import re
from collections.abc import Mapping

from lxml import etree

from documents.engine import Template
from documents.package import parsed
from documents.relations import OFFICE, relations, resolved

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = f"{{{OFFICE}}}"
WORD_2010 = "{http://schemas.microsoft.com/office/word/2010/wordml}"

# The name under which a report's number in the volume stands in its data, and the tag that prints it.
NUMBER = "_so_trong_tap"
OWN = f"{{{{ {NUMBER} }}}}"

# Remarks and tracked section changes, which only trouble a volume.
DROPPED = ("commentRangeStart", "commentRangeEnd", "commentReference", "sectPrChange")
NOTES = (f"{W}footnoteReference", f"{W}endnoteReference")
NOTES_FOUND = "mẫu có chú thích ở chân trang hoặc cuối văn bản"
LISTS_FOUND = "mẫu dùng danh sách tự đánh số của Word, số sẽ chạy nối từ báo cáo này sang báo cáo khác"


class CannotBind(Exception):
    """A template whose reports cannot stand with others in one Word file."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"Không ghép được thành tập: {reason}. Xin xuất từng tệp riêng.")


def refuse_unbindable(tree: etree._Element, template: Template) -> None:
    """Raises CannotBind for what would run on from one report to the next, or clash."""
    if next(tree.iter(*NOTES), None) is not None:
        raise CannotBind(NOTES_FOUND)
    used = {each.get(f"{W}val") for each in tree.iter(f"{W}pStyle")}
    if next(tree.iter(f"{W}numPr"), None) is not None or used & numbered_styles(template):
        raise CannotBind(LISTS_FOUND)


def numbered_styles(template: Template) -> set[str | None]:
    """The ids of the paragraph styles that count by themselves."""
    found: set[str | None] = set()
    for relation in relations(template.parts, template.document):
        if relation.short_kind == "styles":
            name = resolved(template.document, relation.target)
            styles = parsed(name, template.parts[name])
            found |= {
                style.get(f"{W}styleId") for style in styles.iter(f"{W}style") if style.find(f".//{W}numPr") is not None
            }
    return found


def set_apart(tree: etree._Element, ids: Mapping[str, str]) -> None:
    """Gives a document its new references (old id -> new), and bookmarks of its own in each report."""
    for dropped in list(tree.iter(*(f"{W}{name}" for name in DROPPED))):
        dropped.getparent().remove(dropped)
    for element in tree.iter(etree.Element):
        for name in list(element.attrib):
            if name.startswith(R):
                element.set(name, ids.get(element.get(name), element.get(name)))
            elif name.startswith(WORD_2010) and name.endswith("Id"):
                del element.attrib[name]
    own_bookmarks(tree)


def own_bookmarks(tree: etree._Element) -> None:
    """Bookmarks and what refers to them get the report's number; Word's own mark of the last work goes."""
    names = {each.get(f"{W}name", "") for each in tree.iter(f"{W}bookmarkStart")} - {"_GoBack", ""}
    spoken = re.compile("|".join(rf"\b{re.escape(name)}\b" for name in sorted(names, key=len, reverse=True)) or "(?!)")
    left_out = {each.get(f"{W}id") for each in tree.iter(f"{W}bookmarkStart") if each.get(f"{W}name") == "_GoBack"}
    for mark in list(tree.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
        if mark.get(f"{W}id") in left_out:
            mark.getparent().remove(mark)
            continue
        mark.set(f"{W}id", f"{mark.get(f'{W}id')}{OWN}")
        if mark.get(f"{W}name"):
            mark.set(f"{W}name", f"{mark.get(f'{W}name')}_{OWN}")
    for link in tree.iter(f"{W}hyperlink", f"{W}fldSimple"):
        for name in (f"{W}anchor", f"{W}instr"):
            if link.get(name):
                link.set(name, spoken.sub(rf"\g<0>_{OWN}", link.get(name)))
    for field in tree.iter(f"{W}instrText"):
        field.text = spoken.sub(rf"\g<0>_{OWN}", field.text or "")
