"""What is typed is kept without any button, whatever happens to the line, the server, the session (screens.md 8–15)."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from store import entries, sessions
from store.connection import Database, connect
from tests.browser.conftest import Visitor
from tests.browser.served_demo import Officer, ServedDemo, open_district
from tests.browser.steps import PASSWORD, Visit

PAGE = "/muc/trien-khai"
PARTY, UNION = "trien_khai_cap_uy", "tham_muu_cong_doan"
TEXT = "Huyện ủy đã ban hành 04 văn bản;\n- quán triệt tới 100 % chi bộ."
PUT = "**/muc/trien-khai"


@pytest.fixture
def desk(visitor: Visitor, officer: Officer) -> Visit:
    return at_desk(visitor(), officer)


def at_desk(visit: Visit, officer: Officer) -> Visit:
    visit.enter(officer)
    visit.open(officer.base + PAGE)
    return visit


def again(visit: Visit, officer: Officer) -> Visit:
    """The same officer in another window."""
    visit.open("/dang-nhap")
    visit.sign_in(officer.user.login, PASSWORD)
    visit.open(officer.base + PAGE)
    return visit


def says(page: Page, words: str) -> None:
    expect(page.locator("#trang-thai")).to_contain_text(words, timeout=30_000)


def kept(db: Database, officer: Officer) -> dict[str, object]:
    return entries.get(db, officer.report_id, "trien_khai").content


def test_typed_text_is_there_after_a_reload_without_any_button(
    desk: Visit, officer: Officer, served_db: Database
) -> None:
    desk.cell(PARTY).press_sequentially("Đã quán triệt.")
    says(desk.page, "· bản 1")
    desk.page.reload()
    assert desk.cell(PARTY).input_value() == "Đã quán triệt."
    assert kept(served_db, officer) == {PARTY: "Đã quán triệt."}
    assert desk.errors == []


def test_only_what_changed_is_sent(desk: Visit) -> None:
    with desk.page.expect_request(PUT) as sent:
        desk.cell(UNION).fill("Tham mưu 3 văn bản.")
        desk.cell(PARTY).focus()
    assert sent.value.post_data_json["values"] == {UNION: "Tham mưu 3 văn bản."}


def test_a_cut_line_is_told_and_the_text_goes_when_it_is_back(
    desk: Visit, officer: Officer, served_db: Database
) -> None:
    desk.page.route(PUT, lambda route: route.abort())
    desk.cell(PARTY).fill(TEXT)
    desk.cell(UNION).focus()
    says(desk.page, "Chưa lưu – mất kết nối, sẽ tự lưu lại")
    desk.page.unroute(PUT)
    says(desk.page, "· bản 1")
    assert kept(served_db, officer)[PARTY] == TEXT


def test_a_lost_answer_is_asked_for_again_with_the_same_key(desk: Visit, officer: Officer, served_db: Database) -> None:
    bodies: list[str | None] = []

    def lose_the_first(route: Route) -> None:
        bodies.append(route.request.post_data)
        if len(bodies) == 1:
            route.fetch()
            route.abort()
        else:
            route.continue_()

    desk.page.route(PUT, lose_the_first)
    desk.cell(PARTY).fill(TEXT)
    desk.cell(UNION).focus()
    says(desk.page, "· bản 1")
    assert bodies[0] == bodies[1]
    assert entries.get(served_db, officer.report_id, "trien_khai").revision == 1


def test_what_could_not_be_saved_is_offered_on_return(desk: Visit, officer: Officer, served_db: Database) -> None:
    desk.page.route(PUT, lambda route: route.abort())
    desk.cell(PARTY).fill(TEXT)
    says(desk.page, "Chưa lưu")
    desk.open(officer.base)
    desk.page.unroute(PUT)
    desk.open(officer.base + PAGE)
    expect(desk.main).to_contain_text("Có phần chữ chưa kịp lưu lúc")
    desk.press("Khôi phục")
    says(desk.page, "· bản 1")
    assert kept(served_db, officer)[PARTY] == TEXT


def test_two_windows_show_both_texts_and_the_reader_decides(
    visitor: Visitor, desk: Visit, officer: Officer, served_db: Database
) -> None:
    second = again(visitor(), officer)
    desk.cell(PARTY).fill("Bản thứ nhất.")
    desk.cell(UNION).focus()
    says(desk.page, "· bản 1")
    second.cell(PARTY).fill("Bản thứ hai.")
    second.cell(UNION).focus()
    panel = second.page.locator(".conflict")
    expect(panel).to_contain_text("Bản thứ nhất.")
    expect(panel).to_contain_text("Bản thứ hai.")
    assert kept(served_db, officer)[PARTY] == "Bản thứ nhất."
    second.press("Giữ bản của tôi")
    says(second.page, "· bản 2")
    assert kept(served_db, officer)[PARTY] == "Bản thứ hai."


def test_taking_the_saved_text_writes_nothing(
    visitor: Visitor, desk: Visit, officer: Officer, served_db: Database
) -> None:
    second = again(visitor(), officer)
    desk.fill({PARTY: "Bản thứ nhất.", UNION: "Tham mưu."})
    desk.cell(PARTY).focus()
    says(desk.page, "Đã lưu")
    second.cell(PARTY).fill("Bản thứ hai.")
    second.cell(UNION).focus()
    second.press("Lấy bản đã lưu")
    says(second.page, "Đã lưu")
    assert second.cell(PARTY).input_value() == "Bản thứ nhất."
    assert second.cell(UNION).input_value() == "Tham mưu."


def test_after_a_new_sign_in_in_another_tab_the_text_goes(desk: Visit, officer: Officer, served_db: Database) -> None:
    sessions.end_all(served_db, officer.user.id)
    desk.cell(PARTY).fill(TEXT)
    desk.cell(UNION).focus()
    says(desk.page, "phiên làm việc đã hết")
    with desk.context.expect_page() as opened:
        desk.follow("Đăng nhập lại (mở thẻ mới)")
    Visit(desk.context, opened.value, desk.address).sign_in(officer.user.login, PASSWORD)
    says(desk.page, "· bản 1")
    assert kept(served_db, officer)[PARTY] == TEXT
    expect(desk.page.locator(".sign-in-again")).to_have_count(0)


def test_the_back_button_shows_what_was_saved(desk: Visit, officer: Officer) -> None:
    desk.cell(PARTY).fill(TEXT)
    desk.cell(UNION).focus()
    says(desk.page, "· bản 1")
    desk.open(officer.base)
    desk.page.go_back()
    assert desk.cell(PARTY).input_value() == TEXT
    desk.cell(PARTY).fill("Sửa sau khi quay lại.")
    desk.cell(UNION).focus()
    says(desk.page, "· bản 2")


def test_the_button_saves_over_the_revision_that_autosave_made(
    desk: Visit, officer: Officer, served_db: Database
) -> None:
    desk.cell(PARTY).fill(TEXT)
    desk.cell(UNION).fill("Tham mưu.")
    desk.send("Lưu")
    says(desk.page, "Đã lưu")
    assert "Hai bản" not in desk.text()
    assert kept(served_db, officer) == {PARTY: TEXT, UNION: "Tham mưu."}


def test_the_browser_warns_only_while_something_is_unsaved(desk: Visit) -> None:
    warned = """() => !dispatchEvent(new Event("beforeunload", {cancelable: true}))"""
    assert desk.page.evaluate(warned) is False
    desk.page.route(PUT, lambda route: route.abort())
    desk.cell(PARTY).fill(TEXT)
    assert desk.page.evaluate(warned) is True


@pytest.fixture
def own_server(founded: Path, tmp_path: Path) -> Iterator[ServedDemo]:
    (tmp_path / "baocao.db").write_bytes((founded / "baocao.db").read_bytes())
    demo = ServedDemo(tmp_path)
    yield demo
    demo.stop()


def test_a_server_killed_in_mid_typing_loses_nothing(own_server: ServedDemo, chromium: Browser, tmp_path: Path) -> None:
    db = connect(tmp_path / "baocao.db")
    officer = open_district(db)
    context = chromium.new_context(locale="vi-VN")
    desk = at_desk(Visit(context, context.new_page(), own_server.address), officer)
    desk.cell(PARTY).press_sequentially("Đã ban hành ")
    own_server.kill()
    desk.cell(PARTY).press_sequentially("bốn văn bản.")
    says(desk.page, "mất kết nối")
    second = ServedDemo(tmp_path, own_server.port)
    says(desk.page, "· bản")
    second.stop()
    context.close()
    assert kept(db, officer) == {PARTY: "Đã ban hành bốn văn bản."}
    db.close()
