"""A13, E3, E10, E12, E14: our own page for every refusal, with what was typed, and the way back to saving it."""

import errno
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask, abort, request

import store
from documents.limits import AllBusy
from store import entries, users
from store.errors import Busy, Damaged, Missing, NoDatabase, NoRoom, ReportLocked
from tests.web.browser import Browser
from tests.web.forms_on_page import Page
from web.access import SIGNED_IN, open_to
from web.apologies import APOLOGIES, LOCKED, UNREADY

TEXT = "Đã tổ chức 12 buổi <nói chuyện> & toạ đàm.\n\nDòng thứ ba có “ngoặc kép”, 'nháy đơn' và {{ ngoặc nhọn }}."
CELLS = {"noi-dung": TEXT, "T01-2008": "1.234,5", "_rev": "7", "_het": "1"}


@pytest.fixture
def saved() -> list[dict[str, str]]:
    """What the page under test has kept."""
    return []


Failure = Exception | int


@pytest.fixture
def failures() -> list[Failure]:
    """How the failing page is to fail."""
    return []


@pytest.fixture
def app(app: Flask, saved: list[dict[str, str]], failures: list[Failure]) -> Flask:
    """The application, out of testing, with two more pages: one keeps its form, one fails as it is told."""
    app.testing = False

    @app.post("/thu")
    @open_to(SIGNED_IN)
    def keep() -> str:
        saved.append(request.form.to_dict())
        return "saved"

    @app.route("/hong", methods=["GET", "POST"])
    @app.get("/hong/<rest>")
    @open_to(SIGNED_IN)
    def broken(rest: str = "") -> str:
        if isinstance(failures[0], int):
            abort(failures[0])
        raise failures[0]

    return app


def lose_the_cookie(browser: Browser) -> None:
    browser.client.delete_cookie("phien")


def lose_the_sign_in(browser: Browser) -> None:
    with browser.client.session_transaction() as cookie:
        cookie["_user_id"] = "ended"


@pytest.mark.parametrize("lose", [lose_the_cookie, lose_the_sign_in])
def test_a_text_posted_after_the_sign_in_ended_is_on_the_page_that_asks_for_it(
    officer: Browser, saved: list[dict[str, str]], lose: Callable[[Browser], None]
) -> None:
    token = officer.token()
    lose(officer)
    answer = officer.send("/thu", {**CELLS, "csrf_token": token})
    assert answer.status_code in (400, 401)
    assert Page(answer.text).texts == [TEXT, "T01-2008: 1.234,5"]
    assert saved == []


@pytest.mark.parametrize("lose", [lose_the_cookie, lose_the_sign_in])
def test_after_signing_in_on_that_page_the_same_text_is_sent_again_and_kept(
    officer: Browser, saved: list[dict[str, str]], password: str, lose: Callable[[Browser], None]
) -> None:
    token = officer.token()
    lose(officer)
    asked = Page(officer.send("/thu", {**CELLS, "csrf_token": token}).text).form("/dang-nhap").cells
    back = Page(officer.send("/dang-nhap", {**asked, "login": "H01", "password": password}).text)
    assert back.texts[0] == TEXT
    assert officer.send("/thu", back.form("/thu").cells).text == "saved"
    assert {name: saved[0][name] for name in CELLS} == CELLS


def test_a_section_typed_while_the_sign_in_ended_is_saved_after_it(
    app: Flask, db: store.Database, password: str, password_hash: str
) -> None:
    report, login = a_draft(db)
    users.set_password(db, users.by_login(db, login).id, password_hash)  # type: ignore[union-attr]
    writer, path = Browser(app).signed_in(login, password), f"/bao-cao/{report}/muc/nghien-cuu-ly-luan"
    cells = max(Page(writer.get(path).text).forms, key=lambda form: len(form.cells)).cells
    box = next(name for name in cells if entries.of_report(db, report)["nghien_cuu_ly_luan"].content.get(name))
    lose_the_cookie(writer)
    asked = Page(writer.send(path, {**cells, box: TEXT}).text).form("/dang-nhap").cells
    back = Page(writer.send("/dang-nhap", {**asked, "login": login, "password": password}).text)
    writer.send(path, back.form(path).cells)
    assert entries.of_report(db, report)["nghien_cuu_ly_luan"].content[box] == TEXT


