"""Answers cut into paragraphs and sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reporting.workbench.cutting import paragraphs, sentences


def test_a_line_is_a_paragraph_and_empty_lines_are_none() -> None:
    assert paragraphs("Một.\n\n  Hai.  \n") == ["Một.", "Hai."]


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("Mở 12 lớp. Đã dự 120 người! Tốt.", ["Mở 12 lớp.", "Đã dự 120 người!", "Tốt."]),
        ("Ở TP. Gia Nghĩa có ThS. Lan dạy.", ["Ở TP. Gia Nghĩa có ThS. Lan dạy."]),
        ("1. Công tác cán bộ. Làm tốt.", ["1. Công tác cán bộ.", "Làm tốt."]),
        ("Chi 1.234.567 đồng, v.v. và hơn nữa.", ["Chi 1.234.567 đồng, v.v. và hơn nữa."]),
        ("", []),
    ],
)
def test_sentences(text: str, cut: list[str]) -> None:
    assert sentences(text) == cut


@given(st.text(alphabet="aA1Đ. !?\n", max_size=60))
def test_nothing_is_lost(text: str) -> None:
    assert " ".join(sentences(text)) == " ".join(text.split())
