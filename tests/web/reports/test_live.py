"""What a section's page asks for while it is typed in: rules, the text on paper, what was written before."""

import re
from dataclasses import replace

import pytest

from reporting.clock import stamp
from reporting.lookup import report_of
from reporting.submission import freeze
from store import campaigns, entries, reports, units
from store.connection import Database, write
from tests.reporting.conftest import DISTRICT
from tests.reporting.tree import NOW, report_id, user
from tests.web.browser import OURS, Browser
from tests.web.reports.conftest import Fill
from tests.web.reports.sending import post
from tests.web.reports.test_section import HOSTILE

SECTION = "/muc/trien-khai"
FIGURES = {"tinh_hinh_chung": {"so_lieu_chung": {"figures": {"A01": {"2011": "30"}}}}}


def asked(browser: Browser, path: str, values: dict[str, str]) -> dict[str, object]:
    headers = {"Origin": OURS, "X-CSRFToken": browser.token()}
    answer = browser.client.post(path, json={"values": values}, headers=headers)
    assert answer.status_code == 200, answer.text
    return dict(answer.json)


def question_of(page: str) -> str:
    found = re.search(r'<textarea[^>]* name="(\w+)"', page)
    assert found
    return found[1]


@pytest.fixture
def question(officer: Browser, report: str) -> str:
    """The first text of the section."""
    return question_of(officer.get(report + SECTION).text)


def test_the_rules_of_a_section_come_with_the_figures_they_read_elsewhere(
    officer: Browser, report: str, fill: Fill
) -> None:
    fill("H02", FIGURES)
    told = officer.get(f"{report}{SECTION}/quy-tac").json
    assert "K20" in {rule["id"] for rule in told["rules"]}
    assert told["figures"] == {"A01": {"2011": "30"}}


def test_a_section_without_tables_has_no_rules(officer: Browser, report: str) -> None:
    assert officer.get(f"{report}/muc/danh-gia-chung/quy-tac").json["rules"] == []


@pytest.mark.parametrize("page", ["quy-tac", "xem-truoc", "bao-cao-truoc"])
def test_a_section_that_there_is_not_is_not_found(officer: Browser, report: str, page: str) -> None:
    assert officer.get(f"{report}/muc/khong-co/{page}").status_code == 404


def test_what_is_typed_is_shown_as_it_will_be_printed(officer: Browser, report: str, question: str) -> None:
    told = asked(officer, f"{report}{SECTION}/xem-truoc", {question: "Đoạn một.\n- Gạch đầu dòng.\n\na) Điểm a."})
    html = str(told["html"])
    assert '<p class="in-muc-2">1. Công tác triển khai' in html
    assert '<p class="in-doan">Đoạn một.</p>' in html
    assert '<p class="in-gach">- Gạch đầu dòng.</p>' in html and '<p class="in-chu">a) Điểm a.</p>' in html


def test_looking_at_it_keeps_nothing(officer: Browser, report: str, question: str, db: Database) -> None:
    asked(officer, f"{report}{SECTION}/xem-truoc", {question: "Chỉ xem thử."})
    assert entries.get(db, report_id(db, DISTRICT), "trien_khai").revision == 0


def test_a_text_too_long_to_keep_is_told_so_as_a_save_tells_it(officer: Browser, report: str, question: str) -> None:
    headers = {"Origin": OURS, "X-CSRFToken": officer.token()}
    address, values = f"{report}{SECTION}/xem-truoc", {question: "dài " * 400_000}
    told = officer.client.post(address, json={"values": values}, headers=headers)
    assert (told.status_code, "1 MB" in told.json["message"] or "dài" in told.json["message"]) == (413, True)


def test_no_letter_of_it_is_markup(officer: Browser, report: str, question: str) -> None:
    html = str(asked(officer, f"{report}{SECTION}/xem-truoc", {question: HOSTILE})["html"])
    assert "<script" not in html and "&lt;script&gt;" in html


def test_without_scripts_the_saved_text_is_shown_on_a_page(officer: Browser, report: str, question: str) -> None:
    post(officer, report + SECTION, {question: "Đã lưu rồi."})
    page = officer.get(f"{report}{SECTION}/xem-truoc").text
    assert "Bản in: 1. Công tác triển khai" in page and "Đã lưu rồi." in page


def test_a_text_of_stock_phrases_is_told_so(officer: Browser, report: str, question: str) -> None:
    said = "Ban Chấp hành luôn quan tâm chỉ đạo. Đoàn viên tích cực hưởng ứng. Nhìn chung đạt kết quả tốt."
    hints = asked(officer, f"{report}{SECTION}/xem-truoc", {question: said})["hints"]
    assert "3 trong 3 câu" in dict(hints)[question]  # type: ignore[call-overload]


def test_control_a_text_with_figures_is_not(officer: Browser, report: str, question: str) -> None:
    said = "Ngày 12/5/2012 quan tâm chỉ đạo 3 CĐCS. Có 45 đoàn viên tích cực hưởng ứng."
    assert asked(officer, f"{report}{SECTION}/xem-truoc", {question: said})["hints"] == {}


def test_the_last_hand_in_of_an_earlier_campaign_is_offered(
    officer: Browser, report: str, question: str, db: Database
) -> None:
    earlier(db, {"trien_khai": {question: "Năm trước đã ghi thế này."}})
    told = officer.get(f"{report}{SECTION}/bao-cao-truoc").json
    assert told[question]["text"] == "Năm trước đã ghi thế này."
    assert told[question]["said"].startswith("Đợt trước, nộp ")


def test_before_the_first_campaign_nothing_is(officer: Browser, report: str) -> None:
    assert officer.get(f"{report}{SECTION}/bao-cao-truoc").json == {}


def test_of_the_format_no_earlier_text_is_offered(officer: Browser, report: str) -> None:
    assert officer.get(f"{report}/muc/the-thuc/bao-cao-truoc").json == {}


def earlier(db: Database, contents: dict[str, dict[str, str]]) -> None:
    """A campaign before this one, in which the district handed in these contents."""
    this = campaigns.by_slug(db, "nq20")
    unit = units.by_code(db, DISTRICT.code)
    assert this and unit
    with write(db):
        before = campaigns.add(
            db, replace(this, id=0, slug="truoc", title="Đợt trước", opened_at="2011-01-01T08:00:00+07:00")
        )
        reports.open_all(db, before.id, [unit.id], stamp(NOW))
    opened = reports.of_unit(db, before.id, unit.id)
    assert opened
    author = user(db, "H02")
    for section, content in contents.items():
        entries.save(db, opened.id, section, content, 0, "", "", author.id, stamp(NOW))
    assert reports.change_status(db, opened.id, "draft", "submitted", author.id, stamp(NOW), kind="submit")
    freeze(db, report_of(db, "truoc", "H02", NOW), author.id, NOW)
