"""Figures go from a unit's earlier report into its next draft: when a campaign opens, and when one is handed in."""

from dataclasses import replace
from pathlib import Path

import pytest

from reporting.board import board
from reporting.carrying.taking_over import take_over
from reporting.carrying.told import Origin, corrections, origins
from reporting.clock import stamp
from reporting.consolidation.consolidating import consolidate_report, shown
from reporting.desk import contents_of
from reporting.opening import Opening, open_on
from reporting.show import shown as report_shown
from reporting.submission import freeze
from store import campaigns, carried, entries, entry_history, reports, users
from tests.reporting.carrying.quarters import first_quarter, next_quarter, outline
from tests.reporting.ground import NOW, TREE_DAY, Ground

Q2 = {"F1": {"before": "4", "now": "5", "plan": "20"}, "S2": {"now": "30", "plan": "33"}}


@pytest.fixture
def second(tmp_path: Path) -> Ground:
    """The second quarter; C1 has reported."""
    ground = first_quarter(tmp_path)
    ground.write("C1", Q2)
    return ground


def figures(ground: Ground, code: str) -> dict[str, dict[str, str | None]]:
    found: dict[str, dict[str, str | None]] = report_shown(ground.db, ground.desk(code))["figures"]
    return found


def row(ground: Ground, code: str, indicator: str) -> dict[str, str]:
    return {period: figure for period, figure in figures(ground, code)[indicator].items() if figure}


def test_a_campaign_opens_with_what_was_handed_in(second: Ground) -> None:
    second.bring("C1", "accepted")
    third = next_quarter(second)
    assert row(third, "C1", "F1") == {"before": "9", "plan": "20"}
    assert row(third, "C1", "S2") == {"plan": "33"}
    assert row(third, "C2", "F1") == {}


@pytest.mark.parametrize("status", ["draft", "returned"])
def test_what_is_not_handed_in_is_not_taken(second: Ground, status: str) -> None:
    second.bring("C1", status)
    assert row(next_quarter(second), "C1", "F1") == {}


def test_what_is_handed_in_later_does_not_come_into_a_closed_campaign(second: Ground) -> None:
    third = next_quarter(second)
    (later,) = (one for one in campaigns.all_campaigns(third.db) if one.id == third.desk("C1").campaign.id)
    campaigns.change(third.db, replace(later, status="closed"))
    second.bring("C1", "submitted")
    assert row(third, "C1", "F1") == {}


def test_what_is_handed_in_later_comes_then(second: Ground) -> None:
    third = next_quarter(second)
    second.bring("C1", "submitted")
    assert row(third, "C1", "F1") == {"before": "9", "plan": "20"}


def test_what_is_handed_in_again_is_followed_but_not_over_what_was_typed(second: Ground) -> None:
    second.bring("C1", "submitted")
    third = next_quarter(second)
    third.write("C1", {"F1": {"before": "9", "now": "3", "plan": "26"}})
    second.back("C1", "submitted")
    second.write("C1", {"F1": {"before": "4", "now": "8", "plan": "21"}})
    handed_in_again(second, "C1")
    assert row(third, "C1", "F1") == {"before": "12", "now": "3", "plan": "26"}


def handed_in_again(ground: Ground, code: str) -> None:
    desk, by = ground.desk(code), ground.officers[code].id
    assert reports.change_status(
        ground.db, desk.report.id, "returned", "submitted", by, stamp(NOW), kind="submit", note=""
    )
    freeze(ground.db, desk, by, NOW)


def test_a_report_that_was_handed_in_is_not_touched(second: Ground) -> None:
    third = next_quarter(second)
    third.write("C1", {"F1": {"now": "1"}})
    third.bring("C1", "submitted")
    second.bring("C1", "submitted")
    assert row(third, "C1", "F1") == {"now": "1"}


def test_the_year_goes_on_over_three_quarters(second: Ground) -> None:
    second.bring("C1", "accepted")
    third = next_quarter(second)
    third.write("C1", {"F1": {"before": "9", "now": "3", "plan": "20"}})
    third.bring("C1", "accepted")
    assert row(next_quarter(third, "2026-Q4", "cuoi"), "C1", "F1") == {"before": "12", "plan": "20"}


def test_a_quarter_left_out_leaves_only_the_plan(second: Ground) -> None:
    second.bring("C1", "accepted")
    assert row(next_quarter(second, "2026-Q4"), "C1", "F1") == {"plan": "20"}


def test_the_same_quarter_of_last_year_and_a_new_plan(second: Ground) -> None:
    second.bring("C1", "accepted")
    assert row(next_quarter(second, "2027-Q2"), "C1", "F1") == {"then": "5"}


