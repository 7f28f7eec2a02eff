"""Forms handed out and taken back on the pages: seen first, accepted then, by whoever may write in the report."""

import io
import re
from typing import Any

import pytest
from flask import Flask
from openpyxl import Workbook, load_workbook
from werkzeug.datastructures import FileStorage, MultiDict
from werkzeug.test import TestResponse, stream_encode_multipart

from store import entries, reports, units, users
from store.connection import Database
from tests.reporting.offline.filling_in import FIGURES, TEXTS, at
from tests.web.browser import OURS, Browser
from tests.web.conftest import PASSWORD
from tests.web.sending_files import HOSTILE

MANY = "/nhap-bieu"
CHUNG, QUESTION = "tinh_hinh_chung", "dac_diem_tinh_hinh"


@pytest.fixture
def returned(app: Flask, db: Database, password_hash: str) -> Browser:
    """The officer of H07, whose report was returned to be mended."""
    user = users.by_login(db, "H07")
    assert user
    users.set_password(db, user.id, password_hash)
    return Browser(app).signed_in("H07", PASSWORD)


def report_id(db: Database, code: str) -> int:
    unit = units.by_code(db, code)
    assert unit
    found = reports.of_unit(db, 1, unit.id)
    assert found
    return found.id


def send(who: Browser, path: str, files: dict[str, bytes], **cells: str) -> TestResponse:
    """Send a form with files."""
    form: MultiDict[str, Any] = MultiDict({**cells, "csrf_token": who.token()})
    for name, data in files.items():
        form.add("tep", FileStorage(io.BytesIO(data), name, content_type="application/octet-stream"))
    body, _, boundary = stream_encode_multipart(form, use_tempfile=False)
    kind = f"multipart/form-data; boundary={boundary}"
    return who.client.post(path, data=body.read(), content_type=kind, headers={"Origin": OURS})


def filled(form: bytes, text: str = "Lời trong tệp.", figure: object = None) -> bytes:
    book: Workbook = load_workbook(io.BytesIO(form))
    at(book, TEXTS, QUESTION, "C").value = text
    if figure is not None:
        at(book, FIGURES, "so_lieu_chung-A01-*", "E").value = figure
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def form_of(who: Browser, report: int, kind: str = "xlsx") -> bytes:
    return who.get(f"/bao-cao/{report}/bieu-nhap.{kind}").data


@pytest.fixture
def h07(db: Database) -> int:
    return report_id(db, "H07")


def test_the_list_of_tasks_hands_out_both_forms(returned: Browser, h07: int) -> None:
    html = returned.get(f"/bao-cao/{h07}").text
    assert f'href="/bao-cao/{h07}/bieu-nhap.xlsx"' in html
    assert f'href="/bao-cao/{h07}/nhap-tep"' in html


@pytest.mark.parametrize("kind", ["xlsx", "docx"])
def test_a_form_comes_under_its_units_name(returned: Browser, h07: int, kind: str) -> None:
    answer = returned.get(f"/bao-cao/{h07}/bieu-nhap.{kind}")
    assert f"H07_LDLD-huyen-Krong-No_bieu-nhap.{kind}" in answer.headers["Content-Disposition"]


def test_a_file_is_compared_before_anything_is_written(returned: Browser, db: Database, h07: int) -> None:
    before = entries.get(db, h07, CHUNG)
    sent = send(returned, f"/bao-cao/{h07}/nhap-tep", {"h07.xlsx": filled(form_of(returned, h07), figure="chừng")})
    html = returned.get(sent.location).text
    assert "Lời trong tệp." in html and "Lời văn!C" in html
    assert "Số liệu!E4" in html and "Không đọc được số “chừng”" in html
    assert entries.get(db, h07, CHUNG) == before


def test_what_is_accepted_is_written_and_told_in_the_history(returned: Browser, db: Database, h07: int) -> None:
    sent = send(returned, f"/bao-cao/{h07}/nhap-tep", {"h07.xlsx": filled(form_of(returned, h07))})
    revision = entries.get(db, h07, CHUNG).revision
    cells = {f"_muc-{CHUNG}": "lay", f"_rev-{CHUNG}": str(revision)}
    assert returned.post(f"{sent.location}/nhan", cells).location == f"/bao-cao/{h07}?da-nhap=1"
    assert entries.get(db, h07, CHUNG).content[QUESTION] == "Lời trong tệp."
    assert "Nhập từ tệp" in returned.get(f"/bao-cao/{h07}/qua-trinh").text


