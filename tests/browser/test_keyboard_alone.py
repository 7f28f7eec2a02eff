"""The main steps of a unit and of the clerk without a mouse; whatever is reached shows that it is (screens.md 42)."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import expect

from forms.outline import Outline
from reporting.clock import stamp
from reporting.founding import CAMPAIGN, CLERK
from store import campaigns, entries, reports, units
from store.connection import Database
from tests.browser.answers import KIND
from tests.browser.conftest import Visitor
from tests.browser.served_demo import Officer
from tests.browser.signed_in import know
from tests.browser.steps import PASSWORD, Visit
from tests.reporting.filled import filled_contents
from tests.reporting.tree import NOW

MOST_STEPS = 250
SENTENCE = "Thêm một câu bằng bàn phím."
# Where the keyboard is: whether it is the place sought, and whether its outline can be seen.
HERE = """([selector, words]) => {
    const it = document.activeElement, look = getComputedStyle(it);
    const said = (it.getAttribute("aria-label") || it.innerText || it.value || "").trim();
    return {
        found: it.matches(selector) && said.startsWith(words),
        shown: look.outlineStyle !== "none" && parseFloat(look.outlineWidth) >= 2,
        name: `${it.tagName} ${it.name ?? ""} ${said.slice(0, 40)}`,
        at: it === document.body,
    };
}"""
LINK, BUTTON = "main a", "main button:not([tabindex='-1'])"


@dataclass
class Keyboard:
    """Hands that touch nothing but keys; `unseen` are the places that did not show that they were reached."""

    visit: Visit
    unseen: list[str] = field(default_factory=list)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.visit.page.keyboard.press(key)

    def type(self, text: str) -> None:
        self.visit.page.keyboard.type(text)

    def reach(self, selector: str, words: str = "", key: str = "Tab") -> None:
        """Go on with `key` until the keyboard stands at such an element whose words begin like that."""
        for _ in range(MOST_STEPS):
            self.press(key)
            here = self.visit.page.evaluate(HERE, [selector, words])
            if not here["shown"] and not here["at"]:
                self.unseen.append(here["name"])
            if here["found"]:
                return
        raise AssertionError(f"not in reach: {selector} {words}")

    def skip(self) -> None:
        """Over the frame, as the first link of every page offers."""
        self.reach("a.skip")
        self.press("Enter")

    def go(self, selector: str, words: str = "", key: str = "Enter") -> None:
        """Use a link or a button that leads to another page."""
        self.reach(selector, words)
        self.leave(lambda: self.press(key))

    def leave(self, act: Callable[[], None]) -> None:
        with self.visit.page.expect_navigation():
            act()

    def sign_in(self, login: str, secret: str) -> None:
        self.visit.open("/dang-nhap")
        # The page gives the focus itself, once it has been drawn.
        self.visit.page.locator("[name=login]:focus").wait_for()
        self.type(login)
        self.reach("[name=password]")
        self.type(secret)
        self.leave(lambda: self.press("Enter"))


@pytest.fixture
def keyboard(visitor: Visitor) -> Keyboard:
    return Keyboard(visitor())


@pytest.fixture
def filled(served_db: Database, officer: Officer, outline: Outline) -> Officer:
    for section, content in filled_contents(outline, KIND).items():
        entries.save(served_db, officer.report_id, section, content, 0, "", "", officer.user.id, stamp(NOW))
    return officer


def test_a_unit_signs_in_types_saves_checks_and_hands_in(
    keyboard: Keyboard, filled: Officer, served_db: Database
) -> None:
    keyboard.sign_in(filled.user.login, filled.code)
    for cell in ("password", "again"):
        keyboard.reach(f"[name={cell}]")
        keyboard.type(PASSWORD)
    keyboard.leave(lambda: keyboard.press("Enter"))
    keyboard.skip()
    keyboard.go(LINK, "Công tác triển khai")
    write(keyboard)
    keyboard.go(".tabs a", "Kiểm tra")
    assert "chỗ phải sửa" not in keyboard.visit.text()
    keyboard.go(".tabs a", "Xem lại và nộp")
    keyboard.go(BUTTON, "Nộp báo cáo", key="Space")
    assert "Đã nộp báo cáo" in keyboard.visit.text()
    kept = entries.get(served_db, filled.report_id, "trien_khai").content
    assert kept["trien_khai_cap_uy"].endswith(SENTENCE)
    assert kept["so_lieu_trien_khai"]["figures"]["T02"]["2008"] == "7"
    assert keyboard.unseen == []


def write(keyboard: Keyboard) -> None:
    """A sentence behind a text, a figure in the second row of the table, saved."""
    keyboard.skip()
    keyboard.reach("[name=trien_khai_cap_uy]")
    keyboard.press("Control+End")
    keyboard.type(f" {SENTENCE}")
    keyboard.reach("[name=so_lieu_trien_khai-T01-2008]")
    keyboard.press("ArrowDown")
    while "own" in str(keyboard.visit.page.evaluate("document.activeElement.name")):
        keyboard.press("ArrowDown")
    keyboard.press("Control+a")
    keyboard.type("7")
    expect(keyboard.visit.page.locator("#trang-thai")).to_contain_text("Đã lưu", timeout=15_000)
    keyboard.go(BUTTON, "Lưu")


@pytest.fixture
def waiting(served_db: Database, officer: Officer) -> str:
    """The code of a district whose report waits for its review."""
    at, by = stamp(NOW), officer.user.id
    assert reports.change_status(served_db, officer.report_id, "draft", "submitted", by, at, kind="submit")
    return officer.unit.code


def test_the_clerk_finds_a_report_on_the_board_and_accepts_it(
    keyboard: Keyboard, served_db: Database, waiting: str
) -> None:
    know(served_db, CLERK)
    keyboard.sign_in(CLERK, PASSWORD)
    keyboard.go("nav a", "Theo dõi")
    keyboard.skip()
    keyboard.reach("#tim")
    keyboard.type(waiting)
    keyboard.leave(lambda: keyboard.press("Enter"))
    keyboard.skip()
    keyboard.reach("tbody input[type=checkbox]")
    keyboard.press("Space")
    keyboard.reach(BUTTON, "Duyệt…", key="Shift+Tab")
    keyboard.leave(lambda: keyboard.press("Enter"))
    keyboard.skip()
    keyboard.go(BUTTON, "Duyệt 1 báo cáo")
    assert "Đã duyệt 1 báo cáo" in keyboard.visit.text()
    assert keyboard.unseen == []


def test_a_figure_of_the_consolidation_is_opened(keyboard: Keyboard, served_db: Database) -> None:
    unit, campaign = units.by_code(served_db, "TINH"), campaigns.by_slug(served_db, CAMPAIGN)
    assert unit and campaign
    report = reports.of_unit(served_db, campaign.id, unit.id)
    assert report
    know(served_db, "TINH")
    keyboard.sign_in("TINH", PASSWORD)
    keyboard.go(".tabs a", "Tổng hợp")
    keyboard.skip()
    keyboard.go(".sum-grid a")
    assert keyboard.visit.path.startswith(f"/bao-cao/{report.id}/tong-hop/")
    assert keyboard.unseen == []


def test_control_a_place_without_an_outline_is_seen(keyboard: Keyboard) -> None:
    keyboard.visit.open("/dang-nhap")
    keyboard.visit.page.evaluate("document.querySelector('main button').style.outline = 'none'")
    keyboard.reach(BUTTON, "Đăng nhập")
    assert keyboard.unseen == ["BUTTON  Đăng nhập"]
