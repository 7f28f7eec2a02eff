"""What the model cannot see: names that must be unique, must exist, must fit together.

Every check reads the file's parts and skips what is missing or of a wrong type: that is the model's to say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from forms.outline.indicator_checks import indicators_fit, rules_are_few, rules_fit
from forms.outline.period_checks import columns_are_carried, columns_are_reckoned, periods_follow
from forms.outline.section_checks import SECTION_CHECKS
from forms.outline.tree import Part, Problem, questions

NAMES_OF_KINDS = ("only_for", "except_for", "required_for", "yes_no_for")


def check_tree(tree: Part) -> list[Problem]:
    """All problems of a file read so far as its parts, in no order."""
    return [problem for check in CHECKS for problem in check(tree)]


def ids(parts: list[Part]) -> set[str]:
    """The ids of these parts."""
    return {part.text("id") for part in parts} - {""}


def _unique(parts: list[Part], what: str) -> Iterator[Problem]:
    lines: dict[str, int] = {}
    for part in parts:
        id, line = part.text("id"), part.line_of("id")
        if id in lines:
            yield Problem(line, f"mã {what} “{id}” đã dùng ở dòng {lines[id]}; mỗi mã chỉ dùng một lần.")
        elif id:
            lines[id] = line


def ids_are_unique(tree: Part) -> Iterator[Problem]:
    """No id twice; a question's id is unique in the whole outline."""
    yield from _unique(tree.parts("unit_kinds"), "loại đơn vị")
    yield from _unique(tree.parts("periods"), "kỳ")
    yield from _unique(tree.parts("sections"), "mục")
    yield from _unique(tree.parts("indicators"), "chỉ tiêu")
    yield from _unique(tree.parts("rules"), "quy tắc")
    yield from _unique(questions(tree), "câu hỏi")
    campaign = tree.get("campaign")
    yield from _unique(campaign.parts("steps") if campaign else [], "bước")
    for question in questions(tree):
        yield from _unique(question.parts("columns"), "cột")
        yield from _unique(question.parts("options"), "lựa chọn")
        yield from _unique(question.parts("to"), "nơi nhận kiến nghị")
        for column in question.parts("columns"):
            yield from _unique(column.parts("options"), "lựa chọn")


def kinds_exist(tree: Part) -> Iterator[Problem]:
    """Every kind of unit named anywhere is declared."""
    declared = ids(tree.parts("unit_kinds"))
    for part in everything(tree):
        named = [one for key in NAMES_OF_KINDS for one in part.texts(key)]
        named += _keys(part.get("title_for")) + _keys(part.get("opening_for"))
        for kind, line in named:
            if kind not in declared:
                yield Problem(line, f"không có loại đơn vị “{kind}” trong unit_kinds.")


def _keys(part: Part | None) -> list[tuple[str, int]]:
    return list(part.key_lines.items()) if part else []


def everything(part: Part) -> Iterator[Part]:
    """A part and all parts in it."""
    yield part
    for member in part.members():
        yield from everything(member)


def deadlines_fit(tree: Part) -> Iterator[Problem]:
    """Each deadline names a kind and a step, each pair at most once."""
    campaign = tree.get("campaign")
    if campaign is None:
        return
    kinds, steps = ids(tree.parts("unit_kinds")), ids(campaign.parts("steps"))
    met: set[tuple[str, str]] = set()
    for deadline in campaign.parts("deadlines"):
        kind, step = deadline.text("kind"), deadline.text("step")
        if kind and kind not in kinds:
            yield Problem(deadline.line_of("kind"), f"không có loại đơn vị “{kind}” trong unit_kinds.")
        if step and step not in steps:
            yield Problem(deadline.line_of("step"), f"không có bước “{step}” trong steps.")
        if (kind, step) in met:
            yield Problem(deadline.line, f"loại đơn vị “{kind}” có hai thời hạn cho bước “{step}”.")
        met.add((kind, step))


def pictures_fit(tree: Part) -> Iterator[Problem]:
    """Highlights and charts name indicators; a chart over the units shows one."""
    declared = ids(tree.parts("indicators"))
    charts = tree.parts("charts")
    for code, line in [*tree.texts("highlights"), *(named for chart in charts for named in chart.texts("rows"))]:
        if code not in declared:
            yield Problem(line, f"không có chỉ tiêu “{code}” trong indicators.")
    for chart in charts:
        if chart.text("over") == "units" and len(chart.parts("rows")) > 1:
            yield Problem(chart.line_of("rows"), "biểu đồ theo đơn vị (over: units) chỉ vẽ một chỉ tiêu.")


CHECKS: tuple[Callable[[Part], Iterator[Problem]], ...] = (
    ids_are_unique,
    kinds_exist,
    deadlines_fit,
    periods_follow,
    columns_are_reckoned,
    columns_are_carried,
    *SECTION_CHECKS,
    indicators_fit,
    rules_fit,
    rules_are_few,
    pictures_fit,
)
