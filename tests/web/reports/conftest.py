"""The small tree with its people signed in: a district, its school, the clerk, and a stranger from next door."""

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from forms.outline import Outline, load_outline, shipped
from reporting.clock import stamp
from store import entries, users
from store.connection import Database, checkpoint
from tests.reporting.conftest import DISTRICT, PROVINCE, SCHOOL
from tests.reporting.filled import filled_contents
from tests.reporting.tree import NOW, grow, report_id, user
from tests.web.browser import Browser

UNITS = {"H02": DISTRICT, "C0002": SCHOOL, "TINH": PROVINCE}
Fill = Callable[[str, Mapping[str, Any]], None]


@pytest.fixture(scope="session")
def outline() -> Outline:
    return load_outline(shipped("nq20-so-ket-5-nam"))


@pytest.fixture(scope="session")
def grown(tmp_path_factory: pytest.TempPathFactory, outline: Outline, password_hash: str) -> Path:
    """The small instance, in which everybody has the same password; tests copy it."""
    folder = tmp_path_factory.mktemp("grown")
    db = grow(folder / "baocao.db", outline)
    for each in users.all_users(db):
        users.set_password(db, each.id, password_hash)
    checkpoint(db)
    db.close()
    return folder


@pytest.fixture
def instance(grown: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "instance"
    folder.mkdir()
    shutil.copy(grown / "baocao.db", folder / "baocao.db")
    return folder


@pytest.fixture
def report(db: Database) -> str:
    """The address of the district's report."""
    return f"/bao-cao/{report_id(db, DISTRICT)}"


@pytest.fixture
def school_report(db: Database) -> str:
    return f"/bao-cao/{report_id(db, SCHOOL)}"


@pytest.fixture
def officer(app: Flask, password: str) -> Browser:
    """The district's officer."""
    return Browser(app).signed_in("H02", password)


@pytest.fixture
def school(app: Flask, password: str) -> Browser:
    """The officer of the school under the district."""
    return Browser(app).signed_in("C0002", password)


@pytest.fixture
def stranger(app: Flask, password: str) -> Browser:
    """The officer of another district."""
    return Browser(app).signed_in("H03", password)


@pytest.fixture
def fill(db: Database) -> Fill:
    """Keeps contents {section: content} as the unit's own officer."""

    def keep(code: str, contents: Mapping[str, Any]) -> None:
        number, author = report_id(db, UNITS[code]), user(db, "chuyenvien" if code == "TINH" else code)
        for section, content in contents.items():
            entries.save(db, number, section, content, 0, "", "", author.id, stamp(NOW))

    return keep


@pytest.fixture
def complete(fill: Fill, outline: Outline) -> Callable[[str], None]:
    """Fills a unit's report so that nothing stands in its way."""
    return lambda code: fill(code, filled_contents(outline, UNITS[code].kind))
