"""Many reports at once: asked for, watched, stopped, gone on with, what failed made again, the result fetched."""

import re
from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from jobs.executors import Inline
from jobs.exports import result_of
from jobs.host import host
from reporting.clock import Clock
from settings import Settings
from store import Database, jobs, template_uses, templates, units, users, write
from store.jobs import Job
from tests.documents.templates import template
from tests.web.browser import Browser
from tests.web.results import files_in

PAGE = "/xuat-bao-cao"
ASKED = {
    "under": "", "states": ["submitted", "accepted"], "formats": ["docx"], "binding": "rieng",
    "pattern": "{stt}_{ten}", "profile": "",
}  # fmt: skip

Work = Callable[[], None]


@pytest.fixture
def work(db: Database, settings: Settings) -> Work:
    """Does what the server's host does with the next job."""

    def once() -> None:
        job = jobs.next_of(db, "server")
        assert job
        settings.exports.mkdir(exist_ok=True)
        host(db, job, result_of(settings, job), Inline(), Clock(settings.clock))

    return once


@pytest.fixture
def member(app: Flask, db: Database, password: str, password_hash: str) -> Callable[[str], Browser]:
    """The officer of any unit, signed in."""

    def enter(login: str) -> Browser:
        user = users.by_login(db, login)
        assert user
        users.set_password(db, user.id, password_hash)
        return Browser(app).signed_in(login, password)

    return enter


def ask(who: Browser, **changed: object) -> TestResponse:
    return who.post(PAGE, {**ASKED, **changed})


def latest(db: Database) -> Job:
    return jobs.of_campaign(db, 1)[0]


def problems(answer: TestResponse) -> list[str]:
    return re.findall(r'class="wrong"[^>]*>.*?</span>(.*?)</p>', answer.text)


def test_the_page_offers_the_branches_the_states_and_the_files(clerk: Browser) -> None:
    html = clerk.get(PAGE).text
    assert '<option value="" selected>Tất cả các đơn vị</option>' in html
    assert '<option value="H01">' in html and '<option value="C0001">' not in html
    assert re.findall(r'name="states" value="(\w+)" checked', html) == ["submitted", "accepted"]


def test_an_export_is_a_job_with_a_page_of_its_own(clerk: Browser, db: Database) -> None:
    answer = ask(clerk)
    job = latest(db)
    assert (answer.status_code, answer.location) == (303, f"{PAGE}/{job.id}")
    assert f"Đang chờ đến lượt: 0/{job.total}" in clerk.get(answer.location).text


def test_the_page_asks_anew_by_itself_without_scripts(clerk: Browser, work: Work) -> None:
    page = ask(clerk).location
    assert '<noscript><meta http-equiv="refresh"' in clerk.get(page).text
    work()
    assert "http-equiv" not in clerk.get(page).text


def test_a_button_pressed_twice_is_one_export(clerk: Browser, db: Database) -> None:
    assert ask(clerk).location == ask(clerk).location
    assert len(jobs.of_campaign(db, 1)) == 1


def test_control_another_wish_is_another_export(clerk: Browser) -> None:
    assert ask(clerk).location != ask(clerk, under="H01").location


def test_the_script_is_told_how_far_it_is(clerk: Browser, work: Work) -> None:
    page = ask(clerk).location
    before = clerk.get(f"{page}/tien-do").json
    work()
    after = clerk.get(f"{page}/tien-do").json
    assert (before["settled"], before["percent"], before["ended"]) == (0, 0, False)
    assert (after["settled"], after["percent"], after["ended"]) == (after["total"], 100, True)


def test_the_result_is_a_zip_with_a_file_for_each_unit(clerk: Browser, db: Database, work: Work) -> None:
    page = ask(clerk).location
    work()
    answer = clerk.get(f"{page}/ket-qua.zip")
    names = files_in(answer.data)
    assert len(names) == latest(db).total + 1 and "danh-sach.csv" in names
    assert re.search(r'filename="bao-cao_nq20_[0-9_-]+\.zip"', answer.headers["Content-Disposition"])
    assert answer.mimetype == "application/zip"


def test_there_is_no_result_before_the_end(clerk: Browser) -> None:
    page = ask(clerk).location
    assert clerk.get(f"{page}/ket-qua.zip").status_code == 404
    assert "ket-qua.zip" not in clerk.get(page).text


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"states": []}, "ít nhất một trạng thái"),
        ({"formats": []}, "ít nhất một loại tệp"),
        ({"under": "C0001"}, "có sẵn"),
        ({"profile": "tld-1999"}, "có sẵn"),
        ({"pattern": "{ten}"}, "{stt}"),
        ({"pattern": "{stt}_../{ten}"}, "chữ không dấu"),
        ({"under": "N01", "states": ["returned"]}, "Không có đơn vị nào"),
    ],
)
def test_what_cannot_be_exported_is_said_beside_its_box(
    clerk: Browser, db: Database, changed: dict[str, object], said: str
) -> None:
    answer = ask(clerk, **changed)
    assert answer.status_code == 400
    assert said in problems(answer)[0]
    assert jobs.of_campaign(db, 1) == ()


def test_what_was_chosen_stays_when_something_was_wrong(clerk: Browser) -> None:
    html = ask(clerk, under="H01", pattern="{ten}").text
    assert '<option value="H01" selected>' in html and 'value="{ten}"' in html


def test_an_export_is_stopped_and_gone_on_with(clerk: Browser, db: Database, work: Work) -> None:
    page = ask(clerk).location
    assert clerk.post(f"{page}/dung").location == page
    assert "Làm tiếp" in clerk.get(page).text
    clerk.post(f"{page}/lam-tiep")
    work()
    assert latest(db).state == "done"


