"""E4–E6, E13: who gets in, by what, and what ends it."""

import time
from datetime import timedelta
from unicodedata import normalize

import pytest
from flask import Flask

import store
from reporting.clock import Clock, stamp
from store import audit, codes, failed_logins, sessions, users
from store.users import User
from tests.web.browser import Browser
from web.passwords import HASHER, NOBODYS, matches

NEW = "lúa chín vàng ngoài đồng"


def account(db: store.Database, login: str) -> User:
    user = users.by_login(db, login)
    assert user
    return user


def sign_in(browser: Browser, login: str, secret: str, **more: str) -> int:
    return browser.post("/dang-nhap", {"login": login, "password": secret, **more}).status_code


def let_in(browser: Browser) -> bool:
    """Whether this browser reaches a page that asks for a sign-in."""
    return browser.get("/doi-mat-khau").status_code == 200


def give_code(db: store.Database, login: str) -> str:
    return codes.issue(db, account(db, login).id, stamp(Clock().now()), timedelta(days=1))


def test_a_right_password_lets_in(browser: Browser, password: str) -> None:
    assert sign_in(browser, "H01", password) == 302
    assert let_in(browser)


def test_a_sign_in_lands_on_the_home_page(browser: Browser, password: str) -> None:
    answer = browser.post("/dang-nhap", {"login": "H01", "password": password})
    assert answer.location == "/"


def test_the_unit_code_may_be_typed_in_small_letters_with_spaces(browser: Browser, password: str) -> None:
    assert sign_in(browser, " h01 ", password) == 302


@pytest.mark.parametrize(("login", "secret"), [("H01", "sai rồi"), ("KHONGCO", "sai rồi"), ("N01", "sai rồi")])
def test_a_wrong_password_is_refused_with_one_sentence_for_all(browser: Browser, login: str, secret: str) -> None:
    answer = browser.post("/dang-nhap", {"login": login, "password": secret})
    assert answer.status_code == 400
    assert "Mã đơn vị hoặc mật khẩu không đúng." in answer.text
    assert not let_in(browser)


def test_what_was_typed_as_password_is_never_shown(browser: Browser) -> None:
    answer = browser.post("/dang-nhap", {"login": "H01", "password": "bi-mat-cua-toi"})
    assert "bi-mat-cua-toi" not in answer.text


def test_an_unknown_account_takes_as_long_as_a_known_one(app: Flask, password_hash: str) -> None:
    def spent(kept: str | None) -> float:
        started = time.process_time()
        assert not matches(kept, "sai rồi")
        return time.process_time() - started

    with app.app_context():
        known, unknown = (min(spent(kept) for _ in range(5)) for kept in (password_hash, None))
    assert 0.5 < unknown / known < 2


def test_nobodys_hash_is_made_like_the_others() -> None:
    assert not HASHER.check_needs_rehash(NOBODYS)


@pytest.mark.parametrize("typed", ["NFC", "NFD"])
def test_a_password_is_the_same_in_either_spelling_of_unicode(browser: Browser, password: str, typed: str) -> None:
    assert sign_in(browser, "H01", normalize(typed, password)) == 302  # type: ignore[arg-type]


def test_a_password_of_ten_megabytes_is_not_hashed(app: Flask, password_hash: str) -> None:
    started = time.process_time()
    with app.app_context():
        assert not matches(password_hash, "n" * 10_000_000)
    assert time.process_time() - started < 0.01


def test_a_closed_account_does_not_get_in(browser: Browser, db: store.Database, password: str) -> None:
    users.set_active(db, account(db, "H01").id, False)
    assert sign_in(browser, "H01", password) == 400


def test_it_goes_on_to_the_page_that_was_asked_for(browser: Browser, password: str) -> None:
    asked = browser.get("/doi-mat-khau").location
    answer = browser.post(asked, {"login": "H01", "password": password})
    assert asked == "/dang-nhap?tiep=/doi-mat-khau"
    assert answer.location == "/doi-mat-khau"


