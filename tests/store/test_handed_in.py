"""The last hand-ins of many units, in one read."""

from pathlib import Path

import pytest

from store import Database, connect, handed_in, reports, versions, write
from tests.store.house import AT, CAMPAIGN, OFFICER, build, put

LATER = "2012-07-11T08:00:00"


@pytest.fixture
def many(tmp_path: Path) -> Database:
    build(tmp_path / "nhieu.db", 3)
    return connect(tmp_path / "nhieu.db")


def hand_in(db: Database, report: int, figures: bytes, at: str = AT) -> None:
    with write(db):
        assert reports.change_status(db, report, "draft", "submitted", OFFICER, at)
        versions.add(db, report, unit={}, labels={}, by=OFFICER, at=at, figures=figures)


def test_each_unit_has_its_status_and_its_last_hand_in(many: Database) -> None:
    hand_in(many, 2, b"one")
    reports.change_status(many, 2, "submitted", "draft", OFFICER, AT)
    hand_in(many, 2, b"two", LATER)
    found = handed_in.latest_of_units(many, CAMPAIGN, [1, 2], ("submitted",))
    assert (found[1].status, found[1].version, found[1].figures) == ("draft", 0, None)
    assert (found[2].version, found[2].figures, found[2].submitted_at) == (2, b"two", LATER)
    assert (found[2].submitted_by, found[2].accepted_by) == ("Nguyễn Văn A", "")
    many.close()


def test_figures_come_only_with_the_statuses_asked_for(many: Database) -> None:
    hand_in(many, 2, b"one")
    found = handed_in.latest_of_units(many, CAMPAIGN, [2], ("accepted",))[2]
    assert (found.status, found.version, found.figures) == ("submitted", 1, None)
    many.close()


def test_units_that_take_no_part_are_left_out(many: Database) -> None:
    assert list(handed_in.latest_of_units(many, CAMPAIGN, [3, 99], ())) == [3]
    assert handed_in.latest_of_units(many, 99, [1, 2, 3], ()) == {}
    many.close()


def test_the_answers_of_one_hand_in(db: Database) -> None:
    put(db, "Bản đầu", 0, 1)
    hand_in(db, 1, b"")
    assert handed_in.content_of(db, 1, 1) == {"s": {"q": "Bản đầu"}}
    assert handed_in.content_of(db, 1, 2) == {}


def test_the_figures_of_an_earlier_hand_in_can_still_be_read(many: Database) -> None:
    hand_in(many, 2, b"one")
    reports.change_status(many, 2, "submitted", "draft", OFFICER, AT)
    hand_in(many, 2, b"two", LATER)
    assert [handed_in.figures_of(many, {2: number}) for number in (1, 2, 3)] == [{2: b"one"}, {2: b"two"}, {}]
    many.close()


def test_how_often_the_answers_of_a_hand_in_were_saved(db: Database) -> None:
    put(db, "Bản đầu", 0, 1)
    hand_in(db, 1, b"")
    assert handed_in.revisions_of(db, {1: 1}) == {1: 1}
    assert handed_in.revisions_of(db, {1: 9}) == {}
