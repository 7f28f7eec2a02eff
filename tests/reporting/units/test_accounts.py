"""Accounts for units that have none: the code signs in, the one-time code works once, nobody loses an account."""

from collections.abc import Callable

from reporting.clock import Clock
from reporting.office_templates import Actor
from reporting.units.accounts import open_accounts, without_account
from reporting.units.importing import import_units
from store import codes, users
from store.connection import Database
from store.units import Unit
from store.users import User
from tests.reporting.units.conftest import DAY, listed

HEAD = "Mã;Cấp trên;Loại;Tên"


def test_where_all_have_one_none_is_opened(db: Database, by: Actor) -> None:
    before = users.all_users(db)
    assert (without_account(db), open_accounts(db, by, Clock().now()).opened) == ((), ())
    assert users.all_users(db) == before


def test_a_new_unit_signs_in_with_its_code(db: Database, by: Actor, unit: Callable[[str], Unit]) -> None:
    import_units(db, listed(HEAD, "X01;H01;cdcs;Công đoàn cơ sở A"), DAY, by)
    now = Clock().now()
    (opened,) = open_accounts(db, by, now).opened
    user = users.by_login(db, "X01")
    assert user and (user.unit_id, user.role, opened.login) == (unit("X01").id, "officer", "X01")
    assert codes.holds(db, user.id, opened.code, now.isoformat())


def test_a_sign_in_name_that_is_taken_is_told(db: Database, by: Actor, unit: Callable[[str], Unit]) -> None:
    users.add(db, User(0, "x01", "Người khác", unit("H01").id))
    import_units(db, listed(HEAD, "X01;H01;cdcs;Công đoàn cơ sở A"), DAY, by)
    made = open_accounts(db, by, Clock().now())
    assert ([each.code for each in made.taken], made.opened) == (["X01"], ())
