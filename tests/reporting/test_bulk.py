"""Many reports moved at once: each by the same table, one refused stops no other, one press counts once."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from reporting.bulk import ACTIONS, STEPS, WITH_COMMENT, Outcome, Press, Wanted, mark_of, settle
from reporting.reviewing import NothingSaid
from reporting.workflow import TRANSITIONS
from store import comments, events, reports
from store.errors import KeyReused
from tests.reporting.board.conftest import KINDS, PARENTS
from tests.reporting.ground import NOW, Ground, plant
from tests.reporting.small import OUTLINE

NO_KEY = Press()


@pytest.fixture
def ground(tmp_path: Path) -> Iterator[Ground]:
    """C1, C2 and C3 wait for their review; C4 is a draft."""
    planted = plant(tmp_path / "baocao.db", OUTLINE, PARENTS, KINDS)
    for code in ("C1", "C2", "C3"):
        planted.bring(code, "submitted")
    yield planted
    planted.db.close()


def press(ground: Ground, who: str, action: str, *codes: str, comment: str = "", once: Press = NO_KEY) -> Outcome:
    wanted = [Wanted(ground.desk(code).report.id) for code in codes]
    return settle(ground.db, ground.officers[who], action, wanted, NOW, comment, once)


def statuses(ground: Ground, *codes: str) -> list[str]:
    return [ground.desk(code).report.status for code in codes]


def test_the_clerk_accepts_many(ground: Ground) -> None:
    outcome = press(ground, "chuyenvien", "accept", "C1", "C2", "C3")
    assert [each.code for each in outcome.done] == ["C1", "C2", "C3"]
    assert statuses(ground, "C1", "C2", "C3") == ["accepted"] * 3


def test_one_that_is_refused_stops_no_other_and_is_told_why(ground: Ground) -> None:
    outcome = press(ground, "chuyenvien", "accept", "C1", "C4", "C2")
    assert statuses(ground, "C1", "C4", "C2") == ["accepted", "draft", "accepted"]
    assert [(each.code, each.reason) for each in outcome.refused] == [
        ("C4", "Không thể duyệt: báo cáo đang ở trạng thái “Bản nháp”.")
    ]


def test_the_direct_parent_moves_its_own_and_no_others(ground: Ground) -> None:
    outcome = press(ground, "H1", "accept", "C1", "C3")
    assert [each.code for each in outcome.done] == ["C1"]
    assert statuses(ground, "C3") == ["submitted"]


def test_a_stranger_learns_no_name(ground: Ground) -> None:
    (refused,) = press(ground, "H1", "accept", "C3").refused
    assert "C3" not in refused.code + refused.name + refused.reason


def test_nobody_accepts_ones_own_report(ground: Ground) -> None:
    ground.bring("T", "submitted")
    assert "cấp trên trực tiếp" in press(ground, "chuyenvien", "accept", "T").refused[0].reason


def test_each_returned_report_keeps_the_comment_and_the_event(ground: Ground) -> None:
    press(ground, "H1", "return", "C1", "C2", comment="Thiếu biểu số 3.")
    for code in ("C1", "C2"):
        report = ground.desk(code).report
        assert [remark.body for remark in comments.of_report(ground.db, report.id)] == ["Thiếu biểu số 3."]
        assert events.of_report(ground.db, report.id)[-1].kind == "return"


def test_nothing_is_returned_without_a_word(ground: Ground) -> None:
    with pytest.raises(NothingSaid):
        press(ground, "H1", "return", "C1", comment="  \u200b ")
    assert statuses(ground, "C1") == ["submitted"]


def test_a_press_that_comes_twice_counts_once_and_tells_the_same(ground: Ground) -> None:
    once = Press("k" * 32, "d" * 64)
    first = press(ground, "H1", "return", "C1", comment="Sửa.", once=once)
    ground.bring("C4", "submitted")
    assert press(ground, "H1", "return", "C1", comment="Sửa.", once=once) == first
    assert len(comments.of_report(ground.db, ground.desk("C1").report.id)) == 1


def test_control_without_a_key_the_second_press_is_refused(ground: Ground) -> None:
    press(ground, "H1", "accept", "C1")
    assert press(ground, "H1", "accept", "C1").done == []


def test_a_key_is_good_for_one_content(ground: Ground) -> None:
    press(ground, "H1", "accept", "C1", once=Press("k" * 32, "d" * 64))
    with pytest.raises(KeyReused):
        press(ground, "H1", "accept", "C2", once=Press("k" * 32, "e" * 64))
    assert statuses(ground, "C2") == ["submitted"]


def test_what_was_handed_in_again_since_it_was_seen_is_left_alone(ground: Ground) -> None:
    report = ground.desk("C1").report
    later = (NOW + timedelta(minutes=5)).isoformat(timespec="seconds")
    for old, new in (("submitted", "draft"), ("draft", "submitted")):
        reports.change_status(ground.db, report.id, old, new, None, later)
    wanted = [Wanted(report.id, mark_of(report.submitted_at))]
    assert settle(ground.db, ground.officers["H1"], "accept", wanted, NOW).done == []
    seen = [Wanted(report.id, mark_of(ground.desk("C1").report.submitted_at))]
    assert settle(ground.db, ground.officers["H1"], "accept", seen, NOW).refused == []


def test_the_steps_are_those_of_the_reviewers_table() -> None:
    assert set(ACTIONS) == set(STEPS) >= WITH_COMMENT
    assert {TRANSITIONS[action].actor for action in ACTIONS} == {"reviewer"}
