"""The door of an invitation: who holds the letter gets in once, nobody else, and is told what to do."""

import re
from datetime import timedelta

import pytest
from flask import Flask

import store
from reporting.clock import Clock, stamp
from reporting.letters.codes import printed
from reporting.letters.inviting import Asking, guests, invite, revoke
from reporting.letters.scope import Scope, scope
from reporting.lookup import campaign_called
from store import audit, campaigns, reports, users
from store.failed_logins import LIMITS
from tests.web.browser import Browser

NEW = "lúa chín vàng ngoài đồng"
NOW = Clock().now()


def seen(db: store.Database) -> Scope:
    return scope(db, campaign_called(db, "nq20"), NOW)


def code_of(db: store.Database, login: str = "C0001", key: str = "một", at_day: int = 0) -> str:
    """The code of a fresh letter to this unit, as printed."""
    found, at = seen(db), NOW + timedelta(days=at_day)
    wanted = [each for each in guests(db, found, stamp(at)) if each.place.unit.code == login]
    [made] = invite(db, found, wanted, Asking(key, b"s" * 32, 1, at))
    return printed(made.signs)


def knock(browser: Browser, code: str) -> int:
    return browser.post("/moi", {"code": code}).status_code


def told(browser: Browser, code: str) -> str:
    """Why this code opens nothing."""
    answer = browser.post("/moi", {"code": code})
    assert answer.status_code == 400
    found = re.search(r'<a href="#code">([^<]+)</a>', answer.text)
    assert found
    return found[1]


def set_password(browser: Browser, secret: str = NEW) -> str:
    answer = browser.post("/moi/mat-khau", {"password": secret, "again": secret})
    return answer.location or ""


def test_a_code_typed_on_a_telephone_sets_the_password_and_opens_the_units_report(
    browser: Browser, db: store.Database
) -> None:
    code = code_of(db)
    user, campaign = users.by_login(db, "C0001"), campaigns.by_slug(db, "nq20")
    assert user and campaign
    report = reports.of_unit(db, campaign.id, user.unit_id)
    assert knock(browser, f" {code.lower().replace('-', ' ')}") == 303
    page = browser.get("/moi/mat-khau").text
    assert "C0001" in page and "Công đoàn cơ sở" in page
    assert report and set_password(browser) == f"/bao-cao/{report.id}"
    assert browser.get(f"/bao-cao/{report.id}").status_code == 200


@pytest.mark.parametrize(
    ("path", "cell", "secret"), [("/moi/mat-khau", "password", NEW), ("/moi", "code", "7KQM-9XVD-C4PH")]
)
def test_what_is_typed_at_the_door_is_in_no_page_that_says_it_came_too_late(
    browser: Browser, officer: Browser, path: str, cell: str, secret: str
) -> None:
    late = browser.send(path, {cell: secret, "csrf_token": "cũ"})
    assert (late.status_code, secret in late.text) == (400, False)
    assert secret in officer.send("/don-vi/lien-he", {cell: secret, "csrf_token": "cũ"}).text


def test_the_password_that_was_set_signs_in_afterwards(app: Flask, browser: Browser, db: store.Database) -> None:
    knock(browser, code_of(db))
    set_password(browser)
    Browser(app).signed_in("C0001", NEW)
    assert any(record.action == "invitation.use" for record in audit.latest(db))


def test_opening_the_address_of_a_qr_code_uses_nothing_up_and_tells_nothing(
    app: Flask, browser: Browser, db: store.Database
) -> None:
    code = code_of(db)
    scanner = Browser(app)
    right, wrong = (scanner.get(f"/moi/{each}") for each in (code, "22223333CCCC"))
    assert right.text.replace(code, "") == wrong.text.replace("2222-3333-CCCC", "")
    assert (right.status_code, wrong.status_code) == (200, 200)
    assert db.conn.execute("SELECT count(*) FROM failed_logins").fetchone()[0] == 0
    assert knock(browser, code) == 303


def test_a_right_code_alone_uses_nothing_up_before_the_password_is_set(
    app: Flask, browser: Browser, db: store.Database
) -> None:
    code = code_of(db)
    assert [knock(Browser(app), code), knock(browser, code)] == [303, 303]
    assert set_password(browser).startswith("/bao-cao/")


