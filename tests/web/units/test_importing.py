"""The page that imports a list: a dry run first, nothing before it is agreed to, all or nothing then."""

import base64
import io
import zlib
from dataclasses import replace
from random import Random

import openpyxl
import pytest
from werkzeug.test import TestResponse

from documents.tables import read_table
from documents.tables.rows import MOST_ROWS
from reporting.units.listing import filled_list
from store import Database, audit, units
from tests.store.house import rows
from tests.web.browser import Browser
from tests.web.forms_on_page import Page
from tests.web.sending_files import MIB, send_file
from web.guard import SIZES
from web.units.importing import packed, unpacked

PAGE = "/don-vi/nhap"
HEAD = "Mã đơn vị;Mã đơn vị cấp trên;Loại đơn vị;Tên đơn vị\n"
GOOD = f"{HEAD}X01;H01;Công đoàn cơ sở;Công đoàn cơ sở Trường A\nH01;;;Tên mới\n".encode()
BAD = f"{HEAD}X01;H99;Công đoàn cơ sở;A\nH01;;xx;\n".encode()


def agree(clerk: Browser, shown: TestResponse) -> TestResponse:
    """Press the button under the dry run."""
    return clerk.post(f"{PAGE}/ghi", Page(shown.text).form(f"{PAGE}/ghi").cells)


def kept(db: Database) -> dict[str, object]:
    return {name: told for name, told in rows(db.path).items() if name != "sessions"}


def test_the_dry_run_shows_all_and_writes_nothing(clerk: Browser, db: Database) -> None:
    before = kept(db)
    answer = send_file(clerk, PAGE, GOOD, "ds.csv", ngay="01/08/2012")
    assert (answer.status_code, kept(db) == before) == (200, True)
    assert all(words in answer.text for words in ("Tên mới", "dưới H01 từ 01/08/2012", "Ghi 2 đơn vị"))


def test_what_is_agreed_to_is_written(clerk: Browser, db: Database) -> None:
    answer = agree(clerk, send_file(clerk, PAGE, GOOD, "ds.csv", ngay="01/08/2012"))
    made, named = units.by_code(db, "X01"), units.by_code(db, "H01")
    assert made and named and (answer.status_code, named.name) == (200, "Tên mới")
    assert audit.latest(db, 1)[0].subject == "ds.csv"


def test_every_bad_row_stands_in_the_page_and_there_is_nothing_to_agree_to(clerk: Browser, db: Database) -> None:
    answer = send_file(clerk, PAGE, BAD, "ds.csv")
    assert (answer.status_code, "2 chỗ phải sửa" in answer.text) == (400, True)
    assert "Dòng 2" in answer.text and "Dòng 3" in answer.text and f"{PAGE}/ghi" not in answer.text


def test_units_that_changed_meanwhile_are_shown_anew(clerk: Browser, db: Database) -> None:
    shown = send_file(clerk, PAGE, GOOD, "ds.csv")
    unit = units.by_code(db, "H01")
    assert unit
    units.change(db, replace(unit, place="Nơi khác"))
    answer = agree(clerk, shown)
    assert (answer.status_code, units.by_code(db, "X01")) == (409, None)
    assert agree(clerk, answer).status_code == 200


@pytest.mark.parametrize("rows", ["", "không", "AAAA", "eJwDAAAAAAE="])
def test_rows_that_do_not_come_back_whole_lead_to_the_first_page(clerk: Browser, db: Database, rows: str) -> None:
    before = kept(db)
    answer = clerk.post(f"{PAGE}/ghi", {"_noi_dung": rows, "_ngay": "2012-08-01", "_ban": "x"})
    assert (answer.status_code, answer.location, kept(db) == before) == (303, PAGE, True)


def word_of(told: str) -> str:
    return base64.b64encode(zlib.compress(told.encode())).decode()


TOO_MANY = f'["a", [{", ".join(["[1, []]"] * (MOST_ROWS + 1))}], []]'


@pytest.mark.parametrize("told", ["[" * 100_000, '["a", [[1e999, []]], []]', TOO_MANY], ids=["deep", "endless", "many"])
def test_rows_that_no_page_of_ours_has_sent_lead_to_the_first_page(clerk: Browser, told: str) -> None:
    answer = clerk.post(f"{PAGE}/ghi", {"_noi_dung": word_of(told), "_ngay": "2012-08-01", "_ban": "x"})
    assert (answer.status_code, answer.location) == (303, PAGE)
    assert len(unpacked(word_of(TOO_MANY.replace("[1, []], ", "", 1))).rows) == MOST_ROWS


