"""The board in a real browser: charts of the tables' own numbers, ticks, many reports settled at once."""

from collections.abc import Callable

import pytest

from reporting.clock import stamp
from reporting.founding import CLERK
from store import reports, users
from store.connection import Database
from tests.browser.conftest import Visitor
from tests.browser.served_demo import Officer
from tests.browser.steps import PASSWORD, Visit
from tests.reporting.tree import NOW
from web.passwords import HASHER

BOARD = "/dot-bao-cao/nq20/theo-doi"
DRAWN = "() => [...document.querySelectorAll('.chart canvas')].map(canvas => Chart.getChart(canvas).data)"
PARTS_OF_FIRST_ROW = """() => [...document.querySelectorAll('#theo-loai thead th[data-mau]')]
    .map(head => Number(document.querySelector('#theo-loai tbody tr').cells[head.cellIndex].textContent))"""

Entering = Callable[[bool], Visit]


@pytest.fixture
def entering(visitor: Visitor, served_db: Database) -> Entering:
    """The clerk's window, with scripts or without."""
    user = users.by_login(served_db, CLERK)
    assert user
    users.set_password(served_db, user.id, HASHER.hash(PASSWORD))

    def enter(scripts: bool) -> Visit:
        visit = visitor(java_script_enabled=scripts)
        visit.open("/dang-nhap")
        visit.sign_in(CLERK, PASSWORD)
        visit.page.wait_for_url(lambda url: "dang-nhap" not in url)
        return visit

    return enter


def test_the_charts_show_the_numbers_of_the_tables(entering: Entering) -> None:
    visit = entering(True)
    visit.open(BOARD)
    drawn = visit.page.evaluate(DRAWN)
    assert [each["data"][0] for each in drawn[-1]["datasets"]] == visit.page.evaluate(PARTS_OF_FIRST_ROW)
    assert (visit.errors, visit.foreign) == ([], [])


@pytest.fixture
def waiting(served_db: Database, officer: Officer) -> str:
    """The code of a district whose report waits for its review."""
    at = stamp(NOW)
    assert reports.change_status(
        served_db, officer.report_id, "draft", "submitted", officer.user.id, at, kind="submit"
    )
    return officer.unit.code


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "none"])
def test_a_report_is_returned_with_a_comment_from_the_board(entering: Entering, waiting: str, scripts: bool) -> None:
    visit = entering(scripts)
    visit.open(f"{BOARD}?tim={waiting}")
    visit.main.locator("tbody input[type=checkbox]").check()
    visit.send("Trả lại…")
    visit.main.locator("textarea").fill("Thiếu số liệu nữ.")
    visit.send("Trả lại 1 báo cáo")
    assert "Đã trả lại 1 báo cáo" in visit.text()
    visit.open(f"{BOARD}?tim={waiting}")
    assert visit.main.locator("tbody .tag-back").first.inner_text() == "Trả lại"


def test_the_box_over_the_table_ticks_the_page_and_tells_how_many(entering: Entering) -> None:
    visit = entering(True)
    visit.open(f"{BOARD}?loai=nganh")
    visit.page.check("thead input")
    many = visit.main.locator("tbody input[type=checkbox]:checked").count()
    assert many > 1
    assert f"({many})" in visit.page.locator(".bulk-said").inner_text()


def test_a_telephone_number_and_a_tick_are_not_the_link_of_the_row(entering: Entering) -> None:
    visit = entering(True)
    visit.open(f"{BOARD}?loai=nganh")
    visit.page.locator("tbody input[type=checkbox]").first.click()
    assert visit.path == BOARD
