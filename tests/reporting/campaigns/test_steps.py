"""What units record beside their report."""

from datetime import date

import pytest

from reporting.campaigns.changing import set_open
from reporting.campaigns.steps import Done, record, recorded_steps
from reporting.office_templates import Actor
from reporting.workflow import NotAllowed
from store import events, milestones
from tests.reporting.ground import NOW, Ground

HELD = Done(date(2012, 6, 28), "Hội nghị riêng")
TOLD = Done(date(2012, 7, 2), note="số 05/BC-CĐCS")


def say(ground: Ground, **said: Done) -> list[str]:
    return record(ground.db, ground.desk("C1"), ground.officers["C1"], NOW, said)


def kept(ground: Ground) -> dict[str, tuple[str, str, str]]:
    found = milestones.of_campaign(ground.db, ground.campaign.id).get(ground.units["C1"].id, {})
    return {step: each[1:4] for step, each in found.items()}


def test_the_steps_are_the_outlines_but_for_the_report(ground: Ground) -> None:
    assert [step.id for step in recorded_steps(ground.outline)] == ["so_ket", "cap_uy"]


def test_each_step_is_kept_and_is_an_event(ground: Ground) -> None:
    told = say(ground, so_ket=HELD, cap_uy=TOLD)
    assert kept(ground) == {
        "so_ket": ("2012-06-28", "Hội nghị riêng", ""), "cap_uy": ("2012-07-02", "", "số 05/BC-CĐCS"),
    }  # fmt: skip
    assert told[0] == "Tổ chức sơ kết: 28/6/2012, Hội nghị riêng (trước đó: chưa ghi)"
    assert [event.note for event in events.of_report(ground.db, ground.desk("C1").report.id)] == told


def test_a_change_tells_what_was_before_and_nothing_new_is_no_event(ground: Ground) -> None:
    say(ground, so_ket=HELD)
    assert say(ground, so_ket=HELD) == []
    assert say(ground, so_ket=Done(None)) == ["Tổ chức sơ kết: chưa ghi (trước đó: 28/6/2012, Hội nghị riêng)"]
    assert kept(ground) == {}


def test_it_may_be_said_after_the_report_is_sent(ground: Ground) -> None:
    ground.bring("C1", "accepted")
    assert say(ground, cap_uy=TOLD)


def test_not_in_a_closed_campaign(ground: Ground, by: Actor) -> None:
    set_open(ground.db, ground.campaign, False, by)
    with pytest.raises(NotAllowed):
        say(ground, so_ket=HELD)
    assert kept(ground) == {}


def test_the_report_itself_is_no_step_to_record(ground: Ground) -> None:
    assert say(ground, report=HELD) == []