def test_a_code_works_once_and_says_so_afterwards(app: Flask, browser: Browser, db: store.Database) -> None:
    code = code_of(db)
    second = Browser(app)
    assert [knock(each, code) for each in (browser, second)] == [303, 303]
    set_password(browser)
    assert set_password(second, "một câu khác của ai") == ""
    assert "đã được dùng" in told(second, code)
    assert second.get("/doi-mat-khau").status_code == 302


def test_a_newer_letter_ends_the_one_before(browser: Browser, db: store.Database) -> None:
    old, new = code_of(db), code_of(db, key="hai")
    assert "thư mời mới hơn" in told(browser, old)
    assert knock(browser, new) == 303


def test_a_revoked_letter_is_dead(browser: Browser, db: store.Database) -> None:
    code, found = code_of(db), seen(db)
    revoke(db, found, found.places, 1, stamp(NOW))
    assert "đã bị thu hồi" in told(browser, code)


def test_a_letter_revoked_while_its_page_is_open_sets_no_password(browser: Browser, db: store.Database) -> None:
    code, found = code_of(db), seen(db)
    knock(browser, code)
    revoke(db, found, found.places, 1, stamp(NOW))
    answer = browser.post("/moi/mat-khau", {"password": NEW, "again": NEW})
    user = users.by_login(db, "C0001")
    assert answer.status_code == 400 and "đã bị thu hồi" in answer.text
    assert user and user.password_hash is None


def test_an_old_letter_has_expired(browser: Browser, db: store.Database) -> None:
    assert "hết hạn" in told(browser, code_of(db, at_day=-61))


def test_control_a_letter_of_fifty_nine_days_still_works(browser: Browser, db: store.Database) -> None:
    assert knock(browser, code_of(db, at_day=-59)) == 303


def test_a_password_chosen_otherwise_ends_the_letter(
    app: Flask, browser: Browser, db: store.Database, password: str
) -> None:
    code = code_of(db, "H01")
    officer = Browser(app).signed_in("H01", password)
    officer.post("/doi-mat-khau", {"current": password, "password": NEW, "again": NEW})
    assert "đã đặt mật khẩu" in told(browser, code)


def test_a_closed_account_stays_closed(browser: Browser, db: store.Database) -> None:
    code, user = code_of(db), users.by_login(db, "C0001")
    assert user
    users.set_active(db, user.id, False)
    assert "đang ngừng" in told(browser, code)


@pytest.mark.parametrize("typed", ["7KQM-9XVD-C4PH", "abc", "O0I1-LLLL-0000", "'; DROP TABLE invitations --", "x" * 40])
def test_what_is_no_code_is_told_how_codes_look(browser: Browser, db: store.Database, typed: str) -> None:
    assert "Xin xem lại từng chữ" in told(browser, typed)


def test_guessing_is_made_to_wait_and_a_right_code_waits_with_it(browser: Browser, db: store.Database) -> None:
    code = code_of(db)
    tries = dict(LIMITS)["address = :address"]
    guesses = [f"2222-3333-{number:04}".translate(str.maketrans("01", "CD")) for number in range(tries)]
    assert {knock(browser, guess) for guess in guesses} == {400}
    answer = browser.post("/moi", {"code": code})
    assert answer.status_code == 429 and int(answer.headers["Retry-After"]) > 0


def test_control_few_wrong_tries_do_not_lock_the_door(browser: Browser, db: store.Database) -> None:
    code = code_of(db)
    assert [knock(browser, "2222-3333-CCCC") for _ in range(5)] == [400] * 5
    assert knock(browser, code) == 303


def test_the_page_of_the_password_opens_for_nobody_without_a_code(browser: Browser) -> None:
    assert browser.get("/moi/mat-khau").location == "/moi"
    assert browser.post("/moi/mat-khau", {"password": NEW, "again": NEW}).location == "/moi"


def test_a_weak_password_is_refused_and_the_code_still_works(browser: Browser, db: store.Database) -> None:
    knock(browser, code_of(db))
    assert browser.post("/moi/mat-khau", {"password": "12345678", "again": "12345678"}).status_code == 400
    assert set_password(browser).startswith("/bao-cao/")


def test_setting_the_password_ends_every_other_sign_in_of_the_unit(
    app: Flask, browser: Browser, db: store.Database, password: str
) -> None:
    other = Browser(app).signed_in("H01", password)
    knock(browser, code_of(db, "H01"))
    set_password(browser)
    assert other.get("/doi-mat-khau").status_code == 302