@pytest.mark.parametrize(
    "evil", ["//evil.vn", "https://evil.vn/", "/\\evil.vn", "/\t/evil.vn", "javascript:alert(1)", "x"]
)
def test_it_goes_on_to_no_other_server(browser: Browser, password: str, evil: str) -> None:
    answer = browser.post("/dang-nhap", {"login": "H01", "password": password, "tiep": evil})
    assert answer.location == "/"


# One-time codes


def test_a_one_time_code_leads_to_the_first_password_and_in(browser: Browser, db: store.Database) -> None:
    answer = browser.post("/dang-nhap", {"login": "N01", "password": give_code(db, "N01")})
    assert answer.location.startswith("/dat-mat-khau")
    assert browser.post("/dat-mat-khau", {"password": NEW, "again": NEW}).location == "/"
    assert let_in(browser)


def test_a_code_alone_opens_nothing_else(browser: Browser, db: store.Database) -> None:
    sign_in(browser, "N01", give_code(db, "N01"))
    assert not let_in(browser)


def test_the_chosen_password_works_from_then_on_and_the_code_does_not(
    app: Flask, browser: Browser, db: store.Database
) -> None:
    code = give_code(db, "N01")
    sign_in(browser, "N01", code)
    browser.post("/dat-mat-khau", {"password": NEW, "again": NEW})
    assert sign_in(Browser(app), "N01", NEW) == 302
    assert sign_in(Browser(app), "N01", code) == 400


def test_of_two_who_hold_the_same_code_only_one_sets_the_password(
    app: Flask, browser: Browser, db: store.Database
) -> None:
    code, second = give_code(db, "N01"), Browser(app)
    sign_in(browser, "N01", code)
    sign_in(second, "N01", code)
    browser.post("/dat-mat-khau", {"password": NEW, "again": NEW})
    late = second.post("/dat-mat-khau", {"password": NEW + "!", "again": NEW + "!"})
    assert late.status_code == 400
    assert "đã được dùng" in late.text


def test_a_code_that_was_closed_out_before_the_password_still_works(
    app: Flask, browser: Browser, db: store.Database
) -> None:
    code = give_code(db, "N01")
    sign_in(browser, "N01", code)
    assert Browser(app).post("/dang-nhap", {"login": "N01", "password": code}).location.startswith("/dat-mat-khau")


def test_without_a_code_there_is_no_first_password_to_set(browser: Browser) -> None:
    assert browser.post("/dat-mat-khau", {"password": NEW, "again": NEW}).location == "/dang-nhap"


@pytest.mark.parametrize(("password", "again"), [("ngắn", "ngắn"), (NEW, NEW + "!"), ("n" * 257, "n" * 257)])
def test_a_first_password_that_will_not_do_is_asked_again(
    browser: Browser, db: store.Database, password: str, again: str
) -> None:
    sign_in(browser, "N01", give_code(db, "N01"))
    answer = browser.post("/dat-mat-khau", {"password": password, "again": again})
    assert answer.status_code == 400
    assert account(db, "N01").password_hash is None


# Ends


def test_a_stolen_cookie_opens_nothing_after_the_sign_out(app: Flask, officer: Browser) -> None:
    thief = with_the_cookie_of(app, officer)
    assert let_in(thief)
    assert officer.post("/dang-xuat").location == "/dang-nhap"
    assert not let_in(thief)


def with_the_cookie_of(app: Flask, victim: Browser) -> Browser:
    cookie = victim.client.get_cookie("phien")
    assert cookie
    thief = Browser(app)
    thief.client.set_cookie("phien", cookie.value)
    return thief


def test_a_closed_account_is_out_at_once(db: store.Database, officer: Browser) -> None:
    users.set_active(db, account(db, "H01").id, False)
    assert not let_in(officer)