def test_a_section_saved_meanwhile_is_shown_instead_of_overwritten(returned: Browser, db: Database, h07: int) -> None:
    sent = send(returned, f"/bao-cao/{h07}/nhap-tep", {"h07.xlsx": filled(form_of(returned, h07))})
    kept, user = entries.get(db, h07, CHUNG), users.by_login(db, "H07")
    assert user
    content = {**kept.content, QUESTION: "Lời trên trang."}
    entries.save(db, h07, CHUNG, content, kept.revision, "", "", user.id, "2012-07-10T10:00:00+07:00")
    answer = returned.post(f"{sent.location}/nhan", {f"_muc-{CHUNG}": "lay", f"_rev-{CHUNG}": str(kept.revision)})
    assert (answer.status_code, "Lời trên trang." in answer.text, "Lời trong tệp." in answer.text) == (409, True, True)
    assert entries.get(db, h07, CHUNG).content[QUESTION] == "Lời trên trang."


def test_the_form_of_another_unit_is_refused(returned: Browser, clerk: Browser, db: Database, h07: int) -> None:
    other = form_of(clerk, report_id(db, "H01"))
    sent = send(returned, f"/bao-cao/{h07}/nhap-tep", {"h01.xlsx": other})
    assert "của đơn vị mã H01, không phải của" in returned.get(sent.location).text


def test_an_officer_may_not_even_look_at_another_units_file(returned: Browser, clerk: Browser, db: Database) -> None:
    sent = send(returned, MANY, {"h01.xlsx": filled(form_of(clerk, report_id(db, "H01")))})
    html = returned.get(f"{sent.location}/1").text
    assert ("không có quyền xem" in html, "Lời trong tệp." in html) == (True, False)


def test_many_files_find_their_reports_and_the_clean_ones_are_taken_together(
    returned: Browser, clerk: Browser, db: Database, h07: int
) -> None:
    own = form_of(returned, h07)
    files = {"moi.xlsx": filled(own), "nhu-cu.docx": form_of(returned, h07, "docx"), "la.txt": b"khong phai bieu"}
    batch = send(returned, MANY, files).location
    html = returned.get(batch).text
    assert re.findall(r'class="tag tag-\w+">(?:<span aria-hidden="true">✓ </span>)?([^<]+)</span></td>', html) == [
        "Chờ nhận", "Không thay đổi", "Không nhận được",
    ]  # fmt: skip
    returned.post(f"{batch}/nhan")
    assert entries.get(db, h07, CHUNG).content[QUESTION] == "Lời trong tệp."
    assert "Đã nhận" in returned.get(batch).text


def test_a_reader_sees_the_changes_but_cannot_take_them(clerk: Browser, db: Database, h07: int) -> None:
    batch = send(clerk, MANY, {"h07.xlsx": filled(form_of(clerk, h07))}).location
    assert "mới nhận được tệp" in clerk.get(f"{batch}/1").text
    assert clerk.post(f"{batch}/1/nhan", {f"_muc-{CHUNG}": "lay"}).status_code == 403
    assert entries.get(db, h07, CHUNG).content.get(QUESTION) != "Lời trong tệp."


def test_a_script_sends_a_few_at_a_time_into_one_batch(returned: Browser, h07: int) -> None:
    own = form_of(returned, h07, "docx")
    batch = send(returned, MANY, {"mot.docx": own}).location
    send(returned, MANY, {"hai.docx": own}, dot=batch.rpartition("/")[2])
    assert "2 tệp đã đọc" in returned.get(batch).text


def test_the_batch_of_somebody_else_is_not_found(returned: Browser, officer: Browser, h07: int) -> None:
    batch = send(returned, MANY, {"mot.docx": form_of(returned, h07, "docx")}).location
    paths = [batch, f"{batch}/1"]
    assert [officer.get(path).status_code for path in paths] == [404, 404]
    assert [officer.post(f"{path}/nhan").status_code for path in paths] == [404, 404]
    assert send(officer, MANY, {"x.docx": b"x"}, dot=batch.rpartition("/")[2]).status_code == 404


@pytest.mark.parametrize("name", [each for each in HOSTILE if each != "11 MB"])
def test_a_hostile_file_gets_one_clear_sentence(returned: Browser, h07: int, name: str) -> None:
    sent = send(returned, f"/bao-cao/{h07}/nhap-tep", {"h07.xlsx": HOSTILE[name][0]})
    html = returned.get(sent.location).text
    assert "Không nhận được tệp" in html
    assert "Xin " in re.findall(r'id="loi"><p class="mb-0">(.*?)</p>', html)[0]


def test_a_form_without_a_file_is_told_so(returned: Browser, h07: int) -> None:
    for path in (f"/bao-cao/{h07}/nhap-tep", MANY):
        answer = returned.post(path)
        assert (answer.status_code, "Xin chọn ít nhất một tệp" in answer.text) == (400, True)


def test_a_report_that_was_handed_in_takes_no_file(officer: Browser, db: Database) -> None:
    own = report_id(db, "H01")
    assert "nay chỉ đọc" in officer.get(f"/bao-cao/{own}/nhap-tep").text
    assert send(officer, f"/bao-cao/{own}/nhap-tep", {"h01.xlsx": b"x"}).status_code == 409
