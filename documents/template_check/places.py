"""Where the words of a template stand: each paragraph with the place a person finds it at, and a map from its text
back to the runs, so that a tag that Word split over many runs is still one tag at one place."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from documents.template_check.fields import W

COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
# The copy for old programs repeats what the choice beside it says.
FALLBACK = f"{COMPATIBILITY}Fallback"
PARAGRAPH, TABLE, ROW, CELL, RUN, TEXT = (f"{W}{name}" for name in ("p", "tbl", "tr", "tc", "r", "t"))
TEXT_BOX = f"{W}txbxContent"
NOTE = f"{W}footnote"
NUMBER = re.compile(r"\d+")

# What a declared type ends in -> (what people call the part, whether the engine fills it).
WORD_PARTS = {
    "document.main+xml": ("", True),
    "template.main+xml": ("", True),
    "header+xml": ("đầu trang", True),
    "footer+xml": ("chân trang", True),
    "footnotes+xml": ("chú thích chân trang", True),
    "endnotes+xml": ("chú thích cuối", False),
    "chart+xml": ("biểu đồ", False),
    "diagramData+xml": ("sơ đồ", False),
}
PROPERTY_PARTS = {"core-properties+xml": "thuộc tính tệp", "custom-properties+xml": "thuộc tính riêng"}


@dataclass(frozen=True, eq=False)
class Paragraph:
    """One paragraph, or one document property: `texts` are its w:t elements, `starts` where each begins in `text`."""

    part: str
    place: str
    element: etree._Element
    text: str
    texts: tuple[etree._Element, ...]
    starts: tuple[int, ...]

    def text_at(self, offset: int) -> etree._Element:
        """The w:t element that holds the character at this offset."""
        return self.texts[bisect_right(self.starts, offset) - 1]


def label(name: str, kind: str) -> str:
    """What people call a part: “đầu trang 1”; "" for the document itself."""
    called = next((words for ending, (words, _) in WORD_PARTS.items() if kind.endswith(f".{ending}")), "")
    number = NUMBER.findall(name)
    return f"{called} {number[-1]}" if number and called in ("đầu trang", "chân trang") else called


def filled(kind: str) -> bool:
    """Whether the engine fills a part declared as this type."""
    named = any(kind.endswith(f".{ending}") for ending, (_, is_filled) in WORD_PARTS.items() if is_filled)
    return named or is_properties(kind)


def unfilled(kind: str) -> bool:
    """Whether a part shows text that the engine never fills."""
    return any(kind.endswith(f".{ending}") for ending, (_, is_filled) in WORD_PARTS.items() if not is_filled)


def is_properties(kind: str) -> bool:
    return kind.endswith(tuple(PROPERTY_PARTS))


def paragraphs(trees: Mapping[str, etree._Element], types: Mapping[str, str]) -> Iterator[Paragraph]:
    """The paragraphs of all parts that the engine fills, part by part in the order of the package."""
    for name, tree in trees.items():
        kind = types.get(name, "")
        if is_properties(kind):
            yield from properties(name, tree, kind)
        elif filled(kind):
            called = label(name, kind)
            yield from of_part(name, tree, f"{called}, " if called else "")


def of_part(name: str, tree: etree._Element, prefix: str) -> Iterator[Paragraph]:
    """The paragraphs of one Word part."""
    notes = [note for note in tree.iterchildren(NOTE) if note.get(f"{W}type") in (None, "normal")]
    if notes:
        for note in notes:
            yield from walked(name, note, f"{prefix.removesuffix(', ')} {note.get(f'{W}id', '')}, ")
    else:
        yield from walked(name, tree, prefix)


def walked(part: str, container: etree._Element, prefix: str) -> Iterator[Paragraph]:
    """The paragraphs of a body, cell, note or text box: numbered among themselves, tables likewise."""
    blocks = list(inside(container, (PARAGRAPH, TABLE)))
    alone = container.tag == CELL and len(blocks) == 1 and blocks[0].tag == PARAGRAPH
    numbers = {PARAGRAPH: 0, TABLE: 0}
    for block in blocks:
        numbers[block.tag] += 1
        if block.tag == TABLE:
            yield from of_table(part, block, f"{prefix}bảng {numbers[TABLE]}, ")
        else:
            place = prefix.removesuffix(", ") if alone else f"{prefix}đoạn {numbers[PARAGRAPH]}"
            yield paragraph(part, place, block)
            for number, box in enumerate(inside(block, (TEXT_BOX,)), start=1):
                yield from walked(part, box, f"{place}, hộp chữ {number}, ")


def of_table(part: str, table: etree._Element, prefix: str) -> Iterator[Paragraph]:
    for row_number, row in enumerate(inside(table, (ROW,)), start=1):
        for number, cell in enumerate(inside(row, (CELL,)), start=1):
            yield from walked(part, cell, f"{prefix}hàng {row_number}, ô {number}, ")


def inside(container: etree._Element, kinds: tuple[str, ...]) -> Iterator[etree._Element]:
    """The nearest descendants of these kinds, through content controls and other wrappers, in order."""
    waiting = list(container.iterchildren(etree.Element))[::-1]
    while waiting:
        element = waiting.pop()
        if element.tag in kinds:
            yield element
        elif element.tag != FALLBACK:
            waiting.extend(list(element.iterchildren(etree.Element))[::-1])


def paragraph(part: str, place: str, element: etree._Element) -> Paragraph:
    """A w:p with its text; what stands in a text box inside it belongs to the box."""
    texts = tuple(text for text in inside(element, (TEXT, TEXT_BOX)) if text.tag == TEXT)
    return mapped(part, place, element, texts)


def mapped(part: str, place: str, element: etree._Element, texts: tuple[etree._Element, ...]) -> Paragraph:
    starts, words = [], []
    length = 0
    for text in texts:
        starts.append(length)
        words.append(text.text or "")
        length += len(words[-1])
    return Paragraph(part, place, element, "".join(words), texts, tuple(starts))


def properties(name: str, tree: etree._Element, kind: str) -> Iterator[Paragraph]:
    """Each document property as a paragraph of its own."""
    called = next(words for ending, words in PROPERTY_PARTS.items() if kind.endswith(ending))
    for leaf in tree.iter(etree.Element):
        if len(leaf) == 0 and leaf.text:
            owner = leaf.getparent()
            title = (owner.get("name") if owner is not None else None) or etree.QName(leaf).localname
            yield mapped(name, f"{called} “{title}”", leaf, (leaf,))
