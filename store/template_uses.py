"""Which template the units of a kind print on in a campaign; a kind without one prints on our own."""

from collections.abc import Iterable

from store import templates
from store.connection import Database, write
from store.templates import Template


def use(db: Database, campaign_id: int, unit_kinds: Iterable[str], template_id: int) -> None:
    """Let the units of these kinds print on the template from now on."""
    sql = """INSERT INTO template_uses (campaign_id, unit_kind, template_id) VALUES (?, ?, ?)
             ON CONFLICT (campaign_id, unit_kind) DO UPDATE SET template_id = excluded.template_id"""
    with write(db):
        db.conn.executemany(sql, [(campaign_id, kind, template_id) for kind in unit_kinds])


def drop(db: Database, campaign_id: int, unit_kind: str) -> bool:
    """Let the units of this kind print on our own again; False where they did."""
    sql = "DELETE FROM template_uses WHERE campaign_id = ? AND unit_kind = ?"
    with write(db):
        return db.conn.execute(sql, (campaign_id, unit_kind)).rowcount == 1


def of_campaign(db: Database, campaign_id: int) -> dict[str, Template]:
    """The templates in use in the campaign, by unit kind."""
    sql = "SELECT unit_kind, template_id FROM template_uses WHERE campaign_id = ?"
    rows = db.conn.execute(sql, (campaign_id,)).fetchall()
    return {kind: templates.get(db, template_id) for kind, template_id in rows}


def file_for(db: Database, campaign_id: int, unit_kind: str) -> bytes | None:
    """The file that the units of this kind print on; None where that is our own."""
    sql = """SELECT data FROM template_uses JOIN templates ON templates.id = template_uses.template_id
             WHERE campaign_id = ? AND unit_kind = ?"""
    row = db.conn.execute(sql, (campaign_id, unit_kind)).fetchone()
    return bytes(row[0]) if row else None
