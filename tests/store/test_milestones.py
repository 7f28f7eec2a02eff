"""What units did beside their reports."""

from store import Database, milestones
from store.milestones import Milestone
from tests.store.house import AT, CAMPAIGN, OFFICER, REPORT

HELD = Milestone("so_ket", "2012-06-28", "Hội nghị riêng", "", OFFICER, AT)
TOLD = Milestone("cap_uy", "2012-07-02", "", "Số 05/BC-CĐCS", OFFICER, AT)


def test_each_step_is_kept_once_and_the_last_word_holds(db: Database) -> None:
    milestones.record(db, REPORT, HELD)
    milestones.record(db, REPORT, HELD._replace(done_on="2012-06-29"))
    milestones.record(db, REPORT, TOLD)
    assert milestones.of_report(db, REPORT) == {"so_ket": HELD._replace(done_on="2012-06-29"), "cap_uy": TOLD}


def test_a_campaigns_are_found_by_unit(db: Database) -> None:
    milestones.record(db, REPORT, HELD)
    milestones.record(db, REPORT, TOLD)
    assert milestones.of_campaign(db, CAMPAIGN) == {1: {"so_ket": HELD, "cap_uy": TOLD}}
    assert milestones.of_campaign(db, CAMPAIGN + 1) == {}


def test_a_step_is_taken_back_once(db: Database) -> None:
    milestones.record(db, REPORT, HELD)
    assert [milestones.forget(db, REPORT, "so_ket") for _ in range(2)] == [True, False]
    assert milestones.of_report(db, REPORT) == {}
