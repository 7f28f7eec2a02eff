"""The guide: open to anyone, one click from every page, and true to the screens it tells of."""

import ast
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from flask import Flask

from tests.web.browser import Browser
from web.guide import seen

ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "web" / "templates"
GUIDE = TEMPLATES / "guide"
PAGES = ("/huong-dan", "/huong-dan/don-vi", "/huong-dan/chuyen-vien")
NAMED = re.compile(r"<(button|a|summary|label|option|legend)\b[^>]*>(.*?)</\1>", re.S)
# What stands in a name only at times.
ASIDE = re.compile(r"\{% if .*?\{% endif %\}", re.S)
CODE = re.compile(r"\{[{%].*?[%}]\}", re.S)
QUOTED = re.compile(r"""(?:"([^"\n]*)"|'([^'\n]*)')""")
HIDDEN = re.compile(r'<span class="visually-hidden">.*?</span>', re.S)
# Where the words of buttons and links are written, beside the templates and the scripts.
SOURCES = ("web", "reporting", "forms")


def plain(markup: str) -> str:
    """The words of an element as they are read; what the page fills in stands as “…”."""
    words = re.sub(r"\{\{.*?\}\}", "…", HIDDEN.sub("", markup), flags=re.S)
    return " ".join(unescape(re.sub(r"\{%.*?%\}|<[^>]*>", "", words, flags=re.S)).split())


def literals(text: str) -> Iterator[str]:
    return ("".join(pair) for pair in QUOTED.findall(text))


def strings(file: Path) -> Iterator[str]:
    """Every string of a Python module."""
    tree = ast.walk(ast.parse(file.read_text(encoding="utf-8")))
    return (node.value for node in tree if isinstance(node, ast.Constant) and isinstance(node.value, str))


def names() -> Iterator[str]:
    """Every name a button or a link has on some page."""
    for file in TEMPLATES.rglob("*.html"):
        if GUIDE not in file.parents:
            text = re.sub(r"\{#.*?#\}", "", file.read_text(encoding="utf-8"), flags=re.S)
            yield from (plain(said) for _, inner in NAMED.findall(text) for said in (inner, ASIDE.sub("", inner)))
            yield from (quoted for code in CODE.findall(text) for quoted in literals(code))
    for script in (ROOT / "web" / "static").glob("*.js"):
        yield from literals(script.read_text(encoding="utf-8"))
    for folder in SOURCES:
        for module in (ROOT / folder).rglob("*.py"):
            yield from strings(module)


@pytest.fixture(scope="module")
def known() -> frozenset[str]:
    return frozenset(names())


def quoted(page: str) -> set[str]:
    """The names that a page of the guide gives as those of buttons and links."""
    return {unescape(name) for name in re.findall(r'<b class="nut">(.*?)</b>', page)}


def unknown(named: set[str], known: frozenset[str]) -> list[str]:
    """Those that stand nowhere; “Duyệt…” is “Duyệt” where the page sets the dots behind it."""
    return sorted(name for name in named if name not in known and name.removesuffix("…") not in known)


@pytest.mark.parametrize("path", PAGES)
def test_anyone_reads_it_before_signing_in(browser: Browser, path: str) -> None:
    assert browser.get(path).status_code == 200


@pytest.mark.parametrize("path", PAGES[1:])
def test_every_button_it_names_is_on_a_page(browser: Browser, known: frozenset[str], path: str) -> None:
    named = quoted(browser.get(path).text)
    assert len(named) > 20
    assert unknown(named, known) == []


@pytest.mark.parametrize("name", ["Nộp luôn", "Lưu và nộp", "Duyệt hết"])
def test_control_a_button_that_is_nowhere_is_not_known(known: frozenset[str], name: str) -> None:
    assert unknown({name}, known) == [name]


@pytest.mark.parametrize("path", PAGES[1:])
def test_its_contents_lead_to_its_parts(browser: Browser, path: str) -> None:
    page = browser.get(path).text
    assert re.findall(r'<li><a href="#([a-z-]+)">', page) == re.findall(r'<h2 id="([a-z-]+)">', page)


@pytest.mark.parametrize("path", ["/dang-nhap", "/moi", "/khong-co"])
def test_a_page_seen_before_signing_in_leads_to_it(browser: Browser, path: str) -> None:
    assert 'href="/huong-dan"' in browser.get(path).text


def test_a_unit_is_led_to_its_own(officer: Browser) -> None:
    assert 'href="/huong-dan/don-vi"' in officer.get("/doi-mat-khau").text


def test_the_clerk_is_led_to_the_clerks(clerk: Browser) -> None:
    assert 'href="/huong-dan/chuyen-vien"' in clerk.get("/don-vi").text


def test_the_measures_of_a_picture_are_read_from_its_file(tmp_path: Path) -> None:
    head = b"RIFF\0\0\0\0WEBPVP8 \0\0\0\0" + b"\0\0\0\x9d\x01\x2a" + bytes([0x84, 0x03, 0x30, 0x02])
    (tmp_path / "anh.webp").write_bytes(head)
    assert seen(tmp_path / "anh.webp", "/tinh/guide")[1:] == (900, 560)


def test_a_picture_has_words_for_those_who_cannot_see_it(app: Flask) -> None:
    shots = re.findall(r"shot\('([a-z-]+)', '([^']*)'\)", "".join(file.read_text() for file in GUIDE.glob("*.html")))
    assert len(shots) == len({name for name, _ in shots}) >= 20
    assert all(len(words) > 20 for _, words in shots)
