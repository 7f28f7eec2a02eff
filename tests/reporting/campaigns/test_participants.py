"""Who takes part in a campaign, by kind and branch."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reporting.campaigns.participants import TOP, crowd_on
from tests.reporting.ground import Ground, plant
from tests.reporting.small import OUTLINE

PARENTS = {"T": "", "H1": "T", "C1": "H1", "C2": "H1", "D1": "T"}
KINDS = {"T": "tinh", "H1": "huyen", "C1": "cdcs", "C2": "cdcs", "D1": "cdcs"}
DAY = "2012-07-01"


@pytest.fixture
def ground(tmp_path: Path) -> Iterator[Ground]:
    planted = plant(tmp_path / "baocao.db", OUTLINE, PARENTS, KINDS)
    yield planted
    planted.db.close()


def test_each_unit_has_one_branch(ground: Ground) -> None:
    crowd = crowd_on(ground.db, DAY)
    assert {unit.code: crowd.branches[unit.id] for unit in crowd.units} == {
        "T": TOP, "D1": TOP, "H1": "H1", "C1": "H1", "C2": "H1",
    }  # fmt: skip
    assert list(crowd.names()) == [TOP, "H1"]


@pytest.mark.parametrize(
    ("kinds", "branches", "codes"),
    [
        (("tinh", "huyen", "cdcs"), (), "C1 C2 D1 H1 T"),
        (("cdcs",), (), "C1 C2 D1"),
        (("cdcs",), ("H1",), "C1 C2"),
        (("tinh", "cdcs"), (TOP,), "D1 T"),
        ((), (), ""),
    ],
)
def test_kinds_and_branches_choose(ground: Ground, kinds: tuple[str], branches: tuple[str], codes: str) -> None:
    chosen = crowd_on(ground.db, DAY).chosen(kinds, branches)
    assert sorted(unit.code for unit in chosen) == codes.split()


def test_the_chosen_are_counted_by_branch_and_kind(ground: Ground) -> None:
    crowd = crowd_on(ground.db, DAY)
    assert [line[1:] for line in crowd.counts(crowd.units, ["cdcs", "huyen", "tinh"])] == [
        ((1, 0, 1), 2), ((2, 1, 0), 3), ((3, 1, 1), 5),
    ]  # fmt: skip
