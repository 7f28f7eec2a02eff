"""A province with two districts and four unions; a day after the deadline."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from reporting.board import Row, board
from reporting.clock import VIETNAM
from tests.reporting.ground import Ground, plant
from tests.reporting.small import OUTLINE

PARENTS = {"T": "", "H1": "T", "H2": "T", "C1": "H1", "C2": "H1", "C3": "H2", "C4": "T"}
KINDS = {"T": "tinh", "H1": "huyen", "H2": "huyen", **dict.fromkeys(("C1", "C2", "C3", "C4"), "cdcs")}
DUE = datetime(2012, 7, 20, 23, 59, tzinfo=VIETNAM)
LATER = DUE + timedelta(days=2)


@pytest.fixture
def ground(tmp_path: Path) -> Iterator[Ground]:
    planted = plant(tmp_path / "baocao.db", OUTLINE, PARENTS, KINDS)
    yield planted
    planted.db.close()


@pytest.fixture
def rows(ground: Ground) -> list[Row]:
    """The board after the deadline: C1 in time, C3 late, C4 returned, H2 begun, the others not."""
    ground.bring("C1", "accepted")
    ground.bring("C3", "submitted", LATER)
    ground.bring("C4", "returned")
    ground.write("H2", {"A01": {"2011": "1"}})
    return board(ground.db, ground.campaign, LATER)
