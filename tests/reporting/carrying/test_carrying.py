"""What one report takes over from another: by column and indicator, never over what somebody typed."""

from typing import Any

import pytest

from forms.outline.terms import read_term
from reporting.carrying import Source, carried, corrected, earlier, filled
from tests.reporting.carrying.quarters import outline

HERE = outline("2026-Q3")
SECTION = HERE.section("cdcs", "ket_qua")
BEFORE = outline("2026-Q2")
FIGURES = {
    "F1": {"before": "4", "now": "5", "plan": "20"},
    "F2": {"now": "none"},
    "S2": {"now": "30", "plan": "33"},
    "S1": {"now": "40"},
}


def source(figures: dict[str, Any], own: dict[str, Any] | None = None, kind: str = "cdcs") -> Source:
    contents = {"ket_qua": {"so_lieu": {"figures": figures, "own": own or {}}}}
    return Source(7, BEFORE, kind, contents)


def kept(figures: dict[str, Any]) -> dict[str, Any]:
    return {"so_lieu": {"figures": figures}}


TERMS = ("2025-Q3", "2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3", "2026-M06", "quy")


@pytest.mark.parametrize(
    ("way", "here", "found"),
    [
        ("last_term", "2026-Q3", ["2026-Q2"]),
        ("last_term", "2026-Q1", []),
        ("this_year", "2026-Q3", ["2026-Q2", "2026-Q1"]),
        ("this_year", "2026-Q1", []),
        ("last_year", "2026-Q3", ["2025-Q3"]),
        ("last_year", "2026-Q2", []),
    ],
)
def test_each_way_knows_its_terms(way: str, here: str, found: list[str]) -> None:
    term = read_term(here)
    assert term and earlier(way, term, TERMS) == found


def test_a_flow_goes_on_from_what_it_came_to() -> None:
    given = carried(HERE, SECTION, {"before": source(FIGURES)})["figures"]
    assert given == {"F1": {"before": "9"}, "F2": {"before": "none"}}


def test_the_plan_is_the_same_plan_and_last_year_is_its_own_quarter() -> None:
    given = carried(HERE, SECTION, {"plan": source(FIGURES), "then": source(FIGURES)})["figures"]
    assert given["F1"] == {"then": "5", "plan": "20"}
    assert (given["S2"], given["S1"]) == ({"then": "30", "plan": "33"}, {"then": "40"})


def test_the_part_of_its_own_goes_on_apart() -> None:
    xa = HERE.section("xa", "ket_qua")
    given = carried(HERE, xa, {"before": source(FIGURES, {"F1": {"now": "2"}, "S2": {"now": "9"}}, "xa")})
    assert given["own"] == {"F1": {"before": "2"}}


def test_an_indicator_or_column_that_the_earlier_report_had_not_gives_nothing() -> None:
    old = BEFORE.model_copy(update={"indicators": tuple(one for one in BEFORE.indicators if one.id == "F1")})
    assert Source(7, old, "cdcs", {}).figure("figures", "S2", "plan") == ""
    assert source(FIGURES).figure("figures", "F1", "không có") == ""
    assert source(FIGURES).figure("figures", "F1", "sum") == "9"


def test_an_empty_cell_is_filled_and_a_typed_one_stays() -> None:
    fresh = {"figures": {"F1": {"plan": "20", "before": "9"}}}
    content = filled(SECTION, kept({"F1": {"plan": "25", "now": "1"}}), fresh, {})
    assert content["so_lieu"]["figures"]["F1"] == {"plan": "25", "now": "1", "before": "9"}


def test_a_cell_that_still_holds_what_it_was_given_follows() -> None:
    before, fresh = {"figures": {"F1": {"before": "9"}}}, {"figures": {"F1": {"before": "12"}}}
    follows = filled(SECTION, kept({"F1": {"before": "9"}}), fresh, before)
    assert follows["so_lieu"]["figures"]["F1"] == {"before": "12"}
    assert filled(SECTION, kept({"F1": {"before": "8"}}), fresh, before) == kept({"F1": {"before": "8"}})


def test_a_cell_that_was_emptied_on_purpose_stays_empty() -> None:
    before, fresh = {"figures": {"F1": {"before": "9"}}}, {"figures": {"F1": {"before": "12"}}}
    assert filled(SECTION, kept({"F1": {"now": "1"}}), fresh, before) == kept({"F1": {"now": "1"}})


def test_other_answers_are_left_alone() -> None:
    content = {**kept({}), "unread": {"so_lieu-F1-now": "năm"}}
    assert filled(SECTION, content, {"figures": {"F1": {"plan": "2"}}}, {})["unread"] == content["unread"]


def test_a_figure_that_was_changed_is_told_with_both_numbers() -> None:
    given = {"ket_qua": {"figures": {"F1": {"plan": "2000", "before": "none"}}}}
    contents = {"ket_qua": kept({"F1": {"plan": "2500", "before": "none"}})}
    [found] = corrected(HERE, (SECTION,), contents, given, {"plan": "báo cáo quý II/2026 (đã duyệt)"})
    assert (found.severity, found.cell) == ("warning", "so_lieu-F1-plan")
    assert "Lớp – Kế hoạch 2026: báo cáo quý II/2026 (đã duyệt) ghi 2.000, nay ghi 2.500" in found.message


def test_a_figure_that_was_taken_out_is_told() -> None:
    [found] = corrected(HERE, (SECTION,), {}, {"ket_qua": {"figures": {"F1": {"before": "none"}}}}, {})
    assert "báo cáo trước ghi không phát sinh, nay để trống" in found.message
