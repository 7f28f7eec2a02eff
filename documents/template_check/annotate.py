"""A copy of a template with each finding as a Word comment where it stands.

Word keeps comments in the document itself only, so what is found in a header, in a property or about the whole file is
said at the first paragraph, with its place in words.
"""

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lxml import etree

from documents.package import CONTENT_TYPES, BadTemplate, packed
from documents.template_check.fields import W
from documents.template_check.findings import TemplateFinding, around
from documents.template_check.parts import MAIN, Parts, read
from documents.template_check.places import PARAGRAPH, RUN, TEXT_BOX, Paragraph, of_part
from documents.template_check.tags import tags
from documents.template_check.upload import opened

AUTHOR, INITIALS = "Kiểm tra mẫu", "KT"
SEVERITY = {"error": "LỖI", "warning": "LƯU Ý", "note": "GHI CHÚ"}
COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
COMMENTS_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
LINK_ID = "rIdKiemTraMau"
FREE_NAME = "word/comments-kiem-tra.xml"
BODY, COMMENT, ID, PROPERTIES = (f"{W}{name}" for name in ("body", "comment", "id", "pPr"))
START, END, REFERENCE = f"{W}commentRangeStart", f"{W}commentRangeEnd", f"{W}commentReference"


@dataclass(frozen=True)
class Commented:
    """The trees that change: the document, its comments, and what says that they belong together."""

    document: etree._Element
    comments: etree._Element
    trees: Mapping[str, etree._Element]


def annotate(data: bytes, findings: Iterable[TemplateFinding]) -> bytes:
    """The template with a comment by “Kiểm tra mẫu” for each finding; earlier ones of that author are gone.

    Raises BadTemplate for a file that cannot be read as a Word document at all.
    """
    parts, _ = opened(data)
    package = read(parts)
    main = next((name for name, kind in package.types.items() if kind in MAIN and name in package.trees), "")
    body = package.trees[main].find(BODY) if main else None
    if body is None:
        raise BadTemplate("tệp hỏng nên không ghi nhận xét vào được; xin xem danh sách lỗi.")
    if next(body.iter(PARAGRAPH), None) is None:
        body.insert(0, etree.Element(PARAGRAPH))
    made = commented(package, main)
    forget(made)
    places = {paragraph.place: paragraph for paragraph in of_part(main, made.document, "")}
    for number, finding in enumerate(findings, start=next_number(made.comments)):
        here = places.get(finding.place) if finding.part == main else None
        made.comments.append(comment(number, finding, "" if here else place_in_words(finding)))
        if here:
            mark(*stretch(here, finding.near), number)
        else:
            mark(*whole(next(made.document.iter(PARAGRAPH))), number)
    return packed({**parts, **{name: serialised(tree) for name, tree in made.trees.items()}})


def serialised(tree: etree._Element) -> bytes:
    return bytes(etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True))


def commented(package: Parts, main: str) -> Commented:
    """The document's comments, made and linked where it has none."""
    folder, file = posixpath.split(main)
    links_name = f"{folder}/_rels/{file}.rels"
    links = package.trees.get(links_name)
    links = etree.Element(f"{{{LINKS}}}Relationships", nsmap={None: LINKS}) if links is None else links
    target = next((link.get("Target", "") for link in links if link.get("Type") == COMMENTS_LINK), "")
    name = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/") if target else FREE_NAME
    comments = package.trees.get(name)
    types = package.trees[CONTENT_TYPES]
    if comments is None:
        name, comments = FREE_NAME, etree.Element(f"{W}comments", nsmap={"w": W[1:-1]})
        etree.SubElement(links, f"{{{LINKS}}}Relationship", Id=LINK_ID, Type=COMMENTS_LINK, Target=f"/{FREE_NAME}")
        space = etree.QName(types).namespace
        etree.SubElement(types, f"{{{space}}}Override", PartName=f"/{FREE_NAME}", ContentType=COMMENTS_TYPE)
    document = package.trees[main]
    trees = {main: document, name: comments, links_name: links, CONTENT_TYPES: types}
    return Commented(document, comments, trees)


def forget(made: Commented) -> None:
    """Take out what an earlier check wrote."""
    ours = {comment.get(ID) for comment in made.comments.iter(COMMENT) if comment.get(f"{W}author") == AUTHOR}
    for comment in [*made.comments.iter(COMMENT)]:
        if comment.get(ID) in ours:
            made.comments.remove(comment)
    for sign in [*made.document.iter(START, END, REFERENCE)]:
        if sign.get(ID) in ours:
            gone = sign.getparent() if sign.tag == REFERENCE else sign
            gone.getparent().remove(gone)


def next_number(comments: etree._Element) -> int:
    """An id that no comment has."""
    known = (comment.get(ID, "") for comment in comments.iter(COMMENT))
    return 1 + max((int(number) for number in known if number.isascii() and number.isdigit()), default=-1)


def place_in_words(finding: TemplateFinding) -> str:
    """Where something is that is not in the document's own text."""
    words = (finding.place if finding.place != "tệp" else finding.part, f"“{finding.near}”" if finding.near else "")
    return ", ".join(word for word in words if word)


def comment(number: int, finding: TemplateFinding, place: str) -> etree._Element:
    """The comment: severity and problem, then what to do, each a paragraph."""
    made = etree.Element(COMMENT, {ID: str(number), f"{W}author": AUTHOR, f"{W}initials": INITIALS})
    head = f"{SEVERITY[finding.severity]}: {finding.problem}"
    for words in (f"[{place}]" if place else "", head, finding.suggestion):
        if words:
            run = etree.SubElement(etree.SubElement(made, PARAGRAPH), RUN)
            etree.SubElement(run, f"{W}t").text = words
    return made


def stretch(paragraph: Paragraph, near: str) -> tuple[etree._Element, etree._Element]:
    """The first and the last run of the tag that a finding is about; the whole paragraph where it is about all."""
    meant = next((tag for tag in tags(paragraph) if around(paragraph.text, tag.start, tag.end) == near), None)
    if meant is not None:
        ends = [paragraph.text_at(offset).getparent() for offset in (meant.start, max(meant.end - 1, meant.start))]
        if ends[0].getparent() is ends[1].getparent() and not boxed(ends[0]):
            return ends[0], ends[1]
    return whole(paragraph.element)


def boxed(element: etree._Element) -> bool:
    return next(element.iterancestors(TEXT_BOX), None) is not None


def whole(paragraph: etree._Element) -> tuple[etree._Element, etree._Element]:
    """The first and the last element of a paragraph; of the one around a text box, where Word takes no comments."""
    while boxed(paragraph):
        paragraph = next(next(paragraph.iterancestors(TEXT_BOX)).iterancestors(PARAGRAPH))
    inside = [element for element in paragraph if element.tag != PROPERTIES] or [etree.SubElement(paragraph, RUN)]
    return inside[0], inside[-1]


def mark(first: etree._Element, last: etree._Element, number: int) -> None:
    """Put the comment's range around the elements from first to last, and its reference behind."""
    name = {ID: str(number)}
    first.addprevious(etree.Element(START, name))
    reference = etree.Element(RUN)
    etree.SubElement(reference, REFERENCE, name)
    last.addnext(reference)
    last.addnext(etree.Element(END, name))