def test_another_series_gives_nothing(second: Ground) -> None:
    second.bring("C1", "accepted")
    other = outline("2026-Q3").model_copy(update={"series": "khac"})
    campaign = open_on(second.db, other, Opening("khac", TREE_DAY), NOW)
    assert row(replace(second, outline=other, campaign=campaign), "C1", "F1") == {}


def test_where_nobody_could_have_written_nothing_is_written(second: Ground) -> None:
    second.bring("C1", "accepted")
    for user in users.all_users(second.db):
        users.set_active(second.db, user.id, False)
    assert row(next_quarter(second), "C1", "F1") == {}


def test_taking_over_twice_changes_nothing(second: Ground) -> None:
    second.bring("C1", "accepted")
    third = next_quarter(second)
    before = entries.of_report(third.db, third.desk("C1").report.id)
    take_over(third.db, third.campaign, [third.units["C1"].id], NOW)
    assert entries.of_report(third.db, third.desk("C1").report.id) == before


def test_a_draft_with_nothing_but_carried_figures_has_not_been_begun(second: Ground) -> None:
    second.bring("C1", "accepted")
    third = next_quarter(second)
    assert stage(third, "C1") == "not_started"
    third.write("C1", {"F1": {"now": "1"}})
    assert stage(third, "C1") == "in_progress"


def stage(ground: Ground, code: str) -> str:
    return next(one.stage for one in board(ground.db, ground.campaign, NOW) if one.code == code)


def test_a_draft_begun_before_stays_begun(second: Ground) -> None:
    third = next_quarter(second)
    third.write("C1", {"F1": {"now": "1"}})
    second.bring("C1", "submitted")
    assert (row(third, "C1", "F1")["before"], stage(third, "C1")) == ("9", "in_progress")


def test_where_figures_come_from_is_told(second: Ground) -> None:
    second.bring("C1", "accepted")
    report = next_quarter(second).desk("C1").report.id
    assert origins(second.db, report, "ket_qua") == [Origin("báo cáo quý\u00a0II/2026 (đã duyệt)", ("before", "plan"))]
    assert origins(second.db, report, "khac") == []


def test_a_corrected_figure_is_told_and_an_untouched_one_is_not(second: Ground) -> None:
    second.bring("C1", "accepted")
    third = next_quarter(second)
    assert told(third, "C1") == []
    third.write("C1", {"F1": {"before": "9", "plan": "26"}, "S2": {"plan": "33"}})
    [words] = told(third, "C1")
    assert "ghi 20, nay ghi 26" in words


def told(ground: Ground, code: str) -> list[str]:
    desk = ground.desk(code)
    found = corrections(ground.db, desk, contents_of(entries.of_report(ground.db, desk.report.id)))
    return [one.message for one in found]


def test_a_consolidation_takes_the_children_over_what_was_carried(second: Ground) -> None:
    for code, now in (("C1", "5"), ("C2", "7")):
        second.write(code, {"F1": {"now": now, "plan": "10"}})
        second.bring(code, "accepted")
    second.write("X1", {}, {"F1": {"now": "2"}})
    consolidate_report(second.db, second.desk("X1"), second.officers["X1"].id, NOW)
    second.bring("X1", "accepted")
    third = next_quarter(second)
    assert row(third, "X1", "F1") == {"before": "14", "plan": "20"}
    third.write("C1", {"F1": {"before": "6", "now": "1", "plan": "10"}})
    third.bring("C1", "accepted")
    done = consolidate_report(third.db, third.desk("X1"), third.officers["X1"].id, NOW)
    assert row(third, "X1", "F1") == {"before": "8", "now": "1", "plan": "10"}
    assert shown(done.gathered)["figures"]["F1"] == {
        "before": "8", "now": "1", "sum": "9", "then": None, "plan": "10", "part": "90",
    }  # fmt: skip


def test_what_no_child_gives_stays_as_it_was_carried(second: Ground) -> None:
    second.write("X1", Q2)
    second.bring("X1", "accepted")
    third = next_quarter(second)
    third.write("C1", {"F1": {"now": "1"}})
    third.bring("C1", "accepted")
    consolidate_report(third.db, third.desk("X1"), third.officers["X1"].id, NOW)
    assert row(third, "X1", "F1") == {"before": "9", "now": "1", "plan": "20"}


def test_what_was_put_there_is_in_the_history_and_with_the_report(second: Ground) -> None:
    second.bring("C1", "accepted")
    third = next_quarter(second)
    report = third.desk("C1").report.id
    assert [each.revision for each in entry_history.of_section(third.db, report, "ket_qua")] == [1]
    given = carried.of_report(third.db, report)["ket_qua"]
    assert (given.revision, given.sources["plan"]) == (1, second.desk("C1").report.id)