def a_draft(db: store.Database) -> tuple[int, str]:
    """A report that its unit is still writing, and who signs in for it."""
    sql = """
        SELECT reports.id, users.login FROM reports JOIN users USING (unit_id) JOIN entries ON report_id = reports.id
        WHERE status = 'draft' AND section = 'nghien_cuu_ly_luan' AND role = 'officer' ORDER BY reports.id"""
    found: tuple[int, str] = db.conn.execute(sql).fetchone()
    return found


def test_a_wrong_password_on_that_page_keeps_the_text_too(officer: Browser, password: str) -> None:
    token = officer.token()
    lose_the_cookie(officer)
    asked = Page(officer.send("/thu", {**CELLS, "csrf_token": token}).text).form("/dang-nhap").cells
    again = Page(officer.send("/dang-nhap", {**asked, "login": "H01", "password": "sai rồi"}).text)
    assert again.form("/dang-nhap").cells["giu-noi-dung"] == TEXT


def test_control_with_the_sign_in_alive_the_text_is_kept_at_once(officer: Browser, saved: list[dict[str, str]]) -> None:
    assert officer.post("/thu", CELLS).text == "saved"
    assert saved[0]["noi-dung"] == TEXT


def test_an_old_token_of_our_own_page_offers_to_send_again(officer: Browser, saved: list[dict[str, str]]) -> None:
    page = Page(officer.send("/thu", {**CELLS, "csrf_token": "cu"}).text)
    assert page.texts[0] == TEXT
    assert officer.send("/thu", page.form("/thu").cells).text == "saved"
    assert {name: saved[0][name] for name in CELLS} == CELLS


@pytest.mark.parametrize("origin", ["http://evil.vn", "null", ""])
def test_a_foreign_page_gets_no_button_that_would_save_its_words(officer: Browser, origin: str) -> None:
    answer = officer.send("/thu", CELLS, origin)
    page = Page(answer.text)
    assert answer.status_code == 400
    assert page.texts[0] == TEXT
    assert [form.action for form in page.forms] == ["/dang-xuat"]