def test_a_new_password_ends_the_other_sign_ins(app: Flask, officer: Browser, password: str) -> None:
    other = Browser(app).signed_in("H01", password)
    answer = officer.post("/doi-mat-khau", {"current": password, "password": NEW, "again": NEW})
    assert answer.location == "/"
    assert let_in(officer)
    assert not let_in(other)


def test_a_new_password_asks_for_the_present_one(db: store.Database, officer: Browser) -> None:
    before = account(db, "H01").password_hash
    answer = officer.post("/doi-mat-khau", {"current": "sai rồi", "password": NEW, "again": NEW})
    assert answer.status_code == 400
    assert account(db, "H01").password_hash == before


@pytest.mark.parametrize(
    ("started", "seen", "stays"), [(11, 3, True), (11, 5, False), (13, 1, False), (-24, -24, True)]
)
def test_a_sign_in_ends_after_four_idle_hours_or_twelve_in_all(
    db: store.Database, officer: Browser, started: int, seen: int, stays: bool
) -> None:
    """A clock set back by a day (the last row) ends nothing (A15)."""
    times = [stamp(Clock().now() - timedelta(hours=hours)) for hours in (started, seen)]
    with store.write(db):
        db.conn.execute("UPDATE sessions SET started_at = ?, seen_at = ?", times)
    assert let_in(officer) is stays


def test_the_token_of_a_sign_in_is_not_in_the_database(db: store.Database, officer: Browser) -> None:
    with officer.client.session_transaction() as cookie:
        token = cookie["_user_id"]
    kept = [row[0] for row in db.conn.execute("SELECT token_hash FROM sessions")]
    assert token not in kept
    assert sessions.digest(token) in kept


def test_signing_in_is_written_into_the_audit_trail(db: store.Database, officer: Browser) -> None:
    assert (audit.latest(db, 1)[0].action, audit.latest(db, 1)[0].subject) == ("sign-in", "H01")


# Guessing


def fail(db: store.Database, times: int, login: str = "H01", address: str = "127.0.0.1") -> None:
    for _ in range(times):
        failed_logins.record(db, login, address, stamp(Clock().now()))


def test_after_ten_failures_even_the_right_password_waits(browser: Browser, db: store.Database, password: str) -> None:
    fail(db, 10)
    answer = browser.post("/dang-nhap", {"login": "H01", "password": password})
    assert answer.status_code == 429
    assert 0 < int(answer.headers["Retry-After"]) <= 300


def test_after_nine_failures_the_right_password_lets_in(browser: Browser, db: store.Database, password: str) -> None:
    fail(db, 9)
    assert sign_in(browser, "H01", password) == 302


def test_wrong_tries_count_whether_or_not_the_account_exists(browser: Browser, db: store.Database) -> None:
    statuses = [sign_in(browser, "KHONGCO", "sai rồi") for _ in range(11)]
    assert statuses == [400] * 10 + [429]


def test_an_address_waits_after_thirty_failures_over_any_accounts(
    browser: Browser, db: store.Database, password: str
) -> None:
    for number in range(30):
        fail(db, 1, login=f"X{number}")
    assert sign_in(browser, "H01", password) == 429


def test_everybody_waits_after_three_hundred_failures(browser: Browser, db: store.Database, password: str) -> None:
    with store.write(db):
        for number in range(300):
            fail(db, 1, login=f"X{number}", address=f"10.0.{number % 250}.1")
    assert sign_in(browser, "H01", password) == 429


def test_a_sign_in_forgets_the_failures_before_it(
    app: Flask, browser: Browser, db: store.Database, password: str
) -> None:
    fail(db, 9)
    sign_in(browser, "H01", password)
    fail(db, 9)
    assert sign_in(Browser(app), "H01", password) == 302


def test_a_forwarded_address_is_believed_from_nobody_without_tls(browser: Browser, db: store.Database) -> None:
    browser.client.environ_base["HTTP_X_FORWARDED_FOR"] = "10.9.9.9"
    sign_in(browser, "H01", "sai rồi")
    assert db.conn.execute("SELECT address FROM failed_logins").fetchall() == [("127.0.0.1",)]
