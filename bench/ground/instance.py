"""An instance to measure: the demo, and districts whose reports are copies of its fullest one, open for writing."""

import contextlib
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from flask import Flask

from app import create_app
from forms.outline import IndicatorsQuestion
from reporting.clock import Clock, stamp
from reporting.desk import contents_of
from reporting.founding import CAMPAIGN, TREE_DATE
from reporting.founding_demo import DEMO_DAY, found_demo
from reporting.outlines import outline_of
from settings import Settings, load_settings
from store import campaigns, entries, reports, unit_parents, units, users
from store.campaigns import Campaign
from store.connection import Database, checkpoint, connect, write
from store.migrations import migrate
from store.units import Unit
from store.users import User
from web.passwords import HASHER

DEMO_UNITS = 20
MODEL = "H01"
PASSWORD = "mưa rơi trên mái lá"
NOW = Clock(DEMO_DAY).now()


@dataclass(frozen=True)
class Account:
    """A signed-in officer and the report to fill: what a browser keeps of both."""

    report_id: int
    cookie: str
    token: str


@contextlib.contextmanager
def instance(writers: int) -> Iterator[tuple[Settings, list[Account]]]:
    """A new instance in a temporary folder with so many districts that may write, each signed in."""
    folder = Path(tempfile.mkdtemp(prefix="baocao-bench-"))
    try:
        (folder / "config.toml").write_text(f"[server]\nport = 0\n[demo]\nclock = {DEMO_DAY.isoformat()}\n")
        settings = load_settings(folder)
        migrate(settings.database)
        with contextlib.closing(connect(settings.database)) as db:
            found_demo(db, DEMO_UNITS, NOW)
            opened = open_districts(db, writers)
            checkpoint(db)
        app = create_app(settings)
        yield settings, [sign_in(app, login, report_id) for login, report_id in opened]
    finally:
        shutil.rmtree(folder)


def open_districts(db: Database, count: int) -> list[tuple[str, int]]:
    """Districts with a union below each and the answers of the model district: (sign-in name, report id)."""
    model, campaign = units.by_code(db, MODEL), campaigns.by_slug(db, CAMPAIGN)
    assert model and campaign
    report = reports.of_unit(db, campaign.id, model.id)
    assert report
    contents = contents_of(entries.of_report(db, report.id))
    hashed = HASHER.hash(PASSWORD)
    with write(db):
        return [open_one(db, campaign, model, f"X{n:03}", contents, hashed) for n in range(count)]


def open_one(
    db: Database, campaign: Campaign, model: Unit, code: str, contents: Mapping[str, Any], hashed: str
) -> tuple[str, int]:
    """One such district."""
    child = replace(model, id=0, code=f"{code}C", kind="cdcs")
    units.add_all(db, [replace(model, id=0, code=code), child])
    unit_parents.place_all(db, [(code, "TINH"), (child.code, code)], TREE_DATE.isoformat())
    unit = units.by_code(db, code)
    assert unit
    reports.open_all(db, campaign.id, [unit.id], stamp(NOW))
    user = users.add(db, User(0, code, unit.short_name, unit.id, password_hash=hashed))
    report = reports.of_unit(db, campaign.id, unit.id)
    assert report
    for section, content in contents.items():
        entries.save(db, report.id, section, content, 0, "", "", user.id, stamp(NOW))
    return code, report.id


def sign_in(app: Flask, login: str, report_id: int) -> Account:
    """Sign in as a browser does; raises AssertionError where that does not work."""
    client = app.test_client()
    origin = {"Origin": "http://localhost"}
    typed = {"login": login, "password": PASSWORD, "csrf_token": token_of(client.get("/dang-nhap").text)}
    assert client.post("/dang-nhap", data=typed, headers=origin).status_code == 302
    token = token_of(client.get("/doi-mat-khau").text)
    cookie = client.get_cookie("phien")
    assert cookie
    return Account(report_id, cookie.value, token)


def token_of(html: str) -> str:
    found = re.search(r'name="csrf_token" value="([^"]+)"', html)
    assert found
    return found[1]


def heaviest_section(settings: Settings) -> tuple[str, int]:
    """The section of a district with most cells for figures, own parts counted: (its id, how many)."""
    with contextlib.closing(connect(settings.database)) as db:
        campaign = campaigns.by_slug(db, CAMPAIGN)
        assert campaign
        outline = outline_of(campaign)
    cells = {
        section.id: sum(
            (1 + indicator.keeps_own) * (len(outline.periods) - len(indicator.not_asked))
            for question in section.questions
            if isinstance(question, IndicatorsQuestion)
            for indicator in map(outline.indicator, question.rows)
            if indicator.typed
        )
        for section in outline.sections_for("huyen")
    }
    return max(cells.items(), key=lambda pair: pair[1])
