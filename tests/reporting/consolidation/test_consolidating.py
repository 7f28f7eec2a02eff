"""A report consolidated for real: who counts, what is written where, what is frozen."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reporting.consolidation.consolidating import NothingBelow, consolidate_report, gather, marks, shown
from reporting.consolidation.packing import Layout, pack
from reporting.consolidation.provenance import changes, moves
from reporting.submission import move
from store import consolidations, entries, events, handed_in, reports, units
from store.errors import CampaignOver, ReportLocked
from tests.reporting.ground import NOW, SLUG, Ground, plant
from tests.reporting.small import OUTLINE

PARENTS = {"T": "", "H1": "T", "H2": "T", "C1": "H1", "C2": "H1", "C3": "H1", "C4": "H2"}
KINDS = {"T": "tinh", "H1": "huyen", "H2": "huyen", "C1": "cdcs", "C2": "cdcs", "C3": "cdcs", "C4": "cdcs"}


@pytest.fixture
def ground(tmp_path: Path) -> Iterator[Ground]:
    planted = plant(tmp_path / "baocao.db", OUTLINE, PARENTS, KINDS)
    for code, figure in (("C1", "10"), ("C2", "20"), ("C3", "40")):
        planted.write(code, {"A01": {"2011": figure}, "L01": {"2011": "1"}})
    planted.bring("C1", "accepted")
    planted.bring("C2", "submitted")
    yield planted
    planted.db.close()


def figures(ground: Ground, code: str) -> dict[str, Any]:
    kept = entries.of_report(ground.db, ground.desk(code).report.id)
    found: dict[str, Any] = kept["muc"].content["so_lieu"].get("figures", {}) if "muc" in kept else {}
    return found


def consolidate(ground: Ground, code: str = "H1", submitted: bool = False, **more: Any) -> Any:
    return consolidate_report(ground.db, ground.desk(code), ground.officers[code].id, NOW, submitted, **more)


def test_accepted_reports_count_and_the_others_are_missing(ground: Ground) -> None:
    found = shown(gather(ground.db, ground.desk("H1")))
    assert (found["unit"], found["counted"], found["missing"]) == ("H1", ["C1"], ["C2", "C3"])
    assert found["figures"]["A01"]["2011"] == "10"


def test_reports_handed_in_count_too_where_that_is_asked(ground: Ground) -> None:
    found = shown(gather(ground.db, ground.desk("H1"), submitted=True))
    assert (found["counted"], found["figures"]["A01"]["2011"]) == (["C1", "C2"], "30")
    assert found["parts"]["A01"]["2011"] == {"C1": "10", "C2": "20"}


def test_the_shape_of_what_is_shown(ground: Ground) -> None:
    ground.write("H1", {}, {"L01": {"2011": "5", "2010": "none"}})
    found = shown(gather(ground.db, ground.desk("H1")))
    assert list(found) == ["unit", "counted", "missing", "figures", "parts"]
    assert found["figures"]["L01"] == {"2010": "none", "2011": "6", "2012": None}
    assert found["parts"]["L01"] == {"2010": {}, "2011": {"H1": "5", "C1": "1"}, "2012": {}}


def test_units_outside_the_campaign_are_not_expected(tmp_path: Path) -> None:
    planted = plant(tmp_path / "khac.db", OUTLINE, PARENTS, KINDS, silent=frozenset({"C2"}))
    assert [child.code for child in gather(planted.db, planted.desk("H1")).children] == ["C1", "C3"]
    planted.db.close()


def test_a_unit_with_none_below_cannot_be_consolidated(ground: Ground) -> None:
    with pytest.raises(NothingBelow, match="ĐV C1"):
        gather(ground.db, ground.desk("C1"))


def test_a_move_after_the_tree_day_changes_nothing_and_one_before_it_does(ground: Ground) -> None:
    units.set_parent(ground.db, ground.units["C1"].id, ground.units["H2"].id, "2012-07-02")
    assert "C1" in shown(gather(ground.db, ground.desk("H1")))["counted"]
    units.set_parent(ground.db, ground.units["C1"].id, ground.units["H2"].id, "2012-06-30")
    assert "C1" not in [child.code for child in gather(ground.db, ground.desk("H1")).children]
    assert shown(gather(ground.db, ground.desk("H2")))["counted"] == ["C1"]


def test_grassroots_units_are_counted_through_the_whole_branch(ground: Ground) -> None:
    made = gather(ground.db, ground.desk("T")).made
    assert made.kept()["O01"]["2011"] == "4"
    assert {code: part.kept for code, part in made.parts_of("O01", "2011").items()} == {"H1": "3", "H2": "1"}


def test_the_draft_is_filled_and_marked(ground: Ground) -> None:
    consolidate(ground)
    assert figures(ground, "H1")["A01"] == {"2011": "10"}
    assert marks(ground.db, ground.desk("H1").report.id)["A01"] == {"2011": "10"}


def test_what_was_typed_stays(ground: Ground) -> None:
    ground.write("H1", {"A01": {"2011": "99"}})
    done = consolidate(ground)
    assert figures(ground, "H1")["A01"] == {"2011": "99"}
    assert done.draft.left == (("A01", "2011"),)


def test_it_runs_again_with_the_cells_it_wrote_following(ground: Ground) -> None:
    consolidate(ground)
    ground.write("H1", {**figures(ground, "H1"), "L01": {"2011": "77"}})
    done = consolidate(ground, submitted=True)
    assert figures(ground, "H1")["A01"] == {"2011": "30"}
    assert figures(ground, "H1")["L01"] == {"2011": "77"}
    assert done.draft.written == (("A01", "2011"),)


def test_the_own_part_is_added_and_stays(ground: Ground) -> None:
    ground.write("H1", {}, {"L01": {"2011": "5"}})
    consolidate(ground)
    kept = entries.of_report(ground.db, ground.desk("H1").report.id)["muc"].content["so_lieu"]
    assert (kept["figures"]["L01"], kept["own"]["L01"]) == ({"2011": "6"}, {"2011": "5"})


@pytest.mark.parametrize("status", ["submitted", "accepted"])
def test_a_report_that_is_handed_in_is_not_written_in(ground: Ground, status: str) -> None:
    ground.bring("H1", status)
    with pytest.raises(ReportLocked):
        consolidate(ground)
    assert consolidations.latest(ground.db, ground.desk("H1").report.id) is None


def test_a_report_of_a_closed_campaign_is_not_written_in(ground: Ground) -> None:
    ground.close()
    with pytest.raises(CampaignOver):
        consolidate(ground)
    assert consolidations.latest(ground.db, ground.desk("H1").report.id) is None


def test_the_snapshot_keeps_who_counted_with_which_hand_in(ground: Ground) -> None:
    kept = consolidate(ground).kept
    assert [(child["code"], child["version"], child["status"]) for child in kept.children] == [
        ("C1", 1, "accepted"),
        ("C2", 0, "submitted"),
        ("C3", 0, "draft"),
    ]
    assert kept.children[0]["submitted_by"] == "Cán bộ C1"
    assert kept.figures["A01"] == {"2011": "10"}


def test_a_rerun_after_one_unit_changed_shows_exactly_the_affected_cells(ground: Ground) -> None:
    before = consolidate(ground).kept
    move(ground.db, ground.desk("C1"), "reopen", ground.officers["H1"], NOW)
    ground.write("C1", {"A01": {"2011": "11"}, "L01": {"2011": "1"}})
    assert reports.change_status(
        ground.db, ground.desk("C1").report.id, "returned", "draft", None, "2012-07-11T00:00:00+07:00"
    )
    ground.bring("C1", "accepted")
    now = gather(ground.db, ground.desk("H1"))
    assert [change.indicator for change in changes(before.figures, now.made.kept())] == ["A01"]
    assert [(one.code, one.before, one.after) for one in moves(before.children, now.children)] == [("C1", 1, 2)]


def test_a_reopened_report_counts_no_more(ground: Ground) -> None:
    consolidate(ground)
    ground.back("C1", "accepted")
    consolidate(ground)
    assert "A01" not in figures(ground, "H1")


def test_it_is_written_down_in_the_reports_history(ground: Ground) -> None:
    consolidate(ground)
    last = events.of_report(ground.db, ground.desk("H1").report.id)[-1]
    assert (last.kind, last.user_id) == ("consolidate", ground.officers["H1"].id)
    assert last.note.startswith("tổng hợp từ 1/3 đơn vị")


def test_hand_ins_without_packed_figures_are_read_from_their_answers(ground: Ground) -> None:
    raw = ground.db.conn
    raw.execute("PRAGMA query_only=OFF")
    raw.execute("DROP TRIGGER report_versions_frozen")
    raw.execute("UPDATE report_versions SET figures = NULL")
    assert gather(ground.db, ground.desk("H1")).made.kept()["A01"] == {"2011": "10"}


def test_a_province_adds_the_totals_that_its_districts_print(ground: Ground) -> None:
    ground.write("H1", {"A01": {"2011": "99"}})
    consolidate(ground)
    ground.bring("H1", "accepted")
    consolidate(ground, "T")
    assert figures(ground, "T")["A01"] == {"2011": "99"}
    assert ground.campaign.slug == SLUG


def test_a_hand_in_keeps_its_figures_packed(ground: Ground) -> None:
    last = handed_in.latest_of_units(ground.db, ground.campaign.id, [ground.units["C1"].id], ("accepted",))
    packed = last[ground.units["C1"].id].figures
    assert packed == pack(Layout.of(OUTLINE), {"A01": {"2011": "10"}, "L01": {"2011": "1"}})
