"""What every answer carries, the one cookie, and whose names we answer to (reliability.md 3.3, E7)."""

from dataclasses import replace

import pytest
from flask import Flask

import store
from app import create_app
from settings import Settings
from tests.web.browser import Browser
from web.headers import ALWAYS, POLICY

PLACES = ["/dang-nhap", "/", "/khong-co", "/tinh/app.css", "/tinh/khong-co"]


@pytest.fixture
def over_tls(settings: Settings) -> Flask:
    """The application behind TLS, as its proxy hands requests on."""
    return create_app(replace(settings, tls=True, trusted_hosts=("bc.example.vn",)))


def ask(app: Flask, path: str = "/dang-nhap", host: str = "bc.example.vn", **more: str) -> object:
    return app.test_client().get(path, base_url=f"https://{host}", headers=more)


@pytest.mark.parametrize("path", PLACES)
@pytest.mark.parametrize("name", sorted(ALWAYS))
def test_every_answer_carries_the_header(browser: Browser, path: str, name: str) -> None:
    assert browser.get(path).headers.getlist(name) == [ALWAYS[name]]


def test_the_policy_lets_nothing_in_from_elsewhere() -> None:
    assert "default-src 'self'" in POLICY
    assert "http" not in POLICY and "unsafe" not in POLICY


@pytest.mark.parametrize("path", ["/dang-nhap", "/", "/khong-co", "/tinh/khong-co"])
def test_no_page_stays_in_a_cache(browser: Browser, path: str) -> None:
    assert browser.get(path).headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(("path", "kept"), [("/tinh/app.css?v=1", "immutable"), ("/tinh/app.css", "max-age=3600")])
def test_styles_do(browser: Browser, path: str, kept: str) -> None:
    assert kept in browser.get(path).headers["Cache-Control"]


def test_a_script_is_kept_under_the_mark_of_all_scripts_alone(app: Flask, browser: Browser) -> None:
    address = app.jinja_env.globals["asset"]("autosave.js")  # type: ignore[operator]
    marked = browser.get(address)
    assert marked.status_code == 200 and "immutable" in marked.headers["Cache-Control"]
    assert "max-age=3600" in browser.get("/tinh/1/autosave.js").headers["Cache-Control"]


def test_what_a_script_imports_lies_beside_it_under_the_same_mark(app: Flask, browser: Browser) -> None:
    folder, _, _ = app.jinja_env.globals["asset"]("autosave.js").rpartition("/")  # type: ignore[operator]
    assert "immutable" in browser.get(f"{folder}/grid.js").headers["Cache-Control"]


def test_over_plain_http_the_cookie_is_called_phien(browser: Browser) -> None:
    cookie = browser.get("/dang-nhap").headers["Set-Cookie"]
    assert cookie.startswith("phien=")
    assert {"HttpOnly", "Path=/", "SameSite=Lax"} <= set(cookie.split("; "))
    assert "Secure" not in cookie and "Domain" not in cookie


def test_over_tls_the_cookie_is_bound_to_this_host(over_tls: Flask) -> None:
    cookie = ask(over_tls).headers["Set-Cookie"]  # type: ignore[attr-defined]
    assert cookie.startswith("__Host-phien=")
    assert {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"} <= set(cookie.split("; "))
    assert "Domain" not in cookie


def test_only_tls_is_asked_for_again(over_tls: Flask, browser: Browser) -> None:
    assert "max-age=31536000" in ask(over_tls).headers["Strict-Transport-Security"]  # type: ignore[attr-defined]
    assert "Strict-Transport-Security" not in browser.get("/dang-nhap").headers


@pytest.mark.parametrize("host", ["evil.vn", "localhost.evil.vn", "127.0.0.1.evil.vn"])
def test_a_foreign_host_name_is_refused(browser: Browser, host: str) -> None:
    assert browser.get("/dang-nhap", headers={"Host": host}).status_code == 400


@pytest.mark.parametrize("host", ["localhost:8000", "127.0.0.1:8000", "127.0.0.1"])
def test_our_own_host_names_are_answered(browser: Browser, host: str) -> None:
    assert browser.get("/dang-nhap", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("header", ["X-Forwarded-Host", "X-Forwarded-Prefix", "Script-Name", "X-Forwarded-Server"])
def test_no_header_moves_a_link_elsewhere(browser: Browser, header: str) -> None:
    answer = browser.get("/", headers={header: "evil.vn"})
    assert answer.location == "/dang-nhap"


def test_behind_the_proxy_a_failure_counts_for_the_address_the_proxy_saw(over_tls: Flask, db: store.Database) -> None:
    client = over_tls.test_client()
    page = client.get("/dang-nhap", base_url="https://bc.example.vn").text
    token = page.split('name="csrf_token" value="')[1].split('"')[0]
    client.post(
        "/dang-nhap",
        base_url="https://bc.example.vn",
        data={"login": "H01", "password": "sai rồi", "csrf_token": token},
        headers={"X-Forwarded-For": "6.6.6.6, 10.1.2.3", "Referer": "https://bc.example.vn/dang-nhap"},
    )
    assert db.conn.execute("SELECT address FROM failed_logins").fetchall() == [("10.1.2.3",)]
