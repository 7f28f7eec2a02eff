"""The sums of the board: each table adds up to all."""

import pytest

from reporting.board import Row, board
from reporting.board.groups import Groups, branches_of, groups_of
from reporting.tally import Tally
from tests.reporting.board.conftest import LATER
from tests.reporting.ground import Ground
from tests.reporting.small import OUTLINE

COUNTS = (
    "expected", "not_started", "in_progress", "returned", "submitted", "accepted", "on_time", "late", "overdue", "sent",
)  # fmt: skip


@pytest.fixture
def groups(ground: Ground, rows: list[Row]) -> Groups:
    return groups_of(rows, OUTLINE, ground.units["T"])


def test_a_line_for_each_branch_and_one_for_the_rest(groups: Groups) -> None:
    assert [(one.key, one.name, one.expected) for one in groups.branches] == [
        ("", "ĐV T và 1 đơn vị không có cấp dưới", 2),
        ("H1", "ĐV H1", 3),
        ("H2", "ĐV H2", 2),
    ]


@pytest.mark.parametrize("table", ["branches", "kinds"])
@pytest.mark.parametrize("count", COUNTS)
def test_each_table_adds_up_to_all(groups: Groups, table: str, count: str) -> None:
    lines: list[Tally] = getattr(groups, table)
    assert sum(getattr(one, count) for one in lines) == getattr(groups.total, count)


def test_a_thousand_unions_right_under_one_unit_are_one_line(ground: Ground, rows: list[Row]) -> None:
    under = board(ground.db, ground.campaign, LATER, ground.units["H1"])
    assert [one.name for one in branches_of(under, ground.units["H1"])] == ["ĐV H1 và 2 đơn vị không có cấp dưới"]
    assert groups_of(under, OUTLINE, ground.units["H1"]).branches == ()


def test_a_top_that_takes_no_part_is_not_named(ground: Ground, rows: list[Row]) -> None:
    without = [row for row in rows if row.code != "T"]
    assert branches_of(without, ground.units["T"])[0].name == "1 đơn vị không có cấp dưới"
