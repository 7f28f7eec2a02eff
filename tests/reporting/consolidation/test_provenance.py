"""A figure opened to its parts, and what has changed since it was written down."""

from dataclasses import asdict, replace
from decimal import Decimal

from forms.figures import EMPTY, Figure
from reporting.consolidation.coverage import Child
from reporting.consolidation.provenance import Change, Move, changes, moves, opened
from tests.reporting.small import part, summed

SENT = "2012-07-04T09:00:00+07:00"
ONE = Child(1, "C1", "CĐCS C1", "cdcs", 11, "accepted", 2, SENT, "Chị Hạnh", SENT, "Anh Bình")
TWO = replace(ONE, unit_id=2, code="C2", name="CĐCS C2", report_id=12)
AWAY = Child(3, "C9", "CĐCS C9", "cdcs", 13, "draft")
DISTRICT = replace(ONE, code="H5", kind="huyen")
MADE = summed(part("C1", L01="3"), part("C2"), L01="2")


def test_a_figure_opens_to_its_units_with_value_version_and_people() -> None:
    found = opened(MADE, [ONE, TWO, AWAY], "L01", "2011")
    assert (found.figure, found.own) == (Figure(Decimal(5)), Figure(Decimal(2)))
    assert [(origin.child, origin.figure) for origin in found.origins] == [
        (ONE, Figure(Decimal(3))),
        (TWO, EMPTY),
        (AWAY, EMPTY),
    ]
    assert (found.origins[0].child.version, found.origins[0].child.submitted_by) == (2, "Chị Hạnh")


def test_the_numbers_of_an_opened_sum_add_up_to_it() -> None:
    found = opened(MADE, [ONE, TWO, AWAY], "L01", "2011")
    numbers = [found.own.number, *(origin.figure.number for origin in found.origins)]
    assert sum(number for number in numbers if number is not None) == found.figure.number


def test_it_opens_to_those_who_are_asked_only() -> None:
    made = summed(part("C1", A01="1"), part("H5", "huyen", T01="4"), kind="tinh")
    assert [origin.child.code for origin in opened(made, [ONE, DISTRICT], "T01", "2011").origins] == ["H5"]


def test_a_count_opens_to_the_branches() -> None:
    made = summed(part("C1"), branches={"C1": 1, "C9": 1})
    found = opened(made, [ONE, AWAY], "O01", "2011")
    assert [origin.figure.number for origin in found.origins] == [1, 1]


def test_changes_name_each_cell_that_differs() -> None:
    before = {"A01": {"2010": "1", "2011": "2"}, "L01": {"2011": "9"}}
    after = {"A01": {"2010": "1", "2011": "3", "2012": "4"}}
    assert changes(before, after) == [
        Change("A01", "2011", "2", "3"),
        Change("A01", "2012", "", "4"),
        Change("L01", "2011", "9", ""),
    ]


def test_nothing_has_changed_between_equals() -> None:
    assert changes(MADE.kept(), MADE.kept()) == []


def test_moves_name_the_units_that_made_the_difference() -> None:
    before = [asdict(child) for child in (ONE, TWO, AWAY)]
    after = [replace(ONE, version=3), TWO, replace(AWAY, version=1)]
    assert moves(before, after) == [Move("C1", "CĐCS C1", 2, 3), Move("C9", "CĐCS C9", 0, 1)]


def test_a_unit_that_left_or_was_reopened_counts_no_more() -> None:
    before = [asdict(child) for child in (ONE, TWO)]
    assert moves(before, [replace(ONE, version=0)]) == [Move("C1", "CĐCS C1", 2, 0), Move("C2", "CĐCS C2", 2, 0)]
