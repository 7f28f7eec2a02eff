"""Reckoned columns: on the form they are shown and never kept, and no rule or reminder asks for them."""

from decimal import Decimal
from typing import Any

from werkzeug.datastructures import MultiDict

from forms.checking import check_content
from forms.figures import at_period, total, with_derived
from forms.grid_plan import Row
from forms.outline import load_outline
from forms.rules import breaches
from forms.section_form import SectionForm, section_form
from tests.forms.quarter import QUARTER

OUTLINE = load_outline(QUARTER)
KEPT = {
    "S1": {"now": "40"},
    "S2": {"now": "30", "plan": "32"},
    "F1": {"before": "11", "now": "5", "plan": "20"},
    "F2": {"before": "1.5", "now": "none"},
}


def form(figures: dict[str, Any], own: dict[str, Any] | None = None, kind: str = "cdcs") -> SectionForm:
    section = OUTLINE.section(kind, "ket_qua")
    return section_form(OUTLINE, section, kind, kind != "cdcs", {"so_lieu": {"figures": figures, "own": own or {}}}, {})


def row(made: SectionForm, indicator: str) -> Row:
    return next(row for row in made["so_lieu"].rows if row.indicator.id == indicator)


def shown(made: SectionForm, indicator: str) -> list[str]:
    return [cell.shown for cell in row(made, indicator).cells]


def test_a_flow_is_added_up_and_set_against_the_plan() -> None:
    assert shown(form(KEPT), "F1") == ["11", "5", "16", "", "20", "80,0"]


def test_a_stock_is_its_latest() -> None:
    assert shown(form(KEPT), "S2") == ["", "30", "30", "", "32", "93,8"]


def test_a_ratio_is_reckoned_from_reckoned_operands() -> None:
    assert shown(form(KEPT), "R1") == ["", "75,0", "75,0", "", "", ""]


def test_nothing_given_gives_nothing_and_nothing_happened_counts_as_none() -> None:
    assert shown(form({}), "F1") == [""] * 6
    assert at_period(OUTLINE, "F2", KEPT, "sum").kept == "1.5"
    assert at_period(OUTLINE, "F1", {"F1": {"before": "none", "now": "none"}}, "sum").kept == "none"


def test_a_reckoned_cell_is_no_input_and_a_typed_one_is() -> None:
    cells = row(form(KEPT), "F1").cells
    assert [bool(cell.name and cell.asked) for cell in cells] == [True, True, False, True, True, False]


def test_a_figure_sent_for_a_reckoned_column_is_not_kept() -> None:
    posted = MultiDict({"so_lieu-F1-sum": "99", "so_lieu-F1-now": "6", SectionForm.end_name: "1"})
    kept = form(KEPT).read(posted)["so_lieu"]["figures"]["F1"]
    assert kept == {"before": "11", "now": "6", "plan": "20"}


def test_the_part_of_its_own_is_reckoned_too() -> None:
    cells = row(form({}, {"F1": {"before": "2", "now": "3"}}, "xa"), "F1").own_cells
    assert [cell.shown for cell in cells] == ["2", "3", "5", "", "", ""]


def test_the_rows_have_no_column_over_all() -> None:
    made = form(KEPT)["so_lieu"]
    assert (made.totals, {row.total for row in made.rows}) == (False, {""})
    assert made.how == {"sum": "total before now", "part": "percent sum plan"}


def test_over_the_whole_report_no_figure_counts_twice() -> None:
    assert total(OUTLINE, "F1", KEPT).kept == "5"


def test_kept_figures_get_the_reckoned_ones_beside_them() -> None:
    assert with_derived(OUTLINE, KEPT)["F1"] == {"before": "11", "now": "5", "plan": "20", "sum": "16", "part": "80"}


def findings(figures: dict[str, Any]) -> list[str]:
    contents = {"ket_qua": {"so_lieu": {"figures": figures}}}
    return [one.message for one in check_content(OUTLINE, "cdcs", False, contents)]


def test_an_empty_optional_column_is_not_missed_and_another_one_is() -> None:
    lacking = [words for words in findings(KEPT) if "Lớp" in words or "Lương" in words]
    assert len(lacking) == 1
    assert "Lương" in lacking[0]
    assert any("Lớp" in words for words in findings({**KEPT, "F1": {"now": "5"}}))


def test_a_column_is_not_compared_with_the_one_beside_it() -> None:
    assert not any("Thay đổi" in words for words in findings({"S1": {"now": "90"}, "S2": {"then": "2", "now": "80"}}))


def test_of_what_was_said_before_only_errors_are_told() -> None:
    rules = tuple(rule.model_copy(update={"severity": "warning"}) for rule in OUTLINE.rules)
    warns = OUTLINE.model_copy(update={"rules": rules})
    figures = {"S1": {"then": Decimal(1)}, "S2": {"then": Decimal(2)}}
    assert [breach.period for breach in breaches(OUTLINE, "cdcs", figures)] == ["then"]
    assert breaches(warns, "cdcs", figures) == []
    now = {"S1": {"now": Decimal(1)}, "S2": {"now": Decimal(2)}}
    assert [breach.period for breach in breaches(warns, "cdcs", now)] == ["now"]


def test_a_rule_still_bites_in_each_typed_column() -> None:
    broken = findings({"S1": {"now": "1", "then": "1"}, "S2": {"now": "2", "then": "2"}})
    assert sum("nhiều hơn lao động" in words for words in broken) == 2
