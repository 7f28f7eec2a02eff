"""The board: who is where, how far, in time or not."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from reporting.board import Row, board
from reporting.clock import stamp
from reporting.submission import move
from reporting.tally import as_json, by_branch, by_kind, tally
from store import extensions, reports, units
from store.extensions import Extension
from tests.reporting.board.conftest import DUE, LATER
from tests.reporting.ground import NOW, Ground
from tests.reporting.small import OUTLINE


def rows(ground: Ground, now: datetime = NOW, under: str = "") -> dict[str, Row]:
    top = ground.units[under] if under else None
    return {row.code: row for row in board(ground.db, ground.campaign, now, top)}


def test_every_unit_that_takes_part_stands_in_its_place(ground: Ground) -> None:
    found = rows(ground)
    assert list(found) == ["T", "C4", "H1", "C1", "C2", "H2", "C3"]
    assert [(row.parent, row.branch, row.level) for row in found.values()] == [
        ("", "", 0),
        ("T", "C4", 1),
        ("T", "H1", 1),
        ("H1", "H1", 2),
        ("H1", "H1", 2),
        ("T", "H2", 1),
        ("H2", "H2", 2),
    ]


def test_a_branch_alone_begins_with_its_unit(ground: Ground) -> None:
    found = rows(ground, under="H1").values()
    assert [(row.code, row.branch, row.level) for row in found] == [("H1", "", 0), ("C1", "C1", 1), ("C2", "C2", 1)]


def test_a_unit_closed_before_the_tree_day_stands_at_the_end(ground: Ground) -> None:
    units.change(ground.db, replace(ground.units["C1"], closed_on="2012-06-01"))
    assert list(rows(ground))[-1] == "C1"
    assert "C1" not in rows(ground, under="H1")


def test_the_stages_of_a_report(ground: Ground) -> None:
    ground.write("C2", {"A01": {"2011": "1"}})
    ground.bring("C3", "accepted")
    ground.bring("C4", "returned")
    ground.bring("H2", "submitted")
    stages = {code: row.stage for code, row in rows(ground).items()}
    assert stages == {
        "T": "not_started",
        "C4": "returned",
        "H1": "not_started",
        "C1": "not_started",
        "C2": "in_progress",
        "H2": "submitted",
        "C3": "accepted",
    }


def test_sections_begun_are_counted_of_those_asked(ground: Ground) -> None:
    ground.write("C2", {"A01": {"2011": "1"}})
    assert (rows(ground)["C2"].sections, rows(ground)["C2"].sections_asked) == (1, 2)


@pytest.mark.parametrize(("sent", "punctual"), [(DUE, "on_time"), (DUE + timedelta(minutes=1), "late")])
def test_what_arrives_within_the_last_day_is_on_time(ground: Ground, sent: datetime, punctual: str) -> None:
    ground.bring("C1", "submitted", sent)
    assert rows(ground, LATER)["C1"].punctual == punctual


def test_what_has_not_come_after_the_day_is_overdue(ground: Ground) -> None:
    assert rows(ground, DUE)["C1"].punctual == ""
    assert rows(ground, LATER)["C1"].punctual == "overdue"
    assert rows(ground, LATER)["T"].punctual == ""  # no day is set for its kind


def test_more_time_for_one_unit_moves_its_day(ground: Ground) -> None:
    more = Extension(ground.units["C1"].id, "report", "2012-07-25", "Mất điện", ground.officers["H1"].id, stamp(NOW))
    extensions.grant(ground.db, ground.campaign.id, more)
    found = rows(ground, LATER)
    assert (found["C1"].due, found["C1"].punctual) == ("2012-07-25", "")
    assert (found["C2"].due, found["C2"].punctual) == ("2012-07-20", "overdue")


def test_a_report_returned_for_mending_arrived_when_it_first_came(ground: Ground) -> None:
    ground.bring("C1", "returned", NOW)
    report, by = ground.desk("C1").report.id, ground.officers["C1"].id
    reports.change_status(ground.db, report, "returned", "submitted", by, stamp(LATER), kind="submit")
    row = rows(ground, LATER)["C1"]
    assert (row.punctual, row.arrived_at, row.submitted_at) == ("on_time", stamp(NOW), stamp(LATER))


def test_a_report_that_was_taken_back_arrives_when_it_comes_again(ground: Ground) -> None:
    ground.bring("C1", "submitted", NOW)
    desk = ground.desk("C1")
    move(ground.db, desk, "recall", ground.officers["C1"], NOW)
    assert rows(ground)["C1"].arrived_at == ""
    ground.bring("C1", "submitted", LATER)
    assert rows(ground, LATER)["C1"].punctual == "late"


def test_the_tallies_count_every_unit_once(ground: Ground) -> None:
    ground.bring("C1", "accepted")
    ground.bring("C3", "submitted", LATER)
    found = list(rows(ground, LATER).values())
    whole = tally(found)
    assert (whole.expected, whole.sent, whole.accepted, whole.on_time, whole.late, whole.overdue) == (7, 2, 1, 1, 1, 4)
    assert [(one.key, one.expected, one.sent) for one in by_branch(found)] == [("C4", 1, 0), ("H1", 3, 1), ("H2", 2, 1)]
    assert [(one.key, one.expected) for one in by_kind(found, OUTLINE)] == [("cdcs", 4), ("huyen", 2), ("tinh", 1)]


def test_all_is_a_hundred_percent_and_nearly_all_is_not(ground: Ground) -> None:
    one = next(iter(rows(ground).values()))
    sent = replace(one, status="submitted", stage="submitted")
    assert tally([sent] * 3).sent_percent == 100
    assert tally([*[sent] * 199, one]).sent_percent == 99
    assert tally([]).sent_percent == 0


def test_the_board_as_plain_data(ground: Ground) -> None:
    found = as_json(ground.campaign, list(rows(ground).values()))
    assert list(found) == ["campaign", "title", "total", "by_branch", "by_kind", "units"]
    assert found["units"][3]["unit"] == "C1"
    assert found["total"]["expected"] == 7


def test_it_reads_the_database_as_often_for_many_units_as_for_few(ground: Ground) -> None:
    asked: list[str] = []
    ground.db.conn.set_trace_callback(asked.append)
    rows(ground)
    ground.db.conn.set_trace_callback(None)
    assert len([sql for sql in asked if sql.lstrip().startswith(("SELECT", "WITH"))]) <= 5