def test_a_token_lasts_as_long_as_the_sign_in_whatever_the_clock_says(
    officer: Browser, saved: list[dict[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    token = officer.token()
    monkeypatch.setattr("itsdangerous.timed.time.time", lambda: 0)
    assert officer.send("/thu", {**CELLS, "csrf_token": token}).text == "saved"


def test_passwords_are_not_among_what_is_kept(browser: Browser) -> None:
    answer = browser.send("/dang-nhap", {"login": "H01", "password": "bi-mat-cua-toi", "csrf_token": "cu"})
    assert answer.status_code == 400
    assert "bi-mat-cua-toi" not in answer.text


def test_a_script_whose_sign_in_ended_is_told_in_json(officer: Browser) -> None:
    headers = {"X-CSRFToken": officer.token(), "Origin": "http://localhost"}
    lose_the_sign_in(officer)
    answer = officer.client.post("/thu", json={"noi-dung": TEXT}, headers=headers)
    assert answer.status_code == 401
    assert answer.json["title"] == APOLOGIES[401].title  # type: ignore[index]


def test_a_script_with_an_old_token_is_given_the_new_one(officer: Browser, saved: list[dict[str, str]]) -> None:
    ours = {"Origin": "http://localhost"}
    refused = officer.client.post("/thu", json={}, headers={**ours, "X-CSRFToken": "cu"})
    assert refused.status_code == 400
    assert refused.json
    fresh = {**ours, "X-CSRFToken": refused.json["csrf_token"]}
    assert officer.client.post("/thu", json={}, headers=fresh).text == "saved"


def test_a_foreign_script_is_given_no_token(officer: Browser) -> None:
    refused = officer.client.post("/thu", json={}, headers={"Origin": "http://evil.vn"})
    assert "csrf_token" not in (refused.json or {})


# Sizes


def test_a_form_over_four_megabytes_is_refused_with_its_text_in_the_page(officer: Browser) -> None:
    long = "dòng chữ dài " * 350_000
    answer = officer.post("/thu", {"noi-dung": long})
    assert answer.status_code == 413
    assert Page(answer.text).texts == [long]


def test_a_form_of_a_megabyte_is_kept(officer: Browser, saved: list[dict[str, str]]) -> None:
    text = "n" * 1_000_000
    assert officer.post("/thu", {"noi-dung": text}).text == "saved"
    assert saved[0]["noi-dung"] == text


def test_a_multipart_form_over_the_limit_is_refused_with_its_text(officer: Browser) -> None:
    part = b'--x\r\nContent-Disposition: form-data; name="noi-dung"\r\n\r\n' + b"n" * 3_000_000 + b"\r\n--x--\r\n"
    ours = {"Origin": "http://localhost"}
    answer = officer.client.post("/thu", data=part, content_type="multipart/form-data; boundary=x", headers=ours)
    assert answer.status_code == 413
    assert len(Page(answer.text).texts[0]) == 3_000_000


def test_a_body_over_twelve_megabytes_is_refused(officer: Browser) -> None:
    assert officer.post("/thu", {"noi-dung": "n" * 13_000_000}).status_code == 413


# Text that is none


@pytest.mark.parametrize("bytes_", [b"\xff\xfe", b"%FF", b"%ED%A0%80", b"%C4"])
def test_a_form_that_is_not_utf8_is_refused(officer: Browser, saved: list[dict[str, str]], bytes_: bytes) -> None:
    answer = send_raw(officer, b"noi-dung=" + bytes_)
    assert answer == 400
    assert saved == []


@pytest.mark.parametrize(("sent", "kept"), [(b"%C4%90%E1%BA%AFk", "Đắk"), (b"t%C4%83ng+5%25E1", "tăng 5%E1")])
def test_a_form_in_utf8_is_kept(officer: Browser, saved: list[dict[str, str]], sent: bytes, kept: str) -> None:
    assert send_raw(officer, b"noi-dung=" + sent) == 200
    assert saved[0]["noi-dung"] == kept


def send_raw(browser: Browser, body: bytes) -> int:
    headers = {"X-CSRFToken": browser.token()}
    kind = "application/x-www-form-urlencoded"
    return browser.client.post("/thu", data=body, content_type=kind, headers=headers).status_code


# Every status


@pytest.mark.parametrize("status", sorted(APOLOGIES))
def test_every_status_has_a_page_that_says_what_to_do(failures: list[Failure], officer: Browser, status: int) -> None:
    failures.append(status)
    answer = officer.get("/hong")
    assert answer.status_code == status
    assert Page(answer.text).heading == APOLOGIES[status].title
    assert APOLOGIES[status].advice in answer.text


@pytest.mark.parametrize("status", sorted(set(APOLOGIES) - {401}))
def test_every_page_shows_the_text_that_was_posted(failures: list[Failure], officer: Browser, status: int) -> None:
    failures.append(status)
    assert Page(officer.post("/hong", CELLS).text).texts[0] == TEXT


@pytest.mark.parametrize("status", sorted(set(APOLOGIES) - {401}))
def test_every_page_leads_back_to_the_form_to_the_front_and_to_the_guide(
    failures: list[Failure], officer: Browser, status: int
) -> None:
    failures.append(status)
    came = {"Referer": "http://localhost/bao-cao/1/muc/kien-nghi", "X-CSRFToken": officer.token()}
    page = officer.client.post("/hong", data=CELLS, headers=came).text
    for way in ("/bao-cao/1/muc/kien-nghi", "/", "/huong-dan"):
        assert f'<a href="{way}">' in page


@pytest.mark.parametrize(
    "came", ["http://evil.vn/bao-cao/1", "http://localhost/hong", "http://localhost//evil.vn", "http://[evil"]
)
def test_there_is_no_way_back_to_a_foreign_page_or_to_the_one_that_failed(
    failures: list[Failure], officer: Browser, came: str
) -> None:
    failures.append(500)
    assert "Quay lại trang trước" not in officer.get("/hong", headers={"Referer": came}).text


@pytest.mark.parametrize("status", sorted(APOLOGIES))
def test_every_sentence_says_what_to_do(status: int) -> None:
    assert "xin " in APOLOGIES[status].advice.lower()


def test_a_host_that_is_not_ours_gets_a_page_too(browser: Browser) -> None:
    sent = {"Host": "evil.vn", "Referer": "http://evil.vn/trang"}
    assert browser.get("/dang-nhap", headers=sent).status_code == 400
    assert browser.client.post("/thu", data=CELLS, headers=sent).status_code == 400


@pytest.mark.parametrize(
    ("error", "title"),
    [(NoDatabase(), UNREADY.title), (Damaged(), APOLOGIES[500].title), (Missing(), APOLOGIES[404].title)],
)
def test_what_is_said_to_the_keeper_of_the_server_is_not_said_to_a_reader(
    failures: list[Failure], officer: Browser, error: Exception, title: str
) -> None:
    failures.append(error)
    page = officer.get("/hong").text
    assert Page(page).heading == title
    assert str(error) not in page


def test_a_report_that_was_handed_in_is_not_called_changed_elsewhere(failures: list[Failure], officer: Browser) -> None:
    failures.append(ReportLocked())
    page = officer.get("/hong").text
    assert Page(page).heading == LOCKED
    assert str(ReportLocked()) in page


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (Busy(), 503),
        (NoRoom(), 507),
        (OSError(errno.ENOSPC, "No space left on device"), 507),
        (ReportLocked(), 409),
        (ZeroDivisionError(), 500),
        (OSError(errno.EIO, "Input/output error"), 500),
    ],
)
def test_every_failure_has_its_status(failures: list[Failure], officer: Browser, error: Exception, status: int) -> None:
    failures.append(error)
    answer = officer.post("/hong", CELLS)
    assert answer.status_code == status
    assert Page(answer.text).texts[0] == TEXT
    assert "Traceback" not in answer.text


@pytest.mark.parametrize("error", [Busy(), AllBusy()])
def test_who_is_busy_says_when_to_come_again(failures: list[Failure], officer: Browser, error: Exception) -> None:
    failures.append(error)
    answer = officer.get("/hong")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "2")
    assert str(error) in answer.text


