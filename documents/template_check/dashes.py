"""The dash of {%- and -%}: docxtpl drops the text beside it in the same run and joins the tag to the next run."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence

from lxml import etree

from documents.template_check.findings import Fault, shortened
from documents.template_check.places import CELL, PARAGRAPH, ROW, TEXT, Paragraph
from documents.template_check.positions import balanced, owner
from documents.template_check.swallowed import ALONE
from documents.template_check.tags import Tag

TRIMMED = "Xin bỏ dấu - trong thẻ, hoặc đưa thẻ xuống đoạn riêng."
Neighbours = dict[etree._Element, etree._Element]


class Line:
    """A paragraph with its tags: where its text is cut into w:t elements once split tags are put together."""

    def __init__(self, paragraph: Paragraph, tags: Sequence[Tag]) -> None:
        starts = [tag.start for tag in tags]
        bounds = [*dict.fromkeys(paragraph.starts), len(paragraph.text)]
        holders = (bisect_left(starts, bound) - 1 for bound in bounds)
        self.cuts = [b for b, n in zip(bounds, holders, strict=True) if n < 0 or tags[n].end <= b]
        self.statements = [tag.start for tag in tags if tag.opening != "{#"]

    def stretch(self, tag: Tag) -> tuple[int, int]:
        """The piece of text that is one w:t with the tag."""
        after = bisect_left(self.cuts, tag.end)
        return self.cuts[bisect_right(self.cuts, tag.start) - 1], self.cuts[min(after, len(self.cuts) - 1)]

    def has_statement(self, start: int, end: int) -> bool:
        """Whether another tag begins in this piece; docxtpl goes no further than that."""
        return bisect_left(self.statements, start) < bisect_left(self.statements, end)


def beside_dashes(tags: Sequence[Tag], tree: etree._Element) -> Iterator[tuple[Tag, Fault]]:
    """The tags of a part whose dash drops words or joins what does not belong together."""
    trimming = [tag for tag in tags if tag.trims]
    if not trimming:
        return
    together: dict[Paragraph, list[Tag]] = {}
    for tag in sorted(tags, key=lambda tag: tag.start):
        together.setdefault(tag.paragraph, []).append(tag)
    lines = {line: Line(line, together[line]) for line in {tag.paragraph for tag in trimming}}
    gone = {owner(tag) for tag in tags if tag.level in ALONE}
    before, after = neighbours(tree)
    for tag in trimming:
        text = tag.paragraph.text
        start, end = lines[tag.paragraph].stretch(tag)
        if tag.source[2] == "-":
            joined = before.get(tag.paragraph.text_at(tag.start))
            yield from dash_faults(tag, text[start : tag.start].strip(), joined, gone)
        if tag.source[-3] == "-" and not lines[tag.paragraph].has_statement(tag.end, end):
            joined = after.get(tag.paragraph.text_at(tag.end - 1))
            yield from dash_faults(tag, text[tag.end : end].strip(), joined, gone)


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
