"""Real databases in a folder of their own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from store import Database, connect
from tests.store.house import build


@pytest.fixture
def path(tmp_path: Path) -> Path:
    build(tmp_path / "baocao.db")
    return tmp_path / "baocao.db"


@pytest.fixture
def db(path: Path) -> Iterator[Database]:
    database = connect(path)
    yield database
    database.close()
