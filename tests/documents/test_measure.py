import pytest

from documents.measure import rule_mm, text_width_mm, wrapped


@pytest.mark.parametrize(
    ("text", "size", "bold", "width"),
    [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, True, 88.3),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, True, 95.7),
        ("LIÊN ĐOÀN LAO ĐỘNG TỈNH ĐẮK NÔNG", 12, False, 80.7),
        ("LIÊN ĐOÀN LAO ĐỘNG TỈNH ĐẮK NÔNG", 13, True, 91.0),
        ("LĐLĐ TỈNH ĐẮK NÔNG", 12, False, 46.0),
    ],
)
def test_it_measures_as_the_font_does(text: str, size: float, bold: bool, width: float) -> None:
    assert text_width_mm(text, size, bold) == pytest.approx(width, abs=0.06)


def test_a_mark_over_a_letter_takes_no_room() -> None:
    assert text_width_mm("ỆẮỢ", 14) == text_width_mm("EAƠ", 14)


def test_it_measures_decomposed_letters_like_composed_ones() -> None:
    assert text_width_mm("ê\u0323ơ\u0300", 14) == text_width_mm("ệờ", 14)


def test_a_letter_it_does_not_know_takes_a_full_em() -> None:
    assert text_width_mm("漢", 72) == pytest.approx(25.4)


def test_it_breaks_lines_between_words_only() -> None:
    lines = wrapped("Sơ kết 5 năm thực hiện Nghị quyết số 20-NQ/TW", 14, True, 60)
    assert " ".join(lines) == "Sơ kết 5 năm thực hiện Nghị quyết số 20-NQ/TW"
    assert all(text_width_mm(line, 14, True) <= 60 for line in lines)


@pytest.mark.parametrize("line", ["HUYỆN CƯ JÚT", "CÔNG ĐOÀN NGÀNH GIÁO DỤC", "CAO SU TÂM THẮNG"])
def test_a_rule_is_a_third_to_a_half_of_its_line(line: str) -> None:
    assert 1 / 3 <= rule_mm(line, 12) / text_width_mm(line, 12, bold=True) <= 1 / 2


def test_a_rule_under_many_lines_follows_the_longest() -> None:
    assert rule_mm("một hai ba bốn năm sáu bảy tám chín mười", 14, width_mm=40) <= 20
