"""An instance of sixteen demo units, made once and copied for each test that wants one."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app import create_app
from reporting.clock import Clock
from reporting.founding_demo import DEMO_DAY, found_demo
from settings import Settings
from store.connection import Database, checkpoint, connect
from store.migrations import migrate

UNITS = 16


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an instance with the demo; tests copy it and leave it alone."""
    folder = tmp_path_factory.mktemp("founded")
    migrate(folder / "baocao.db")
    db = connect(folder / "baocao.db")
    found_demo(db, UNITS, Clock(DEMO_DAY).now())
    checkpoint(db)
    db.close()
    return folder


@pytest.fixture
def instance(founded: Path, tmp_path: Path) -> Path:
    """An instance folder of a test's own."""
    folder = tmp_path / "instance"
    folder.mkdir()
    shutil.copy(founded / "baocao.db", folder / "baocao.db")
    return folder


@pytest.fixture
def settings(instance: Path) -> Settings:
    return Settings(instance=instance, secret_key=b"k" * 32, clock=DEMO_DAY)


@pytest.fixture
def app(settings: Settings) -> Flask:
    made = create_app(settings)
    made.config["TESTING"] = True
    return made


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def db(instance: Path) -> Iterator[Database]:
    opened = connect(instance / "baocao.db")
    yield opened
    opened.close()


@pytest.fixture
def today() -> date:
    return DEMO_DAY
