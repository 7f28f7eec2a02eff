"""Who may sign in: an officer of a unit, or a clerk of the province."""

from collections.abc import Iterable
from dataclasses import astuple, dataclass, fields, replace
from typing import Any

from store.connection import Database, write
from store.errors import Missing


@dataclass(frozen=True)
class User:
    """One account; `role` is "officer" or "clerk", `password_hash` None until a password is chosen."""

    id: int
    login: str
    display_name: str
    unit_id: int
    role: str = "officer"
    password_hash: str | None = None
    active: bool = True


NAMES = [field.name for field in fields(User)]
COLUMNS = ", ".join(f"users.{name}" for name in NAMES)
_INSERT = f"INSERT INTO users ({', '.join(NAMES)}) VALUES (?, ?, ?, ?, ?, ?, ?)"


def from_row(row: tuple[Any, ...]) -> User:
    """The user of a row of `COLUMNS`."""
    return replace(User(*row), active=bool(row[-1]))


def _to_row(user: User) -> tuple[Any, ...]:
    return (user.id or None, *astuple(user)[1:])


def add(db: Database, user: User) -> User:
    """Keep a new account (id 0: the next free one); returns it with its id."""
    with write(db):
        number = db.conn.execute(_INSERT, _to_row(user)).lastrowid
    return get(db, number or 0)


def add_all(db: Database, many: Iterable[User]) -> None:
    """Keep many new accounts in one transaction: all or none."""
    rows = [_to_row(user) for user in many]
    with write(db):
        db.conn.executemany(_INSERT, rows)


def get(db: Database, user_id: int) -> User:
    """The account; raises Missing."""
    row = db.conn.execute(f"SELECT {COLUMNS} FROM users WHERE id = ?", (user_id,)).fetchone()
    if row is None:
        raise Missing(f"Không có tài khoản số {user_id}.")
    return from_row(row)


def by_login(db: Database, login: str) -> User | None:
    """The account of this sign-in name, capital letters aside."""
    row = db.conn.execute(f"SELECT {COLUMNS} FROM users WHERE login = ?", (login,)).fetchone()
    return from_row(row) if row else None


def of_unit(db: Database, unit_id: int) -> tuple[User, ...]:
    """The accounts of a unit, by sign-in name."""
    rows = db.conn.execute(f"SELECT {COLUMNS} FROM users WHERE unit_id = ? ORDER BY login", (unit_id,))
    return tuple(map(from_row, rows))


def all_users(db: Database) -> tuple[User, ...]:
    """Every account, by sign-in name."""
    return tuple(map(from_row, db.conn.execute(f"SELECT {COLUMNS} FROM users ORDER BY login")))


def set_password(db: Database, user_id: int, password_hash: str) -> None:
    """Keep the hash of a new password and end every sign-in of the account; raises Missing."""
    _set(db, user_id, "password_hash", password_hash)


def set_active(db: Database, user_id: int, active: bool) -> None:
    """Open or close the account and end every sign-in of it; raises Missing."""
    _set(db, user_id, "active", int(active))


def _set(db: Database, user_id: int, column: str, value: str | int) -> None:
    with write(db):
        if not db.conn.execute(f"UPDATE users SET {column} = ? WHERE id = ?", (value, user_id)).rowcount:
            raise Missing(f"Không có tài khoản số {user_id}.")
        db.conn.execute("DELETE FROM sessions WHERE user_id = ?", (user_id,))
