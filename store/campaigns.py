"""The reporting campaigns; each keeps the outline it was opened with."""

from collections.abc import Mapping
from dataclasses import astuple, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from store.connection import Database, write
from store.errors import Missing
from store.values import from_json, to_json


@dataclass(frozen=True)
class Campaign:
    """One campaign; `tree_date` is the day whose unit tree it follows, `status` "open" or "closed".

    Whom to ask: `department`, `contact_name`, `contact_phone`, "" for the outline's own. `late_refused`: a report is
    not taken after its deadline, and its unit reads `late_words` ("": the usual ones).
    `prefilled` holds the rows that the clerk gives every unit: {question id: [{column: text}, …]}.
    """

    id: int
    slug: str
    title: str
    outline_json: str
    tree_date: str
    profile: str
    guidance_number: str
    guidance_date: str | None
    opened_at: str
    status: str = "open"
    department: str = ""
    contact_name: str = ""
    contact_phone: str = ""
    late_refused: int = 0
    late_words: str = ""
    prefilled: Mapping[str, Any] = field(default_factory=dict)


NAMES = [each.name for each in fields(Campaign)]
BRIEF = [name for name in NAMES if name != "outline_json"]
_SELECT_BRIEF = f"SELECT {', '.join(BRIEF)} FROM campaigns WHERE id = ?"
_OUTLINES: dict[tuple[Path, int, str, str], str] = {}
"""The outlines read so far, which never change; every page asks for its campaign, and nothing in it is as long."""
_MOST_OUTLINES = 32
_SELECT = f"SELECT {', '.join(NAMES)} FROM campaigns"
_INSERT = f"INSERT INTO campaigns ({', '.join(NAMES)}) VALUES ({', '.join('?' * len(NAMES))})"
CHANGEABLE = (
    "title", "tree_date", "profile", "guidance_number", "guidance_date", "status",
    "department", "contact_name", "contact_phone", "late_refused", "late_words", "prefilled",
)  # fmt: skip
"""What a clerk may change in an open campaign; never its slug nor its outline."""
_UPDATE = f"UPDATE campaigns SET {', '.join(f'{name} = ?' for name in CHANGEABLE)} WHERE id = ?"


def _from_row(row: tuple[Any, ...]) -> Campaign:
    return replace(Campaign(*row), prefilled=from_json(row[-1]))


def add(db: Database, campaign: Campaign) -> Campaign:
    """Keep a new campaign (id 0: the next free one); returns it with its id."""
    row = (campaign.id or None, *astuple(campaign)[1:-1], to_json(campaign.prefilled))
    with write(db):
        number = db.conn.execute(_INSERT, row).lastrowid
    return get(db, number or 0)


def change(db: Database, campaign: Campaign) -> None:
    """Keep what is `CHANGEABLE`; raises Missing."""
    values = [getattr(campaign, name) for name in CHANGEABLE[:-1]]
    with write(db):
        if not db.conn.execute(_UPDATE, [*values, to_json(campaign.prefilled), campaign.id]).rowcount:
            raise Missing(f"Không có đợt báo cáo số {campaign.id}.")


def get(db: Database, campaign_id: int) -> Campaign:
    """The campaign; raises Missing."""
    row = db.conn.execute(_SELECT_BRIEF, (campaign_id,)).fetchone()
    if row is None:
        raise Missing(f"Không có đợt báo cáo số {campaign_id}.")
    values = dict(zip(BRIEF, row, strict=True))
    values["prefilled"] = from_json(values["prefilled"])
    return Campaign(outline_json=_outline(db, campaign_id, values["slug"], values["opened_at"]), **values)


def _outline(db: Database, campaign_id: int, slug: str, opened_at: str) -> str:
    key = (db.path, campaign_id, slug, opened_at)
    if key not in _OUTLINES:
        if len(_OUTLINES) >= _MOST_OUTLINES:
            _OUTLINES.clear()
        sql = "SELECT outline_json FROM campaigns WHERE id = ?"
        _OUTLINES[key] = db.conn.execute(sql, (campaign_id,)).fetchone()[0]
    return _OUTLINES[key]


def by_slug(db: Database, slug: str) -> Campaign | None:
    """The campaign of this slug."""
    row = db.conn.execute(f"{_SELECT} WHERE slug = ?", (slug,)).fetchone()
    return _from_row(row) if row else None


def all_campaigns(db: Database) -> tuple[Campaign, ...]:
    """Every campaign, the latest first."""
    return tuple(map(_from_row, db.conn.execute(f"{_SELECT} ORDER BY opened_at DESC, id DESC")))


def latest_tree_date(db: Database) -> str:
    """The day of the unit tree of the campaign opened last, "" before the first: without reading any outline."""
    row = db.conn.execute("SELECT tree_date FROM campaigns ORDER BY opened_at DESC, id DESC LIMIT 1").fetchone()
    return row[0] if row else ""
