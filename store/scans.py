"""Signed papers as they came: a scan or a photo beside the report; each upload stays, the last one is shown."""

from hashlib import sha256
from typing import NamedTuple

from store.connection import Database, write
from store.errors import Missing


class Scan(NamedTuple):
    """One upload, without its bytes; `kind` is pdf, jpg or png, `size` in bytes."""

    id: int
    report_id: int
    name: str
    kind: str
    size: int
    digest: str
    uploaded_by: int
    uploaded_at: str


_COLUMNS = ", ".join(Scan._fields)
_INSERT = """
INSERT INTO scans (report_id, name, kind, size, digest, uploaded_by, uploaded_at, data)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)"""
_OF_CAMPAIGN = """
SELECT DISTINCT reports.unit_id FROM scans JOIN reports ON reports.id = scans.report_id WHERE reports.campaign_id = ?"""


def add(db: Database, report_id: int, name: str, kind: str, data: bytes, by: int, at: str) -> None:
    """Keep an upload."""
    with write(db):
        row = (report_id, name, kind, len(data), sha256(data).hexdigest(), by, at, data)
        db.conn.execute(_INSERT, row)


def latest(db: Database, report_id: int) -> Scan | None:
    """The report's signed paper, None where there is none."""
    sql = f"SELECT {_COLUMNS} FROM scans WHERE report_id = ? ORDER BY id DESC LIMIT 1"
    row = db.conn.execute(sql, (report_id,)).fetchone()
    return Scan(*row) if row else None


def data_of(db: Database, scan_id: int) -> bytes:
    """The bytes as they came; raises Missing."""
    row = db.conn.execute("SELECT data FROM scans WHERE id = ?", (scan_id,)).fetchone()
    if row is None:
        raise Missing(f"Không có bản ký số {scan_id}.")
    return bytes(row[0])


def units_with_one(db: Database, campaign_id: int) -> frozenset[int]:
    """The units of a campaign whose signed paper has come."""
    return frozenset(row[0] for row in db.conn.execute(_OF_CAMPAIGN, (campaign_id,)))
