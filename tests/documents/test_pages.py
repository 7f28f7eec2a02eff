"""The paper itself, measured with a ruler on the PDF that LibreOffice prints."""

import subprocess
from pathlib import Path

import pytest
from pypdf import PdfReader

from documents import Template
from documents.measure import text_width_mm
from documents.profiles import Profile
from tests.documents.reading import MM_PER_PT, Word, page_texts, pages, to_pdf
from tests.documents.samples import grassroots

PAPER = {"district": (12, 26), "sector": (10, 26), "grassroots": (4, 8)}


def line(words: list[Word], *parts: str) -> tuple[Word, Word]:
    """The first and the last word of a line that begins with these words."""
    texts = [word.text for word in words]
    start = next(n for n in range(len(texts)) if tuple(texts[n : n + len(parts)]) == parts)
    return words[start], words[start + len(parts) - 1]


def turned(page: list[Word]) -> bool:
    return max(word.right for word in page) > 210


@pytest.mark.parametrize("name", PAPER)
def test_a_report_has_the_pages_it_should(printed: dict[str, Path], name: str) -> None:
    least, most = PAPER[name]
    assert least <= len(pages(printed[name])) <= most
    assert 1 <= len(pages(printed[f"{name}-empty"])) <= most


def test_every_letter_is_printed_in_the_one_font(printed: dict[str, Path]) -> None:
    listed = subprocess.run(["pdffonts", str(printed["district"])], capture_output=True, check=True, text=True)
    fonts = {row.split()[0].partition("+")[2].partition("-")[0] for row in listed.stdout.splitlines()[2:]}
    assert fonts in ({"LiberationSerif"}, {"TimesNewRomanPS"}, {"Tinos"})


def test_nothing_stands_in_the_margins(printed: dict[str, Path], format_profile: Profile) -> None:
    for page in pages(printed["district"]):
        sheet = format_profile.appendix if turned(page) else format_profile.page
        foot = sheet.height_mm - sheet.bottom.used
        body = [word for word in page if sheet.top.used - 0.2 <= word.top and word.bottom <= foot]
        assert min(word.left for word in body) >= sheet.left.used - 0.1
        assert max(word.right for word in body) <= sheet.width_mm - sheet.right.used + 0.5
        assert len(page) - len(body) <= 1


def test_the_heading_stands_on_one_line_left_and_right(printed: dict[str, Path]) -> None:
    first = pages(printed["district"])[0]
    agency, _ = line(first, "LIÊN", "ĐOÀN", "LAO", "ĐỘNG")
    state, end = line(first, "CỘNG", "HÒA", "XÃ", "HỘI", "CHỦ", "NGHĨA", "VIỆT", "NAM")
    assert agency.top == pytest.approx(state.top, abs=0.3)
    assert end.right - state.left == pytest.approx(88.3, abs=0.5)


def test_number_and_date_stand_on_one_line(printed: dict[str, Path]) -> None:
    first = pages(printed["sector"])[0]
    number, _ = line(first, "Số:", "05/BC-CĐGD")
    place, _ = line(first, "Đắk", "Nông,", "ngày")
    assert number.bottom == pytest.approx(place.bottom, abs=0.3)


def test_motto_and_date_are_centred_under_the_state(printed: dict[str, Path]) -> None:
    first = pages(printed["sector"])[0]
    ends = [
        line(first, "CỘNG", "HÒA", "XÃ", "HỘI", "CHỦ", "NGHĨA", "VIỆT", "NAM"),
        line(first, "Độc", "lập", "-", "Tự", "do", "-", "Hạnh", "phúc"),
        line(first, "Đắk", "Nông,", "ngày", "05", "tháng", "7", "năm", "2012"),
    ]
    middles = [(start.left + end.right) / 2 for start, end in ends]
    assert middles == pytest.approx([middles[0]] * 3, abs=0.5)


def test_type_and_subject_are_centred_on_the_page(printed: dict[str, Path], format_profile: Profile) -> None:
    sheet = format_profile.page
    start, end = line(pages(printed["district"])[0], "BÁO", "CÁO")
    assert (start.left + end.right) / 2 == pytest.approx(sheet.left.used + sheet.text_width_mm / 2, abs=0.5)


def test_a_paragraph_begins_at_the_indent(printed: dict[str, Path], format_profile: Profile) -> None:
    words = pages(printed["district"])[0]
    at = format_profile.page.left.used + format_profile.body.indent_mm
    for begins in (("Thực", "hiện", "Hướng"), ("I.", "TÌNH"), ("Ngay", "sau"), ("-", "Tổ", "chức")):
        assert line(words, *begins)[0].left == pytest.approx(at, abs=0.3)


