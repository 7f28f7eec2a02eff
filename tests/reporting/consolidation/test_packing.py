"""Figures as bytes: nothing rounded, nothing mixed up, nothing that is not of the outline."""

from array import array
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.figures import NONE
from forms.outline import Outline
from reporting.consolidation.packing import GIVEN, LARGE, NO_ANSWER, NOTHING, Layout, NotPacked, figure_at, pack, unpack
from tests.reporting.small import LAYOUT, OUTLINE

NUMBERS = st.one_of(
    st.integers(-(10**18), 10**18).map(str),
    st.decimals(allow_nan=False, allow_infinity=False, places=1, min_value=-(10**15), max_value=10**15).map(
        lambda number: format(number, "f")
    ),
    st.just(NONE),
    st.just(""),
)


def state(indicator: str, kept: str) -> int:
    place = LAYOUT.places[indicator, "2011"]
    return unpack(LAYOUT, pack(LAYOUT, {indicator: {"2011": kept}})).states[place]


@given(st.dictionaries(st.sampled_from(LAYOUT.cells), NUMBERS))
def test_every_figure_comes_back_as_it_was(cells: dict[tuple[str, str], str]) -> None:
    kept: dict[str, dict[str, str]] = {}
    for (indicator, period), figure in cells.items():
        kept.setdefault(indicator, {})[period] = figure
    packed = unpack(LAYOUT, pack(LAYOUT, kept))
    for cell, figure in cells.items():
        found = figure_at(LAYOUT, packed, LAYOUT.places[cell])
        assert (found.none, found.value) == (figure == NONE, None if figure in (NONE, "") else Decimal(figure))


def test_empty_zero_and_nothing_happened_are_three_states() -> None:
    assert [state("A01", kept) for kept in ("", "0", NONE)] == [NO_ANSWER, GIVEN, NOTHING]


@pytest.mark.parametrize("kept", ["9223372036854775808", "0.25", "123456789012345678901234567890"])
def test_what_does_not_fit_is_kept_whole_behind_the_rest(kept: str) -> None:
    packed = unpack(LAYOUT, pack(LAYOUT, {"M01": {"2011": kept}}))
    place = LAYOUT.places["M01", "2011"]
    assert packed.states[place] == LARGE
    assert str(figure_at(LAYOUT, packed, place).value) == kept


def test_ratios_counts_and_unknown_figures_are_left_out() -> None:
    kept = {"O09": {"2011": "50"}, "O01": {"2011": "3"}, "X99": {"2011": "1"}, "A01": {"1999": "1"}}
    assert pack(LAYOUT, kept) == pack(LAYOUT, {})


def test_a_number_is_nine_bytes() -> None:
    assert len(pack(LAYOUT, {"A01": {"2011": "1"}})) == 8 + 9 * len(LAYOUT.cells)


def test_numbers_lie_lowest_byte_first() -> None:
    packed = pack(LAYOUT, {"A01": {"2010": "258"}})
    assert packed[8 + len(LAYOUT.cells) :][:8] == bytes([2, 1, 0, 0, 0, 0, 0, 0])
    assert unpack(LAYOUT, packed).values[0] == array("q", [258])[0]


@pytest.mark.parametrize("other", [b"", b"BCF1", b"XXXX" + bytes(2000)])
def test_other_bytes_are_refused(other: bytes) -> None:
    with pytest.raises(NotPacked):
        unpack(LAYOUT, other)


def test_figures_of_another_outline_are_refused(outline: Outline) -> None:
    with pytest.raises(NotPacked):
        unpack(Layout.of(outline), pack(LAYOUT, {"A01": {"2011": "1"}}))
    assert unpack(Layout.of(OUTLINE), pack(LAYOUT, {}))
