"""Guessing is bounded by waiting, never by a lock that a stranger could put on (reliability.md E4)."""

import math
from datetime import timedelta

from store.connection import Database, write
from store.values import between, shift

WINDOW = timedelta(minutes=5)
KEPT = timedelta(days=1)
# How many failures within WINDOW make whom wait: an account, an address (offices share one), everybody.
LIMITS = (
    ("login = :login", 10),
    ("address = :address", 30),
    ("1", 300),
)


def _known(login: str) -> str:
    return login.strip()[:100]


def record(db: Database, login: str, address: str, at: str) -> None:
    """Write down one failed sign-in, whether or not such an account exists."""
    with write(db):
        sql = "INSERT INTO failed_logins (login, address, at) VALUES (?, ?, ?)"
        db.conn.execute(sql, (_known(login), address, at))


def wait_seconds(db: Database, login: str, address: str, at: str) -> int:
    """Seconds until this account may be tried from this address again; 0 where it may be now."""
    values = {"login": _known(login), "address": address, "since": shift(at, -WINDOW)}
    waits = [0]
    for whose, limit in LIMITS:
        sql = f"SELECT at FROM failed_logins WHERE {whose} AND at > :since ORDER BY at DESC LIMIT 1 OFFSET :nth"
        row = db.conn.execute(sql, values | {"nth": limit - 1}).fetchone()
        if row:
            waits.append(math.ceil((WINDOW - between(row[0], at)).total_seconds()))
    return min(max(waits), int(WINDOW.total_seconds()))


def clear(db: Database, login: str) -> None:
    """Forget the account's failures: it signed in, or the clerk let it."""
    with write(db):
        db.conn.execute("DELETE FROM failed_logins WHERE login = ?", (_known(login),))


def purge(db: Database, at: str) -> int:
    """Forget what is older than a day at `at`; returns how many."""
    with write(db):
        return db.conn.execute("DELETE FROM failed_logins WHERE at < ?", (shift(at, -KEPT),)).rowcount
