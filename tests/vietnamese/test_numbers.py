import random
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vietnamese.numbers import AmbiguousNumber, NumberError, format_number, parse_number, round_half_up

figures = st.decimals(min_value=-(10**15) + 1, max_value=10**15 - 1, places=3)


@given(st.integers(min_value=-(10**15) + 1, max_value=10**15 - 1))
def test_a_whole_number_is_read_as_it_is_written(number: int) -> None:
    assert parse_number(format_number(str(number))) == number


@given(figures)
def test_a_number_with_a_fraction_is_read_as_it_is_written(number: Decimal) -> None:
    shown = format_number(number, 3)
    assert parse_number(shown if "," in shown else f"{shown},0", 4) == number


@given(figures, st.integers(0, 3))
def test_reading_gives_the_one_form_to_keep(number: Decimal, decimals: int) -> None:
    value = parse_number(format_number(number, decimals).replace(".", " "), decimals + 3)
    assert Decimal(str(value)) == value == round_half_up(number, decimals)
    assert "E" not in str(value) and not ("." in str(value) and str(value).endswith("0"))


@pytest.mark.parametrize(
    ("typed", "decimals", "value"),
    [
        ("0", 0, "0"),
        ("1234", 0, "1234"),
        ("1.234", 0, "1234"),
        ("1 234 567", 0, "1234567"),
        ("1\xa0234", 0, "1234"),
        (" 05 ", 0, "5"),
        ("１２", 0, "12"),
        ("1.234,5", 1, "1234.5"),
        ("1,50", 2, "1.5"),
        ("12,0", 0, "12"),
        ("1.234.567", 1, "1234567"),
        ("1 234", 1, "1234"),
        ("-5", 0, "-5"),
        ("-0", 0, "0"),
        ("999.999.999.999.999", 0, "999999999999999"),
    ],
)
def test_it_reads_numbers_the_vietnamese_way(typed: str, decimals: int, value: str) -> None:
    assert str(parse_number(typed, decimals)) == value


@pytest.mark.parametrize("typed", ["", "  ", "\n"])
def test_nothing_typed_is_no_number(typed: str) -> None:
    assert parse_number(typed) is None


NO_NUMBERS = """abc +5 1_000 ١٢ NaN sNaN Infinity 1E5 1E+1000000 0x10 12.34.567 - --5 1,2,3 ,5 5, 12% 1.234, ²
1,234,567 1,234.5 9223372036854775808"""


@pytest.mark.parametrize("typed", [*NO_NUMBERS.split(), "1.234 567", "9" * 5000])
@pytest.mark.parametrize("decimals", [0, 2])
def test_it_refuses_what_is_no_number_with_an_example(typed: str, decimals: int) -> None:
    with pytest.raises(NumberError, match=r"như 1\.234|quá lớn") as refusal:
        parse_number(typed, decimals)
    assert len(str(refusal.value)) < 150


@pytest.mark.parametrize(
    ("typed", "decimals", "question"),
    [
        ("1234.5", 1, r"1\.234,5 hay 12\.345\?"),
        ("1234.5", 0, r"1\.234,5 hay 12\.345\?"),
        ("1.234", 1, r"1,234 hay 1\.234\?"),
        ("12.500", 2, r"12,500 hay 12\.500\?"),
        ("0.5", 1, r"0,5 hay 5\?"),
        ("-1.234", 1, r"-1,234 hay -1\.234\?"),
        ("1,234", 0, r"1,234 hay 1\.234\?"),
        ("12,500", 1, r"12,500 hay 12\.500\?"),
    ],
)
def test_it_asks_about_a_number_with_two_meanings(typed: str, decimals: int, question: str) -> None:
    with pytest.raises(AmbiguousNumber, match=question):
        parse_number(typed, decimals)


def test_three_digits_after_a_comma_are_plain_where_three_are_asked() -> None:
    assert parse_number("1,234", 3) == Decimal("1.234")


def test_it_refuses_more_digits_after_the_comma_than_asked() -> None:
    with pytest.raises(NumberError, match="số nguyên"):
        parse_number("1,5")
    with pytest.raises(NumberError, match="tối đa 1 chữ số"):
        parse_number("1,55", 1)


def test_ten_thousand_hostile_strings_are_read_or_refused() -> None:
    dice = random.Random(20)
    for _ in range(10_000):
        typed = "".join(dice.choices("0123456789.,.,  -+_eENa１٣²\x00\ud800\u202e", k=dice.randrange(1, 12)))
        try:
            value = parse_number(typed, 2)
        except NumberError as refusal:
            assert str(refusal)
        else:
            assert value is None or value.is_finite()


@pytest.mark.parametrize(
    ("value", "decimals", "shown"),
    [
        ("0", None, "0"),
        ("12", None, "12"),
        ("1234567", None, "1.234.567"),
        ("007", None, "7"),
        ("1234567.5", None, "1.234.567,5"),
        ("-1234.50", None, "-1.234,50"),
        (Decimal("1E+3"), None, "1.000"),
        (Decimal("12"), 1, "12,0"),
        ("0.05", 1, "0,1"),
        ("-0.04", 1, "0,0"),
        ("12", 0, "12"),
    ],
)
def test_it_writes_numbers_the_vietnamese_way(value: str | Decimal, decimals: int | None, shown: str) -> None:
    assert format_number(value, decimals) == shown


@pytest.mark.parametrize("value", ["", "abc", "none", Decimal("NaN"), "Infinity", "1E+1000000", "²"])
def test_it_refuses_to_write_what_is_no_ordinary_number(value: str | Decimal) -> None:
    with pytest.raises(NumberError):
        format_number(value)


@pytest.mark.parametrize(
    ("value", "rounded"),
    [("0.5", "1"), ("1.5", "2"), ("2.5", "3"), ("-0.5", "-1"), ("-0.4", "0"), ("2.4999", "2")],
)
def test_halves_are_rounded_away_from_zero(value: str, rounded: str) -> None:
    assert str(round_half_up(Decimal(value), 0)) == rounded


@given(figures, st.integers(0, 3))
def test_rounding_moves_a_number_by_at_most_half_a_step(number: Decimal, decimals: int) -> None:
    assert abs(round_half_up(number, decimals) - number) <= Decimal(5).scaleb(-decimals - 1)
