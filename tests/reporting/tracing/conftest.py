from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.reporting.ground import Ground
from tests.reporting.tracing.grove import grow


@pytest.fixture
def ground(tmp_path: Path) -> Iterator[Ground]:
    planted = grow(tmp_path / "baocao.db")
    yield planted
    planted.db.close()
