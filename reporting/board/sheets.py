"""The board as a workbook: the units of a filter with all that the page shows, and the sums of their branch."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from documents.sheets import Column, Sheet, Value
from forms.outline import Step
from reporting.board import PUNCTUAL, STAGES, Row
from reporting.board.details import Details
from reporting.board.groups import Groups
from reporting.clock import moment
from reporting.tally import Tally
from store.milestones import Milestone
from vietnamese.dates import format_date

COUNTED = {
    "expected": "Phải nộp",
    "not_started": STAGES["not_started"],
    "in_progress": STAGES["in_progress"],
    "returned": STAGES["returned"],
    "submitted": STAGES["submitted"],
    "accepted": STAGES["accepted"],
    "sent": "Đã nộp tất cả",
    "on_time": "Trong đó đúng hạn",
    "late": "Trong đó sau hạn",
    "overdue": PUNCTUAL["overdue"],
    "sent_percent": "Tỷ lệ đã nộp (%)",
}
"""What a line of sums tells, by the names of `Tally`."""


@dataclass(frozen=True)
class Board:
    """What goes into the workbook: the rows asked for, their details, and the sums of the whole branch.

    `title` stands over each table, `said` is the filter in words; `kinds` are labels by id.
    """

    title: Sequence[str]
    said: str
    rows: Sequence[Row]
    details: Details
    groups: Groups
    kinds: Mapping[str, str]


def sheets_of(board: Board) -> list[Sheet]:
    """The units first, then the sums by branch and by kind where there are several."""
    tables = {"Theo nhánh": ("Nhánh", board.groups.branches), "Theo loại đơn vị": ("Loại đơn vị", board.groups.kinds)}
    sums = [_sums(name, head, lines, board) for name, (head, lines) in tables.items() if lines]
    return [_units(board), *sums]


def _units(board: Board) -> Sheet:
    title = [*board.title, f"{len(board.rows)} đơn vị" + (f": {board.said}" if board.said else "")]
    steps = [Column(heading) for step in board.details.steps for heading in _headings(step)]
    columns = [
        Column("Mã"), Column("Đơn vị"), Column("Loại", 22), Column("Cấp trên"), Column("Trạng thái"),
        Column("Phần đã làm"), Column("Số phần"), Column("Lưu lần cuối"), Column("Hạn nộp"), Column("Gia hạn"),
        Column("Nộp lúc"), Column("Đúng hạn hay không", 18), Column("Duyệt lúc"), Column("Bản ký"), Column("Nhập thay"),
        Column("Đôn đốc lần cuối"), *steps, Column("Người liên hệ"), Column("Điện thoại"),
    ]  # fmt: skip
    return Sheet("Từng đơn vị", columns, [_unit(row, board) for row in board.rows], title)


def _unit(row: Row, board: Board) -> list[Value]:
    return [
        row.code,
        row.name,
        board.kinds.get(row.kind, row.kind),
        row.parent,
        STAGES[row.stage],
        row.sections,
        row.sections_asked,
        _moment(board.details.saved.get(row.report_id, "")),
        date.fromisoformat(row.due) if row.due else None,
        "có" if row.extended else "",
        _moment(row.arrived_at),
        PUNCTUAL[row.punctual],
        _moment(row.accepted_at),
        "có" if row.unit_id in board.details.signed else "",
        "có" if row.unit_id in board.details.stood_in else "",
        _moment(board.details.reminded.get(row.unit_id, "")),
        *(value for step in board.details.steps for value in _step(step, board.details.done(row, step))),
        row.contact_name,
        row.contact_phone,
    ]


def _headings(step: Step) -> list[str]:
    return [f"{step.label}, ngày", f"{step.label}, cách làm"][: 1 + bool(step.ways)]


def _step(step: Step, done: Milestone | None) -> Sequence[Value]:
    return [date.fromisoformat(done.done_on) if done else None, done.way if done else ""][: 1 + bool(step.ways)]


def _sums(name: str, head: str, lines: Sequence[Tally], board: Board) -> Sheet:
    columns = [Column(head), *(Column(label, 12) for label in COUNTED.values())]
    total = ["Cộng", *_counts(board.groups.total)]
    return Sheet(name, columns, [[one.name, *_counts(one)] for one in lines], board.title, total)


def _counts(one: Tally) -> list[Value]:
    return [getattr(one, name) for name in COUNTED]


def _moment(stamp: str) -> datetime | None:
    return moment(stamp) if stamp else None


def title_of(campaign: str, top: str, now: datetime) -> tuple[str, str]:
    """The two lines over each table."""
    return f"Tình hình nộp báo cáo: {campaign}", f"{top}, lúc {now:%H:%M} ngày {format_date(now.date())}"
