"""What the clerk does with accounts; nobody else does."""

import re
from datetime import timedelta

import pytest
from flask import Flask

import store
from reporting.clock import Clock, stamp
from store import audit, codes, failed_logins, users
from tests.web.browser import Browser

STEPS = ["cap-ma", "mo-khoa", "ngung", "cho-dung-lai"]


def number(db: store.Database, login: str) -> int:
    user = users.by_login(db, login)
    assert user
    return user.id


def do(clerk: Browser, db: store.Database, login: str, step: str) -> int:
    return clerk.post(f"/tai-khoan/{number(db, login)}/{step}").status_code


def given_code(page: str) -> str:
    found = re.search(r'id="ma">([0-9A-Z-]+)<', page)
    assert found
    return found[1]


def test_the_list_shows_every_account_with_its_state(clerk: Browser) -> None:
    page = clerk.get("/tai-khoan").text
    assert all(f"<strong>{login}</strong>" in page for login in ("H01", "N01", "chuyenvien"))
    assert "Chưa đặt mật khẩu" in page and "Đang dùng" in page


@pytest.mark.parametrize("sought", ["h01", "H01"])
def test_the_list_is_searched_without_marks_or_capitals(clerk: Browser, sought: str) -> None:
    page = clerk.get(f"/tai-khoan?tim={sought}").text
    assert "<strong>H01</strong>" in page
    assert "<strong>N01</strong>" not in page


@pytest.mark.parametrize("page", ["0", "99", "-1", "abc", "9" * 30])
def test_a_page_that_is_none_shows_the_nearest(clerk: Browser, page: str) -> None:
    assert clerk.get(f"/tai-khoan?trang={page}").status_code == 200


def test_a_new_code_is_shown_once_and_lets_in(app: Flask, clerk: Browser, db: store.Database) -> None:
    code = given_code(clerk.post(f"/tai-khoan/{number(db, 'N01')}/cap-ma").text)
    assert code not in clerk.get("/tai-khoan").text
    answer = Browser(app).post("/dang-nhap", {"login": "N01", "password": code})
    assert answer.location.startswith("/dat-mat-khau")


def test_a_new_code_ends_the_one_before(app: Flask, clerk: Browser, db: store.Database) -> None:
    before = codes.issue(db, number(db, "N01"), stamp(Clock().now()), timedelta(days=1))
    do(clerk, db, "N01", "cap-ma")
    assert Browser(app).post("/dang-nhap", {"login": "N01", "password": before}).status_code == 400


def test_the_old_password_works_until_a_new_one_is_set(
    app: Flask, clerk: Browser, db: store.Database, password: str
) -> None:
    do(clerk, db, "H01", "cap-ma")
    assert Browser(app).post("/dang-nhap", {"login": "H01", "password": password}).status_code == 302


def test_an_account_that_waits_is_marked_and_let_go(
    app: Flask, clerk: Browser, db: store.Database, password: str
) -> None:
    for _ in range(10):
        failed_logins.record(db, "H01", "10.0.0.1", stamp(Clock().now()))
    assert "Đang phải chờ" in clerk.get("/tai-khoan?tim=H01").text
    assert do(clerk, db, "H01", "mo-khoa") == 302
    assert Browser(app).post("/dang-nhap", {"login": "H01", "password": password}).status_code == 302


def test_a_closed_account_is_signed_out_and_stays_out(
    app: Flask, clerk: Browser, officer: Browser, db: store.Database, password: str
) -> None:
    assert do(clerk, db, "H01", "ngung") == 302
    assert officer.get("/doi-mat-khau").status_code == 302
    assert Browser(app).post("/dang-nhap", {"login": "H01", "password": password}).status_code == 400


def test_a_closed_account_gets_no_code(clerk: Browser, db: store.Database) -> None:
    do(clerk, db, "H01", "ngung")
    assert do(clerk, db, "H01", "cap-ma") == 409


def test_a_closed_account_may_be_opened_again(app: Flask, clerk: Browser, db: store.Database, password: str) -> None:
    do(clerk, db, "H01", "ngung")
    do(clerk, db, "H01", "cho-dung-lai")
    assert Browser(app).post("/dang-nhap", {"login": "H01", "password": password}).status_code == 302


def test_the_clerk_cannot_close_the_clerks_own_account(clerk: Browser, db: store.Database) -> None:
    assert do(clerk, db, "chuyenvien", "ngung") == 409
    assert clerk.get("/tai-khoan").status_code == 200


@pytest.mark.parametrize("step", STEPS)
def test_an_account_that_does_not_exist_is_not_found(clerk: Browser, step: str) -> None:
    assert clerk.post(f"/tai-khoan/99999/{step}").status_code == 404


@pytest.mark.parametrize("step", STEPS)
def test_an_officer_does_none_of_it(officer: Browser, db: store.Database, step: str) -> None:
    before = users.all_users(db)
    assert officer.post(f"/tai-khoan/{number(db, 'N01')}/{step}").status_code == 403
    assert users.all_users(db) == before


def test_an_officer_does_not_see_the_list(officer: Browser) -> None:
    assert officer.get("/tai-khoan").status_code == 403


@pytest.mark.parametrize("step", STEPS)
def test_every_step_is_written_into_the_audit_trail(clerk: Browser, db: store.Database, step: str) -> None:
    do(clerk, db, "H01", step)
    last = audit.latest(db, 1)[0]
    assert (last.action, last.subject, last.user_id) == (f"account-{step}", "H01", number(db, "chuyenvien"))


def test_the_list_goes_back_to_where_the_clerk_was(clerk: Browser, db: store.Database) -> None:
    answer = clerk.post(f"/tai-khoan/{number(db, 'H01')}/mo-khoa", {"tim": "h", "trang": "2"})
    assert answer.location == f"/tai-khoan?tim=h&trang=2#tk-{number(db, 'H01')}"


def test_a_name_full_of_signs_is_shown_as_it_is(clerk: Browser, db: store.Database) -> None:
    with store.write(db):
        db.conn.execute("UPDATE users SET display_name = '<script>alert(1)</script>' WHERE login = 'H01'")
    page = clerk.get("/tai-khoan").text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page
