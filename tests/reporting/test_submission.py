"""Handing in: checked, once, frozen; taken back, returned, accepted."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from forms.outline import Outline
from reporting.check import check, errors
from reporting.submission import Overtaken, Unfinished, move, submit
from reporting.workflow import NotAllowed
from store import entries, events, reports, versions
from store.connection import Database
from tests.reporting.conftest import SCHOOL
from tests.reporting.filled import filled_contents
from tests.reporting.tree import NOW, desk, grow, own_desk, user


@pytest.fixture
def db(tmp_path: Path, outline: Outline) -> Iterator[Database]:
    opened = grow(tmp_path / "baocao.db", outline)
    yield opened
    opened.close()


@pytest.fixture
def filled(db: Database, outline: Outline) -> dict[str, Any]:
    contents = filled_contents(outline, SCHOOL.kind)
    fill(db, contents)
    return contents


def fill(db: Database, contents: dict[str, Any]) -> None:
    report = own_desk(db, SCHOOL).report.id
    for section, content in contents.items():
        entries.save(db, report, section, content, 0, "", "", user(db, "C0002").id, "2012-07-09T08:00:00+07:00")


def hand_in(db: Database) -> None:
    submit(db, own_desk(db, SCHOOL), user(db, "C0002"), NOW)


def status(db: Database) -> str:
    return own_desk(db, SCHOOL).report.status


def test_an_empty_report_is_refused_with_every_finding(db: Database) -> None:
    with pytest.raises(Unfinished) as refused:
        hand_in(db)
    assert len(refused.value.findings) > 20
    assert status(db) == "draft"


def test_a_filled_report_has_no_error_left(db: Database, filled: dict[str, Any]) -> None:
    assert errors(check(own_desk(db, SCHOOL), filled)) == []


def test_a_filled_report_is_handed_in_and_frozen(db: Database, filled: dict[str, Any]) -> None:
    hand_in(db)
    kept = versions.latest(db, own_desk(db, SCHOOL).report.id)
    assert kept is not None
    assert kept.content == filled
    assert (status(db), kept.number, kept.unit["name"]) == ("submitted", 1, SCHOOL.name)


def test_it_is_handed_in_once(db: Database, filled: dict[str, Any]) -> None:
    before = own_desk(db, SCHOOL)
    hand_in(db)
    with pytest.raises(Overtaken):
        submit(db, before, user(db, "C0002"), NOW)
    assert len(versions.of_report(db, before.report.id)) == 1


def test_a_reviewer_may_not_hand_it_in(db: Database, filled: dict[str, Any]) -> None:
    reviewing = desk(db, "H02", SCHOOL)
    assert reviewing is not None
    with pytest.raises(NotAllowed):
        submit(db, reviewing, user(db, "H02"), NOW)


def test_it_is_taken_back_and_handed_in_again_as_a_second_version(db: Database, filled: dict[str, Any]) -> None:
    hand_in(db)
    move(db, own_desk(db, SCHOOL), "recall", user(db, "C0002"), NOW)
    assert status(db) == "draft"
    hand_in(db)
    assert [v.number for v in versions.of_report(db, own_desk(db, SCHOOL).report.id)] == [1, 2]


def test_it_is_returned_and_accepted_by_the_reviewer(db: Database, filled: dict[str, Any]) -> None:
    hand_in(db)
    for action, end in (("return", "returned"), ("submit", "submitted"), ("accept", "accepted")):
        if action == "submit":
            hand_in(db)
        else:
            reviewing = desk(db, "H02", SCHOOL)
            assert reviewing is not None
            move(db, reviewing, action, user(db, "H02"), NOW)
        assert status(db) == end


def test_each_step_is_written_down(db: Database, filled: dict[str, Any]) -> None:
    hand_in(db)
    move(db, own_desk(db, SCHOOL), "recall", user(db, "C0002"), NOW)
    assert [event.kind for event in events.of_report(db, own_desk(db, SCHOOL).report.id)] == ["submit", "recall"]


def test_a_handed_in_report_is_locked_for_saving(db: Database, filled: dict[str, Any]) -> None:
    hand_in(db)
    with pytest.raises(entries.ReportLocked):
        fill(db, filled)
    assert reports.get(db, own_desk(db, SCHOOL).report.id).status == "submitted"
