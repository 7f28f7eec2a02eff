import re
import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest

from store import Database, codes
from tests.store.house import AT, OFFICER, rows

DAY = timedelta(days=1)
LATER = "2012-07-10T20:00:00"


def test_a_code_works_once(db: Database) -> None:
    code = codes.issue(db, OFFICER, AT, DAY)
    assert re.fullmatch("([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}", code)
    assert codes.holds(db, OFFICER, code, LATER)
    assert [codes.redeem(db, OFFICER, code, LATER) for _ in range(2)] == [True, False]


def test_a_code_is_read_as_it_is_typed(db: Database) -> None:
    code = codes.issue(db, OFFICER, AT, DAY)
    typed = f"  {code.lower().replace('-', ' ').replace('0', 'o').replace('1', 'l')} "
    assert codes.redeem(db, OFFICER, typed, LATER)


def test_a_code_stops_working_when_its_time_is_over(db: Database) -> None:
    code = codes.issue(db, OFFICER, AT, DAY)
    assert not codes.redeem(db, OFFICER, code, "2012-07-11T08:00:00")
    assert codes.redeem(db, OFFICER, code, "2012-07-11T07:59:59")


def test_a_new_code_replaces_the_one_before(db: Database) -> None:
    old, new = codes.issue(db, OFFICER, AT, DAY), codes.issue(db, OFFICER, AT, DAY)
    assert not codes.redeem(db, OFFICER, old, LATER)
    assert codes.redeem(db, OFFICER, new, LATER)


def test_a_code_is_one_accounts_and_for_one_purpose(db: Database) -> None:
    code = codes.issue(db, OFFICER, AT, DAY, "invitation")
    assert not codes.redeem(db, OFFICER + 1, code, LATER, "invitation")
    assert not codes.redeem(db, OFFICER, code, LATER)
    assert codes.redeem(db, OFFICER, code, LATER, "invitation")


@pytest.mark.parametrize("typed", ["", "\ud800\x00", "Đ" * 10_000, "0000-0000-0000-0000"])
def test_what_is_no_code_does_not_work(db: Database, typed: str) -> None:
    codes.issue(db, OFFICER, AT, DAY)
    assert not codes.redeem(db, OFFICER, typed, LATER)


def test_the_code_itself_is_nowhere_in_the_database(db: Database, path: Path) -> None:
    code = codes.issue(db, OFFICER, AT, DAY)
    assert code.replace("-", "") not in repr(rows(path)) and code not in repr(rows(path))


def test_it_refuses_a_code_that_never_works(db: Database) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        codes.issue(db, OFFICER, AT, timedelta(0))
