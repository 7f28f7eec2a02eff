"""The rule language: what it reads, what it refuses, when a rule is skipped, and what a breach tells."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.outline import Outline, Rule
from forms.rules import Breach, RuleSyntaxError, breaches, holds, parse

Make = Callable[..., Outline]
Row = tuple[float | None, ...]


def numbers(**figures: Row) -> dict[str, dict[str, Decimal | None]]:
    """{indicator: {2010, 2011, 2012: number}} from tuples in the order of the periods."""
    return {
        indicator: {
            period: None if value is None else Decimal(str(value))
            for period, value in zip(("2010", "2011", "2012"), values, strict=False)
        }
        for indicator, values in figures.items()
    }


def asked(check: str, outline: Outline, place: int | None = 0, **figures: Row) -> bool | None:
    return holds(parse(check), outline, numbers(**figures), place)


def found(make: Make, check: str, kind: str = "huyen", **figures: Row) -> list[Breach]:
    rule = Rule(id="K1", check=check, severity="error", message="Sai.")
    return breaches(make(rules=[rule]), kind, numbers(**figures))


@pytest.mark.parametrize(
    ("check", "expected"),
    [
        ("A01 = 10", True),
        ("A01 + A02 = 14", True),
        ("A01 − A02 = 6", True),
        ("A01 - A02 - A02 = 2", True),
        ("A01 × A02 = 40", True),
        ("A01 ÷ A02 = 2.5", True),
        ("A01 + A02 * 2 = 18", True),
        ("(A01 + A02) * 2 = 28", True),
        ("A02 <= A01", True),
        ("A01 ≤ A02", False),
        ("A01 != A02", True),
        ("A01 ≠ 10", False),
        ("A02 < A01 and A01 > 9", True),
        ("A01 < A02 or A01 >= 10", True),
        ("A01 > 0 implies A02 > 4", False),
        ("A01 < 0 implies A02 > 4", True),
        ("A02 <= A01 <= 10", True),
        ("A02 <= A01 <= 9", False),
        ("A02 <= min(A01, 5)", True),
        ("A02 <= min(A01, 3, 8)", False),
        ("max(A01, A02) = 10", True),
        ("-A01 + 10 = 0", True),
    ],
)
def test_it_calculates_and_compares(check: str, expected: bool, outline: Outline) -> None:
    assert asked(check, outline, A01=(10,), A02=(4,)) is expected


def test_and_binds_closer_than_or_and_implies_is_weakest(outline: Outline) -> None:
    assert asked("A01 = 10 or A01 = 1 and A01 = 2", outline, A01=(10,)) is True
    assert asked("A01 = 1 or A01 = 10 implies A01 = 2", outline, A01=(10,)) is False


def test_implies_groups_to_the_right(outline: Outline) -> None:
    assert asked("A01 = 1 implies A01 = 10 implies A01 = 2", outline, A01=(10,)) is True


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("", 1),
        ("A01", 1),
        ("A01 <=", 7),
        ("A01 <= A02)", 11),
        ("(A01 <= A02", 12),
        ("A01 ! A02", 5),
        ("A01 == A02", 6),
        ("A01 <= biggest(A02)", 8),
        ("previous(3) = 1", 10),
        ("previous(A01 = 1", 14),
        ("A01 and A02 = 1", 1),
        ("A01 = (A02 = 1)", 7),
        ("(A01 = 1) + 2 = 3", 1),
        ("given(A01) = 1", 1),
        ("A01 = 1 A02", 9),
        ("A01 = __import__", 7),
        ("A01 = 'x'", 7),
        ("min() = 1", 5),
        ("total(A01) <= A02", 1),
        ("latest(A01) >= previous(A01)", 1),
    ],
)
def test_it_refuses_what_it_cannot_read_and_says_where(text: str, position: int) -> None:
    with pytest.raises(RuleSyntaxError) as error:
        parse(text)
    assert error.value.position == position
    assert f"ký tự thứ {position}" in str(error.value)


@pytest.mark.parametrize(
    "text", ["(" * 500 + "A01" + ")" * 500 + " = 1", "A01" + " + A01" * 500 + " = 1", "-" * 5000 + "1 = 1"]
)
def test_it_refuses_rules_that_are_too_deep_or_too_long(text: str) -> None:
    with pytest.raises(RuleSyntaxError):
        parse(text)


def test_it_reads_a_rule_just_short_enough() -> None:
    assert parse("A01" + " + A01" * 98 + " = 1").operands() == {"A01"}


@settings(deadline=None)
@given(st.text(alphabet="A01 +-*/=<>(),.andorimpliesmingiven()previoustotallatest×÷−≤", max_size=60))
def test_it_reads_or_refuses_any_text_and_never_breaks(text: str) -> None:
    try:
        assert parse(text).operands() is not None
    except RuleSyntaxError as error:
        assert 1 <= error.position <= len(text) + 1


def test_it_names_its_operands() -> None:
    assert parse("O05 = previous(O05) + O07 - min(O08, 3)").operands() == {"O05", "O07", "O08"}


def test_the_same_text_is_read_once() -> None:
    assert parse("A02 <= A01") is parse("A02 <= A01")


# An empty operand


@pytest.mark.parametrize(
    "check", ["A02 <= A01", "A01 - A02 >= 0", "A01 > 0 implies A02 > 0", "min(A01, A02) > 20"]
)
def test_an_empty_operand_skips_the_rule(check: str, outline: Outline) -> None:
    assert asked(check, outline, A01=(10,)) is None
    assert asked(check, outline, A01=(10,), A02=(None,)) is None


def test_given_never_skips(outline: Outline) -> None:
    assert asked("A01 > 0 implies given(A02)", outline, A01=(10,)) is False
    assert asked("A01 > 0 implies given(A02)", outline, A01=(10,), A02=(0,)) is True


def test_given_guards_what_stands_behind_it(outline: Outline) -> None:
    assert asked("A07 > 0 implies given(A08) and A08 > 0", outline, A07=(3,)) is False
    assert asked("A07 > 0 implies given(A08) and A08 > 0", outline, A07=(3,), A08=(0,)) is False
    assert asked("A07 > 0 implies given(A08) and A08 > 0", outline, A07=(3,), A08=(5,)) is True


def test_sum_takes_those_that_are_given(outline: Outline) -> None:
    assert asked("sum(A02, A08) = A01", outline, A01=(10,), A02=(10,)) is True
    assert asked("sum(A02, A08) = A01", outline, A01=(10,), A02=(4,)) is False
    assert asked("sum(A02, A08) = A01", outline, A01=(10,)) is None


def test_dividing_by_zero_skips_the_rule(outline: Outline) -> None:
    assert asked("A01 / A02 > 1", outline, A01=(10,), A02=(0,)) is None


# Periods


def test_previous_looks_one_period_back(outline: Outline) -> None:
    figures = {"O05": (90, 100, 105), "O07": (5, 15, 9), "O08": (1, 5, 4)}
    check = "O05 = previous(O05) + O07 - O08"
    assert [asked(check, outline, place, **figures) for place in range(3)] == [None, True, True]


def test_a_flow_of_the_half_year_is_not_set_against_that_of_a_year(outline: Outline) -> None:
    assert asked("O07 >= previous(O07)", outline, 1, O07=(10, 9, 1)) is False
    assert asked("O07 >= previous(O07)", outline, 2, O07=(10, 9, 1)) is None
    assert asked("O05 >= previous(O05)", outline, 2, O05=(10, 9, 1)) is False


def test_a_half_year_is_not_the_previous_of_the_next_year(make_outline: Make, outline: Outline) -> None:
    periods = (outline.periods[0], outline.periods[2], outline.periods[1])
    assert asked("previous(O07) < 100", make_outline(periods=periods), 2, O07=(10, 900, 9)) is None


def test_latest_flows_of_a_partial_and_a_full_period_are_not_compared(outline: Outline) -> None:
    assert asked("latest(O07) <= latest(O08)", outline, None, O07=(1, 2, 3), O08=(1, 2)) is None
    assert asked("latest(O07) <= latest(O08)", outline, None, O07=(1, 2, 3), O08=(1, 2, 2)) is False


def test_change_is_a_percentage_without_sign(outline: Outline) -> None:
    assert asked("change(A01) = 50", outline, 1, A01=(100, 50)) is True
    assert asked("change(A01) = 50", outline, 1, A01=(100, 150)) is True
    assert asked("change(A01) <= 30", outline, 1, A01=(0, 50)) is None


def test_change_of_a_flow_ends_where_the_partial_period_begins(outline: Outline) -> None:
    assert asked("change(O07) <= 30", outline, 1, O07=(100, 200, 90)) is False
    assert asked("change(O07) <= 30", outline, 2, O07=(100, 200, 90)) is None


def test_times_finds_a_slip_of_units_in_both_directions(outline: Outline) -> None:
    assert asked("times(A07) < 10", outline, 1, A07=(2, 2000)) is False
    assert asked("times(A07) < 10", outline, 1, A07=(2000, 2)) is False
    assert asked("times(A07) < 10", outline, 1, A07=(2000, 2300)) is True


def test_total_adds_flows_and_takes_the_latest_of_a_stock(outline: Outline) -> None:
    assert asked("total(O07) = 6 and total(A01) = 12", outline, None, O07=(1, 2, 3), A01=(10, 11, 12)) is True
    assert asked("total(A01) = 11", outline, None, A01=(10, 11, None)) is True


def test_a_rule_over_totals_is_asked_once(make_outline: Make) -> None:
    broken = found(make_outline, "total(O07) <= latest(O05)", O07=(10, 20, 30), O05=(10, 20, 30))
    assert [breach.period for breach in broken] == [None]


def test_a_rule_of_a_period_is_asked_in_each(make_outline: Make) -> None:
    broken = found(make_outline, "A02 <= A01", A01=(10, 10, 10), A02=(11, 9, 12))
    assert [breach.period for breach in broken] == ["2010", "2012"]


def test_a_ratio_is_computed_where_a_rule_reads_it(make_outline: Make) -> None:
    broken = found(make_outline, "O09 <= 100", O05=(11, 9), A01=(10, 10))
    assert [breach.cells for breach in broken] == [(("O05", "2010"), ("A01", "2010"))]


# Breaches


def test_a_breach_names_its_cells_and_shows_their_figures(make_outline: Make) -> None:
    (breach,) = found(make_outline, "A02 <= A01", A01=(1000,), A02=(1234,))
    assert breach.cells == (("A02", "2010"), ("A01", "2010"))
    assert breach.figures == "Nữ là 1.234; Tổng số CNVCLĐ là 1.000"
    assert (breach.rule_id, breach.severity, breach.message) == ("K1", "error", "Sai.")


def test_a_breach_against_the_period_before_names_both_cells(make_outline: Make) -> None:
    (breach,) = found(make_outline, "change(A01) <= 30", A01=(100, 200))
    assert breach.cells == (("A01", "2010"), ("A01", "2011"))
    assert breach.figures == "Tổng số CNVCLĐ (năm 2010) là 100; Tổng số CNVCLĐ là 200"


def test_a_breach_by_an_empty_figure_says_so(make_outline: Make) -> None:
    (breach,) = found(make_outline, "A07 > 0 implies given(A08)", A07=(3,))
    assert breach.figures == "Tiền lương bình quân là 3; Số người được tính chưa có"


def test_a_breach_of_totals_names_the_cells_that_were_added(make_outline: Make) -> None:
    (breach,) = found(make_outline, "total(O07) <= latest(O05)", O07=(10, None, 30), O05=(10, 20))
    assert breach.cells == (("O07", "2010"), ("O07", "2012"), ("O05", "2011"))
    assert breach.figures == "Kết nạp mới (cộng các kỳ) là 40; Đoàn viên (mới nhất) là 20"


def test_a_rule_for_another_kind_of_unit_is_not_asked(make_outline: Make) -> None:
    rule = Rule(id="K1", check="A02 <= A01", severity="error", message="Sai.", only_for=("cdcs",))
    outline, figures = make_outline(rules=[rule]), numbers(A01=(1,), A02=(2,))
    assert breaches(outline, "huyen", figures) == []
    assert len(breaches(outline, "cdcs", figures)) == 1


def test_a_figure_this_kind_is_not_shown_counts_as_empty(make_outline: Make) -> None:
    assert found(make_outline, "O01 <= 5", kind="cdcs", O01=(9,)) == []
    assert len(found(make_outline, "O01 <= 5", kind="huyen", O01=(9,))) == 1
