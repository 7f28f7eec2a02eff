"""Checking the format of a Word file: for everybody signed in, one's own file only, for an hour."""

import io
import os
import re
from pathlib import Path

import pytest
from docx import Document
from flask import Flask

from documents.format_check.rules import RULES
from reporting.word_files import GROUPS
from tests.web.browser import Browser
from tests.web.sending_files import HOSTILE, MIB, send_file
from web.kept_files import MOST_OF_ONE

PAGE = "/kiem-tra-the-thuc"


def typed() -> bytes:
    """A Word file as a unit types one."""
    document = Document()
    for text in ("BÁO CÁO", "Nội dung của đơn vị tự soạn."):
        document.add_paragraph(text)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.fixture
def result(officer: Browser) -> str:
    """The address of what was found in a file of the officer's."""
    answer = send_file(officer, PAGE, typed(), "Báo cáo quý 2.docx")
    assert answer.status_code == 303
    return answer.location


def test_the_page_takes_a_file(officer: Browser) -> None:
    html = officer.get(PAGE).text
    assert 'enctype="multipart/form-data"' in html and 'type="file"' in html


def test_findings_name_what_is_there_what_is_allowed_and_the_clause(officer: Browser, result: str) -> None:
    html = officer.get(result).text
    assert "Khổ giấy là 216 × 279 mm; xin đặt A4, 210 × 297 mm." in html
    assert "NĐ 30/2020, Phụ lục I, Mục I.1 và I.3" in html
    assert "Không thấy Quốc hiệu" in html


def test_findings_stand_in_groups(officer: Browser, result: str) -> None:
    titles = re.findall(r'id="nhom-\d+"><span>([^<]+)', officer.get(result).text)
    assert titles[:2] == ["Khổ giấy, lề và số trang", "Thành phần còn thiếu"]


def test_every_rule_of_the_format_has_its_group() -> None:
    placed = [rule for _, rules in GROUPS for rule in rules]
    assert sorted(placed) == sorted(RULES)


def test_the_mended_copy_says_what_is_left(officer: Browser, result: str) -> None:
    html = officer.get(result.replace("?", "/sua?")).text
    assert re.search(r"Đã sửa \d+ chỗ, còn \d+ chỗ phải tự sửa", html)
    assert "Không thấy Quốc hiệu" in html


def test_the_mended_copy_is_handed_out_with_its_words_untouched(officer: Browser, result: str) -> None:
    answer = officer.get(result.replace("?", "/da-sua.docx?"))
    copy = Document(io.BytesIO(answer.data))
    assert "Bao-cao-quy-2_da-sua.docx" in answer.headers["Content-Disposition"]
    assert [paragraph.text for paragraph in copy.paragraphs] == ["BÁO CÁO", "Nội dung của đơn vị tự soạn."]
    assert round(copy.sections[0].page_width.mm) == 210


def test_a_file_made_here_is_right(officer: Browser, own_word: bytes) -> None:
    found = officer.get(send_file(officer, PAGE, own_word).location).text
    assert "Đúng thể thức" in found
    assert "TLĐ 2011" in found


@pytest.fixture
def own_word(officer: Browser) -> bytes:
    """The officer's report as this program prints it."""
    return officer.get(f"{officer.get('/').location}/bao-cao.docx").data


def test_the_file_of_somebody_else_is_not_found(app: Flask, clerk: Browser, result: str) -> None:
    paths = [result, result.replace("?", "/sua?"), result.replace("?", "/da-sua.docx?")]
    assert [clerk.get(path).status_code for path in paths] == [404, 404, 404]


def test_a_stranger_is_asked_to_sign_in(browser: Browser, result: str) -> None:
    assert browser.get(result).status_code == 302


def test_a_file_is_gone_after_its_hour(officer: Browser, instance: Path, result: str) -> None:
    for file in (instance / "uploads").iterdir():
        os.utime(file, (0, 0))
    assert officer.get(result).status_code == 404
    send_file(officer, PAGE, typed())
    assert len(list((instance / "uploads").iterdir())) == 1


def test_only_so_many_files_of_one_person_are_kept(officer: Browser, instance: Path) -> None:
    for _ in range(MOST_OF_ONE + 1):
        last = send_file(officer, PAGE, typed()).location
    assert len(list((instance / "uploads").iterdir())) == MOST_OF_ONE
    assert officer.get(last).status_code == 200


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_gets_one_clear_sentence(officer: Browser, instance: Path, name: str) -> None:
    data, said = HOSTILE[name]
    answer = send_file(officer, PAGE, data, "bao-cao.docx")
    assert answer.status_code == 400
    assert said in (problem := re.findall(r'class="wrong" id="tep-loi">.*?</span>(.*?)</p>', answer.text))[0], problem
    assert not (instance / "uploads").exists()


def test_twenty_megabytes_are_too_many(officer: Browser) -> None:
    answer = send_file(officer, PAGE, b"PK\x03\x04" + b"\0" * (20 * MIB))
    assert answer.status_code == 413
    assert "lớn nhất 10 MB" in answer.text


def test_a_form_without_a_file_is_told_so(officer: Browser) -> None:
    answer = officer.post(PAGE)
    assert (answer.status_code, "Xin chọn một tệp Word" in answer.text) == (400, True)


def test_the_name_of_a_file_is_shown_as_text(officer: Browser) -> None:
    found = officer.get(send_file(officer, PAGE, typed(), "<b>x</b>.docx").location).text
    assert "<b>x" not in found


def test_the_report_pages_lead_to_it(officer: Browser) -> None:
    assert f'href="{PAGE}"' in officer.get(officer.get("/").location).text
