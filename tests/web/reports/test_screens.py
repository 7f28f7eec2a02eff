"""What holds on every page of a report, and what of the list of tasks is easily lost (screens.md 2–6, 17, 30)."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app import create_app
from forms.outline import Outline
from settings import Settings
from store import entries
from store.connection import Database
from tests.browser.pages import SECTIONS, address, pages
from tests.reporting.tree import report_id
from tests.web.browser import Browser
from tests.web.reports.conftest import UNITS
from tests.web.reports.sending import put
from tests.web.reports.test_tasks import state_of
from web import progress

TEMPLATES = Path(__file__).parents[3] / "web" / "templates"
FORM = re.compile(r"<form\b[^>]*>.*?</form>", re.DOTALL)
# What a browser speaks of in a bubble of its own, in its own language, before the server may say it in ours.
BUBBLE = re.compile(r'<(?:input|select|textarea)\b[^>]*?(?:\srequired\b|\spattern=|type="(?:email|url|number|date)")')
OF_A_REPORT = [rule for rule in pages() if "report_id" in rule.arguments]
DUE = "Hạn nộp: 20/7/2012"


def shown(browser: Browser, report: str) -> Iterator[tuple[str, str]]:
    """Every page of the report that there is now: its address and its markup."""
    for rule in OF_A_REPORT:
        for section in SECTIONS if "section" in rule.arguments else ("",):
            values = {"report_id": int(report.rpartition("/")[2]), "section": section}
            if rule.arguments <= values.keys():
                path = address(rule, values)
                answer = browser.get(path)
                if answer.status_code == 200 and answer.mimetype == "text/html":
                    yield path, answer.text


def test_the_deadline_stands_on_every_page_of_a_report(officer: Browser, report: str) -> None:
    found = dict(shown(officer, report))
    assert len(found) > 10
    assert [path for path, html in found.items() if DUE not in html] == []


def test_after_it_it_is_red_on_every_page(settings: Settings, password: str, report: str) -> None:
    late = Browser(create_app(replace(settings, clock=date(2012, 7, 22)))).signed_in("H02", password)
    assert [path for path, html in shown(late, report) if f'class="late">{DUE}' not in html] == []


def test_there_are_five_states_of_a_part() -> None:
    states = [state.label for state in vars(progress).values() if isinstance(state, progress.State)]
    assert states == ["Chưa bắt đầu", "Đang làm", "Còn thiếu", "Hoàn thành", "Bị trả lại"]


def test_a_part_looked_at_and_left_is_not_one_never_opened(officer: Browser, report: str) -> None:
    path, title = f"{report}/muc/van-de-buc-xuc", "Việc tham gia giải quyết những vấn đề bức xúc"
    heading = re.escape(title)
    before = officer.get(report).text
    full = re.search(rf">({heading}[^<]*)</a>", before)
    assert full
    put(officer, path, 0, {"so_lieu_buc_xuc-B01-2008": ""})
    assert [state_of(page, full[1]) for page in (before, officer.get(report).text)] == ["Chưa bắt đầu", "Đang làm"]


def test_a_row_has_a_name_a_hint_and_a_state(officer: Browser, report: str) -> None:
    put(officer, f"{report}/muc/trien-khai", 0, {"trien_khai_cap_uy": "Đã quán triệt."})
    rows = officer.get(report).text.split('<li class="task ')[1:]
    assert all("<a href=" in row and "tag tag-" in row for row in rows)
    begun = next(row for row in rows if "/muc/trien-khai" in row)
    assert re.search(r'<span class="task-hint">[^<]+</span>', begun)


def test_twenty_thousand_characters_are_kept(officer: Browser, report: str, db: Database) -> None:
    text = ("Đã tổ chức thực hiện. " * 1000).strip()[:20_000].strip()
    put(officer, f"{report}/muc/trien-khai", 0, {"trien_khai_cap_uy": text})
    kept = entries.get(db, report_id(db, UNITS["H02"]), "trien_khai").content["trien_khai_cap_uy"]
    assert len(text) > 19_990 and kept == text


def speaks_by_itself(markup: str) -> bool:
    """Whether some form lets the browser judge what is typed."""
    return any(BUBBLE.search(form) and "novalidate" not in form.partition(">")[0] for form in FORM.findall(markup))


def test_no_form_lets_the_browser_speak_in_bubbles() -> None:
    assert [file.name for file in TEMPLATES.rglob("*.html") if speaks_by_itself(file.read_text("utf-8"))] == []


@pytest.mark.parametrize("cell", ['<input name="a" required>', '<input type="email" name="a">'])
def test_control_a_form_that_would_is_found(cell: str) -> None:
    assert speaks_by_itself(f'<form method="post">{cell}</form>')
    assert not speaks_by_itself(f'<form method="post" novalidate>{cell}</form>')


def test_a_change_over_thirty_percent_says_where_to_give_the_reason(outline: Outline) -> None:
    over = [rule.message for rule in outline.rules if "quá 30 %" in rule.message]
    assert len(over) > 1
    assert all("xin ghi lý do vào phần lời văn" in message for message in over)