def test_the_first_page_and_the_first_of_the_annex_have_no_number(printed: dict[str, Path]) -> None:
    read = pages(printed["district"])
    annex = next(number for number, page in enumerate(read) if turned(page))
    assert [numbers_of(read[number]) for number in (0, annex)] == [[], []]
    assert [numbers_of(page) for page in read[1:annex]] == [[str(n)] for n in range(2, annex + 1)]
    assert [numbers_of(page) for page in read[annex + 1 :]] == [[str(n)] for n in range(2, len(read) - annex + 1)]


def numbers_of(page: list[Word]) -> list[str]:
    height = 210 if turned(page) else 297
    return [word.text for word in page if word.bottom < 20 or word.top > height - 20]


def test_the_number_stands_where_the_profile_puts_it(printed: dict[str, Path], format_profile: Profile) -> None:
    number = next(word for word in pages(printed["district"])[1] if word.bottom < 20 or word.top > 277)
    sheet = format_profile.page
    if format_profile.page_number.place == "top":
        middle = sheet.left.used + sheet.text_width_mm / 2
        assert (number.bottom < 20, (number.left + number.right) / 2) == (True, pytest.approx(middle, abs=0.5))
    else:
        assert (number.top > 277, number.right) == (True, pytest.approx(210 - sheet.right.used, abs=0.5))


@pytest.mark.parametrize("name", ["district", "sector", "grassroots", "district-empty", "grassroots-empty"])
def test_signature_recipients_and_last_words_share_a_page(printed: dict[str, Path], name: str) -> None:
    told = page_texts(printed[name])
    holding = [[number for number, text in enumerate(told) if mark in text] for mark in ("Nơi nhận:", "TM. BAN", "./.")]
    assert holding[0] == holding[1] == holding[2]
    assert len(holding[0]) == 1


def test_they_do_wherever_the_text_happens_to_end(template: Template, tmp_path: Path) -> None:
    made = {str(lines): template.render(ending_after(lines)) for lines in range(12, 22)}
    for pdf in to_pdf(tmp_path, made).values():
        marks = ("Nơi nhận:", "TM. BAN", "H'Loan", "Lưu: VT", "./.")
        told = page_texts(pdf)
        assert len({next(n for n, text in enumerate(told) if mark in text) for mark in marks}) == 1


def ending_after(lines: int) -> dict[str, object]:
    body = [{"kieu": "doan", "chu": f"Dòng thứ {number} của báo cáo."} for number in range(lines)]
    return {**grassroots(), "noi_dung": [*body, {"kieu": "doan", "chu": "Trên đây là báo cáo./."}]}


def test_there_is_room_for_the_seal(printed: dict[str, Path]) -> None:
    page = next(page for page in pages(printed["grassroots"]) if any(word.text == "Byă" for word in page))
    chair, _ = line(page, "CHỦ", "TỊCH")
    name, _ = line(page, "H'Loan", "Byă")
    assert name.top - chair.bottom >= 30


def test_signer_and_recipients_begin_level(printed: dict[str, Path]) -> None:
    page = next(page for page in pages(printed["grassroots"]) if any(word.text == "Byă" for word in page))
    recipients, signer = line(page, "Nơi", "nhận:")[0], line(page, "TM.", "BAN")[0]
    assert recipients.top == pytest.approx(signer.top, abs=1.0)
    assert recipients.left == pytest.approx(30, abs=0.2)


def test_every_page_of_the_annex_begins_with_its_head(printed: dict[str, Path]) -> None:
    annex = [{word.text for word in page} for page in pages(printed["district"]) if turned(page)]
    assert len(annex) >= 4
    assert all({"TT", "2008", "2011", "30/6/2012"} <= words for words in annex)


def test_a_figure_of_ten_digits_stays_on_one_line(printed: dict[str, Path]) -> None:
    words = [word.text for page in pages(printed["district"]) for word in page]
    assert "1.258.000.000" in words


def test_rules_are_as_long_as_the_rule_says(template: Template, tmp_path: Path) -> None:
    drawn = rule_lengths(to_pdf(tmp_path, {"a": template.render(grassroots())})["a"])
    agency = text_width_mm("CAO SU TÂM THẮNG", 12, bold=True)
    motto = text_width_mm("Độc lập - Tự do - Hạnh phúc", 13, bold=True)
    assert motto == pytest.approx(min(drawn, key=lambda length: abs(length - motto)), abs=0.3)
    assert [length for length in drawn if agency / 3 <= length <= agency / 2]
    assert [length for length in drawn if 165 / 3 <= length <= 165 / 2]


def rule_lengths(pdf: Path) -> list[float]:
    """The lengths in mm of the level strokes on the first page."""
    drawing = PdfReader(pdf).pages[0].get_contents()
    assert drawing is not None
    found: list[float] = []
    start = (0.0, 0.0)
    for operands, operator in drawing.operations:
        if operator == b"m":
            start = (float(operands[0]), float(operands[1]))
        elif operator == b"l" and abs(float(operands[1]) - start[1]) < 0.01:
            found.append(abs(float(operands[0]) - start[0]) * MM_PER_PT)
    return found
