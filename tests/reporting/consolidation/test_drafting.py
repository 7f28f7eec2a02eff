"""Consolidated figures go into empty cells and their own, never over what somebody typed."""

from typing import Any

import pytest

from reporting.consolidation.drafting import Draft, Place, draft, places, same_number, with_figure
from tests.reporting.small import OUTLINE, content

CELL = ("A01", "2011")


def drafted(present: str, marked: str, proposed: str, **more: Any) -> Draft:
    """A draft of one cell: what stands there, what the last consolidation wrote, what is proposed now."""
    figures = {"A01": {"2011": present}} if present else {}
    marks = {"A01": {"2011": marked}} if marked else {}
    proposal = {"A01": {"2011": proposed}} if proposed else {}
    over = more.pop("over", ())
    return draft(OUTLINE, "huyen", content(figures, **more), proposal, marks, over)


def now_in(made: Draft) -> str | None:
    section = made.changed.get("muc")
    return None if section is None else section["so_lieu"]["figures"].get("A01", {}).get("2011", "")


@pytest.mark.parametrize(
    ("present", "marked", "proposed", "now"),
    [
        ("", "", "7", "7"),  # empty: filled
        ("5", "5", "7", "7"),  # written by the last consolidation: follows
        ("5", "5", "", ""),  # the same, and nobody gives the figure any more
        ("", "5", "7", "7"),  # emptied by hand: empty is nothing typed
        ("7", "", "7", None),  # typed, and the same
        ("5", "", "7", None),  # typed: stays
        ("6", "5", "7", None),  # typed over what was consolidated: stays
        ("none", "", "7", None),
        ("5", "", "", None),
    ],
)
def test_a_cell_follows_unless_it_was_typed(present: str, marked: str, proposed: str, now: str | None) -> None:
    assert now_in(drafted(present, marked, proposed)) == now


def test_what_was_written_is_marked_and_what_stayed_is_named() -> None:
    written, kept = drafted("", "", "7"), drafted("5", "", "7")
    assert (written.marked, written.written, written.left) == ({"A01": {"2011": "7"}}, (CELL,), ())
    assert (kept.marked, kept.written, kept.left) == ({}, (), (CELL,))


def test_a_consolidated_cell_that_did_not_change_stays_marked() -> None:
    made = drafted("7", "7", "7")
    assert (made.marked, made.written, made.changed) == ({"A01": {"2011": "7"}}, (), {})


def test_a_typed_figure_equal_to_the_proposal_stays_typed() -> None:
    assert drafted("7", "", "7").marked == {}


def test_a_cell_that_holds_unreadable_text_is_typed() -> None:
    made = drafted("", "", "7", unread={"so_lieu-A01-2011": "khoảng năm trăm"})
    assert (made.changed, made.left) == ({}, (CELL,))


def test_a_chosen_cell_is_written_over_and_marked() -> None:
    made = drafted("5", "", "7", over={CELL})
    assert (now_in(made), made.marked) == ("7", {"A01": {"2011": "7"}})


def test_writing_over_unreadable_text_takes_it_away() -> None:
    made = drafted("", "", "7", over={CELL}, unread={"so_lieu-A01-2011": "khoảng", "so_lieu-A01-2010": "vài"})
    assert made.changed["muc"]["unread"] == {"so_lieu-A01-2010": "vài"}


def test_narratives_and_own_parts_stay() -> None:
    before = content({"L01": {"2011": "1"}}, {"L01": {"2011": "1"}}, nhan_xet="Đã làm tốt.")
    made = draft(OUTLINE, "huyen", before, {"A01": {"2011": "7"}}, {})
    assert made.changed["muc"]["nhan_xet"] == "Đã làm tốt."
    assert made.changed["muc"]["so_lieu"] == {
        "figures": {"L01": {"2011": "1"}, "A01": {"2011": "7"}},
        "own": {"L01": {"2011": "1"}},
    }


def test_a_report_without_any_answer_is_filled() -> None:
    made = draft(OUTLINE, "huyen", {}, {"A01": {"2011": "7"}}, {})
    assert made.changed == {"muc": {"so_lieu": {"figures": {"A01": {"2011": "7"}}}}}


def test_no_place_is_a_ratio_or_a_period_not_asked() -> None:
    found = {place.cell for place in places(OUTLINE, "huyen")}
    assert ("O09", "2011") not in found
    assert ("E05", "2012") not in found
    assert ("O01", "2011") in found


def test_a_row_without_figures_is_not_kept() -> None:
    place = Place("muc", "so_lieu", "A01", "2011")
    emptied = with_figure(content({"A01": {"2011": "7"}, "L01": {"2011": "1"}})["muc"], place, "")
    assert emptied["so_lieu"]["figures"] == {"L01": {"2011": "1"}}


@pytest.mark.parametrize(
    ("one", "other", "same"), [("0", "none", True), ("5", "5.0", True), ("", "0", False), ("5", "6", False)]
)
def test_nothing_happened_is_the_number_zero_and_empty_is_none(one: str, other: str, same: bool) -> None:
    assert same_number(one, other) is same
