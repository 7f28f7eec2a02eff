"""What the page of a section weighs on the line when a browser has nothing of it yet."""

import re
from collections.abc import Callable
from functools import cache

import pytest

from tests.web.browser import Browser

MOST_BYTES = 60_000
PARTS = re.compile(r'<(?:link|script)[^>]+?(?:href|src)="([^"]+)"')
FILES = re.compile(r'href="(/bao-cao/\d+/muc/[a-z0-9-]+)"')
IMPORT = re.compile(r'^import\b[^;]*?"\./([^"]+)";', re.MULTILINE)


@cache
def packed(browser: Browser, path: str) -> int:
    """Bytes of an answer's body as it travels."""
    answer = browser.get(path, headers={"Accept-Encoding": "gzip"})
    assert answer.status_code == 200, path
    return len(answer.data)


@pytest.fixture
def pages(officer: Browser, report: str, complete: Callable[[str], None]) -> dict[str, str]:
    """The pages of a district's sections, every question answered: {address: markup}."""
    complete("H02")
    return {path: officer.get(path).text for path in sorted(set(FILES.findall(officer.get(report).text)))}


def test_the_heaviest_page_is_within_sixty_kilobytes(officer: Browser, pages: dict[str, str]) -> None:
    assert len(pages) > 20
    assert max(packed(officer, path) for path in pages) <= MOST_BYTES


def test_so_it_is_with_every_style_and_script_that_it_loads(officer: Browser, pages: dict[str, str]) -> None:
    weights = {path: packed(officer, path) + sum(packed(officer, part) for part in set(PARTS.findall(html)))
               for path, html in pages.items()}  # fmt: skip
    assert max(weights.values()) <= MOST_BYTES, weights


def test_control_unpacked_it_would_be_far_more(pages: dict[str, str]) -> None:
    assert max(len(html.encode()) for html in pages.values()) > MOST_BYTES


def test_a_script_is_asked_for_with_the_page_and_not_after_another(
    officer: Browser, pages: dict[str, str], report: str
) -> None:
    asked = {part for part in PARTS.findall(pages[f"{report}/muc/trien-khai"]) if part.endswith(".js")}
    for part in asked:
        folder = part.rpartition("/")[0]
        assert {f"{folder}/{name}" for name in IMPORT.findall(officer.get(part).text)} <= asked, part
