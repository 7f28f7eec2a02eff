"""The demo instance with a password for some, browsers to open it with, and a real gunicorn for sockets."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask

import store
from store import users
from tests.web.browser import Browser
from tests.web.line import Server
from web.passwords import HASHER

PASSWORD = "mưa rơi trên mái lá"
WITH_PASSWORD = ("chuyenvien", "H01")


@pytest.fixture(scope="session")
def password_hash() -> str:
    return HASHER.hash(PASSWORD)


@pytest.fixture
def instance(instance: Path, password_hash: str) -> Path:
    """The demo's instance in which the clerk and H01 have chosen `PASSWORD`."""
    db = store.connect(instance / "baocao.db")
    for login in WITH_PASSWORD:
        user = users.by_login(db, login)
        assert user
        users.set_password(db, user.id, password_hash)
    db.close()
    return instance


@pytest.fixture
def password() -> str:
    return PASSWORD


@pytest.fixture
def browser(app: Flask) -> Browser:
    """Somebody who has not signed in."""
    return Browser(app)


@pytest.fixture
def officer(app: Flask) -> Browser:
    """The officer of H01, signed in."""
    return Browser(app).signed_in("H01", PASSWORD)


@pytest.fixture
def clerk(app: Flask) -> Browser:
    return Browser(app).signed_in("chuyenvien", PASSWORD)


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[str], Server]]:
    """Starts each named application once."""
    running: dict[str, Server] = {}

    def start(application: str) -> Server:
        if application not in running:
            running[application] = Server(application)
        return running[application]

    yield start
    for server in running.values():
        server.stop()
