"""A single cell: what is kept of what is typed, and that what is shown can be read back."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.cells import read_date_cell, read_figure_cell, read_number_cell, read_yes_no_cell, show_date, show_figure


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("12", "12"), ("0", "0"), ("007", "7"), ("1.234", "1234"), ("1 234", "1234"), ("１２", "12"), (" 5 ", "5")],
)
def test_it_reads_whole_numbers_as_offices_write_them(typed: str, kept: str) -> None:
    assert read_figure_cell(typed, 0) == (kept, "")


@pytest.mark.parametrize("typed", ["-", "–", "—", "−", " - ", "không phát sinh", "Không phát sinh"])
def test_a_dash_means_that_nothing_happened(typed: str) -> None:
    assert read_figure_cell(typed, 0) == ("none", "")


def test_empty_zero_and_nothing_happened_are_three_things() -> None:
    assert [read_figure_cell(typed, 0).kept for typed in ("", "0", "-")] == ["", "0", "none"]
    assert [show_figure(kept, 0) for kept in ("", "0", "none", None)] == ["", "0", "-", ""]


@pytest.mark.parametrize(
    "typed", ["12a", "1,5", "NaN", "1_000", "١٢", "+5", "1E+10", "12.34", "9" * 16, "9" * 5000, "--"]
)
def test_it_says_why_it_cannot_read_a_whole_number(typed: str) -> None:
    kept, problem = read_figure_cell(typed, 0)
    assert kept == "" and problem.endswith((".", "?"))


def test_it_asks_which_of_two_meanings_a_number_has() -> None:
    assert "1,234 hay 1.234" in read_figure_cell("1.234", 1).problem
    assert read_figure_cell("1.234", 0).kept == "1234"


def test_a_large_number_in_a_cell_with_decimals_is_shown_so_that_it_can_be_read_back() -> None:
    assert show_figure("1234", 1) == "1.234,0"
    assert show_figure("1234", 0) == "1.234"
    assert read_figure_cell(show_figure("1234", 1), 1).kept == "1234"


@settings(deadline=None)
@given(st.integers(-(10**15) + 1, 10**15 - 1), st.integers(0, 3), st.integers(0, 3))
def test_every_kept_figure_is_read_back_from_its_cell(whole: int, decimals: int, places: int) -> None:
    places = min(places, decimals)
    kept = read_figure_cell(f"{whole},{'125'[:places]}" if places else str(whole), decimals).kept
    assert read_figure_cell(show_figure(kept, decimals), decimals) == (kept, "")


def test_a_single_number_has_no_dash() -> None:
    assert read_number_cell("-", 0).problem
    assert read_number_cell("1.234,5", 1) == ("1234.5", "")


@pytest.mark.parametrize(("typed", "kept"), [("1", "1"), ("0", "0"), ("", ""), (" 1 ", "1")])
def test_yes_and_no_are_one_and_zero(typed: str, kept: str) -> None:
    assert read_yes_no_cell(typed) == (kept, "")


@pytest.mark.parametrize("typed", ["2", "-", "có"])
def test_yes_no_takes_nothing_else(typed: str) -> None:
    assert read_yes_no_cell(typed) == ("", "Xin chọn Có hoặc Không.")


def test_a_day_is_kept_as_an_iso_date() -> None:
    assert read_date_cell("5/7/2012") == ("2012-07-05", "")
    assert show_date("2012-07-05") == "05/07/2012"


@pytest.mark.parametrize("typed", ["31/02/2012", "2012-07-05", "05/07/0001", "hôm qua"])
def test_it_says_why_it_cannot_read_a_day(typed: str) -> None:
    kept, problem = read_date_cell(typed)
    assert kept == "" and problem
