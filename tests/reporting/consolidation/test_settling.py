"""The choice between a typed total and the sum of its parts, kept with who and why."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reporting.consolidation.consolidating import consolidate_report, gather, marks
from reporting.consolidation.settling import ReasonNeeded, differences_of, keep_typed, take_computed
from store import consolidation_choices, entries
from store.errors import CampaignOver, ReportLocked
from tests.reporting.ground import NOW, Ground, plant
from tests.reporting.small import OUTLINE

CELL = ("A01", "2011")
REASON = "Có hai đơn vị chưa nộp; số lấy từ sổ theo dõi."


@pytest.fixture
def ground(tmp_path: Path) -> Iterator[Ground]:
    planted = plant(tmp_path / "baocao.db", OUTLINE, {"T": "", "H1": "T", "C1": "H1"}, KINDS)
    planted.write("C1", {"A01": {"2011": "50"}, "O05": {"2011": "40"}})
    planted.bring("C1", "accepted")
    planted.write("H1", {"A01": {"2011": "62"}})
    yield planted
    planted.db.close()


KINDS = {"T": "tinh", "H1": "huyen", "C1": "cdcs"}


def keep(ground: Ground, reason: str = REASON) -> int:
    return keep_typed(ground.db, ground.desk("H1"), {CELL}, reason, ground.officers["H1"].id, NOW)


def open_ones(ground: Ground) -> list[tuple[str, str]]:
    found = differences_of(ground.db, gather(ground.db, ground.desk("H1")))
    return [one.place.cell for one in found if not one.settled]


def printed(ground: Ground) -> str:
    kept = entries.of_report(ground.db, ground.desk("H1").report.id)
    figure: str = kept["muc"].content["so_lieu"]["figures"]["A01"]["2011"]
    return figure


def test_a_typed_total_is_kept_for_a_reason(ground: Ground) -> None:
    assert open_ones(ground) == [CELL]
    assert keep(ground) == 1
    kept = consolidation_choices.of_report(ground.db, ground.desk("H1").report.id)[CELL]
    assert (kept.choice, kept.typed, kept.computed, kept.reason) == ("typed", "62", "50", REASON)
    assert (open_ones(ground), printed(ground)) == ([], "62")


@pytest.mark.parametrize("reason", ["", "  ", "\u200b"])
def test_without_a_reason_it_is_not_kept(ground: Ground, reason: str) -> None:
    with pytest.raises(ReasonNeeded):
        keep(ground, reason)
    assert open_ones(ground) == [CELL]


def test_what_does_not_differ_needs_no_choice(ground: Ground) -> None:
    ground.write("H1", {"A01": {"2011": "50"}})
    assert keep(ground) == 0


def test_the_computed_total_takes_the_place_of_the_typed_one(ground: Ground) -> None:
    take_computed(ground.db, ground.desk("H1"), {CELL}, ground.officers["H1"].id, NOW)
    assert (printed(ground), open_ones(ground)) == ("50", [])
    kept = consolidation_choices.of_report(ground.db, ground.desk("H1").report.id)[CELL]
    assert (kept.choice, kept.typed, kept.user_id) == ("computed", "62", ground.officers["H1"].id)


def test_a_taken_total_follows_later_consolidations(ground: Ground) -> None:
    take_computed(ground.db, ground.desk("H1"), {CELL}, ground.officers["H1"].id, NOW)
    assert marks(ground.db, ground.desk("H1").report.id)["A01"] == {"2011": "50"}
    ground.back("C1", "accepted")
    consolidate_report(ground.db, ground.desk("H1"), ground.officers["H1"].id, NOW)
    kept = entries.of_report(ground.db, ground.desk("H1").report.id)
    assert kept["muc"].content["so_lieu"]["figures"] == {"O01": {"2010": "1", "2011": "1", "2012": "1"}}


def test_a_typed_total_that_was_kept_is_asked_again_when_it_changes(ground: Ground) -> None:
    keep(ground)
    ground.write("H1", {"A01": {"2011": "63"}})
    assert open_ones(ground) == [CELL]


def test_in_a_report_that_is_handed_in_nothing_is_chosen(ground: Ground) -> None:
    ground.bring("H1", "submitted")
    with pytest.raises(ReportLocked):
        keep(ground)
    with pytest.raises(ReportLocked):
        take_computed(ground.db, ground.desk("H1"), {CELL}, ground.officers["H1"].id, NOW)
    assert consolidation_choices.of_report(ground.db, ground.desk("H1").report.id) == {}


def test_in_a_closed_campaign_nothing_is_chosen(ground: Ground) -> None:
    ground.close()
    with pytest.raises(CampaignOver):
        keep(ground)
    with pytest.raises(CampaignOver):
        take_computed(ground.db, ground.desk("H1"), {CELL}, ground.officers["H1"].id, NOW)
