"""A real `flask serve` over the demo, a headless Chromium, and a fresh district for whoever needs one."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from forms.outline import Outline, load_outline, shipped
from store.connection import Database, connect
from tests.browser.served_demo import Officer, ServedDemo, open_district
from tests.browser.steps import Visit

CHROMIUM = "/usr/bin/chromium"
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip

Visitor = Callable[..., Visit]


@pytest.fixture(scope="session")
def outline() -> Outline:
    return load_outline(shipped("nq20-so-ket-5-nam"))


@pytest.fixture(scope="session")
def served_folder(founded: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("served") / "instance"
    folder.mkdir()
    shutil.copy(founded / "baocao.db", folder / "baocao.db")
    return folder


@pytest.fixture(scope="session")
def served(served_folder: Path) -> Iterator[ServedDemo]:
    demo = ServedDemo(served_folder)
    yield demo
    demo.stop()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def served_db(served_folder: Path, served: ServedDemo) -> Iterator[Database]:
    """The database that the server works on at the same time."""
    with closing(connect(served_folder / "baocao.db")) as db:
        yield db


@pytest.fixture(scope="module")
def visitor(chromium: Browser, served: ServedDemo) -> Iterator[Visitor]:
    """Opens a window of somebody's own, with `java_script_enabled`, `viewport` and the like as asked."""
    opened: list[Visit] = []

    def visit(**more: Any) -> Visit:
        context = chromium.new_context(locale="vi-VN", accept_downloads=True, **more)
        context.set_default_timeout(15_000)
        opened.append(Visit(context, context.new_page(), served.address).watch())
        return opened[-1]

    yield visit
    for each in opened:
        each.context.close()


@pytest.fixture
def officer(served_db: Database) -> Officer:
    return open_district(served_db)
