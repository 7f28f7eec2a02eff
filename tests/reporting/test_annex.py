"""The annex: what a cell prints, and what the last column adds up to."""

from typing import Any

from forms.outline import Outline
from reporting.annex import annex


def row(outline: Outline, kind: str, code: str, values: dict[str, str], more: dict[str, Any] | None = None) -> Any:
    """The printed row of one indicator, its figures put where the outline asks them."""
    contents: dict[str, Any] = {}
    for indicator, kept in {code: values, **(more or {})}.items():
        for section in outline.sections_for(kind):
            for question in section.questions:
                if question.kind == "indicators" and indicator in question.rows:
                    page = contents.setdefault(section.id, {}).setdefault(question.id, {"figures": {}})
                    page["figures"][indicator] = kept
    groups = annex(outline, kind, contents)["nhom"]
    return next(each for group in groups for each in group["hang"] if each["ma"] == code)


def test_a_flow_is_added_up_over_the_years(outline: Outline) -> None:
    made = row(outline, "huyen", "T01", {"2008": "1200", "2009": "34"})
    assert made["gia_tri"][:2] == ["1.200", "34"]
    assert made["tong"] == ["1.234", ""]


def test_a_stock_shows_its_latest_year_and_is_never_added(outline: Outline) -> None:
    made = row(outline, "huyen", "A01", {"2008": "2000", "2011": "2300"})
    assert made["tong"] == ["", "2.300"]


def test_nothing_happened_is_not_zero_and_not_empty(outline: Outline) -> None:
    made = row(outline, "huyen", "B18", {"2008": "none", "2009": "0"})
    assert made["gia_tri"][:3] == ["–", "0", ""]


def test_a_period_in_which_a_figure_does_not_exist_is_crossed(outline: Outline) -> None:
    assert row(outline, "huyen", "O10", {"2011": "5"})["gia_tri"][-1] == "x"


def test_a_ratio_comes_from_its_parts(outline: Outline) -> None:
    made = row(outline, "huyen", "T05", {}, {"T04": {"2011": "1"}, "A01": {"2011": "3"}})
    assert made["gia_tri"][3] == "33,3"
