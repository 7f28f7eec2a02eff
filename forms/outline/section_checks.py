"""Whether sections follow each other and their questions can be put on screen and paper."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from forms.outline.tree import Part, Problem, questions

RESERVED_SECTIONS = {"the_thuc": "trang thể thức của báo cáo"}
RESERVED_QUESTIONS = {
    "unread": "những gì chưa đọc được",
    "lam": "các nút của trang nhập",
    "csrf_token": "mã bảo vệ của trang nhập",
}
PLACES_OF_OPENING = {"basis", "guidance", "leads", "unit"}
PLACES_OF_ADDRESSEE = {
    "unit.name",
    "unit.party_committee",
    "unit.district_party",
    "unit.district_committee",
    "parent.name",
}
DEEPEST = 4


def no_id_is_reserved(tree: Part) -> Iterator[Problem]:
    """Ids the program uses itself."""
    for parts, reserved in (
        (tree.parts("sections"), RESERVED_SECTIONS),
        (questions(tree), RESERVED_QUESTIONS),
    ):
        for part in parts:
            if part.text("id") in reserved:
                meaning = reserved[part.text("id")]
                yield Problem(part.line_of("id"), f"mã “{part.text('id')}” để dành cho {meaning}.")


def levels_step_down(tree: Part) -> Iterator[Problem]:
    """The first section has level 1, and none goes more than one level deeper than the one before."""
    before = 0
    for section in tree.parts("sections"):
        level = section.get("level")
        if level is None or not isinstance(level.value, int) or not 1 <= level.value <= DEEPEST:
            continue
        if level.value > before + 1:
            above = f"mục trước ở cấp {before}" if before else "mục đầu tiên phải ở cấp 1"
            yield Problem(level.line, f"mục nhảy cấp: cấp {level.value} nhưng {above}.")
        before = level.value


def headings_have_something_under(tree: Part) -> Iterator[Problem]:
    """A section without questions is followed by a deeper one."""
    sections = tree.parts("sections")
    for place, section in enumerate(sections):
        following = sections[place + 1 : place + 2]
        level, below = _level(section), _level(following[0]) if following else 0
        if not section.parts("questions") and level and below <= level:
            yield Problem(section.line, "mục không có câu hỏi và không có mục con nào dưới nó.")


def _level(section: Part) -> int:
    level = section.get("level")
    return level.value if level and isinstance(level.value, int) else 0


def numbers_have_headings(tree: Part) -> Iterator[Problem]:
    """A question printed with a number of its own is printed with a heading."""
    for question in questions(tree):
        if question.text("number") and not question.text("heading").strip():
            yield Problem(question.line_of("number"), "câu hỏi có số thứ tự in ra nhưng thiếu “heading” (tiêu đề in).")


def columns_fit(tree: Part) -> Iterator[Problem]:
    """A choice column offers something, a percent column names two number columns."""
    for question in questions(tree):
        numbers = {column.text("id") for column in question.parts("columns") if column.text("kind") == "number"}
        for column in question.parts("columns"):
            yield from _column_fits(column, numbers)


def _column_fits(column: Part, numbers: set[str]) -> Iterator[Problem]:
    kind, id = column.text("kind"), column.text("id")
    offers = column.parts("options") or column.text("options_from")
    if kind == "choice" and not offers:
        yield Problem(column.line, f"cột “{id}” là lựa chọn nhưng thiếu options (hoặc options_from).")
    if kind != "choice" and (offers or column.text("other")):
        yield Problem(column.line, f"cột “{id}” có options, options_from hoặc other thì kind phải là choice.")
    if kind == "percent" and column.get("of") is None:
        yield Problem(column.line, f"cột “{id}” là tỷ lệ nhưng thiếu of: [cột thực hiện, cột mục tiêu].")
    for operand, line in column.texts("of"):
        if operand not in numbers:
            yield Problem(line, f"of phải nêu cột có kind: number; “{operand}” không phải cột số.")


def places_are_known(tree: Part) -> Iterator[Problem]:
    """Names in braces are ones the program fills."""
    openings = [(tree.text("opening"), tree.line_of("opening"))]
    other = tree.get("opening_for")
    if other is not None and isinstance(other.value, dict):
        openings += [(other.text(kind), other.line_of(kind)) for kind in other.value]
    for text, line in openings:
        yield from _unknown_places(text, line, PLACES_OF_OPENING)
    for question in questions(tree):
        for to in question.parts("to"):
            yield from _unknown_places(to.text("addressee"), to.line_of("addressee"), PLACES_OF_ADDRESSEE)


def _unknown_places(text: str, line: int, known: set[str]) -> Iterator[Problem]:
    if re.search(r"[{}]", re.sub(r"\{[^{}]*\}", "", text)):
        yield Problem(line, "dấu ngoặc nhọn { } chỉ dùng cho chỗ trống, mở ra phải đóng lại, không lồng nhau.")
    for place in re.findall(r"\{([^{}]*)\}", text):
        if place not in known:
            names = ", ".join(f"{{{name}}}" for name in sorted(known))
            yield Problem(line, f"chỗ trống {{{place}}} không có; chỉ dùng: {names}.")


SECTION_CHECKS: tuple[Callable[[Part], Iterator[Problem]], ...] = (
    no_id_is_reserved,
    levels_step_down,
    headings_have_something_under,
    numbers_have_headings,
    columns_fit,
    places_are_known,
)
