"""Consolidations and choices are written once and read back; the last one holds."""

import sqlite3
from dataclasses import replace

import pytest

from store import Database, consolidation_choices, consolidations, reports, write
from store.consolidation_choices import Choice
from store.consolidations import Consolidation
from store.errors import Unstorable
from tests.store.house import AT, OFFICER, REPORT

MADE = Consolidation(
    id=0,
    report_id=REPORT,
    user_id=OFFICER,
    at=AT,
    submitted=True,
    children=[{"code": "C1", "name": "CĐCS Trường Chu Văn An", "version": 2}],
    own={"L01": {"2011": "2"}},
    figures={"A01": {"2011": "10", "2012": "none"}},
    marked={"A01": {"2011": "10"}},
)
CHOICE = Choice("A01", "2011", "typed", "62", "50", "Có đơn vị chưa nộp.", OFFICER, AT)


def test_a_consolidation_comes_back_as_it_was_written(db: Database) -> None:
    kept = consolidations.add(db, MADE)
    assert kept == replace(MADE, id=kept.id)
    assert consolidations.latest(db, REPORT) == kept


def test_the_last_one_holds_and_all_are_kept(db: Database) -> None:
    first, second = consolidations.add(db, MADE), consolidations.add(db, replace(MADE, submitted=False))
    assert consolidations.latest(db, REPORT) == second
    assert consolidations.of_report(db, REPORT) == (first, second)
    assert consolidations.latest_of_reports(db, [REPORT, 99]) == {REPORT: second}


def test_a_report_that_was_never_consolidated_has_none(db: Database) -> None:
    assert consolidations.latest(db, REPORT) is None
    assert consolidations.latest_of_reports(db, [REPORT]) == {}


@pytest.mark.parametrize("table", ["consolidations", "consolidation_choices"])
@pytest.mark.parametrize("change", ["UPDATE {} SET at = '2013-01-01T00:00:00'", "DELETE FROM {}"])
def test_nothing_of_it_is_changed_afterwards(db: Database, table: str, change: str) -> None:
    consolidations.add(db, MADE)
    consolidation_choices.add(db, REPORT, CHOICE)
    with pytest.raises(sqlite3.IntegrityError, match="append-only"), write(db):
        db.conn.execute(change.format(table))


def test_what_cannot_be_written_is_refused(db: Database) -> None:
    with pytest.raises(Unstorable):
        consolidations.add(db, replace(MADE, children=[{"code": "\ud800"}]))
    with pytest.raises(sqlite3.IntegrityError):
        consolidations.add(db, replace(MADE, report_id=99))


def test_the_last_choice_of_a_cell_holds(db: Database) -> None:
    consolidation_choices.add(db, REPORT, CHOICE)
    taken = CHOICE._replace(choice="computed", reason="")
    consolidation_choices.add(db, REPORT, taken)
    assert consolidation_choices.of_report(db, REPORT) == {("A01", "2011"): taken}


def test_a_typed_total_without_a_reason_is_refused(db: Database) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        consolidation_choices.add(db, REPORT, CHOICE._replace(reason=""))
    assert reports.get(db, REPORT).status == "draft"


def test_of_a_moment_the_one_holds_that_was_made_by_then(db: Database) -> None:
    first = consolidations.add(db, MADE)
    consolidations.add(db, replace(MADE, at="2099-01-01T00:00:00+07:00"))
    assert consolidations.as_of(db, {REPORT: AT, 99: AT}) == {REPORT: first}
    assert consolidations.as_of(db, {REPORT: "2000-01-01T00:00:00+07:00"}) == {}
