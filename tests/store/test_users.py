import sqlite3

import pytest

from store import Database, sessions, users
from store.errors import Missing
from store.users import User
from tests.store.house import AT, OFFICER


def test_it_keeps_an_account_without_a_password_at_first(db: Database) -> None:
    kept = users.add(db, User(0, "chuyenvien", "Lê Văn C", 1, "clerk"))
    assert users.get(db, kept.id) == users.by_login(db, "ChuyenVien") == kept
    assert (kept.role, kept.password_hash, kept.active) == ("clerk", None, True)


def test_accounts_of_a_unit_are_listed(db: Database) -> None:
    users.add_all(db, [User(0, "b", "B", 1), User(0, "a", "A", 1)])
    assert [user.login for user in users.of_unit(db, 1)] == ["a", "b", "c0001", "c0002"]
    assert users.all_users(db) == users.of_unit(db, 1)


def test_it_says_that_there_is_no_such_account(db: Database) -> None:
    with pytest.raises(Missing):
        users.get(db, 99)
    with pytest.raises(Missing):
        users.set_password(db, 99, "x")
    assert users.by_login(db, "khách") is None


@pytest.mark.parametrize(
    "wrong",
    [User(0, "C0001", "A", 1), User(0, "x", "A", 1, "admin"), User(0, "x", "A", 99), User(0, " x", "A", 1)],
    ids=["same name in capitals", "a third role", "no such unit", "a space"],
)
def test_it_refuses_an_account_that_cannot_be(db: Database, wrong: User) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        users.add(db, wrong)
    assert users.add(db, User(0, "x", "A", 1)).login == "x"


def test_a_new_password_ends_every_sign_in(db: Database) -> None:
    token = sessions.start(db, OFFICER, AT)
    users.set_password(db, OFFICER, "$argon2id$…")
    assert sessions.resume(db, token, AT) is None
    assert users.get(db, OFFICER).password_hash == "$argon2id$…"


def test_an_account_that_is_switched_off_is_out_at_once(db: Database) -> None:
    token = sessions.start(db, OFFICER, AT)
    users.set_active(db, OFFICER, False)
    assert sessions.resume(db, token, AT) is None
    assert sessions.resume(db, sessions.start(db, OFFICER, AT), AT) is None
