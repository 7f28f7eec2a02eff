"""The board as a workbook: the same filter, real days, the sums beside it."""

from dataclasses import replace
from datetime import date

import pytest

from documents.sheets import Sheet
from forms.outline import Step
from reporting.board import Row
from reporting.board.choosing import Filter
from reporting.board.details import details_of
from reporting.board.groups import groups_of
from reporting.board.sheets import Board, sheets_of, title_of
from reporting.clock import stamp
from store import milestones
from store.milestones import Milestone
from tests.reporting.board.conftest import LATER
from tests.reporting.ground import NOW, Ground
from tests.reporting.small import OUTLINE

HELD = Step(id="so_ket", label="Tổ chức sơ kết", ways=("Hội nghị", "Lồng ghép"))


def sheets(ground: Ground, rows: list[Row], asked: Filter) -> list[Sheet]:
    chosen = asked.chosen(rows)
    title = title_of("Sơ kết", "ĐV T", LATER)
    details = replace(details_of(ground.db, ground.campaign, chosen), steps=[HELD])
    kinds, groups = {"cdcs": "Công đoàn cơ sở"}, groups_of(rows, OUTLINE, ground.units["T"])
    return sheets_of(Board(title, asked.said(kinds), chosen, details, groups, kinds))


def told(sheet: Sheet, code: str) -> dict[str, object]:
    row = next(row for row in sheet.rows if row[0] == code)
    return dict(zip((column.heading for column in sheet.columns), row, strict=True))


def test_the_rows_are_those_of_the_filter_the_sums_those_of_the_branch(ground: Ground, rows: list[Row]) -> None:
    units, branches, kinds = sheets(ground, rows, Filter(state="da-nop"))
    assert [row[0] for row in units.rows] == ["C1", "C3"]
    assert units.title[2] == "2 đơn vị: Đã nộp"
    assert (branches.foot[:2], kinds.foot[:2]) == (["Cộng", 7], ["Cộng", 7])


def test_days_are_days_and_nothing_is_invented(ground: Ground, rows: list[Row]) -> None:
    units = sheets(ground, rows, Filter())[0]
    returned, silent = told(units, "C4"), told(units, "T")
    assert (returned["Trạng thái"], returned["Hạn nộp"]) == ("Trả lại", date(2012, 7, 20))
    assert (silent["Hạn nộp"], silent["Nộp lúc"], silent["Lưu lần cuối"]) == (None, None, None)


def test_what_was_saved_and_done_beside_the_report_is_told(ground: Ground, rows: list[Row]) -> None:
    held = Milestone("so_ket", "2012-06-28", "Hội nghị", "", ground.officers["H2"].id, stamp(NOW))
    milestones.record(ground.db, ground.desk("H2").report.id, held)
    found = told(sheets(ground, rows, Filter())[0], "H2")
    assert found["Lưu lần cuối"] == NOW
    assert (found["Tổ chức sơ kết, ngày"], found["Tổ chức sơ kết, cách làm"]) == (date(2012, 6, 28), "Hội nghị")


@pytest.mark.parametrize("number", [0, 1, 2])
def test_every_row_is_as_long_as_the_heading(ground: Ground, rows: list[Row], number: int) -> None:
    sheet = sheets(ground, rows, Filter())[number]
    assert {len(row) for row in (*sheet.rows, *([sheet.foot] if sheet.foot else []))} == {len(sheet.columns)}
