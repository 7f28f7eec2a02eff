"""What would vanish without a word: docxtpl drops whatever stands beside a tag that stands for its whole paragraph,
row or cell, and beside the dash of {%- -%}."""

from collections.abc import Collection, Iterator, Sequence

from lxml import etree

from documents.template_fields import W
from documents.template_findings import Fault, shortened
from documents.template_places import CELL, PARAGRAPH, ROW, TEXT, Paragraph
from documents.template_positions import balanced, owner
from documents.template_tags import LEVELS, Tag

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
TRIMMED = "Xin bỏ dấu - trong thẻ, hoặc đưa thẻ xuống đoạn riêng."


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


def beside_dashes(tags: Sequence[Tag], tree: etree._Element) -> Iterator[tuple[Tag, Fault]]:
    """{%- drops its run's text before it, -%} the text after it; both join to the next run, wherever that stands."""
    trimming = [tag for tag in tags if tag.trims]
    together: dict[Paragraph, list[Tag]] = {}
    for tag in tags if trimming else ():
        together.setdefault(tag.paragraph, []).append(tag)
    gone = {owner(tag) for tag in tags if tag.level in ALONE}
    before, after = neighbours(tree) if trimming else ({}, {})
    for tag in trimming:
        start, end = segment(tag, together[tag.paragraph])
        if tag.source[2] == "-":
            lost = tag.paragraph.text[start : tag.start].strip()
            yield from dash_faults(tag, lost, before.get(tag.paragraph.text_at(tag.start)), gone)
        others = (other for other in together[tag.paragraph] if other.opening != "{#")
        if tag.source[-3] == "-" and not any(tag.end <= other.start < end for other in others):
            lost = tag.paragraph.text[tag.end : end].strip()
            yield from dash_faults(tag, lost, after.get(tag.paragraph.text_at(tag.end - 1)), gone)


Neighbours = dict[etree._Element, etree._Element]


def neighbours(tree: etree._Element) -> tuple[Neighbours, Neighbours]:
    """What docxtpl joins a dash to: for each w:t the w:t that ends before it, and the next element that it takes for
    the start of a w:t because its name begins so."""
    before: Neighbours = {}
    after: Neighbours = {}
    ended = begun = None
    for element in tree.iter(etree.Element):
        if not element.tag.startswith(TEXT):
            continue
        if begun is not None:
            after[begun] = element
        begun = element
        if element.tag == TEXT and element.text:
            if ended is not None:
                before[element] = ended
            ended = element
    return before, after


def dash_faults(
    tag: Tag, lost: str, joined: etree._Element | None, gone: Collection[etree._Element | None]
) -> Iterator[tuple[Tag, Fault]]:
    """What a dash does: `lost` is the text it drops, `joined` the w:t it joins to, `gone` what other tags replace."""
    if lost:
        yield tag, Fault(f"Dấu - của thẻ làm mất chữ “{shortened(lost, 60)}” bên cạnh.", TRIMMED)
    elif joined is None or not joined.text or not balanced(tag.paragraph.text_at(tag.start), joined):
        yield tag, Fault("Dấu - của thẻ nối chữ sang ô, bảng hoặc phần khác nên làm hỏng tệp.", TRIMMED)
    elif any(around in gone for around in joined.iterancestors(PARAGRAPH, ROW, CELL)):
        yield tag, Fault("Dấu - của thẻ nối với đoạn mà một thẻ khác thay thế.", TRIMMED)


def segment(tag: Tag, tags: Sequence[Tag]) -> tuple[int, int]:
    """The stretch of text that is one w:t with the tag once the paragraph's split tags are put together."""
    paragraph = tag.paragraph
    bounds = [*paragraph.starts, len(paragraph.text)]
    cuts = [bound for bound in bounds if not any(other.start < bound < other.end for other in tags)]
    before = [cut for cut in cuts if cut <= tag.start]
    after = [cut for cut in cuts if cut >= tag.end]
    return (before[-1] if before else 0), (after[0] if after else len(paragraph.text))