def test_an_error_of_ours_has_a_reference_that_stands_in_the_log(
    failures: list[Failure], officer: Browser, caplog: pytest.LogCaptureFixture
) -> None:
    failures.append(ZeroDivisionError())
    shown = re.search("<strong>([0-9a-f]{8})</strong>", officer.get("/hong").text)
    assert shown
    assert f"reference {shown[1]}: GET /hong" in caplog.text


def test_an_address_cannot_write_a_line_of_its_own_into_the_log(
    failures: list[Failure], officer: Browser, caplog: pytest.LogCaptureFixture
) -> None:
    failures.append(ZeroDivisionError())
    officer.get("/hong/a%0AERROR%20in%20app:%20forged")
    assert "forged" in caplog.text
    assert not any("\n" in record.getMessage() for record in caplog.records)


def test_without_a_database_there_is_still_a_page(officer: Browser, instance: Path) -> None:
    (instance / "baocao.db").unlink()
    answer = officer.get("/doi-mat-khau")
    assert answer.status_code == 503
    assert "<h1>" in answer.text


@pytest.mark.parametrize(
    "path", ["/khong-co", "/tai-khoan/..%2f..", "/tai-khoan/%00", "/%ff", "/tinh/..%2fapp.py", "/tinh/%00"]
)
def test_an_address_that_is_none_is_not_found(clerk: Browser, path: str) -> None:
    assert clerk.get(path).status_code == 404


def test_a_number_of_four_thousand_digits_is_no_address(clerk: Browser) -> None:
    assert clerk.post(f"/tai-khoan/{'9' * 4000}/ngung").status_code == 404
    assert clerk.post(f"/tai-khoan/{'9' * 15}/ngung").status_code == 404


def test_a_wrong_method_names_the_right_ones(browser: Browser) -> None:
    answer = browser.get("/dang-xuat")
    assert answer.status_code == 405
    assert "POST" in answer.headers["Allow"]


def test_no_code_in_what_was_typed_runs(officer: Browser) -> None:
    answer = officer.send("/thu", {"noi-dung": "</textarea><script>alert(1)</script>" * 3, "csrf_token": "cu"})
    assert "<script>alert" not in answer.text
