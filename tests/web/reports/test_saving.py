"""Saving a section: kept whole or refused whole, once for one key, and never over somebody else's text."""

import pytest

from store import entries
from store.connection import Database
from store.entries import Entry
from store.reports import change_status
from tests.reporting.conftest import DISTRICT
from tests.reporting.tree import report_id
from tests.web.browser import Browser
from tests.web.reports.conftest import Fill
from tests.web.reports.reading import form_at
from tests.web.reports.sending import post, put

TEXT = "- Đã ban hành 12 văn bản.\n\n+ Tổ chức “quán triệt” & <học tập>."
PAGE = "/muc/trien-khai"
CELL = "so_lieu_trien_khai-T01-2011"
ROWS = "/muc/danh-gia-chung"


def entry(db: Database, section: str = "trien_khai") -> Entry:
    return entries.get(db, report_id(db, DISTRICT), section)


def test_a_saved_section_stands_there_again(officer: Browser, report: str, db: Database) -> None:
    answer = post(officer, report + PAGE, {"trien_khai_cap_uy": TEXT, CELL: "1.234"})
    assert (answer.status_code, answer.location) == (303, report + PAGE)
    assert entry(db).content["trien_khai_cap_uy"] == TEXT
    assert form_at(officer.get(report + PAGE).text, report + PAGE)[CELL] == "1.234"


def test_the_page_says_when_and_which_edition_was_saved(officer: Browser, report: str) -> None:
    assert "Chưa lưu lần nào" in officer.get(report + PAGE).text
    post(officer, report + PAGE, {"trien_khai_cap_uy": TEXT})
    html = officer.get(report + PAGE).text
    assert 'role="status" id="trang-thai">Đã lưu lúc ' in html and "· bản 1</p>" in html


def test_saving_and_going_on_opens_the_next_section(officer: Browser, report: str) -> None:
    answer = post(officer, report + PAGE, {"trien_khai_cap_uy": TEXT}, "tiep")
    assert answer.location == f"{report}/muc/nang-cao-trinh-do"


def test_going_on_from_the_last_page_ends_at_the_tasks(officer: Browser, report: str) -> None:
    assert post(officer, f"{report}/muc/the-thuc", {"number": "05"}, "tiep").location == report


