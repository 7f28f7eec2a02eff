"""The filter of the board: what an address asks for, and which rows that is."""

from dataclasses import replace

import pytest

from reporting.board import STAGES, Row
from reporting.board.choosing import PUNCTUALITIES, STATES, Filter


def codes(rows: list[Row], **asked: str) -> str:
    return " ".join(row.code for row in Filter(**asked).chosen(rows))


def test_nothing_asked_for_is_everything(rows: list[Row]) -> None:
    assert Filter().chosen(rows) == rows
    assert (Filter().query, Filter().narrows, Filter().said({})) == ({}, False, "")


@pytest.mark.parametrize(
    ("state", "found"),
    [
        ("chua-nop", "T C4 H1 C2 H2"), ("chua-lam", "T H1 C2"), ("dang-lam", "H2"), ("tra-lai", "C4"),
        ("da-nop", "C1 C3"), ("cho-duyet", "C3"), ("da-duyet", "C1"),
    ],
)  # fmt: skip
def test_by_how_far_the_report_is(rows: list[Row], state: str, found: str) -> None:
    assert codes(rows, state=state) == found


def test_every_stage_is_in_some_state() -> None:
    assert frozenset().union(*(stages for _, stages in STATES.values())) == frozenset(STAGES)


@pytest.mark.parametrize(
    ("punctual", "found"), [("dung-han", "C1"), ("sau-han", "C3"), ("qua-han", "C4 H1 C2 H2"), ("gia-han", "")]
)
def test_by_punctuality(rows: list[Row], punctual: str, found: str) -> None:
    assert codes(rows, punctual=punctual) == found


def test_units_with_more_time_are_found(rows: list[Row]) -> None:
    assert codes([replace(rows[0], extended=True), *rows[1:]], punctual="gia-han") == "T"


def test_by_kind_and_state_together(rows: list[Row]) -> None:
    assert codes(rows, kind="huyen", state="chua-lam") == "H1"


@pytest.mark.parametrize("sought", ["đơn vị C1", "DON  VI c1", "c1 don"])
def test_words_are_sought_without_marks_in_any_order(rows: list[Row], sought: str) -> None:
    assert codes(rows, sought=sought) == "C1"


def test_an_address_and_its_filter_are_the_same() -> None:
    asked = {"duoi": "H01", "trang-thai": "chua-nop", "loai": "cdcs", "dung-han": "qua-han", "tim": "đắk mil"}
    assert Filter.read(asked).query == asked
    assert Filter.read(asked).said({"cdcs": "CĐCS"}) == "Chưa nộp; CĐCS; Quá hạn chưa nộp; có chữ “đắk mil”"


def test_what_nobody_knows_is_not_asked_for() -> None:
    assert Filter.read({"trang-thai": "bay", "dung-han": "x", "khac": "y"}) == Filter()


@pytest.mark.parametrize("words", [text for text, _ in (*STATES.values(), *PUNCTUALITIES.values())])
def test_choices_are_read_in_vietnamese(words: str) -> None:
    assert words[0].isupper() and not words.isascii()
