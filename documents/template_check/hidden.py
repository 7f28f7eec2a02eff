"""Tags that stand where nobody looks for them and that are compiled all the same: in attributes, fields, deleted text,
in XML comments, in the copy for old programs, or cut in two so that only the joined file holds them."""

import re
from collections.abc import Iterable, Iterator

from lxml import etree

from documents.template_check.fields import TAGGED, W
from documents.template_check.findings import Fault
from documents.template_check.places import FALLBACK, TEXT, Paragraph

OPENING = re.compile(r"\{\{|\{%|\{#")
# What docxtpl reads from the whole cell around it; in a copy that is not read with the rest, it is not allowed.
CELL_TAG = re.compile(r"\{%\s*(vm|hm|colspan|cellbg)\b")
FIELDS = (f"{W}instrText", f"{W}fldSimple")
DELETED = f"{W}delText"
TAG_DELETED = Fault("Thẻ nằm trong chữ đã xóa (Track Changes) nhưng vẫn chạy.",
                    "Xin bấm Review > Accept All Changes rồi lưu lại.")  # fmt: skip
NOT_IN_TEXT = Fault("Thẻ nằm ngoài phần chữ của văn bản.", "Xin đặt thẻ trong chữ thường của đoạn.")
CUT = Fault("Có thẻ bị cắt ra ở hai chỗ khác nhau của tệp.", "Xin xóa thẻ đó và gõ lại liền một mạch.")


def has_tag(text: str) -> bool:
    """Whether a text begins a tag anywhere."""
    return OPENING.search(text) is not None


def hidden_tags(tree: etree._Element, paragraphs: Iterable[Paragraph]) -> Iterator[tuple[etree._Element, Fault]]:
    """The places of a filled part whose tags are not among those of its paragraphs."""
    seen = {text for paragraph in paragraphs for text in paragraph.texts}
    copies = [copy for copy in tree.iter(FALLBACK) if next(copy.iterancestors(FALLBACK), None) is None]
    copied = {text for copy in copies for text in copy.iter(TEXT)}
    known = seen | copied
    outside = [element for element in tree.iter() if tagged(element, known)]
    yield from ((element, reason(element)) for element in outside)
    for copy in copies:
        if CELL_TAG.search(words(copy)):
            yield copy, NOT_IN_TEXT
    counted = sum(tags_in(paragraph.text) for paragraph in paragraphs) + sum(tags_in(words(copy)) for copy in copies)
    if not outside and tags_in(words(tree)) != counted:
        yield tree, CUT


def words(element: etree._Element) -> str:
    """All text inside an element, in order, without its comments."""
    return "".join(element.itertext(etree.Element, with_tail=True)) if len(element) else element.text or ""


def tags_in(text: str) -> int:
    return len(OPENING.findall(text))


def tagged(element: etree._Element, known: set[etree._Element]) -> bool:
    """Whether a tag begins in an attribute, a comment, or a text that belongs to no paragraph."""
    texts = [element.tail or ""]
    if isinstance(element.tag, str):
        texts += element.attrib.values()
    if element not in known:
        texts.append(element.text or "")
    return any(has_tag(text) for text in texts)


def reason(element: etree._Element) -> Fault:
    if element.tag == DELETED:
        return TAG_DELETED
    return TAGGED if element.tag in FIELDS else NOT_IN_TEXT
