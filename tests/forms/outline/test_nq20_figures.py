"""The figures of the five-year review: which there are, how they add up, when and of whom they are asked."""

from __future__ import annotations

import pytest

from forms.outline import IndicatorsQuestion, Mean, Outline, load_outline, shipped


def listed(text: str) -> list[str]:
    return text.split()


# Restated from the catalogue of figures, independently of the outline file. Gradings and other findings of a
# year stand among the stocks: years are never added up.
STOCKS = listed("""
A01 A02 A03 A04 A05 A06 A07 A08 A09 A10 T04 T06 H06 H07 L06 V03 V05 C03 C04 C05 C06 C07
B01 B02 B02a B02b B03 B04 B05 B14 O01 O02 O05 O06 O10 O11 O12 O13 O14 P04 E11
""")
FLOWS = listed("""
T01 T02 T03 H01 H02 H03 H04 H05 L01 L02 L03 L04 L05 V01 V02 V04 C01 C02
B06 B07 B08 B09 B10 B11 B12 B13 B15 B16 B17 B18 B19 B20 B21 D01 D02 D03 D04
O03 O04 O07 O08 O15 O16 P01 P02 P03
E01 E02 E03 E04 E05 E06 E07 E08 E09 E10 E12a E12b E13a E13b E14a E14b E15a E15b R01 R02
""")
RATIOS = {
    "T05": ("T04", "A01"),
    "H08": ("H06", "A01"),
    "H09": ("H07", "A01"),
    "C08": ("C07", "C05"),
    "O09": ("O05", "A01"),
}
NOT_ASKED = {
    **dict.fromkeys(("O10", "O11", "O12", "E04", "E05", "E06", "E07"), ("2012",)),
    **dict.fromkeys(("B02b", "V04"), ("2008",)),
    **dict.fromkeys(("E08", "E09", "E10"), ("2008", "2009")),
}
MEASURES = {
    "người": "A01 A02 A03 A04 A05 A06 A08 A09 A10 T04 H06 H07 B01 B02 B02a B02b B04 B05 B13 B21 "
    "O05 O06 O07 O08 O13 O14 P01 P02 P03 P04 E06 E07",
    "lượt người": "T03 H01 H02 H03 H04 H05 L02 L03 V02 B09 B11 B19 O16 E04 E05",
    "đồng/người": "A07",
    "đồng": "B03",
    "triệu đồng": "B08 B10 B12 E02 E03 E08",
    "%": "T05 H08 H09 C08 O09",
    "CĐCS": "T06 O01 O02 O03 O04 O10 O11 O12",
    "doanh nghiệp": "C05 C06 C07 D02",
}
ONLY_UPPER = listed("T06 C03 C05 D02 O01 O02 O03 O04 O10 O11 O12")


@pytest.fixture(scope="module")
def outline() -> Outline:
    return load_outline(shipped("nq20-so-ket-5-nam"))


def test_it_has_every_figure_of_the_catalogue_and_no_other(outline: Outline) -> None:
    assert {indicator.id for indicator in outline.indicators} == {*STOCKS, *FLOWS, *RATIOS}


@pytest.mark.parametrize("id", STOCKS)
def test_what_stands_at_the_end_of_a_year_is_a_stock(outline: Outline, id: str) -> None:
    assert outline.indicator(id).period == "stock"


@pytest.mark.parametrize("id", FLOWS)
def test_what_happens_in_a_year_is_a_flow(outline: Outline, id: str) -> None:
    assert outline.indicator(id).period == "flow"


def test_rates_are_ratios_with_one_decimal_and_never_typed(outline: Outline) -> None:
    ratios = {one.id: one.ratio for one in outline.indicators if not one.typed}
    assert ratios == RATIOS
    assert {outline.indicator(id).decimals for id in RATIOS} == {1}


def test_the_average_wage_is_weighted_by_the_people_counted(outline: Outline) -> None:
    means = {one.id: one.units for one in outline.indicators if one.units != "sum"}
    assert means == {"A07": Mean(mean="A08")}


@pytest.mark.parametrize("measure", MEASURES)
def test_figures_have_the_measure_of_the_catalogue(outline: Outline, measure: str) -> None:
    assert " ".join(one.id for one in outline.indicators if one.measure == measure) == MEASURES[measure]


def test_only_money_in_millions_and_rates_have_decimals(outline: Outline) -> None:
    with_decimals = {one.measure for one in outline.indicators if one.decimals}
    assert with_decimals == {"triệu đồng", "%"}


def test_no_figure_is_asked_of_a_period_in_which_it_did_not_exist(outline: Outline) -> None:
    assert {one.id: one.not_asked for one in outline.indicators if one.not_asked} == NOT_ASKED


def test_counts_of_grassroots_units_are_asked_of_upper_units_only(outline: Outline) -> None:
    assert [one.id for one in outline.indicators if one.entry == "upper"] == ONLY_UPPER


def test_the_periods_are_four_years_and_a_half_year(outline: Outline) -> None:
    printed = [(period.id, period.printed, period.partial) for period in outline.periods]
    assert printed[0] == ("2008", "Năm 2008", False)
    assert printed[-1] == ("2012", "6 tháng đầu năm 2012", True)
    assert len(printed) == 5


@pytest.mark.parametrize("kind", ["cdcs", "cdcs_truc_thuoc"])
def test_a_grassroots_unit_is_asked_about_thirty_figures(outline: Outline, kind: str) -> None:
    assert 28 <= sum(one.typed for one in outline.indicators_for(kind)) <= 33


@pytest.mark.parametrize("kind", ["huyen", "nganh", "tinh"])
def test_an_upper_unit_is_asked_all_figures(outline: Outline, kind: str) -> None:
    assert outline.indicators_for(kind) == outline.indicators


@pytest.mark.parametrize("kind", ["cdcs", "huyen", "nganh", "tinh"])
def test_the_tables_show_each_figure_a_unit_is_asked_once(outline: Outline, kind: str) -> None:
    asked = [question for section in outline.sections_for(kind) for question in section.questions]
    rows = [row for question in asked if isinstance(question, IndicatorsQuestion) for row in question.rows]
    assert sorted(rows) == sorted(one.id for one in outline.indicators_for(kind))


def test_a_grassroots_unit_answers_yes_or_no_about_its_conference_and_agreement(outline: Outline) -> None:
    yes_no = [one.id for one in outline.indicators if "cdcs" in one.yes_no_for]
    assert yes_no == ["C04", "C06", "C07"]
    assert {"C04", "C06", "C07"} <= {one.id for one in outline.indicators_for("cdcs_truc_thuoc")}


def test_no_two_figures_have_the_same_name(outline: Outline) -> None:
    labels = [one.label for one in outline.indicators]
    assert len(set(labels)) == len(labels)


def test_labels_carry_no_dash_because_the_level_gives_it(outline: Outline) -> None:
    assert [one.label for one in outline.indicators if one.label[0] in "-–+"] == []


def test_an_indented_row_stands_under_another(outline: Outline) -> None:
    for section in outline.sections_for("cdcs"):
        for question in section.questions:
            if isinstance(question, IndicatorsQuestion):
                assert outline.indicator(question.rows[0]).level == 0, question.id
