from collections.abc import Iterator
from pathlib import Path

import pytest

from forms.outline import Outline
from tests.reporting.ground import Ground, plant
from tests.reporting.workbench.planted import ELSE, FIRST, KINDS, OTHER, PARENTS, SECOND, tell


@pytest.fixture
def ground(tmp_path: Path, outline: Outline) -> Iterator[Ground]:
    """C1 accepted, C2 handed in with C1's first paragraph, C3 still writing, C9 elsewhere."""
    planted = plant(tmp_path / "baocao.db", outline, PARENTS, KINDS)
    tell(planted, "C1", f"{FIRST}\n{SECOND}")
    tell(planted, "C1", ELSE, OTHER)
    tell(planted, "C2", FIRST.replace("ba buổi", "hai buổi"))
    tell(planted, "C3", "Đang viết.")
    planted.bring("C1", "accepted")
    planted.bring("C2", "submitted")
    yield planted
    planted.db.close()
