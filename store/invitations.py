"""The codes in letters of invitation: each opens one account once; only its SHA-256 is kept, and how it ended."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from store.connection import Database, write
from store.values import to_json

USED, REPLACED, REVOKED, SETTLED = "used", "replaced", "revoked", "settled"


class Issue(NamedTuple):
    """A code to be kept: whose it is, and its digest."""

    unit_id: int
    user_id: int
    code_hash: str


@dataclass(frozen=True)
class Invitation:
    """One letter's code; `ended_as` is "" while it works, else "used", "replaced", "revoked" or "settled" (the
    account chose its password in another way)."""

    id: int
    campaign_id: int
    unit_id: int
    user_id: int
    batch: str
    issued_at: str
    expires_at: str
    ended_at: str
    ended_as: str

    def open(self, at: str) -> bool:
        """Whether it would still work at that time."""
        return not self.ended_as and at < self.expires_at


@dataclass(frozen=True)
class Batch:
    """Letters that are asked for at once: by whom, when, until when their codes work; `key` names them."""

    key: str
    campaign_id: int
    by: int
    at: str
    until: str


_COLUMNS = (
    "id, campaign_id, unit_id, user_id, batch, issued_at, expires_at, coalesce(ended_at, ''), coalesce(ended_as, '')"
)
_END = "UPDATE invitations SET ended_at = ?, ended_as = ? WHERE ended_at IS NULL"


def digest(code: str) -> str:
    """What is kept of a code's signs."""
    return hashlib.sha256(code.encode("utf-8", "surrogatepass")).hexdigest()


def issue_all(db: Database, batch: Batch, issues: Iterable[Issue]) -> None:
    """Keep new codes: all or none; the ones before them of the same accounts stop working."""
    listed = list(issues)
    rows = [(batch.campaign_id, *each, batch.key, batch.by, batch.at, batch.until) for each in listed]
    with write(db):
        db.conn.executemany(f"{_END} AND user_id = ?", [(batch.at, REPLACED, each.user_id) for each in listed])
        sql = """INSERT INTO invitations
                 (campaign_id, unit_id, user_id, code_hash, batch, issued_by, issued_at, expires_at)
                 VALUES (?, ?, ?, ?, ?, ?, ?, ?)"""
        db.conn.executemany(sql, rows)


def find(db: Database, code: str) -> Invitation | None:
    """The invitation of these signs, ended or not."""
    row = db.conn.execute(f"SELECT {_COLUMNS} FROM invitations WHERE code_hash = ?", (digest(code),)).fetchone()
    return Invitation(*row) if row else None


def of_batch(db: Database, key: str) -> tuple[Invitation, ...]:
    """The letters that were asked for at once, in their order."""
    rows = db.conn.execute(f"SELECT {_COLUMNS} FROM invitations WHERE batch = ? ORDER BY id", (key,))
    return tuple(Invitation(*row) for row in rows)


def latest(db: Database, campaign_id: int) -> dict[int, Invitation]:
    """The last invitation of each unit of the campaign, by unit id."""
    rows = db.conn.execute(f"SELECT {_COLUMNS} FROM invitations WHERE campaign_id = ? ORDER BY id", (campaign_id,))
    return {row[2]: Invitation(*row) for row in rows}


def redeem(db: Database, invitation_id: int, at: str) -> bool:
    """Use the code up; False where it does not work (any more): of two at once, one gets True."""
    with write(db):
        sql = f"{_END} AND id = ? AND expires_at > ?"
        return db.conn.execute(sql, (at, USED, invitation_id, at)).rowcount == 1


def revoke(db: Database, campaign_id: int, unit_ids: Iterable[int], at: str) -> int:
    """End the open codes of these units; returns how many there were."""
    with write(db):
        sql = f"{_END} AND campaign_id = ? AND unit_id IN (SELECT value FROM json_each(?))"
        return db.conn.execute(sql, (at, REVOKED, campaign_id, to_json(list(unit_ids)))).rowcount


def settle(db: Database, user_id: int, at: str) -> None:
    """End the account's open code: it chose a password in another way."""
    with write(db):
        db.conn.execute(f"{_END} AND user_id = ?", (at, SETTLED, user_id))
