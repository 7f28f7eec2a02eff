"""Accounts for the units that have none yet: the unit's code signs in, a one-time code is told once."""

from datetime import datetime, timedelta
from typing import NamedTuple

from reporting.clock import stamp
from reporting.office_templates import Actor
from store import audit, codes, units, users
from store.connection import Database, write
from store.units import Unit
from store.users import User

CODE_LASTS = timedelta(days=30)


class Opened(NamedTuple):
    """A new account with the code that opens it."""

    unit: Unit
    login: str
    code: str


class Openings(NamedTuple):
    """The new accounts, and the units whose code is another's sign-in name already."""

    opened: tuple[Opened, ...]
    taken: tuple[Unit, ...]
    until: str


def without_account(db: Database) -> tuple[Unit, ...]:
    """The open units for which no officer can sign in, nor could once: no account at all."""
    served = {user.unit_id for user in users.all_users(db) if user.role == "officer"}
    return tuple(unit for unit in units.all_units(db) if unit.id not in served and not unit.closed_on)


def open_accounts(db: Database, by: Actor, now: datetime) -> Openings:
    """Open an account for each of them, all or none; `now` is the real clock's, for codes run out in a demo too."""
    opened, taken = [], []
    with write(db):
        logins = {user.login.lower() for user in users.all_users(db)}
        for unit in without_account(db):
            if unit.code.lower() in logins:
                taken.append(unit)
                continue
            user = users.add(db, User(0, unit.code, unit.short_name, unit.id))
            opened.append(Opened(unit, user.login, codes.issue(db, user.id, stamp(now), CODE_LASTS)))
            audit.add(db, "account-mo", by.user_id, by.at, user.login, {"unit": unit.code}, by.address)
    return Openings(tuple(opened), tuple(taken), stamp(now + CODE_LASTS))
