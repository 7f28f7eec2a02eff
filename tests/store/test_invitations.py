import sqlite3

import pytest

from store import Database, invitations, write
from store.invitations import Batch, Issue, digest
from tests.store.house import AT, CAMPAIGN, OFFICER, rows

LATER, OVER = "2012-07-20T08:00:00", "2012-09-10T08:00:00"
CODE = "7KQM9XVDC4PH"


def issued(db: Database, code: str = CODE, key: str = "mot") -> None:
    batch = Batch(key, CAMPAIGN, OFFICER, AT, OVER)
    invitations.issue_all(db, batch, [Issue(1, OFFICER, digest(code))])


def ended(db: Database, code: str = CODE) -> str:
    found = invitations.find(db, code)
    assert found
    return found.ended_as


def test_a_code_works_once(db: Database) -> None:
    issued(db)
    found = invitations.find(db, CODE)
    assert found and found.open(LATER)
    assert [invitations.redeem(db, found.id, LATER) for _ in range(2)] == [True, False]
    assert ended(db) == "used"


def test_a_code_stops_working_when_its_time_is_over(db: Database) -> None:
    issued(db)
    found = invitations.find(db, CODE)
    assert found and not found.open(OVER)
    assert not invitations.redeem(db, found.id, OVER)


def test_the_code_itself_is_nowhere_in_the_database(db: Database) -> None:
    issued(db)
    assert CODE not in repr(rows(db.path))


def test_a_new_code_of_an_account_replaces_the_one_before(db: Database) -> None:
    issued(db)
    issued(db, "CCCCDDDDFFFF", "hai")
    assert (ended(db), ended(db, "CCCCDDDDFFFF")) == ("replaced", "")
    assert [each.unit_id for each in invitations.of_batch(db, "hai")] == [1]


def test_a_revoked_code_is_dead_and_others_live(db: Database) -> None:
    issued(db)
    assert invitations.revoke(db, CAMPAIGN, [2], LATER) == 0
    assert ended(db) == ""
    assert invitations.revoke(db, CAMPAIGN, [1], LATER) == 1
    assert ended(db) == "revoked"


def test_a_password_chosen_otherwise_settles_the_invitation(db: Database) -> None:
    issued(db)
    invitations.settle(db, OFFICER, LATER)
    assert ended(db) == "settled"


def test_what_ended_stays_as_it_ended(db: Database) -> None:
    issued(db)
    invitations.settle(db, OFFICER, LATER)
    invitations.revoke(db, CAMPAIGN, [1], LATER)
    assert ended(db) == "settled"


def test_an_account_has_one_open_code(db: Database) -> None:
    issued(db)
    again = "'0' || substr(code_hash, 2)"
    columns = "id + 1, campaign_id, unit_id, user_id, %s, batch, issued_by, issued_at, expires_at, ended_at, ended_as"
    with pytest.raises(sqlite3.IntegrityError, match="user_id"), write(db):
        db.conn.execute(f"INSERT INTO invitations SELECT {columns % again} FROM invitations")
