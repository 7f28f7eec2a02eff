"""What would vanish without a word: docxtpl drops whatever stands beside a tag that stands for its whole paragraph,
row or cell."""

from collections.abc import Iterator, Sequence

from lxml import etree

from documents.template_check.fields import W
from documents.template_check.findings import Fault, shortened
from documents.template_check.places import CELL, PARAGRAPH, ROW, TEXT
from documents.template_check.positions import owner
from documents.template_check.tags import LEVELS, Tag

PICTURE, BREAK, NOTE = "hình", "ngắt trang", "chú thích"
LOST = {
    f"{W}drawing": PICTURE, f"{W}pict": PICTURE, f"{W}object": PICTURE, f"{W}sectPr": "ngắt phần (section)",
    f"{W}footnoteReference": NOTE, f"{W}endnoteReference": NOTE, f"{W}fldSimple": "trường của Word",
    f"{W}fldChar": "trường của Word",
}  # fmt: skip
ALONE = {
    "p": "Xin để thẻ một mình trong đoạn; phần còn lại xuống đoạn khác.",
    "tr": "Xin để thẻ một mình trong một hàng; phần còn lại sang hàng khác.",
    "tc": "Xin để thẻ một mình trong một ô; phần còn lại sang ô khác.",
}
INLINE = " Trong cùng một đoạn thì dùng {% … %}, không có chữ p."


def beside_levels(tags: Sequence[Tag]) -> Iterator[tuple[Tag, Fault]]:
    """One fault for each paragraph, row or cell that holds more than the tag it is replaced by."""
    held = holders(tags)
    seen: set[etree._Element] = set()
    for tag in tags:
        element = owner(tag) if tag.level in ALONE else None
        if element is None or element in seen:
            continue
        seen.add(element)
        rest = beside(tag, element, held[element])
        if rest:
            place = LEVELS[tag.level]
            advice = ALONE[tag.level] + (INLINE if tag.level == "p" else "")
            yield tag, Fault(f"Thẻ “{tag.opening}{tag.level}” thay cả {place}, nên {rest} cùng {place} sẽ mất.", advice)


def holders(tags: Sequence[Tag]) -> dict[etree._Element, list[Tag]]:
    """The tags inside each paragraph, row and cell."""
    held: dict[etree._Element, list[Tag]] = {}
    for tag in tags:
        for element in tag.paragraph.text_at(tag.start).iterancestors(PARAGRAPH, ROW, CELL):
            held.setdefault(element, []).append(tag)
    return held


def beside(tag: Tag, element: etree._Element, tags: Sequence[Tag]) -> str:
    """What else an element holds beside the tag: other tags, words, pictures."""
    others = [other for other in tags if other is not tag]
    if others:
        return f"thẻ “{shortened(others[0].source, 60)}”"
    words = "".join(text.text or "" for text in element.iter(TEXT)).replace(tag.source, "", 1).strip()
    if words:
        return f"chữ “{shortened(words, 60)}”"
    things = (LOST.get(inner.tag, "") for inner in element.iter(*LOST))
    return next((thing for thing in things if thing), "") or breaks(element)


def breaks(element: etree._Element) -> str:
    return BREAK if any(found.get(f"{W}type") == "page" for found in element.iter(f"{W}br")) else ""
