"""One-time codes: a first password, an invitation; 80 random bits, of which only the SHA-256 is kept."""

import hashlib
import re
import secrets
from datetime import timedelta

from store.connection import Database, write
from store.values import shift

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's 32: none looks like another, so a code can be read out over the telephone."""
_MEANT = str.maketrans("OIL", "011")
_NOT_SIGNS = re.compile("[^0-9A-Z]")

_OPEN = "user_id = ? AND code_hash = ? AND purpose = ? AND used_at IS NULL AND expires_at > ?"


def _digest(code: str) -> str:
    signs = _NOT_SIGNS.sub("", code[:100].upper()).translate(_MEANT)
    return hashlib.sha256(signs.encode("ascii")).hexdigest()


def issue(db: Database, user_id: int, at: str, lasts: timedelta, purpose: str = "password") -> str:
    """Make a code "XXXX-XXXX-XXXX-XXXX" that works once within `lasts`; the one before it stops working."""
    signs = "".join(secrets.choice(SIGNS) for _ in range(16))
    with write(db):
        db.conn.execute("DELETE FROM codes WHERE user_id = ? AND purpose = ? AND used_at IS NULL", (user_id, purpose))
        db.conn.execute(
            "INSERT INTO codes (user_id, purpose, code_hash, issued_at, expires_at) VALUES (?, ?, ?, ?, ?)",
            (user_id, purpose, _digest(signs), at, shift(at, lasts)),
        )
    return "-".join(re.findall("....", signs))


def holds(db: Database, user_id: int, code: str, at: str, purpose: str = "password") -> bool:
    """Whether the code would still work; capitals, spaces and hyphens aside, O as 0, I and L as 1."""
    sql = f"SELECT 1 FROM codes WHERE {_OPEN}"
    return db.conn.execute(sql, (user_id, _digest(code), purpose, at)).fetchone() is not None


def redeem(db: Database, user_id: int, code: str, at: str, purpose: str = "password") -> bool:
    """Use the code up; False where it does not work (any more): of two at once, one gets True."""
    with write(db):
        sql = f"UPDATE codes SET used_at = ? WHERE {_OPEN}"
        return db.conn.execute(sql, (at, user_id, _digest(code), purpose, at)).rowcount == 1
