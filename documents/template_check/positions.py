"""Whether the tags of a block stand where Word's structure can be repeated or left out between them."""

from collections.abc import Iterator, Sequence

from lxml import etree

from documents.template_check.blocks import Block
from documents.template_check.fields import W
from documents.template_check.findings import Fault
from documents.template_check.places import CELL, PARAGRAPH, ROW, RUN, TABLE, TEXT_BOX
from documents.template_check.tags import CELL_WORDS, LEVELS, Tag

LEVEL_ELEMENTS = {"p": PARAGRAPH, "tr": ROW, "tc": CELL, "r": RUN}
# What may not stand inside an element that is replaced by a tag: docxtpl looks for the nearest one in the text.
NESTED = {"p": (TEXT_BOX, "hộp chữ"), "tr": (TABLE, "bảng khác"), "tc": (TABLE, "bảng khác")}
CELL_PROPERTIES = f"{W}tcPr"
NO_PLACE = {
    "tr": Fault("Thẻ {%tr … %} nằm ngoài bảng.", "Xin đưa thẻ vào một hàng riêng của bảng, hoặc dùng {%p … %}."),
    "tc": Fault("Thẻ {%tc … %} nằm ngoài bảng.", "Xin đưa thẻ vào một ô riêng của bảng, hoặc dùng {%p … %}."),
    "p": Fault("Thẻ {%p … %} không dùng được trong thuộc tính tệp.", "Xin dùng {% … %}."),
    "r": Fault("Thẻ {%r … %} không dùng được trong thuộc tính tệp.", "Xin dùng {% … %}."),
}


def owner(tag: Tag) -> etree._Element | None:
    """The paragraph, row, cell or run that the tag stands for; its w:t for a plain tag; None where there is none."""
    text = tag.paragraph.text_at(tag.start)
    return next(text.iterancestors(LEVEL_ELEMENTS[tag.level]), None) if tag.level else text


def container(tag: Tag) -> etree._Element | None:
    """The element whose content is repeated or left out by the tag."""
    element = owner(tag)
    return element.getparent() if element is not None and tag.level else element


def level_fault(tag: Tag) -> Fault | None:
    """What is wrong with the place of a tag that stands for a paragraph, row, cell or run."""
    if not tag.level:
        return None
    element = owner(tag)
    if element is None:
        return NO_PLACE[tag.level]
    if tag.level in NESTED:
        inner, called = NESTED[tag.level]
        if next(element.iter(inner), None) is not None:
            where = LEVELS[tag.level]
            return Fault(
                f"Thẻ “{tag.opening}{tag.level}” nằm trong {where} có {called}; {where} đó sẽ bị mất.",
                f"Xin đặt thẻ vào một {where} riêng.",
            )
    return None


def path(element: etree._Element) -> list[etree._Element]:
    return [*list(element.iterancestors())[::-1], element]


def balanced(one: etree._Element, other: etree._Element) -> bool:
    """Whether what lies between two places can be left out or repeated: the same kinds of element around both."""
    first, second = path(one), path(other)
    shared = next((n for n, (a, b) in enumerate(zip(first, second, strict=False)) if a is not b), None)
    shared = min(len(first), len(second)) if shared is None else shared
    return [element.tag for element in first[shared:]] == [element.tag for element in second[shared:]]


def block_faults(block: Block) -> Iterator[tuple[Tag, Fault]]:
    """The tags of a block that do not fit its opener."""
    opener = block.opener
    start = container(opener)
    for tag in block.tags[1:]:
        end = container(tag)
        if start is None or end is None:
            continue
        if tag.level != opener.level:
            yield tag, mixed(opener, tag)
        elif not balanced(start, end):
            yield tag, torn(opener, tag)
        elif opener.level and start is not end:
            yield tag, torn(opener, tag)._replace(severity="warning")
        elif not opener.level and opener.paragraph is not tag.paragraph and not (opener.trims or tag.trims):
            yield tag, stretched(opener, tag)


def mixed(opener: Tag, tag: Tag) -> Fault:
    return Fault(
        f"Thẻ mở là “{opener.source}” nhưng thẻ này viết kiểu “{{%{tag.level}”.",
        f"Xin viết cùng kiểu: “{{%{opener.level} {tag.inner} %}}”.",
    )


def torn(opener: Tag, tag: Tag) -> Fault:
    where = "cùng một bảng, cùng một ô" if "bảng" in opener.paragraph.place + tag.paragraph.place else "cùng một chỗ"
    advice = "Muốn lặp hàng của bảng thì dùng {%tr … %}, lặp đoạn thì dùng {%p … %}." if not opener.level else ""
    return Fault(
        f"“{tag.word}” ở {tag.paragraph.place} không khớp với “{opener.word}” ở {opener.paragraph.place}: "
        f"hai thẻ phải nằm {where}.",
        advice or "Xin chuyển thẻ về chỗ tương ứng với thẻ mở.",
    )


def stretched(opener: Tag, tag: Tag) -> Fault:
    return Fault(
        f"“{opener.word}” và “{tag.word}” nằm ở hai đoạn khác nhau, đoạn văn có thể bị ngắt sai.",
        f"Nên đặt mỗi thẻ trong một đoạn riêng: “{{%p {opener.inner} %}}” … “{{%p {tag.inner} %}}”.",
        "warning",
    )


def cell_of(tag: Tag) -> etree._Element | None:
    """The innermost cell around a tag."""
    return next(tag.paragraph.text_at(tag.start).iterancestors(CELL), None)


def cell_faults(tags: Sequence[Tag]) -> Iterator[tuple[Tag, Fault]]:
    """What is wrong with the places of cellbg, colspan, vm and hm: each once in a cell."""
    seen: set[tuple[etree._Element | None, str]] = set()
    for tag in tags:
        if tag.keyword not in CELL_WORDS:
            continue
        place = (cell_of(tag), tag.keyword)
        if place in seen:
            yield tag, Fault(f"Lệnh “{tag.keyword}” viết hai lần trong một ô.", "Xin xóa bớt một thẻ.")
        else:
            fault = cell_fault(tag)
            if fault:
                yield tag, fault
        seen.add(place)


def cell_fault(tag: Tag) -> Fault | None:
    """cellbg, colspan, vm and hm belong into a cell of a table that is not split further."""
    cell = cell_of(tag)
    if cell is None:
        return Fault(f"Lệnh “{tag.keyword}” chỉ dùng trong ô của bảng.", "Xin chuyển thẻ vào ô.")
    if tag.trims or tag.source[-3] in "-+":
        return Fault(f"Lệnh “{tag.keyword}” không viết cùng dấu -.", f"Xin sửa thành “{{% {tag.inner} %}}”.")
    known = cell.find(CELL_PROPERTIES)
    if known is None or not len(known):
        return Fault(f"Ô chứa “{tag.keyword}” chưa có chiều rộng.", "Xin mở bằng Word, chỉnh chiều rộng ô rồi lưu lại.")
    if next(cell.iterdescendants(TABLE), None) is not None:
        return Fault(f"Ô chứa “{tag.keyword}” có bảng khác bên trong.", "Xin bỏ bảng lồng trong ô.")
    return None
