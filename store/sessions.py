"""One row per sign-in; the browser holds the token, the table only its SHA-256 (ASVS 7.2.3, 7.3)."""

import contextlib
import hashlib
import secrets
from datetime import timedelta
from typing import Any, NamedTuple

from store import users
from store.connection import Database, write
from store.errors import Busy, NoRoom
from store.users import User
from store.values import between, shift

IDLE = timedelta(hours=4)
LONGEST = timedelta(hours=12)
NOTED = timedelta(minutes=5)
"""`seen_at` is written at most this often, so that reading a page does not wait for the writers."""


class Session(NamedTuple):
    """One sign-in and its account."""

    token_hash: str
    started_at: str
    seen_at: str
    user: User


_FIND = f"""
SELECT token_hash, started_at, seen_at, {users.COLUMNS}
FROM sessions JOIN users ON users.id = sessions.user_id WHERE token_hash = ? AND users.active"""


def digest(token: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def start(db: Database, user_id: int, at: str) -> str:
    """Begin a sign-in; returns its token of 256 random bits, which nothing else will ever show again."""
    token = secrets.token_urlsafe(32)
    with write(db):
        sql = "INSERT INTO sessions (token_hash, user_id, started_at, seen_at) VALUES (?, ?, ?, ?)"
        db.conn.execute(sql, (digest(token), user_id, at, at))
    return token


def resume(db: Database, token: str, at: str) -> Session | None:
    """The sign-in of this token at `at`; None where it ended, idled 4 h, is 12 h old, or is switched off.

    A clock set back ends nothing. Where the note that it was used cannot be written now, a later page writes it.
    """
    row: tuple[Any, ...] | None = db.conn.execute(_FIND, (digest(token),)).fetchone()
    if row is None:
        return None
    session = Session(row[0], row[1], row[2], users.from_row(row[3:]))
    idle = between(session.seen_at, at)
    if idle >= IDLE or between(session.started_at, at) >= LONGEST:
        return None
    if idle >= NOTED:
        with contextlib.suppress(Busy, NoRoom):
            _note(db, session.token_hash, at)
    return session


def _note(db: Database, token_hash: str, at: str) -> None:
    with write(db):
        db.conn.execute("UPDATE sessions SET seen_at = ? WHERE token_hash = ?", (at, token_hash))


def end(db: Database, token: str) -> None:
    """Sign out."""
    with write(db):
        db.conn.execute("DELETE FROM sessions WHERE token_hash = ?", (digest(token),))


def end_all(db: Database, user_id: int, but: str = "") -> int:
    """Sign the account out everywhere, except where the token is `but`; returns how many sign-ins ended."""
    with write(db):
        sql = "DELETE FROM sessions WHERE user_id = ? AND token_hash <> ?"
        return db.conn.execute(sql, (user_id, digest(but))).rowcount


def purge(db: Database, at: str) -> int:
    """Forget the sign-ins that have run out at `at`; returns how many."""
    with write(db):
        sql = "DELETE FROM sessions WHERE seen_at <= ? OR started_at <= ?"
        return db.conn.execute(sql, (shift(at, -IDLE), shift(at, -LONGEST))).rowcount