def test_the_same_form_sent_twice_is_kept_once(officer: Browser, report: str, db: Database) -> None:
    form = {**form_at(officer.get(report + PAGE).text, report + PAGE), "trien_khai_cap_uy": TEXT}
    answers = [officer.send(report + PAGE, form) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [303, 303]
    assert entry(db).revision == 1


def test_another_text_under_the_same_key_is_refused_with_the_text_in_the_page(
    officer: Browser, report: str, db: Database
) -> None:
    form = {**form_at(officer.get(report + PAGE).text, report + PAGE), "trien_khai_cap_uy": TEXT}
    officer.send(report + PAGE, form)
    answer = officer.send(report + PAGE, {**form, "trien_khai_cap_uy": "Chữ khác hẳn."})
    assert answer.status_code == 409 and "Chữ khác hẳn." in answer.text
    assert entry(db).content["trien_khai_cap_uy"] == TEXT


@pytest.mark.parametrize("lost", ["_het", "_rev"])
def test_a_form_that_was_cut_short_is_not_taken(officer: Browser, report: str, db: Database, lost: str) -> None:
    form = {**form_at(officer.get(report + PAGE).text, report + PAGE), "trien_khai_cap_uy": TEXT}
    del form[lost]
    answer = officer.send(report + PAGE, form)
    assert answer.status_code == 400 and "12 văn bản" in answer.text
    assert entry(db).revision == 0


def test_a_figure_that_cannot_be_read_is_kept_as_typed_and_named_on_top(
    officer: Browser, report: str, db: Database
) -> None:
    answer = post(officer, report + PAGE, {CELL: "chừng 12"}, "tiep")
    html = officer.get(answer.location).text
    assert answer.location == report + PAGE
    assert "<title>Lỗi: " in html and f'<a href="#{CELL}">' in html
    assert form_at(html, report + PAGE)[CELL] == "chừng 12"
    assert entry(db).content == {"unread": {CELL: "chừng 12"}}


def test_characters_that_cannot_be_kept_are_taken_out_and_the_reader_is_told(
    officer: Browser, report: str, db: Database
) -> None:
    answer = post(officer, report + PAGE, {"trien_khai_cap_uy": "a\x00b\x07c"})
    assert "Đã bỏ 2 ký tự" in officer.get(answer.location).text
    assert entry(db).content["trien_khai_cap_uy"] == "abc"


def test_a_row_is_added_and_what_was_typed_is_saved(officer: Browser, report: str, db: Database) -> None:
    answer = post(officer, report + ROWS, {"chi_tieu-1-target": "Kết nạp đoàn viên"}, "them:chi_tieu")
    assert answer.location == f"{report}{ROWS}#chi_tieu-2-source"
    cells = form_at(officer.get(report + ROWS).text, report + ROWS)
    assert (cells["chi_tieu-1-target"], cells["chi_tieu-2-target"]) == ("Kết nạp đoàn viên", "")


def test_a_row_is_taken_away(officer: Browser, report: str, db: Database, fill: Fill) -> None:
    fill("H02", {"danh_gia_chung": {"chi_tieu": [{"target": "Một"}, {"target": "Hai"}]}})
    answer = post(officer, report + ROWS, {}, "bo:chi_tieu:1")
    assert answer.location == f"{report}{ROWS}#chi_tieu"
    assert [row["target"] for row in entry(db, "danh_gia_chung").content["chi_tieu"]] == ["Hai"]


def test_a_text_too_long_to_keep_stays_on_the_page(officer: Browser, report: str, db: Database) -> None:
    long = "ă" * 600_000
    answer = post(officer, report + PAGE, {"trien_khai_cap_uy": long})
    assert answer.status_code == 413 and "dài quá 1 MB" in answer.text
    assert form_at(answer.text, report + PAGE)["trien_khai_cap_uy"] == long
    assert entry(db).revision == 0


def test_a_page_given_back_still_knows_which_edition_it_was_made_from(officer: Browser, report: str) -> None:
    form = form_at(officer.get(report + PAGE).text, report + PAGE)
    post(officer, report + PAGE, {"trien_khai_cap_uy": "Bản của người khác."})
    given_back = officer.send(report + PAGE, {**form, "trien_khai_cap_uy": "ă" * 600_000})
    shorter = {**form_at(given_back.text, report + PAGE), "trien_khai_cap_uy": TEXT}
    assert officer.send(report + PAGE, shorter).status_code == 409


def test_a_report_handed_in_takes_nothing_but_gives_the_text_back(officer: Browser, report: str, db: Database) -> None:
    form = {**form_at(officer.get(report + PAGE).text, report + PAGE), "trien_khai_cap_uy": TEXT}
    change_status(db, report_id(db, DISTRICT), "draft", "submitted", 1, "2012-07-10T10:00:00+07:00")
    answer = officer.send(report + PAGE, form)
    assert answer.status_code == 409 and "12 văn bản" in answer.text
    assert entry(db).revision == 0


def test_the_unit_above_cannot_write_in_it(officer: Browser, school_report: str) -> None:
    assert officer.post(school_report + PAGE, {"_het": "1", "_rev": "0"}).status_code == 403


def test_a_stranger_cannot_write_in_it(stranger: Browser, report: str) -> None:
    assert stranger.post(report + PAGE, {"_het": "1", "_rev": "0"}).status_code == 404
    assert put(stranger, report + PAGE, 0, {"trien_khai_cap_uy": TEXT}).status_code == 404


def test_a_script_saves_some_cells_and_leaves_the_others(officer: Browser, report: str, db: Database) -> None:
    post(officer, report + PAGE, {"trien_khai_cap_uy": TEXT})
    answer = put(officer, report + PAGE, 1, {CELL: "7"})
    assert answer.json and answer.json["revision"] == 2 and answer.json["saved"].endswith("· bản 2")
    assert entry(db).content["trien_khai_cap_uy"] == TEXT
    assert entry(db).content["so_lieu_trien_khai"] == {"figures": {"T01": {"2011": "7"}}}


def test_a_script_that_asks_twice_is_answered_the_same(officer: Browser, report: str, db: Database) -> None:
    answers = [put(officer, report + PAGE, 0, {CELL: "7"}).json for _ in range(2)]
    assert answers[0] == answers[1]
    assert entry(db).revision == 1


def test_a_script_is_told_what_it_cannot_read(officer: Browser, report: str) -> None:
    answer = put(officer, report + PAGE, 0, {CELL: "mười"}).json
    assert answer and list(answer["problems"]) == [CELL]


@pytest.mark.parametrize("page", [PAGE, ROWS, "/muc/kien-nghi", "/muc/the-thuc"])
def test_a_stale_script_is_told_every_cell_as_the_page_would_show_it(officer: Browser, report: str, page: str) -> None:
    post(officer, report + page, {})
    answer = put(officer, report + page, 0, {"khong_co": "7"})
    shown = form_at(officer.get(report + page).text, report + page)
    cells = {
        name: text for name, text in shown.items() if not name.startswith("_") and name not in ("csrf_token", "lam")
    }
    assert answer.status_code == 409 and answer.json
    assert answer.json["cells"] == cells


def test_a_stale_script_is_told_what_is_kept(officer: Browser, report: str, db: Database) -> None:
    post(officer, report + PAGE, {"trien_khai_cap_uy": TEXT})
    answer = put(officer, report + PAGE, 0, {"trien_khai_cap_uy": "Chữ cũ."})
    assert answer.status_code == 409 and answer.json
    assert (answer.json["revision"], answer.json["by"]) == (1, "LĐLĐ huyện Cư Jút")
    assert entry(db).content == {"trien_khai_cap_uy": TEXT}


@pytest.mark.parametrize("values", [None, [], "chữ", {CELL: 7}, {CELL: None}])
def test_a_script_that_sends_no_texts_is_refused(officer: Browser, report: str, db: Database, values: object) -> None:
    assert put(officer, report + PAGE, 0, values).status_code == 400
    assert entry(db).revision == 0


@pytest.mark.parametrize("revision", ["", "-1", "một", "9" * 30, "1.0"])
def test_a_revision_that_is_no_number_is_refused(officer: Browser, report: str, revision: str) -> None:
    assert post(officer, report + PAGE, {"_rev": revision}).status_code == 400


def test_a_key_too_short_to_be_one_is_refused(officer: Browser, report: str) -> None:
    assert post(officer, report + PAGE, {"_key": "ngắn"}).status_code == 400
