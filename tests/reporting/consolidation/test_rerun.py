"""Which cells moved between two consolidations, and because of whose reports."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reporting.consolidation.consolidating import consolidate_report, gather
from reporting.consolidation.rerun import Affected, explained, frozen, present
from store import consolidations
from tests.reporting.ground import NOW, Ground, plant
from tests.reporting.small import OUTLINE

PARENTS = {"T": "", "H1": "T", "C1": "H1", "C2": "H1", "C3": "H1"}
KINDS = {"T": "tinh", "H1": "huyen", "C1": "cdcs", "C2": "cdcs", "C3": "cdcs"}


@pytest.fixture
def ground(tmp_path: Path) -> Iterator[Ground]:
    """H1 consolidated from C1 and C2; C3 has not handed in."""
    planted = plant(tmp_path / "baocao.db", OUTLINE, PARENTS, KINDS)
    for code, figure in (("C1", "10"), ("C2", "20"), ("C3", "40")):
        planted.write(code, {"A01": {"2011": figure}, "L01": {"2011": "1"}})
    planted.bring("C1", "accepted")
    planted.bring("C2", "accepted")
    consolidate_report(planted.db, planted.desk("H1"), planted.officers["H1"].id, NOW)
    yield planted
    planted.db.close()


def since(ground: Ground) -> dict[tuple[str, str], Affected]:
    """What another run would change."""
    desk = ground.desk("H1")
    last = consolidations.latest(ground.db, desk.report.id)
    assert last
    found = explained(ground.db, OUTLINE, frozen(last), present(gather(ground.db, desk)))
    return {(one.change.indicator, one.change.period): one for one in found}


def test_nothing_moved_nothing_is_named(ground: Ground) -> None:
    assert since(ground) == {}


def test_a_unit_that_counts_now_moves_what_it_gave_and_no_more(ground: Ground) -> None:
    ground.bring("C3", "accepted")
    found = since(ground)
    assert {cell for cell in found if cell[0] in ("A01", "L01")} == {("A01", "2011"), ("L01", "2011")}
    (share,) = found["A01", "2011"].shares
    assert (share.name, share.before, share.after, share.was.kept, share.now.kept) == ("ĐV C3", 0, 1, "", "40")


def test_a_unit_that_counts_no_more_is_named_too(ground: Ground) -> None:
    ground.back("C2", "accepted")
    (share,) = since(ground)["A01", "2011"].shares
    assert (share.name, share.before, share.after) == ("ĐV C2", 1, 0)


def test_units_that_gave_the_same_again_did_not_move_it(ground: Ground) -> None:
    ground.bring("C3", "accepted")
    ground.back("C2", "accepted")
    assert [share.name for share in since(ground)["A01", "2011"].shares] == ["ĐV C2", "ĐV C3"]
    assert "L01" not in [cell[0] for cell in since(ground)]


def test_the_units_own_part_is_told_apart(ground: Ground) -> None:
    kept = gather(ground.db, ground.desk("H1")).made.kept()
    ground.write("H1", kept, {"L01": {"2011": "5"}})
    found = since(ground)
    assert list(found) == [("L01", "2011")]
    assert (found["L01", "2011"].own, found["L01", "2011"].shares) == (True, ())
