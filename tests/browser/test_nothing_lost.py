"""A unit types through whatever comes, in an order made by chance; at the end every character is in the database.

`BAOCAO_RUNS` runs, 200 in `make soak`. Each run is told by its number and comes the same again.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, expect

from store import entries, sessions
from store.connection import Database, connect
from tests.browser.conftest import Visitor
from tests.browser.served_demo import Officer, ServedDemo, open_district
from tests.browser.steps import PASSWORD, Visit

RUNS = int(os.environ.get("BAOCAO_RUNS", "3"))
STEPS = 5
PAGE = "/muc/trien-khai"
BOXES = ("trien_khai_cap_uy", "tham_muu_cong_doan")
WORDS = (
    "Đã", "quán triệt", "nghị quyết", "tới 04", "chi bộ,", "12 tổ", "công đoàn;", "ghi nhận", "–", "“rất tốt”", "&",
    "<đủ>", "{{số}}",
)  # fmt: skip
SAVED = "Đã lưu"


@dataclass
class Run:
    """One officer typing; `typed` is all that the two boxes must hold at the end."""

    home: Path
    server: ServedDemo
    db: Database
    officer: Officer
    visit: Visit
    dice: Random
    typed: dict[str, str]

    @property
    def page(self) -> Page:
        return self.visit.page

    def type(self, page: Page | None = None, box: str = "") -> None:
        """Some words at the end of one of the boxes, key by key."""
        name = box or self.dice.choice(BOXES)
        words = " ".join(self.dice.choices(WORDS, k=self.dice.randint(1, 6))) + self.dice.choice([" ", "\n", ". "])
        cell = (page or self.page).locator(f'textarea[name="{name}"]')
        cell.press("Control+End")
        cell.press_sequentially(words)
        self.typed[name] += words

    def restore(self) -> None:
        """Take back what the page offers, as its reader would; this goes on until nothing is offered."""
        # A page that is behind the last save reads itself once more.
        self.page.wait_for_load_state("networkidle")
        offered = self.page.get_by_role("button", name="Khôi phục")
        while offered.count():
            offered.first.click()

    def saved(self) -> None:
        """Wait until the page says that all is saved, and what it shows is what was typed."""
        for name in BOXES:
            expect(self.page.locator(f'textarea[name="{name}"]')).to_have_value(self.typed[name])
        expect(self.page.locator("#trang-thai")).to_contain_text(SAVED, timeout=40_000)


def types_on(run: Run) -> None:
    run.type()


def line_is_cut(run: Run) -> None:
    run.visit.context.set_offline(True)
    run.type()
    run.page.wait_for_timeout(run.dice.choice([0, 700, 2500]))
    run.type()
    run.visit.context.set_offline(False)


def server_is_killed(run: Run) -> None:
    run.type()
    run.page.wait_for_timeout(run.dice.choice([0, 300, 2100]))
    run.server.kill()
    run.type()
    run.server = ServedDemo(run.home, run.server.port)


def session_ends(run: Run) -> None:
    sessions.end_all(run.db, run.officer.user.id)
    run.type()
    link = run.visit.main.get_by_role("link", name="Đăng nhập lại (mở thẻ mới)")
    expect(link).to_be_visible(timeout=20_000)
    with run.visit.context.expect_page() as opened:
        link.click()
    second = Visit(run.visit.context, opened.value, run.server.address)
    second.sign_in(run.officer.user.login, PASSWORD)
    second.page.wait_for_url(lambda url: "dang-nhap" not in url)
    second.page.close()
    run.page.bring_to_front()


def page_is_read_anew(run: Run) -> None:
    run.type()
    run.page.reload()
    run.restore()


def goes_back_and_forth(run: Run) -> None:
    run.type()
    run.page.goto(run.server.address + run.officer.base)
    run.page.go_back()
    run.page.wait_for_load_state("networkidle")
    run.restore()


def button_is_pressed_twice(run: Run) -> None:
    run.type()
    with run.page.expect_navigation():
        run.page.get_by_role("button", name="Lưu", exact=True).dblclick()
    run.page.wait_for_load_state("networkidle")
    run.restore()


def types_in_two_tabs(run: Run) -> None:
    """One box in each tab: neither may take the other's text away."""
    run.type()
    run.saved()
    other = run.visit.context.new_page()
    other.goto(run.server.address + run.officer.base + PAGE)
    run.type(other, BOXES[0])
    run.type(run.page, BOXES[1])
    expect(other.locator("#trang-thai")).to_contain_text(SAVED, timeout=20_000)
    expect(run.page.locator("#trang-thai")).to_contain_text(SAVED, timeout=20_000)
    other.close()
    run.page.bring_to_front()
    run.page.reload()
    run.restore()


FAULTS: tuple[Callable[[Run], None], ...] = (
    types_on, line_is_cut, server_is_killed, session_ends, page_is_read_anew, goes_back_and_forth,
    button_is_pressed_twice, types_in_two_tabs,
)  # fmt: skip


@pytest.fixture(scope="module")
def home(founded: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("lost")
    (folder / "baocao.db").write_bytes((founded / "baocao.db").read_bytes())
    return folder


@pytest.fixture(scope="module")
def servers(home: Path) -> Iterator[list[ServedDemo]]:
    """The server of the moment; a run that kills it puts the next one here."""
    running = [ServedDemo(home)]
    yield running
    running[0].stop()


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    opened = chromium.new_context(locale="vi-VN")
    opened.set_default_timeout(30_000)
    yield opened
    opened.close()


def agree(dialog: Dialog) -> None:
    dialog.accept()


@pytest.mark.parametrize("number", range(RUNS))
def test_every_character_is_kept(home: Path, servers: list[ServedDemo], context: BrowserContext, number: int) -> None:
    with closing(connect(home / "baocao.db")) as db:
        officer = open_district(db)
        visit = Visit(context, context.new_page(), servers[0].address)
        visit.page.on("dialog", agree)
        visit.enter(officer)
        visit.open(officer.base + PAGE)
        run = Run(home, servers[0], db, officer, visit, Random(number), dict.fromkeys(BOXES, ""))
        for fault in run.dice.choices(FAULTS, k=STEPS):
            fault(run)
            servers[0] = run.server
        run.type()
        run.saved()
        kept = entries.get(db, officer.report_id, "trien_khai").content
        assert {name: kept.get(name, "").strip() for name in BOXES} == {name: run.typed[name].strip() for name in BOXES}


def test_control_without_scripts_an_unsaved_text_is_lost(visitor: Visitor, served_db: Database) -> None:
    officer = open_district(served_db)
    visit = visitor(java_script_enabled=False)
    visit.enter(officer)
    visit.open(officer.base + PAGE)
    visit.cell(BOXES[0]).fill("Chưa bấm nút Lưu.")
    visit.open(officer.base)
    assert entries.get(served_db, officer.report_id, "trien_khai").content == {}
