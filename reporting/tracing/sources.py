"""The tables of text of a consolidated report's workbook: where every figure comes from, what was typed otherwise."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from documents.consolidation_book.shape import Line
from forms.figures import Kept, read_figure
from forms.outline import Outline
from reporting.annex import printed
from reporting.clock import moment
from reporting.consolidation.coverage import Child
from reporting.desk import Desk
from reporting.tracing import Traced
from reporting.workflow import STATUSES
from store import handed_in, users
from store.connection import Database
from store.consolidation_choices import Choice

SOURCE_HEADS = (
    "TT", "Mã", "Đơn vị", "Loại đơn vị", "Thuộc", "Cấp", "Được tính", "Tình trạng", "Lần nộp", "Bản lưu", "Người nộp",
    "Nộp lúc", "Người duyệt", "Duyệt lúc",
)  # fmt: skip
DIFFERENCE_HEADS = (
    "Mã đơn vị", "Đơn vị", "Mã", "Chỉ tiêu", "Kỳ", "Báo cáo ghi", "Cộng từ cấp dưới", "Dùng số", "Lý do",
    "Người quyết định", "Lúc",
)  # fmt: skip
CHOSEN = {"typed": "báo cáo ghi", "computed": "cộng được", "": "báo cáo ghi"}


def source_table(db: Database, outline: Outline, top: str, opened: Mapping[str, Traced]) -> list[Sequence[str]]:
    """A line a unit, counted or missing, in the order of the tree, under its headings."""
    versions = {child.report_id: child.version for traced in opened.values() for child in traced.counted}
    revisions = handed_in.revisions_of(db, versions)
    kinds = {kind.id: kind.label for kind in outline.unit_kinds}
    return [
        SOURCE_HEADS,
        *(
            [str(number), child.code, child.name, kinds[child.kind], parent, str(depth), *handed(child, revisions)]
            for number, (child, parent, depth) in enumerate(under(top, opened, 1), 1)
        ),
    ]


def under(code: str, opened: Mapping[str, Traced], depth: int) -> Iterator[tuple[Child, str, int]]:
    """The units below one, each with its parent's code and how deep it lies."""
    for child in opened[code].children if code in opened else ():
        yield child, code, depth
        if child.counted:
            yield from under(child.code, opened, depth + 1)


def handed(child: Child, revisions: Mapping[int, int]) -> list[str]:
    """Which hand-in counts, who stands behind it and when."""
    if not child.counted:
        return ["Không", STATUSES[child.status], *[""] * 6]
    sent, accepted = (f"{moment(at):%d/%m/%Y %H:%M}" if at else "" for at in (child.submitted_at, child.accepted_at))
    saved = str(revisions.get(child.report_id, ""))
    who = (child.submitted_by, sent, child.accepted_by, accepted)
    return ["Có", STATUSES[child.status], str(child.version), saved, *who]


def differences(
    db: Database,
    desk: Desk,
    traced: Traced,
    reported: Kept,
    lines: Sequence[Line],
    choices: Mapping[tuple[str, str], Choice],
) -> list[Sequence[str]]:
    """Every total that is not what its parts come to, under the headings: the report's own with the choice made, then
    those of the units below that gave another one upwards."""
    found: list[Sequence[str]] = [DIFFERENCE_HEADS]
    outline, sums = desk.outline, traced.made.kept()
    for id in traced.made.figures:
        for period in outline.periods:
            typed, computed = (kept.get(id, {}).get(period.id, "") for kept in (reported, sums))
            if typed != computed and (typed or computed) and not outline.indicator(id).ratio:
                choice = choices.get((id, period.id))
                one = [desk.unit.code, desk.unit.short_name, *told(outline, id, period.id, typed, computed)]
                found.append([*one, *decided(db, choice, typed)])
    for line in lines:
        for (id, period_id), computed in line.fixed.items():
            given = line.figures.get(id, {}).get(period_id, "")
            row = [line.code, line.name, *told(outline, id, period_id, given, computed)]
            found.append([*row, CHOSEN[""], "", "", ""])
    return found


def told(outline: Outline, id: str, period: str, typed: str, computed: str) -> list[str]:
    """The cell and its two numbers."""
    asked = outline.indicator(id)
    numbers = [printed(kept, asked.decimals) for kept in (typed, computed)]
    return [id, asked.label, outline.period(period).label, *numbers]


def decided(db: Database, choice: Choice | None, typed: str) -> list[str]:
    """Who chose which number, why and when."""
    if choice is None:
        return [CHOSEN[""] if read_figure(typed).given else "", "", "", ""]
    by: Any = users.get(db, choice.user_id)
    return [CHOSEN[choice.choice], choice.reason, by.display_name, f"{moment(choice.at):%d/%m/%Y %H:%M}"]
