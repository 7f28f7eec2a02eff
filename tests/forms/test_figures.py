"""Figures over the periods of one report: a stock is its latest, a flow its sum, a ratio neither."""

from decimal import Decimal

import pytest

from forms.figures import (
    EMPTY,
    NOTHING_HAPPENED,
    Figure,
    at_period,
    kept_figures,
    numbers,
    ratio,
    read_figure,
    total,
    total_kept,
    total_over_periods,
)
from forms.outline import Outline

YEARS = ("2010", "2011", "2012")


def test_a_kept_text_is_a_value_or_none_or_nothing() -> None:
    assert read_figure("12.5") == Figure(Decimal("12.5"))
    assert read_figure("none") == NOTHING_HAPPENED
    assert read_figure("") == read_figure(None) == EMPTY


@pytest.mark.parametrize("kept", ["12", "12.5", "0", "-3", "none", "", "999999999999999"])
def test_a_figure_is_kept_as_it_was_read(kept: str) -> None:
    assert read_figure(kept).kept == kept


def test_zero_is_an_answer_and_nothing_is_not() -> None:
    assert (read_figure("0").given, read_figure("none").given, read_figure("").given) == (True, True, False)
    assert (read_figure("none").number, read_figure("").number) == (Decimal(0), None)


@pytest.mark.parametrize(
    ("kept", "stock", "flow"),
    [
        (["1", "2", "4"], "4", "7"),
        (["1", "2", ""], "2", "3"),
        (["1", "", "none"], "none", "1"),
        (["none", "none", ""], "none", "none"),
        (["", "", ""], "", ""),
        (["", "0", "none"], "none", "0"),
        (["1.5", "2.5", ""], "2.5", "4"),
        (["-1", "3", ""], "3", "2"),
        (["none", "", ""], "none", "none"),
    ],
)
def test_a_stock_is_its_latest_and_a_flow_its_sum(kept: list[str], stock: str, flow: str) -> None:
    assert total_kept(False, kept) == stock
    assert total_kept(True, kept) == flow


def test_an_indicator_knows_which_it_is(outline: Outline) -> None:
    values = {"2010": "5", "2011": "6"}
    assert total_over_periods(outline.indicator("O05"), values, YEARS).kept == "6"
    assert total_over_periods(outline.indicator("O07"), values, YEARS).kept == "11"


def test_a_mean_over_units_is_the_latest_over_periods(outline: Outline) -> None:
    assert total_over_periods(outline.indicator("A07"), {"2010": "2000000", "2011": "3000000"}, YEARS).kept == "3000000"


def test_a_ratio_is_recomputed_from_totals_and_not_averaged(outline: Outline) -> None:
    kept = {"O05": {"2010": "50", "2011": "90"}, "A01": {"2010": "100", "2011": "100"}}
    assert [at_period(outline, "O09", kept, year).shown(1) for year in YEARS] == ["50,0", "90,0", ""]
    assert total(outline, "O09", kept).shown(1) == "90,0"


def test_a_ratio_is_rounded_once_and_half_away_from_zero() -> None:
    assert ratio(read_figure("1"), read_figure("800")).shown(1) == "0,1"
    assert ratio(read_figure("1"), read_figure("2000")).shown(1) == "0,1"
    assert ratio(read_figure("1"), read_figure("2001")).shown(1) == "0,0"


@pytest.mark.parametrize(("above", "below"), [("", "5"), ("5", ""), ("5", "0"), ("5", "none"), ("", "")])
def test_a_ratio_without_operands_or_over_zero_is_empty(above: str, below: str) -> None:
    assert ratio(read_figure(above), read_figure(below)) == EMPTY


def test_a_ratio_of_nothing_happened_is_zero() -> None:
    assert ratio(read_figure("none"), read_figure("5")).shown(1) == "0,0"


def test_figures_are_shown_the_vietnamese_way() -> None:
    assert [read_figure(kept).shown() for kept in ("1234567.5", "0", "none", "")] == ["1.234.567,5", "0", "-", ""]


def test_rules_see_nothing_happened_as_zero() -> None:
    assert numbers({"A01": {"2010": "none", "2011": "5"}}) == {"A01": {"2010": Decimal(0), "2011": Decimal(5)}}


def test_all_figures_of_a_report_are_those_its_kind_is_asked(outline: Outline) -> None:
    grid = {"figures": {"A01": {"2010": "1"}, "E05": {"2011": "2", "2012": "3"}, "O01": {"2010": "4"}}}
    assert kept_figures(outline, "cdcs", {"muc": {"so_lieu": grid}}) == {"A01": {"2010": "1"}, "E05": {"2011": "2"}}
    assert kept_figures(outline, "huyen", {"muc": {"so_lieu": grid}})["O01"] == {"2010": "4"}
    assert kept_figures(outline, "huyen", {}) == {}
