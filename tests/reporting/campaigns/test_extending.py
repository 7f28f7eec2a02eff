"""More time for one unit."""

from datetime import date

import pytest

from reporting.board import board
from reporting.campaigns.changing import remove_units, set_open
from reporting.campaigns.extending import NotExtended, end_extension, extend
from reporting.deadlines import REPORT_STEP, due_of
from reporting.office_templates import Actor
from store import audit, events
from tests.reporting.ground import NOW, Ground

LATER, LATEST = date(2012, 7, 25), date(2012, 7, 30)


def given(ground: Ground, by: Actor, due: date = LATER, reason: str = "mưa lũ", step: str = REPORT_STEP) -> None:
    extend(ground.db, ground.campaign, ground.units["C1"], step, due, reason, by)


def sentence(ground: Ground, code: str = "C1") -> str:
    return due_of(ground.db, ground.campaign, ground.units[code], REPORT_STEP, NOW.date()).sentence


def test_the_unit_reads_its_new_day_and_the_board_counts_by_it(ground: Ground, by: Actor) -> None:
    given(ground, by)
    assert sentence(ground) == "Hạn nộp: 25/7/2012 (gia hạn từ 20/7/2012) — còn 15 ngày"
    assert {row.code: row.due for row in board(ground.db, ground.campaign, NOW)}["C1"] == "2012-07-25"
    assert sentence(ground, "C2") == "Hạn nộp: 20/7/2012 — còn 10 ngày"


def test_a_newer_one_holds_and_each_is_written_down_with_old_and_new(ground: Ground, by: Actor) -> None:
    given(ground, by, LATEST)
    given(ground, by, LATER)
    assert due_of(ground.db, ground.campaign, ground.units["C1"], REPORT_STEP, NOW.date()).day == LATER
    newest, first = (each.detail["changed"]["extension:C1:report"] for each in audit.latest(ground.db, 2))
    assert (first, newest) == (["2012-07-20", "2012-07-30"], ["2012-07-30", "2012-07-25"])


def test_an_ended_one_gives_the_usual_day_back(ground: Ground, by: Actor) -> None:
    given(ground, by)
    for _ in range(2):
        end_extension(ground.db, ground.campaign, ground.units["C1"], REPORT_STEP, "cấp nhầm", by)
    assert sentence(ground) == sentence(ground, "C2")
    assert audit.latest(ground.db, 2)[0].detail["changed"] == {"extension:C1:report": ["2012-07-25", "2012-07-20"]}
    told = [event.note for event in events.of_report(ground.db, ground.desk("C1").report.id)]
    assert told == ["Gửi báo cáo: đến 25/7/2012. mưa lũ", "Gửi báo cáo: trở lại hạn chung ngày 20/7/2012. cấp nhầm"]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"due": date(2012, 7, 20)}, "due"),
        ({"reason": "  "}, "reason"),
        ({"step": "khac"}, "step"),
        ({"step": "so_ket"}, "step"),
    ],
)
def test_what_gives_no_more_time_is_refused(ground: Ground, by: Actor, wrong: dict[str, object], field: str) -> None:
    with pytest.raises(NotExtended) as refused:
        given(ground, by, **wrong)  # type: ignore[arg-type]
    assert refused.value.field == field
    assert "gia hạn" not in sentence(ground)


def test_a_unit_that_takes_no_part_gets_none(ground: Ground, by: Actor) -> None:
    remove_units(ground.db, ground.campaign, [ground.units["C1"].id], by)
    with pytest.raises(NotExtended, match="không tham gia"):
        given(ground, by)


def test_in_a_closed_campaign_no_day_changes_until_it_is_opened_again(ground: Ground, by: Actor) -> None:
    given(ground, by)
    set_open(ground.db, ground.campaign, False, by)
    with pytest.raises(NotExtended, match="mở lại đợt"):
        given(ground, by, LATEST)
    with pytest.raises(NotExtended, match="mở lại đợt"):
        end_extension(ground.db, ground.campaign, ground.units["C1"], REPORT_STEP, "cấp nhầm", by)
    assert "25/7/2012" in sentence(ground)
    set_open(ground.db, ground.campaign, True, by)
    given(ground, by, LATEST)
    assert "30/7/2012" in sentence(ground)
