"""What contradicts itself in a campaign's plan."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from forms.outline import Outline
from reporting.campaigns.contradictions import ADVICE, WARNING, contradictions
from reporting.campaigns.plan import Member, Plan, dues_of_outline, plan

MEMBERS = (
    Member(1, "LĐLĐ tỉnh", "tinh", None),
    Member(2, "LĐLĐ huyện Cư Jút", "huyen", 1),
    Member(3, "CĐCS A", "cdcs", 2),
)
JULY_6, JULY_10 = date(2012, 7, 6), date(2012, 7, 10)
DUES = {
    ("cdcs", "held"): date(2012, 7, 11),
    ("huyen", "held"): date(2012, 7, 13),
    ("tinh", "held"): date(2012, 7, 16),
    ("cdcs", "report"): date(2012, 7, 18),
    ("huyen", "report"): date(2012, 7, 20),
    ("tinh", "report"): date(2012, 7, 27),
}
SOUND = Plan(
    kinds={"cdcs": "CĐCS", "huyen": "LĐLĐ huyện", "tinh": "LĐLĐ tỉnh"},
    steps={"held": "Sơ kết", "report": "Gửi báo cáo"},
    dues=DUES,
    members=MEMBERS,
    opened=JULY_10,
    guidance=JULY_6,
)


def changed(dues: Mapping[tuple[str, str], date | None]) -> Plan:
    kept = {place: day for place, day in (DUES | dues).items() if day}
    return replace(SOUND, dues=kept)


def rules(plan: Plan) -> list[str]:
    return [one.rule for one in contradictions(plan)]


def test_a_sound_plan_contradicts_nothing() -> None:
    assert contradictions(SOUND) == []


@pytest.mark.parametrize(
    ("wrong", "rule"),
    [
        (replace(SOUND, guidance=date(2012, 7, 12)), "guidance"),
        (replace(SOUND, opened=date(2012, 7, 12)), "past"),
        (changed({("cdcs", "report"): date(2012, 7, 23)}), "parent"),
        (changed({("huyen", "report"): date(2012, 7, 12), ("cdcs", "report"): date(2012, 7, 12)}), "order"),
        (changed({("cdcs", "report"): None}), "no_deadline"),
        (replace(SOUND, members=(MEMBERS[0], MEMBERS[2])), "no_parent"),
        (changed({("cdcs", "report"): date(2012, 7, 14)}), "weekend"),
    ],
)
def test_each_contradiction_is_found(wrong: Plan, rule: str) -> None:
    assert rules(wrong) == [rule]


@pytest.mark.parametrize(
    "fine",
    [
        replace(SOUND, guidance=date(2012, 7, 11)),
        replace(SOUND, guidance=None),
        replace(SOUND, opened=date(2012, 7, 11)),
        changed({("cdcs", "report"): date(2012, 7, 20)}),
        changed({("huyen", "report"): date(2012, 7, 18)}),
        replace(SOUND, dues={}),
        replace(SOUND, members=MEMBERS[:2], dues=DUES | {("cdcs", "report"): date(2012, 1, 1)}),
    ],
    ids=["guided that day", "no guidance", "opened that day", "with the parent", "all at once", "none", "not asked"],
)
def test_what_only_touches_is_no_contradiction(fine: Plan) -> None:
    assert rules(fine) == []


def test_the_guidance_of_2012_came_after_its_own_deadline(outline: Outline) -> None:
    told = plan(outline, dues_of_outline(outline), MEMBERS, JULY_6, JULY_6)
    found = contradictions(told)
    assert [one.rule for one in found if one.severity == WARNING] == ["guidance", "past", "order"]
    assert "06/7/2012, sau hạn “Tổ chức sơ kết” (30/6/2012) của Công đoàn cơ sở" in found[0].message
    assert {one.rule for one in found if one.severity == ADVICE} == {"weekend", "no_deadline"}


def test_kinds_with_one_day_are_told_together() -> None:
    late = replace(SOUND, opened=date(2012, 7, 14), dues=DUES | {("huyen", "held"): DUES["cdcs", "held"]})
    assert [one.message for one in contradictions(late)] == [
        "Hạn “Sơ kết” (11/7/2012) của CĐCS, LĐLĐ huyện đã qua khi mở đợt (14/7/2012)."
    ]


def test_the_units_without_a_parent_are_counted_and_some_named() -> None:
    alone = [Member(10 + n, f"CĐCS {n}", "cdcs", 2) for n in range(5)]
    message = contradictions(replace(SOUND, members=(MEMBERS[0], *alone)))[0].message
    assert message.startswith("5 đơn vị tham gia") and "(CĐCS 0, CĐCS 1, CĐCS 2…)" in message
