"""The way a report has gone, and what differs between two hand-ins."""

from collections.abc import Callable

import pytest

from tests.web.browser import Browser
from tests.web.reports.sending import put

Complete = Callable[[str], None]


@pytest.fixture
def twice(complete: Complete, school: Browser, school_report: str) -> str:
    """Handed in, taken back, one answer changed, handed in again."""
    complete("C0002")
    school.post(f"{school_report}/nop")
    school.post(f"{school_report}/thu-hoi")
    put(school, f"{school_report}/muc/trien-khai", 1, {"trien_khai_cap_uy": "Câu đã sửa."})
    school.post(f"{school_report}/nop")
    return f"{school_report}/qua-trinh"


def test_a_draft_has_no_history_yet(school: Browser, school_report: str) -> None:
    assert "chưa được nộp lần nào" in school.get(f"{school_report}/qua-trinh").text


def test_every_step_stands_there_in_order(school: Browser, twice: str) -> None:
    html = school.get(twice).text
    assert html.count("Nộp báo cáo</th>") == 2
    assert html.index("Nộp báo cáo</th>") < html.index("Thu hồi</th>") < html.rindex("Nộp báo cáo</th>")


def test_the_last_two_hand_ins_are_told_apart(school: Browser, twice: str) -> None:
    html = school.get(twice).text
    assert html.count("Câu đã sửa.") == 1 and "giống hệt nhau" not in html


def test_any_two_can_be_compared(school: Browser, twice: str) -> None:
    assert "Bản 1 và bản 1 giống hệt nhau." in school.get(f"{twice}?tu=1&den=1").text


@pytest.mark.parametrize("asked", ["?tu=9&den=x", "?tu=&den="])
def test_a_hand_in_there_is_not_is_as_none_asked_for(school: Browser, twice: str, asked: str) -> None:
    assert "Câu đã sửa." in school.get(twice + asked).text


def test_the_reviewer_reads_it_and_a_stranger_does_not(officer: Browser, stranger: Browser, twice: str) -> None:
    assert (officer.get(twice).status_code, stranger.get(twice).status_code) == (200, 404)
