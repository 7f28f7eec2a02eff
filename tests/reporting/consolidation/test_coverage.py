"""n of N and the missing by name."""

import pytest

from forms.figures import NONE
from reporting.consolidation.coverage import Child, counts, coverage, coverage_of_row, of_units
from tests.reporting.small import part, summed


def child(code: str, kind: str = "cdcs", version: int = 1) -> Child:
    return Child(0, code, f"CĐCS {code}", kind, 0, "accepted" if version else "draft", version)


ONE, TWO, AWAY = child("C1"), child("C2"), child("C9", version=0)


def test_a_figure_comes_from_those_who_gave_it_of_those_who_are_asked() -> None:
    found = coverage(summed(part("C1", A01="5"), part("C2")), [ONE, TWO, AWAY], "A01", "2011")
    assert (found.given, found.expected, found.shown) == (1, 3, "1/3")
    assert (found.silent, found.missing) == ((TWO,), (AWAY,))


@pytest.mark.parametrize("given", ["0", NONE])
def test_zero_and_nothing_happened_are_given(given: str) -> None:
    assert coverage(summed(part("C1", A01=given)), [ONE], "A01", "2011").complete


def test_children_that_are_not_asked_are_not_expected() -> None:
    made = summed(part("C1", A01="1"), part("H2", "huyen", A01="1", T01="3"), kind="tinh")
    assert coverage(made, [ONE, child("H2", "huyen")], "T01", "2011").shown == "1/1"
    assert coverage(made, [ONE], "T01", "2011").shown == ""


def test_nobody_is_expected_in_a_period_that_is_not_asked() -> None:
    assert coverage(summed(part("C1")), [ONE], "E05", "2012").expected == 0


def test_a_count_of_the_tree_needs_nobody() -> None:
    assert coverage(summed(part("C1")), [ONE], "O01", "2011").expected == 0


def test_a_ratio_is_given_by_those_who_gave_both_parts() -> None:
    made = summed(part("C1", O05="1", A01="2"), part("C2", A01="2"))
    assert coverage(made, [ONE, TWO], "O09", "2011").silent == (TWO,)


def test_a_mean_is_given_with_its_weight_only() -> None:
    made = summed(part("C1", A07="1", A08="2"), part("C2", A07="2"))
    assert coverage(made, [ONE, TWO], "A07", "2011").shown == "1/2"
    assert coverage(summed(part("C1", A07=NONE)), [ONE], "A07", "2011").complete


def test_the_sentence_names_who_is_missing() -> None:
    found = coverage(summed(part("C1", A01="5"), part("C2")), [ONE, TWO, AWAY], "A01", "2011")
    assert found.sentence == "Tổng hợp từ 1/3 đơn vị; chưa có số liệu của: CĐCS C9; CĐCS C2."
    assert coverage(summed(part("C1", A01="5")), [ONE], "A01", "2011").sentence == "Tổng hợp từ 1/1 đơn vị."


def test_the_last_column_of_a_stock_is_covered_as_its_latest_figure() -> None:
    found = coverage_of_row(summed(part("C1", A01="5"), part("C2")), [ONE, TWO], "A01")
    assert (found.shown, found.silent) == ("1/2", (TWO,))


def test_the_last_column_of_a_flow_is_covered_by_those_who_gave_every_period() -> None:
    found = coverage_of_row(summed(part("C1", L01="5")), [ONE, AWAY], "L01")
    assert (found.shown, found.silent, found.missing) == ("0/2", (ONE,), (AWAY,))


def test_the_counts_of_a_whole_table_are_those_of_each_cell() -> None:
    made = summed(part("C1", A01="5", A07="1", O05="2", L01=NONE), part("C2", A07="3", A08="1"))
    children = [ONE, TWO, AWAY]
    for indicator, row in counts(made, children).items():
        for period, found in row.items():
            one = coverage(made, children, indicator, period)
            assert found == (one.given, one.expected), (indicator, period)


def test_a_whole_report_is_covered_by_the_reports_that_count() -> None:
    found = of_units([ONE, AWAY, TWO])
    assert (found.shown, found.missing) == ("2/3", (AWAY,))
