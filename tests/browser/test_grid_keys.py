"""The table of figures under the keyboard, with a block from Excel, and numbers as they are written here."""

from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from store import entries
from store.connection import Database
from tests.browser.conftest import Visitor
from tests.browser.served_demo import Officer, open_district
from tests.browser.steps import Visit

PASTE = """(cell, text) => {
    const held = new DataTransfer();
    held.setData("text/plain", text);
    cell.focus();
    cell.dispatchEvent(new ClipboardEvent("paste", {clipboardData: held, bubbles: true, cancelable: true}));
}"""


@pytest.fixture(scope="module")
def owner(served_db: Database) -> Officer:
    return open_district(served_db)


@pytest.fixture(scope="module")
def window(visitor: Visitor, owner: Officer) -> Visit:
    visit = visitor()
    visit.enter(owner)
    return visit


@pytest.fixture
def grid(window: Visit, owner: Officer) -> Visit:
    window.open(f"{owner.base}/muc/trien-khai")
    return window


def figure(visit: Visit, indicator: str, period: str) -> Locator:
    return visit.cell(f"so_lieu_trien_khai-{indicator}-{period}")


def total(cell: Locator) -> Locator:
    return cell.locator("xpath=ancestor::tr/td[last()]")


def focused(visit: Visit) -> str:
    return str(visit.page.evaluate("document.activeElement.name"))


@pytest.mark.parametrize(
    ("key", "reached"),
    [("Enter", "T02-2009"), ("ArrowDown", "T02-2009"), ("ArrowRight", "T01-2010"), ("ArrowLeft", "T01-2008"),
     ("Tab", "T01-2010")],
)  # fmt: skip
def test_a_key_leads_to_the_neighbour(grid: Visit, key: str, reached: str) -> None:
    grid.page.locator(".own-switch").uncheck()
    figure(grid, "T01", "2009").focus()
    grid.page.keyboard.press(key)
    assert focused(grid) == f"so_lieu_trien_khai-{reached}"


def test_an_arrow_stays_in_the_cell_until_the_edge_of_its_text(grid: Visit) -> None:
    cell = figure(grid, "T01", "2009")
    cell.fill("12")
    cell.evaluate("cell => cell.setSelectionRange(1, 1)")
    grid.page.keyboard.press("ArrowLeft")
    inside = focused(grid)
    grid.page.keyboard.press("ArrowLeft")
    assert [inside, focused(grid)] == ["so_lieu_trien_khai-T01-2009", "so_lieu_trien_khai-T01-2008"]


def test_a_block_spills_and_one_undo_takes_it_back(grid: Visit, owner: Officer, served_db: Database) -> None:
    grid.page.locator(".own-switch").uncheck()
    first, last = figure(grid, "T02", "2011"), figure(grid, "T03", "2012")
    first.fill("7")
    first.evaluate(PASTE, "4\t1234\t9\r\n5\t6\t9\r\n")
    expect(grid.page.locator(".grid-told")).to_have_text("Đã dán 4 ô, bỏ 2 ô.")
    assert (figure(grid, "T02", "2012").input_value(), last.input_value()) == ("1.234", "6")
    expect(total(first)).to_have_text("1.238")
    first.press("Control+z")
    assert (first.input_value(), last.input_value()) == ("7", "")
    figure(grid, "T01", "2008").focus()
    expect(grid.page.locator("#trang-thai")).to_contain_text("Đã lưu", timeout=10_000)
    kept: Any = entries.get(served_db, owner.report_id, "trien_khai").content
    assert kept["so_lieu_trien_khai"]["figures"]["T02"] == {"2011": "7"}


def test_a_number_with_two_meanings_is_asked_about_beside_its_cell(grid: Visit) -> None:
    cell = figure(grid, "T01", "2010")
    cell.fill("1234.5")
    cell.press("Enter")
    told = grid.page.locator('[id="so_lieu_trien_khai-T01-2010-loi"]')
    expect(told).to_contain_text("1.234,5 hay 12.345?")
    cell.fill("12345")
    cell.press("Enter")
    expect(told).to_have_count(0)
    assert cell.input_value() == "12.345"


# Pairs that vietnamese/numbers.py and forms/cells.py give, too.
@pytest.mark.parametrize(
    ("typed", "decimals", "shown"),
    [("1234", 1, "1.234,0"), ("1234,5", 1, "1.234,5"), ("1 234", 0, "1.234"), ("-", 0, "-"), ("007", 0, "7"),
     ("12,50", 2, "12,5"), ("không phát sinh", 1, "-"), ("", 0, "")],
)  # fmt: skip
def test_a_number_is_shown_as_the_server_shows_it(grid: Visit, typed: str, decimals: int, shown: str) -> None:
    numbers = "import('/tinh/numbers.js').then(n => n.show(n.read(typed, decimals).kept, decimals))"
    assert grid.page.evaluate(f"([typed, decimals]) => {numbers}", [typed, decimals]) == shown
