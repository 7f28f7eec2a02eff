"""A small union to keep: one province, one district, one officer, one campaign and its reports."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from store import Database, campaigns, connect, migrate, reports, units, users, write
from store.campaigns import Campaign
from store.entries import Saved, save
from store.units import Unit
from store.users import User

AT = "2012-07-10T08:00:00"
DAY = "2012-07-10"
FROM = "2000-01-01"
OFFICER = 1
CAMPAIGN = 1
REPORT = 1


def build(path: Path, reports_wanted: int = 1) -> None:
    """Make the database with as many units as reports, all under the first one."""
    migrate(path)
    with closing(connect(path)) as db, write(db):
        codes = [f"C{number:04}" for number in range(1, reports_wanted + 1)]
        units.add_all(db, [Unit(0, code, f"Công đoàn cơ sở {code}", code, "cdcs") for code in codes])
        units.place_all(db, [(code, codes[0]) for code in codes[1:]], FROM)
        users.add(db, User(0, "c0001", "Nguyễn Văn A", 1))
        users.add(db, User(0, "c0002", "Trần Thị B", 1))
        campaigns.add(db, campaign())
        reports.open_all(db, CAMPAIGN, range(1, reports_wanted + 1), AT)


def campaign(slug: str = "nq20", **changed: Any) -> Campaign:
    values: dict[str, Any] = {"outline_json": "{}", "tree_date": DAY, "profile": "tld-2011"}
    values |= {"guidance_number": "", "guidance_date": None, "opened_at": AT}
    return Campaign(0, slug, "Sơ kết 5 năm", **(values | changed))


def key(number: int | str) -> str:
    return f"{number:0>32}"


def put(db: Database, text: str, revision: int, number: int | str, **changed: Any) -> Saved:
    """One save of the first report's section "s" with the narrative `text`."""
    values: dict[str, Any] = {"report_id": REPORT, "section": "s", "by": OFFICER, "at": AT, "body_hash": text}
    return save(db, content={"q": text}, revision=revision, key=key(number), **(values | changed))


def rows(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table."""
    with closing(sqlite3.connect(path)) as raw:
        tables = raw.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
        return {name: sorted(raw.execute(f"SELECT * FROM {name}"), key=repr) for (name,) in tables}


def file_hashes(folder: Path) -> dict[str, bytes]:
    """Every file under the folder but lock files, by its relative name."""
    files = [file for file in folder.rglob("*") if file.is_file() and file.suffix != ".lock"]
    return {str(file.relative_to(folder)): file.read_bytes() for file in files}
