"""Over units: sums, weighted means, counts, ratios; empty, 0 and "không phát sinh" stay apart."""

from decimal import Decimal

import pytest

from forms.figures import EMPTY, NONE, NOTHING_HAPPENED, Figure
from reporting.consolidation import CountedTwice, consolidate
from tests.reporting.small import OUTLINE, part, summed


def of(figure: str | int) -> Figure:
    return Figure(Decimal(figure))


def test_a_total_is_the_own_part_and_the_childrens_totals() -> None:
    made = summed(part("C1", L01="3"), part("C2", L01="4"), L01="2")
    assert made.figure("L01", "2011") == of(9)


def test_a_figure_of_the_children_has_no_own_part() -> None:
    assert summed(part("C1", A01="3"), A01="100").figure("A01", "2011") == of(3)


def test_the_own_part_stands_alone_where_no_child_is_asked() -> None:
    assert summed(part("C1", A01="3"), T01="7").figure("T01", "2011") == of(7)


@pytest.mark.parametrize(
    ("one", "other", "total"),
    [
        ("", "", EMPTY),
        (NONE, NONE, NOTHING_HAPPENED),
        (NONE, "", NOTHING_HAPPENED),
        ("0", "", of(0)),
        ("0", NONE, of(0)),
        ("5", NONE, of(5)),
        ("5", "", of(5)),
    ],
)
def test_empty_zero_and_nothing_happened_add_up_by_their_own_rules(one: str, other: str, total: Figure) -> None:
    assert summed(part("C1", A01=one), part("C2", A01=other)).figure("A01", "2011") == total


def test_the_own_part_obeys_them_too() -> None:
    assert summed(part("C1"), L01=NONE).figure("L01", "2011") == NOTHING_HAPPENED
    assert summed(part("C1", L01="5"), L01=NONE).figure("L01", "2011") == of(5)


def test_decimals_are_added_exactly() -> None:
    made = summed(*(part(f"C{number}", M01="0.1") for number in range(10)), M01="0.7")
    assert made.figure("M01", "2011") == of("1.7")


def test_numbers_too_large_for_the_packing_are_added_exactly() -> None:
    made = summed(part("C1", A01="9223372036854775808"), part("C2", A01="1"), part("C3", A01="9223372036854775808"))
    assert made.figure("A01", "2011") == of("18446744073709551617")


def test_a_mean_is_weighted_by_its_own_weight() -> None:
    made = summed(part("C1", A07="100", A08="1"), part("C2", A07="200", A08="3"))
    assert made.figure("A07", "2011") == of(175)


def test_a_mean_is_rounded_once_half_away_from_zero() -> None:
    made = summed(part("C1", A07="100", A08="1"), part("C2", A07="101", A08="1"))
    assert (made.figure("A07", "2011"), made.kept()["A07"]["2011"]) == (of("100.5"), "101")


@pytest.mark.parametrize(
    "silent", [{"A07": "900"}, {"A07": "900", "A08": "0"}, {"A08": "50"}, {"A07": NONE, "A08": "9"}]
)
def test_a_mean_without_its_weight_and_a_weight_without_its_mean_do_not_count(silent: dict[str, str]) -> None:
    assert summed(part("C1", A07="100", A08="1"), part("C2", **silent)).figure("A07", "2011") == of(100)


def test_a_mean_of_nothing_is_nothing() -> None:
    assert summed(part("C1", A07="900"), part("C2")).figure("A07", "2011") == EMPTY
    assert summed(part("C1", A07=NONE), part("C2")).figure("A07", "2011") == NOTHING_HAPPENED


def test_an_own_mean_counts_with_its_own_weight() -> None:
    made = summed(part("C1", W01="1.5", W02="2"), W01="4", W02="8")
    assert made.figure("W01", "2011") == of("3.5")


def test_a_ratio_is_recomputed_and_never_a_mean_of_ratios() -> None:
    made = summed(part("C1", O05="1", A01="1"), part("C2", O05="1", A01="9"))
    assert made.printed()["O09"]["2011"] == of("20.0")
    assert "O09" not in made.kept()


def test_a_ratio_without_a_part_or_over_zero_is_empty() -> None:
    assert summed(part("C1", O05="1")).figure("O09", "2011") == EMPTY
    assert summed(part("C1", O05="1", A01="0")).figure("O09", "2011") == EMPTY


def test_units_are_counted_from_the_tree() -> None:
    made = summed(part("C1", A01="1"), branches={"C1": 1, "C2": 1, "N1": 4})
    assert made.figure("O01", "2010") == of(6)
    assert made.parts_of("O01", "2010")["N1"] == of(4)


def test_answers_of_yes_and_no_become_a_count() -> None:
    made = summed(part("C1", C04="1"), part("C2", C04="0"), part("C3", C04="1"))
    assert made.figure("C04", "2011") == of(2)


def test_a_count_of_enterprises_hidden_from_the_children_is_the_own_part() -> None:
    made = summed(part("C1", A01="1"), C03="12")
    assert made.figure("C03", "2011") == of(12)
    province = summed(part("H01", "huyen", C03="12"), part("H02", "huyen", C03="5"), kind="tinh", C03="1")
    assert province.figure("C03", "2011") == of(18)


def test_a_period_that_is_not_asked_has_no_figure() -> None:
    assert list(summed(part("C1", E05="1")).figures["E05"]) == ["2010", "2011"]


def test_a_kind_sees_only_its_own_indicators() -> None:
    made = summed(part("C1", A01="1"), kind="cdcs")
    assert {"T01", "C03", "O01"}.isdisjoint(made.figures)
    assert "A01" in made.figures


def test_the_parts_of_a_figure_are_named_with_the_own_one() -> None:
    made = summed(part("C1", L01="3"), part("C2"), part("C3", L01=NONE), L01="2")
    assert made.parts_of("L01", "2011") == {"H01": of(2), "C1": of(3), "C3": NOTHING_HAPPENED}


def test_a_ratio_has_no_parts() -> None:
    assert summed(part("C1", O05="1", A01="2")).parts_of("O09", "2011") == {}


def test_a_unit_is_counted_once() -> None:
    with pytest.raises(CountedTwice, match="C1"):
        summed(part("C1", A01="1"), part("C1", A01="1"))


def test_without_children_that_count_only_the_own_part_is_left() -> None:
    made = summed(L01="2")
    assert made.kept() == {"L01": {"2011": "2"}, "O01": {"2010": "0", "2011": "0", "2012": "0"}}
    assert consolidate(OUTLINE, made.own, []).figures == made.figures
