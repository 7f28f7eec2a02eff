"""What is typed becomes paragraphs; a report ends once."""

import pytest

from reporting.paragraphs import closed, ended, paragraphs, style_of


@pytest.mark.parametrize(
    ("line", "style"),
    [
        ("Công đoàn đã tổ chức 12 buổi.", "doan"),
        ("- Tuyên truyền miệng", "gach"),
        ("– Tuyên truyền miệng", "gach"),
        ("+ Tại các bon", "cong"),
        ("a) Ưu điểm", "chu"),
        ("đ) Bài học", "chu"),
        ("1. Một là", "so"),
        ("1.234 người dự", "doan"),
        ("-", "doan"),
        ("ab) không phải điểm", "doan"),
    ],
)
def test_a_line_takes_the_style_of_its_mark(line: str, style: str) -> None:
    assert style_of(line) == style


def test_each_typed_line_is_a_paragraph_and_blank_lines_fall_away() -> None:
    assert [p["chu"] for p in paragraphs("Một.\n\n  Hai.\n- ba")] == ["Một.", "Hai.", "- ba"]


def test_a_typed_closing_sign_in_the_middle_becomes_a_full_stop() -> None:
    assert paragraphs("Xin cảm ơn./.")[0]["chu"] == "Xin cảm ơn."


@pytest.mark.parametrize(
    ("text", "end"),
    [("Hết", "Hết./."), ("Hết.", "Hết./."), ("Hết;", "Hết./."), ("Hết./.", "Hết./.")],
)
def test_the_report_ends_with_one_closing_sign(text: str, end: str) -> None:
    last = paragraphs(text)
    assert closed(last)[-1]["chu"] == end


def test_ending_keeps_every_letter_of_a_sentence() -> None:
    assert ended("Phấn đấu đạt 95%.").startswith("Phấn đấu đạt 95%.")


def test_nothing_is_closed_where_nothing_is_said() -> None:
    assert closed([]) == []
