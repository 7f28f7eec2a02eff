"""What only a browser shows of the screens: signs in cells, fixed heads, growing boxes, colours of states."""

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Route, expect

from store.connection import Database
from tests.browser.conftest import Visitor
from tests.browser.served_demo import Officer, open_district
from tests.browser.steps import Visit

PAGE = "/muc/trien-khai"
CELL = "so_lieu_trien_khai-T01-2008"
SIGN = "cell => getComputedStyle(cell).backgroundImage"
# The middle of what is looked at lies in the window, and nothing lies over it.
IN_VIEW = """it => {
    const {left, top, width, height} = it.getBoundingClientRect();
    const over = document.elementFromPoint(left + Math.min(width, innerWidth) / 2, top + height / 2);
    return Boolean(over) && (over === it || it.contains(over));
}"""


@pytest.fixture(scope="module")
def owner(served_db: Database) -> Officer:
    return open_district(served_db)


@pytest.fixture(scope="module")
def window(visitor: Visitor, owner: Officer) -> Visit:
    visit = visitor()
    visit.enter(owner)
    return visit


def opened(window: Visit, owner: Officer, page: str, width: int = 1280, height: int = 900) -> Visit:
    window.page.set_viewport_size({"width": width, "height": height})
    window.open(owner.base + page)
    return window


def sign(cell: Locator) -> str:
    """Which picture stands in a cell: the strokes it is drawn with."""
    found = re.search(r"(?:path d|circle cx)='([^']+)'", str(cell.evaluate(SIGN)))
    return found[1] if found else ""


def test_the_whole_row_of_a_task_is_its_link(window: Visit, owner: Officer) -> None:
    opened(window, owner, "")
    row = window.main.locator(".task").first
    row.click(position={"x": float(row.bounding_box()["width"]) - 8, "y": 8})  # type: ignore[index]
    assert "/muc/" in window.path


def test_only_states_that_need_work_are_coloured_and_each_has_its_words(window: Visit, owner: Officer) -> None:
    opened(window, owner, "")
    grounds: Any = window.page.evaluate("""() => Object.fromEntries(["doing", "short", "back", "done"].map(look => {
        const tag = Object.assign(document.createElement("span"), {className: `tag tag-${look}`});
        document.querySelector("main").append(tag);
        return [look, getComputedStyle(tag).backgroundColor];
    }))""")
    assert grounds.pop("done") == "rgba(0, 0, 0, 0)"
    assert len(set(grounds.values())) == 3
    assert all(words.strip() for words in window.main.locator(".task .tag").all_inner_texts())


def test_a_text_box_grows_with_its_text(window: Visit, owner: Officer) -> None:
    opened(window, owner, PAGE)
    area = window.cell("trien_khai_cap_uy")
    before = area.bounding_box()
    area.fill("Đã quán triệt.\n" * 16)
    after = area.bounding_box()
    assert before and after and after["height"] > before["height"] + 100


def test_a_cell_shows_that_it_waits_and_then_that_it_is_saved(window: Visit, owner: Officer) -> None:
    opened(window, owner, PAGE)
    cell = window.cell(CELL)
    empty = sign(cell)
    cell.press_sequentially("12")
    waiting, told = sign(cell), cell.get_attribute("title")
    expect(cell).to_have_attribute("title", "Ô này đã lưu", timeout=15_000)
    assert [empty, told] == ["", "Ô này chờ lưu"]
    assert len({empty, waiting, sign(cell)}) == 3


def test_a_cell_that_cannot_be_read_has_a_sign_and_a_sentence(window: Visit, owner: Officer) -> None:
    opened(window, owner, PAGE)
    cell = window.cell("so_lieu_trien_khai-T02-2008")
    cell.fill("mười hai")
    cell.press("Enter")
    expect(cell).to_have_attribute("aria-invalid", "true")
    assert sign(cell) and window.page.locator('[id="so_lieu_trien_khai-T02-2008-loi"]').inner_text()


def test_the_legend_says_what_the_signs_mean(window: Visit, owner: Officer) -> None:
    opened(window, owner, PAGE)
    assert "○ chờ lưu, ✓ đã lưu" in window.main.locator(".legend").first.inner_text()


