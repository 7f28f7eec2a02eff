"""The signed paper: sent once the report is handed in, fetched by its readers, refused to strangers."""

from collections.abc import Callable
from io import BytesIO

import pytest
from werkzeug.test import TestResponse

from store import events, scans
from store.connection import Database
from tests.documents.test_scan import PDF, png
from tests.reporting.conftest import SCHOOL
from tests.reporting.tree import report_id
from tests.web.browser import OURS, Browser


def send(who: Browser, report: str, data: bytes, name: str = "Bản ký.pdf") -> TestResponse:
    form = {"tep": (BytesIO(data), name), "csrf_token": who.token()}
    return who.client.post(f"{report}/ban-ky", data=form, headers={"Origin": OURS})


@pytest.fixture
def sent(complete: Callable[[str], None], school: Browser, school_report: str) -> str:
    """The school's report, handed in."""
    complete("C0002")
    school.post(f"{school_report}/nop")
    return school_report


def test_it_is_kept_as_it_came_and_fetched_by_both_sides(school: Browser, officer: Browser, sent: str) -> None:
    assert send(school, sent, PDF).status_code == 303
    for who in (school, officer):
        answer = who.get(f"{sent}/ban-ky/tep")
        assert answer.data == PDF and answer.mimetype == "application/pdf"
        assert "attachment" in answer.headers["Content-Disposition"]


def test_the_newest_stands_in_place_of_the_one_before(school: Browser, sent: str) -> None:
    send(school, sent, PDF)
    send(school, sent, png(), "anh.png")
    assert school.get(f"{sent}/ban-ky/tep").data == png()
    assert "anh.png" in school.get(sent).text


def test_the_history_tells_it(school: Browser, sent: str, db: Database) -> None:
    send(school, sent, PDF)
    assert events.of_report(db, report_id(db, SCHOOL))[-1].kind == "scan"
    assert "Gửi bản ký" in school.get(f"{sent}/qua-trinh").text


def test_the_unit_above_may_scan_what_came_by_post(officer: Browser, sent: str) -> None:
    assert send(officer, sent, PDF).status_code == 303


@pytest.mark.parametrize(("data", "said"), [(b"PK\x03\x04", "Chỉ nhận bản quét PDF"), (PDF[:-8], "không trọn vẹn")])
def test_what_is_no_paper_is_refused_and_said_beside_the_field(
    school: Browser, sent: str, db: Database, data: bytes, said: str
) -> None:
    answer = send(school, sent, data)
    assert answer.status_code == 422 and said in answer.text and 'id="tep-loi"' in answer.text
    assert scans.latest(db, report_id(db, SCHOOL)) is None


def test_before_the_report_is_handed_in_there_is_none_to_send(school: Browser, school_report: str) -> None:
    assert send(school, school_report, PDF).status_code == 409
    assert "Nộp báo cáo trước" in school.get(f"{school_report}/ban-ky").text


def test_a_stranger_finds_nothing(stranger: Browser, school: Browser, sent: str) -> None:
    send(school, sent, PDF)
    assert stranger.get(f"{sent}/ban-ky/tep").status_code == 404
    assert send(stranger, sent, PDF).status_code == 404
