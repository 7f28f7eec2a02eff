import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from store import Database, sessions
from tests.store.house import OFFICER, rows


def at(hour: int, minute: int = 0, second: int = 0, day: int = 10) -> str:
    return f"2012-07-{day:02}T{hour:02}:{minute:02}:{second:02}"


def test_a_sign_in_finds_its_account(db: Database) -> None:
    token = sessions.start(db, OFFICER, at(8))
    found = sessions.resume(db, token, at(8, 1))
    assert found is not None and found.user.login == "c0001"
    assert sessions.resume(db, token + "x", at(8, 1)) is None


def test_the_token_itself_is_nowhere_in_the_database(db: Database, path: Path) -> None:
    token = sessions.start(db, OFFICER, at(8))
    kept = repr(rows(path)["sessions"])
    assert len(token) == 43 and token not in kept and sessions.digest(token) in kept


@pytest.mark.parametrize(("seen", "alive"), [(at(11, 59, 59), True), (at(12), False)])
def test_it_ends_after_four_idle_hours(db: Database, seen: str, alive: bool) -> None:
    token = sessions.start(db, OFFICER, at(8))
    assert (sessions.resume(db, token, seen) is not None) is alive


def test_it_ends_after_twelve_hours_whatever_is_done(db: Database) -> None:
    token = sessions.start(db, OFFICER, at(8))
    alive = [sessions.resume(db, token, at(hour)) is not None for hour in range(8, 21)]
    assert alive == [True] * 12 + [False]


def test_reading_is_noted_at_most_every_five_minutes(db: Database, path: Path) -> None:
    token = sessions.start(db, OFFICER, at(8))
    sessions.resume(db, token, at(8, 4, 59))
    assert rows(path)["sessions"][0][3] == at(8)
    sessions.resume(db, token, at(8, 5))
    assert rows(path)["sessions"][0][3] == at(8, 5)


def test_a_page_is_read_even_where_that_cannot_be_noted(db: Database, path: Path) -> None:
    token = sessions.start(db, OFFICER, at(8))
    db.writer.execute("PRAGMA busy_timeout=10")
    with closing(sqlite3.connect(path, isolation_level=None)) as foreign:
        foreign.execute("BEGIN IMMEDIATE")
        assert sessions.resume(db, token, at(9)) is not None
        foreign.execute("ROLLBACK")
    assert rows(path)["sessions"][0][3] == at(8)


def test_a_clock_set_back_signs_nobody_out(db: Database) -> None:
    token = sessions.start(db, OFFICER, at(8))
    assert sessions.resume(db, token, at(8, day=9)) is not None


def test_signing_out_ends_one_or_all_of_the_sign_ins(db: Database) -> None:
    one, two, three = [sessions.start(db, OFFICER, at(8)) for _ in range(3)]
    sessions.end(db, one)
    assert sessions.resume(db, one, at(8)) is None
    assert sessions.end_all(db, OFFICER, but=two) == 1
    assert [sessions.resume(db, token, at(8)) is not None for token in (two, three)] == [True, False]


def test_a_token_of_broken_text_is_nobodys(db: Database) -> None:
    assert sessions.resume(db, "\ud800\x00" * 1000, at(8)) is None


def test_what_ran_out_is_forgotten(db: Database) -> None:
    sessions.start(db, OFFICER, at(8))
    sessions.start(db, OFFICER, at(10))
    assert sessions.purge(db, at(12)) == 1
    assert sessions.purge(db, at(13, 59)) == 0
