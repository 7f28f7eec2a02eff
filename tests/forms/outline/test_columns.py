"""Columns of an outline: which a figure has, what is wrong with how they are written."""

import pytest

from forms.outline import OutlineProblems, load_outline, parse_stored, shipped
from forms.outline.columns import decimals_in, on_paper, settled, shown_in
from tests.forms.quarter import QUARTER

OUTLINE = load_outline(QUARTER)


def shown(indicator: str) -> list[str]:
    return [one.id for one in OUTLINE.periods if shown_in(OUTLINE, OUTLINE.indicator(indicator), one)]


def test_a_flow_has_every_column_and_a_stock_none_of_flows() -> None:
    assert shown("F1") == ["before", "now", "sum", "then", "plan", "part"]
    assert shown("S2") == ["now", "sum", "then", "plan", "part"]


def test_a_percentage_is_shown_only_where_both_its_columns_are() -> None:
    assert shown("S1") == ["now", "sum", "then"]


def test_a_ratio_has_the_columns_that_both_operands_have() -> None:
    assert shown("R1") == ["now", "sum", "then"]


def test_nobody_is_asked_what_is_reckoned() -> None:
    assert {"sum", "part"} <= set(OUTLINE.indicator("F1").not_asked)


def test_a_percentage_has_one_decimal_whatever_the_figure_has() -> None:
    flow = OUTLINE.indicator("F1")
    assert [decimals_in(flow, OUTLINE.period(id)) for id in ("sum", "part")] == [0, 1]


def test_a_column_may_stay_off_the_paper() -> None:
    assert [period.id for period in on_paper(OUTLINE)] == ["now", "sum", "then", "plan", "part"]


def test_a_campaign_keeps_the_columns() -> None:
    assert parse_stored(OUTLINE.model_dump_json()) == OUTLINE


def test_an_outline_of_plain_periods_stays_as_it_is() -> None:
    outline = load_outline(shipped("nq20-so-ket-5-nam"))
    assert settled(outline) is outline
    assert (outline.totals, outline.series, outline.term) == (True, "", "")


BAD = {
    "no way to reckon": ("derived: {total: [before, now]}", "derived: {}", "đúng một cách tính"),
    "two ways": ("derived: {percent: [sum, plan]}", "derived: {percent: [sum, plan], total: [now]}", "đúng một cách"),
    "a column that comes later": ("derived: {total: [before, now]}", "derived: {total: [now, plan]}", "đứng trước nó"),
    "a column that is not there": ("derived: {percent: [sum, plan]}", "derived: {percent: [sum, x]}", "“x” phải là"),
    "reckoned and carried": (
        "derived: {total: [before, now]}",
        "derived: {total: [now]}, carried: {from: last_year, period: now}",
        "không có cả hai",
    ),
    "totals beside reckoned columns": ("totals: false", "totals: true", "thêm totals: false"),
    "an unknown way to carry": ("carried: {from: last_year, period: now}", "carried: {from: ever, period: now}",
                                "chỉ nhận: last_term, this_year, last_year"),
    "carried from nowhere": ("carried: {from: last_year, period: now}", "carried: {from: last_year, period: x}",
                             "không có kỳ “x”"),
    "a series without a name": ("series: quy\n", "", "phải có series"),
    "a reckoned column that is not asked": (
        "measure: lớp, period: flow}",
        "measure: lớp, period: flow, not_asked: [sum]}",
        "do máy tính",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_a_mistake_in_a_column_is_told_with_its_line(name: str) -> None:
    old, new, said = BAD[name]
    assert QUARTER.count(old) >= 1
    with pytest.raises(OutlineProblems) as refused:
        load_outline(QUARTER.replace(old, new, 1))
    told = [problem for problem in refused.value.problems if said in problem.message]
    assert told
    if new:
        lines = QUARTER.replace(old, new, 1).split("\n")
        assert any(lines[each.line - 1] in new or new.split("\n")[0] in lines[each.line - 1] for each in told)


def test_only_views_of_others_are_no_columns() -> None:
    text = QUARTER.replace("  - {id: now, label: Nay, printed: <Ky>, from: <tu>, to: <den>}\n", "")
    with pytest.raises(OutlineProblems, match="ít nhất một kỳ được nhập"):
        load_outline(text)
