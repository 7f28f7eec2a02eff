import sqlite3

import pytest

from store import Database, reminders, write
from store.reminders import Reminder
from tests.store.house import AT, CAMPAIGN, OFFICER, REPORT, put

LATER = "2012-07-12T08:00:00"


def test_the_last_reminder_of_each_unit_is_told(db: Database) -> None:
    letters = [Reminder(1, "letter", "not_started", OFFICER, at) for at in (AT, LATER)]
    reminders.add_all(db, CAMPAIGN, letters)
    assert reminders.latest(db, CAMPAIGN) == {1: letters[1]}
    assert reminders.of_unit(db, CAMPAIGN, 1) == (letters[1], letters[0])


def test_who_was_never_reminded_is_not_told(db: Database) -> None:
    assert reminders.latest(db, CAMPAIGN) == {}


def test_a_reminder_is_never_changed(db: Database) -> None:
    reminders.add_all(db, CAMPAIGN, [Reminder(1, "message", "in_progress", OFFICER, AT)])
    for sql in ("UPDATE reminders SET at = '2012-01-01T00:00'", "DELETE FROM reminders"):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"), write(db):
            db.conn.execute(sql)


def test_the_sections_begun_are_told_by_report(db: Database) -> None:
    assert reminders.sections_begun(db, CAMPAIGN) == {}
    put(db, "Chữ", 0, 1)
    assert reminders.sections_begun(db, CAMPAIGN) == {REPORT: frozenset({"s"})}
