"""Pages, styles and scripts come as gzip to whoever takes it, and are the same bytes again when opened."""

import gzip
from pathlib import Path

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from tests.web.browser import Browser
from web import compression

GZIP = {"Accept-Encoding": "gzip, deflate, br"}
STATIC = Path(__file__).parents[2] / "web" / "static"
FILES = ["app.css", "autosave.js", "vendor/chartjs/chart.umd.min.js"]


def asked(browser: Browser, path: str, **headers: str) -> TestResponse:
    return browser.get(path, headers={**GZIP, **headers})


@pytest.mark.parametrize("path", ["/doi-mat-khau", "/dot-bao-cao"])
def test_a_page_is_whole_when_it_is_opened(officer: Browser, path: str) -> None:
    packed = asked(officer, path)
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.data).decode().endswith("</html>")
    assert len(packed.data) == packed.content_length < len(officer.get(path).data)


@pytest.mark.parametrize("name", FILES)
def test_a_file_of_ours_is_letter_by_letter_what_lies_on_the_disk(app: Flask, browser: Browser, name: str) -> None:
    packed = asked(browser, app.jinja_env.globals["asset"](name))  # type: ignore[operator]
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.data) == (STATIC / name).read_bytes()


@pytest.mark.parametrize("takes", ["", "identity", "br", "gzip;q=0"])
def test_control_who_does_not_take_it_gets_plain_text(browser: Browser, takes: str) -> None:
    plain = asked(browser, "/dang-nhap", **{"Accept-Encoding": takes})
    assert "Content-Encoding" not in plain.headers
    assert "<!doctype html>" in plain.text


@pytest.mark.parametrize("path", ["/dang-nhap", "/tinh/app.css"])
@pytest.mark.parametrize("takes", ["gzip", "identity"])
def test_a_store_between_keeps_the_two_apart(browser: Browser, path: str, takes: str) -> None:
    assert "accept-encoding" in asked(browser, path, **{"Accept-Encoding": takes}).vary


@pytest.mark.parametrize("path", ["/tinh/vendor/be-vietnam-pro/latin-400.woff2", "/tinh/icon.svg"])
def test_what_is_packed_already_or_small_is_left_as_it_is(browser: Browser, path: str) -> None:
    assert "Content-Encoding" not in asked(browser, path).headers


def test_a_file_that_has_not_changed_is_not_sent_again(browser: Browser) -> None:
    tag = asked(browser, "/tinh/app.css").headers["ETag"]
    assert asked(browser, "/tinh/app.css", **{"If-None-Match": tag}).status_code == 304


def test_a_part_of_a_file_is_a_part_of_the_file_itself(browser: Browser) -> None:
    part = asked(browser, "/tinh/app.css", Range="bytes=0-9")
    assert (part.status_code, part.data) == (206, (STATIC / "app.css").read_bytes()[:10])


def test_the_length_of_a_page_tells_nothing_of_its_token(browser: Browser) -> None:
    asked(browser, "/dang-nhap")
    lengths = {len(asked(browser, "/dang-nhap").data) for _ in range(40)}
    assert max(lengths) - min(lengths) > compression.MOST_FILLER / 3


def test_control_the_length_of_a_file_is_always_the_same(browser: Browser) -> None:
    assert len({len(asked(browser, "/tinh/app.css").data) for _ in range(5)}) == 1