def test_head_and_first_column_stay_when_the_table_is_scrolled(window: Visit, owner: Officer) -> None:
    opened(window, owner, "/muc/van-de-buc-xuc", 1024, 500)
    scroll = window.main.locator(".scroll").first
    scroll.scroll_into_view_if_needed()
    scroll.evaluate("box => { box.scrollIntoView({block: 'center'}); box.scrollTo(60, box.scrollHeight / 2); }")
    assert scroll.locator("thead th").first.evaluate(IN_VIEW)
    row = scroll.locator("tbody tr:not(.own)").nth(scroll.locator("tbody tr:not(.own)").count() // 2)
    row.evaluate("row => { const box = row.closest('.scroll'); box.scrollTop += row.getBoundingClientRect().top"
                 " - box.getBoundingClientRect().top - box.clientHeight / 2; }")  # fmt: skip
    assert row.locator("th").evaluate(IN_VIEW)
    assert scroll.locator("thead th").last.evaluate("head => getComputedStyle(head).position") == "sticky"


@pytest.mark.parametrize(("width", "height"), [(640, 450), (360, 740)], ids=["200 % of 1280", "360 px"])
def test_a_narrow_table_names_row_and_period_beside_each_cell(
    window: Visit, owner: Officer, width: int, height: int
) -> None:
    opened(window, owner, PAGE, width, height)
    cell = window.cell(CELL)
    cell.evaluate("cell => cell.scrollIntoView({block: 'center'})")
    beside = cell.locator("xpath=ancestor::td").evaluate("td => getComputedStyle(td, '::before').content")
    assert beside.strip('"') == "2008"
    assert cell.locator("xpath=ancestor::tr/th").evaluate(IN_VIEW)
    assert cell.evaluate(IN_VIEW) and window.overflow() == 0


def test_guidance_folds_and_stays_off_paper(window: Visit, owner: Officer) -> None:
    opened(window, owner, PAGE)
    guide = window.main.locator("details.guide").first
    guide.locator("summary").click()
    expect(guide.locator("p")).to_be_hidden()
    guide.locator("summary").click()
    expect(guide.locator("p")).to_be_visible()
    window.page.emulate_media(media="print")
    try:
        expect(guide).to_be_hidden()
    finally:
        window.page.emulate_media(media="screen")


def test_one_request_is_on_its_way_and_the_newest_text_follows_it(window: Visit, owner: Officer) -> None:
    opened(window, owner, PAGE)
    area = window.cell("trien_khai_cap_uy")
    held: list[Route] = []
    sent: list[str] = []

    def hold(route: Route) -> None:
        sent.append(route.request.post_data_json["values"]["trien_khai_cap_uy"])
        if len(sent) == 1:
            held.append(route)
        else:
            route.continue_()

    window.page.route(f"**{PAGE}", hold)
    area.fill("một")
    area.blur()
    for text in ("một hai", "một hai ba"):
        area.fill(text)
        area.blur()
    window.page.wait_for_timeout(300)
    assert sent == ["một"]
    held[0].continue_()
    expect(window.page.locator("#trang-thai")).to_contain_text("Đã lưu", timeout=15_000)
    window.page.unroute(f"**{PAGE}")
    assert sent == ["một", "một hai ba"]


def test_a_window_put_aside_saves_at_once(window: Visit, owner: Officer) -> None:
    opened(window, owner, PAGE)
    window.cell("tham_muu_cong_doan").fill("Tham mưu 5 văn bản.")
    with window.page.expect_request(f"**{PAGE}", timeout=1500) as sent:
        window.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert sent.value.method == "PUT"
    expect(window.page.locator("#trang-thai")).to_contain_text("Đã lưu", timeout=15_000)


def test_what_is_wrong_stands_on_top_and_is_read_first(window: Visit, owner: Officer) -> None:
    opened(window, owner, PAGE)
    window.cell("so_lieu_trien_khai-T03-2008").fill("mười hai")
    window.send("Lưu")
    assert window.page.evaluate("document.activeElement.id") == "loi"
    assert window.page.title().startswith("Lỗi: ")
    summary = window.main.locator("#loi a", has_text="mười hai").first
    assert "mười hai" in window.page.locator('[id="so_lieu_trien_khai-T03-2008-loi"]').inner_text()
    summary.click()
    assert window.page.evaluate("document.activeElement.getAttribute('aria-invalid')") == "true"


def test_the_first_key_leads_past_the_navigation(window: Visit, owner: Officer) -> None:
    opened(window, owner, "")
    assert window.page.locator("html").get_attribute("lang") == "vi"
    window.page.keyboard.press("Tab")
    skip = window.page.locator("a.skip")
    expect(skip).to_be_focused()
    assert skip.evaluate(IN_VIEW)
    skip.press("Enter")
    assert window.page.evaluate("document.activeElement.tagName") == "MAIN"