def test_a_step_that_no_longer_fits_changes_nothing(clerk: Browser, db: Database, work: Work) -> None:
    page = ask(clerk).location
    work()
    for step in ("dung", "lam-tiep", "lam-lai"):
        clerk.post(f"{page}/{step}")
    assert latest(db).state == "done"


def test_a_unit_that_failed_is_named_with_its_reason_and_made_again(
    clerk: Browser, db: Database, work: Work
) -> None:
    spoiled = '{"trien_khai_cap_uy": {"khong": "phai chu"}}'
    kept = spoil(db, "H01", spoiled)
    page = ask(clerk, under="H01").location
    work()
    assert re.search(r"1 đơn vị chưa lập được.*<td[^>]*>H01</td>.*Kiểm tra", clerk.get(page).text, re.S)
    spoil(db, "H01", kept)
    clerk.post(f"{page}/lam-lai")
    work()
    assert "chưa lập được" not in clerk.get(page).text


def spoil(db: Database, code: str, content: str) -> str:
    """Put another content into a section of a unit's report, past every check; returns what was there."""
    of = "section = 'trien_khai' AND report_id = (SELECT reports.id FROM reports JOIN units ON units.id = unit_id " \
         "WHERE units.code = ?)"  # fmt: skip
    before: str = db.conn.execute(f"SELECT content FROM entries WHERE {of}", (code,)).fetchone()[0]
    with write(db):
        db.conn.execute(f"UPDATE entries SET content = ? WHERE {of}", (content, code))
    return before


def test_reports_saved_since_are_counted(clerk: Browser, db: Database, work: Work) -> None:
    page = ask(clerk, under="H01").location
    work()
    assert "được sửa sau lần xuất" not in clerk.get(page).text
    with write(db):
        db.conn.execute("UPDATE entries SET revision = revision + 1")
    assert "được sửa sau lần xuất" in clerk.get(page).text


def test_a_district_exports_its_own_branch(officer: Browser, db: Database, work: Work) -> None:
    html = officer.get(PAGE).text
    assert re.findall(r'<option value="(\w*)"', html.partition('name="states"')[0]) == ["H01"]
    page = ask(officer, under="H01", states=["draft", "submitted", "returned", "accepted"]).location
    work()
    below = {unit.id for unit in units.subtree(db, own(db).id, "2012-07-10")}
    made = {row[0] for row in db.conn.execute("SELECT unit_id FROM job_items")}
    assert made and made <= below
    assert officer.get(f"{page}/ket-qua.zip").status_code == 200


def own(db: Database) -> units.Unit:
    found = units.by_code(db, "H01")
    assert found
    return found


@pytest.mark.parametrize("under", ["", "TINH", "H02", "N01"])
def test_a_district_is_refused_another_branch(officer: Browser, db: Database, under: str) -> None:
    assert ask(officer, under=under).status_code == 400
    assert jobs.of_campaign(db, 1) == ()


def test_the_clerks_export_is_no_business_of_a_district(officer: Browser, clerk: Browser, work: Work) -> None:
    page = ask(clerk, under="H01").location
    work()
    ways = [officer.get(page), officer.get(f"{page}/tien-do"), officer.get(f"{page}/ket-qua.zip")]
    ways += [officer.post(f"{page}/{step}") for step in ("dung", "lam-tiep", "lam-lai")]
    assert {answer.status_code for answer in ways} == {404}
    assert page not in officer.get(PAGE).text


def test_control_the_clerk_sees_a_districts(officer: Browser, clerk: Browser) -> None:
    page = ask(officer, under="H01").location
    assert clerk.get(page).status_code == 200
    assert page in clerk.get(PAGE).text


def test_a_unit_with_nobody_under_it_has_no_such_page(member: Callable[[str], Browser]) -> None:
    school = member("C0001")
    assert (school.get(PAGE).status_code, ask(school).status_code) == (404, 404)


def test_where_libreoffice_is_missing_pdf_is_not_offered_and_the_reason_is_said(
    clerk: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert 'value="pdf"' in clerk.get(PAGE).text
    monkeypatch.setenv("PATH", "")
    html = clerk.get(PAGE).text
    assert 'value="pdf"' not in html and "LibreOffice" in html
    assert ask(clerk, formats=["pdf"]).status_code == 400


def test_the_reports_are_printed_on_the_template_that_their_kind_uses(clerk: Browser, db: Database, work: Work) -> None:
    mine = template("MẪU RIÊNG", "{%p for k in noi_dung %}", "{{ k.chu }}", "{%p endfor %}")
    template_uses.use(db, 1, ["cdcs"], templates.add(db, "Mẫu", "mau.docx", mine, 1, "2012-07-10T08:00:00").id)
    page = ask(clerk, states=["draft", "submitted", "returned", "accepted"], pattern="{stt}_{ma}").location
    work()
    result = ZipFile(BytesIO(clerk.get(f"{page}/ket-qua.zip").data))
    own = {name for name in result.namelist() if name.endswith(".docx") and "RIÊNG" in body(result.read(name))}
    cdcs = {row[0] for row in db.conn.execute("SELECT code FROM units WHERE kind = 'cdcs'")}
    assert cdcs and {name.partition("_")[2].removesuffix(".docx") for name in own} == cdcs


def body(data: bytes) -> str:
    return ZipFile(BytesIO(data)).read("word/document.xml").decode()