def test_a_list_too_large_for_a_form_that_is_typed_is_written_all_the_same(clerk: Browser, db: Database) -> None:
    draw = Random(1)
    table = f"Mã đơn vị;Tên đơn vị;Ghi chú\nH01;Tên mới;{draw.randbytes(40_000).hex()}\n" + "".join(
        f";;{draw.randbytes(40_000).hex()}\n" for _ in range(60)
    )
    shown = send_file(clerk, PAGE, table.encode(), "ds.csv")
    assert len(Page(shown.text).form(f"{PAGE}/ghi").cells["_noi_dung"]) > SIZES["MAX_FORM_MEMORY_SIZE"]
    assert (agree(clerk, shown).status_code, named(db)) == (200, "Tên mới")


def named(db: Database) -> str:
    unit = units.by_code(db, "H01")
    return unit.name if unit else ""


def test_rows_changed_on_their_way_are_checked_again(clerk: Browser, db: Database) -> None:
    cells = Page(send_file(clerk, PAGE, GOOD, "ds.csv").text).form(f"{PAGE}/ghi").cells
    bad = web_packed(BAD)
    answer = clerk.post(f"{PAGE}/ghi", {**cells, "_noi_dung": bad})
    assert (answer.status_code, units.by_code(db, "X01")) == (409, None)


def web_packed(data: bytes) -> str:
    return packed(read_table(data))


HOSTILE = {
    "nothing": (b"", "", "Xin chọn một tệp danh sách"),
    "empty": (b"", "a.xlsx", "không có dòng nào"),
    "word": (b"PK\x03\x04word/document.xml", "a.xlsx", "Word"),
    "password": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "a.xlsx", "mật khẩu"),
    "no list": (b"a;b\n1;2\n", "a.csv", "Mã đơn vị"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_no_list_is_told_in_the_page(clerk: Browser, name: str) -> None:
    data, file, said = HOSTILE[name]
    answer = send_file(clerk, PAGE, data, file)
    assert (answer.status_code, said in answer.text, "<title>Lỗi:" in answer.text) == (400, True, True)


def test_a_file_over_the_limit_is_told_in_its_own_words(clerk: Browser) -> None:
    answer = send_file(clerk, PAGE, b"a" * (13 * MIB), "a.csv")
    assert (answer.status_code, "danh sách" in answer.text) == (413, True)


def test_a_day_that_is_none_is_asked_again(clerk: Browser) -> None:
    answer = send_file(clerk, PAGE, GOOD, "ds.csv", ngay="31/02/2012")
    assert (answer.status_code, 'id="ngay-loi"' in answer.text) == (400, True)


def test_the_downloaded_list_comes_back_without_a_change(clerk: Browser) -> None:
    data = clerk.get(f"{PAGE}/danh-sach.xlsx").data
    answer = send_file(clerk, PAGE, data, "ds.xlsx")
    assert (answer.status_code, "không có gì để ghi" in answer.text) == (200, True)


def test_the_blank_list_opens_in_excel(clerk: Browser) -> None:
    answer = clerk.get(f"{PAGE}/mau.xlsx")
    book = openpyxl.load_workbook(io.BytesIO(answer.data))
    assert book.sheetnames == ["Danh sách đơn vị", "Hướng dẫn", "Danh mục"]
    assert "danh-sach-don-vi-mau.xlsx" in answer.headers["Content-Disposition"]


def test_an_officer_imports_nothing(officer: Browser, db: Database) -> None:
    before = kept(db)
    assert send_file(officer, PAGE, GOOD, "ds.csv").status_code == 403
    assert (officer.post(f"{PAGE}/ghi").status_code, kept(db) == before) == (403, True)


def test_a_full_list_holds_every_unit(db: Database) -> None:
    paper = openpyxl.load_workbook(io.BytesIO(filled_list(db)))["Danh sách đơn vị"]
    assert {row[0].value for row in paper.iter_rows(min_row=2, max_row=17)} == {u.code for u in units.all_units(db)}
