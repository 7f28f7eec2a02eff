"""The table of a consolidation: own part, the children's sum, their total, what is typed instead."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reporting.consolidation.consolidating import gather
from reporting.consolidation.settling import differences_of
from reporting.consolidation.table import Line, table
from tests.reporting.ground import Ground, plant
from tests.reporting.small import OUTLINE

PARENTS = {"T": "", "H1": "T", "C1": "H1", "C2": "H1"}
KINDS = {"T": "tinh", "H1": "huyen", "C1": "cdcs", "C2": "cdcs"}


@pytest.fixture
def ground(tmp_path: Path) -> Iterator[Ground]:
    planted = plant(tmp_path / "baocao.db", OUTLINE, PARENTS, KINDS)
    planted.write("C1", {"A01": {"2011": "1000"}, "L01": {"2010": "none", "2011": "4"}})
    planted.bring("C1", "accepted")
    planted.write("H1", {"A01": {"2011": "1234"}}, {"L01": {"2011": "5"}})
    yield planted
    planted.db.close()


def line(ground: Ground, indicator: str) -> Line:
    found = gather(ground.db, ground.desk("H1"))
    groups = table(found.made, found.children, differences_of(ground.db, found))
    return next(one for group in groups for one in group.lines if one.indicator.id == indicator)


def square(ground: Ground, indicator: str, period: str) -> dict[str, object]:
    return next(one._asdict() for one in line(ground, indicator).squares if one and one.period == period)


def test_own_part_and_children_make_the_total(ground: Ground) -> None:
    found = square(ground, "L01", "2011")
    assert (found["own"], found["below"], found["total"]) == ("5", "4", "9")
    assert (found["given"], found["expected"]) == (1, 2)


def test_nothing_happened_is_a_stroke_and_nothing_given_is_empty(ground: Ground) -> None:
    assert square(ground, "L01", "2010")["below"] == "-"
    assert square(ground, "L01", "2012")["total"] == ""


def test_a_typed_total_stands_beside_with_the_difference(ground: Ground) -> None:
    found = square(ground, "A01", "2011")
    assert (found["total"], found["typed"], found["by"]) == ("1.000", "1.234", "+234")
    assert line(ground, "A01").differs and not line(ground, "L01").differs


def test_the_last_column_is_over_the_periods(ground: Ground) -> None:
    assert (line(ground, "A01").last, line(ground, "L01").last) == ("1.000", "9")


def test_what_is_counted_from_the_tree_has_no_parts(ground: Ground) -> None:
    found = square(ground, "O01", "2011")
    assert (found["total"], found["own"], found["below"]) == ("2", "", "")
