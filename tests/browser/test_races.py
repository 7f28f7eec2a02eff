"""Nothing is lost where two things happen at one moment: a page read anew, a session begun, a choice left open."""

import pytest
from playwright.sync_api import Page, expect

from store import sessions
from store.connection import Database
from tests.browser.conftest import Visitor
from tests.browser.served_demo import Officer
from tests.browser.steps import PASSWORD, Visit
from tests.browser.test_autosave import PAGE, PARTY, TEXT, UNION, again, at_desk, kept, says

# Else autosave has learnt of the new session before anybody can press a button.
NO_SAVE_BEFORE_A_BUTTON = """() => {
    const line = window.fetch;
    let pressed = false;
    document.addEventListener("submit", () => { pressed = true; }, true);
    window.fetch = (...asked) => (pressed ? line(...asked) : Promise.reject(new TypeError()));
}"""


@pytest.fixture
def desk(visitor: Visitor, officer: Officer) -> Visit:
    return at_desk(visitor(), officer)


def reload_as_it_was(page: Page, body: str) -> None:
    """Read the page anew, and let `body` be what the server had sent a moment before."""
    page.route(page.url, lambda route: route.fulfill(body=body, content_type="text/html; charset=utf-8"), times=1)
    page.reload()


def test_a_page_that_left_the_server_before_the_last_save_is_read_once_more(desk: Visit) -> None:
    before = desk.page.request.get(desk.page.url).text()
    desk.cell(PARTY).press_sequentially("Đã quán triệt.")
    says(desk.page, "· bản 1")
    reload_as_it_was(desk.page, before)
    says(desk.page, "· bản 1")
    expect(desk.cell(PARTY)).to_have_value("Đã quán triệt.")


def test_control_such_a_page_shows_the_older_text_to_a_tab_that_saved_nothing(
    visitor: Visitor, desk: Visit, officer: Officer
) -> None:
    second = again(visitor(), officer)
    before = second.page.request.get(second.page.url).text()
    desk.cell(PARTY).press_sequentially("Đã quán triệt.")
    says(desk.page, "· bản 1")
    reload_as_it_was(second.page, before)
    expect(second.cell(PARTY)).to_have_value("")


def test_a_blank_at_the_end_is_kept_like_any_other_character(
    desk: Visit, officer: Officer, served_db: Database
) -> None:
    desk.cell(PARTY).press_sequentially("Đã")
    says(desk.page, "· bản 1")
    desk.cell(PARTY).press_sequentially(" ")
    says(desk.page, "· bản 2")
    assert kept(served_db, officer)[PARTY] == "Đã "


def test_a_choice_left_open_is_asked_again_when_the_text_is_taken_back(
    visitor: Visitor, desk: Visit, officer: Officer, served_db: Database
) -> None:
    second = again(visitor(), officer)
    desk.cell(PARTY).fill("Bản thứ nhất.")
    desk.cell(UNION).focus()
    says(desk.page, "· bản 1")
    second.cell(PARTY).fill("Bản thứ hai.")
    second.cell(UNION).focus()
    expect(second.page.locator(".conflict")).to_be_visible()
    second.page.on("dialog", lambda dialog: dialog.accept())
    second.open(officer.base)
    second.open(officer.base + PAGE)
    second.press("Khôi phục")
    expect(second.page.locator(".conflict")).to_contain_text("Bản thứ nhất.")
    assert kept(served_db, officer)[PARTY] == "Bản thứ nhất."


def test_the_button_is_taken_at_once_after_a_new_sign_in(desk: Visit, officer: Officer, served_db: Database) -> None:
    sessions.end_all(served_db, officer.user.id)
    desk.cell(PARTY).fill(TEXT)
    desk.cell(UNION).focus()
    says(desk.page, "phiên làm việc đã hết")
    desk.page.evaluate(NO_SAVE_BEFORE_A_BUTTON)
    with desk.context.expect_page() as opened:
        desk.follow("Đăng nhập lại (mở thẻ mới)")
    other = Visit(desk.context, opened.value, desk.address)
    other.sign_in(officer.user.login, PASSWORD)
    other.page.wait_for_url(lambda url: "dang-nhap" not in url)
    desk.send("Lưu")
    says(desk.page, "Đã lưu")
    assert kept(served_db, officer)[PARTY] == TEXT
