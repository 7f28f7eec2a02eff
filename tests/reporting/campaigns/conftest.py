"""A planted campaign with a province, two districts and their CĐCS, and the clerk's hand."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from forms.outline import Step
from reporting.clock import stamp
from reporting.office_templates import Actor
from tests.reporting.ground import NOW, Ground, plant
from tests.reporting.small import OUTLINE

PARENTS = {"T": "", "H1": "T", "H2": "T", "C1": "H1", "C2": "H1"}
KINDS = {"T": "tinh", "H1": "huyen", "H2": "huyen", "C1": "cdcs", "C2": "cdcs"}
STEPS = (
    Step(id="so_ket", label="Tổ chức sơ kết", ways=("Hội nghị riêng", "Lồng ghép")),
    Step(id="report", label="Gửi báo cáo"),
    Step(id="cap_uy", label="Báo cáo cấp ủy"),
)
WITH_STEPS = OUTLINE.model_copy(update={"campaign": OUTLINE.campaign.model_copy(update={"steps": STEPS})})


@pytest.fixture
def ground(tmp_path: Path) -> Iterator[Ground]:
    planted = plant(tmp_path / "baocao.db", WITH_STEPS, PARENTS, KINDS)
    yield planted
    planted.db.close()


@pytest.fixture
def by(ground: Ground) -> Actor:
    return Actor(ground.officers["chuyenvien"].id, stamp(NOW), "10.0.0.1")
