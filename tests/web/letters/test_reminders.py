"""Reminders on the page: whom they go to, what is handed out, who may make them."""

import zipfile
from dataclasses import replace
from io import BytesIO

import store
from documents.format_check.check import check
from reporting.board import SENT, board
from reporting.clock import Clock
from reporting.founding_demo import DEMO_DAY
from reporting.lookup import campaign_called
from store import campaigns, reminders, units, users
from tests.web.browser import Browser

PAGE = "/dot-bao-cao/nq20/don-doc"


def owing_codes(db: store.Database) -> list[str]:
    rows = board(db, campaign_called(db, "nq20"), Clock(DEMO_DAY).now())
    return [row.code for row in rows if row.stage not in SENT and row.parent]


def names(data: bytes) -> list[str]:
    return [name.split("_")[1] for name in zipfile.ZipFile(BytesIO(data)).namelist()]


def id_of(db: store.Database, code: str) -> int:
    unit = units.by_code(db, code)
    assert unit
    return unit.id


def given_back(db: store.Database, parent: str) -> str:
    """A unit under this one whose report was returned: its code."""
    rows = board(db, campaign_called(db, "nq20"), Clock(DEMO_DAY).now())
    child = next(row for row in rows if row.parent == parent)
    with store.write(db):
        sql = "UPDATE reports SET status = 'returned', accepted_at = NULL, accepted_by = NULL WHERE id = ?"
        db.conn.execute(sql, (child.report_id,))
    return child.code


def test_the_page_lists_exactly_those_who_have_not_sent(clerk: Browser, db: store.Database) -> None:
    page = clerk.get(PAGE).text
    assert [code for code in owing_codes(db) if f'<td class="code">{code}</td>' not in page] == []
    assert page.count('<td class="code">') == len(owing_codes(db)) > 0


def test_all_letters_come_as_one_archive_and_each_unit_is_written_down(clerk: Browser, db: store.Database) -> None:
    answer = clerk.post(PAGE)
    assert answer.headers["Content-Type"] == "application/zip"
    assert names(answer.data) == owing_codes(db)
    kept = reminders.latest(db, campaign_called(db, "nq20").id)
    assert sorted(kept) == sorted(id_of(db, code) for code in owing_codes(db))
    assert "công văn" in clerk.get(PAGE).text


def test_one_word_file_to_print_from(clerk: Browser, db: store.Database) -> None:
    answer = clerk.post(PAGE, {"file": "docx"})
    document = zipfile.ZipFile(BytesIO(answer.data)).read("word/document.xml").decode()
    assert document.count("Kính gửi: ") == len(owing_codes(db))


def test_a_filter_holds_for_the_letters_too(clerk: Browser, db: store.Database) -> None:
    code = given_back(db, "H01")
    assert names(clerk.post(PAGE, {"nhanh": "H01"}).data) == [code]
    assert len(names(clerk.post(PAGE, {"nhanh": "TINH"}).data)) == len(owing_codes(db)) > 1


def test_nobody_is_late_before_the_deadline(clerk: Browser) -> None:
    answer = clerk.post(PAGE, {"muc": "qua-han"})
    assert answer.status_code == 400
    assert "không có công văn nào để lập" in answer.text


def test_a_day_that_is_none_is_told_and_nobody_is_reminded(clerk: Browser, db: store.Database) -> None:
    answer = clerk.post(PAGE, {"day": "31/02/2012", "number": "7"})
    assert answer.status_code == 400
    assert (
        "Không có ngày 31/02/2012" in answer.text and 'value="31/02/2012"' in answer.text and 'value="7"' in answer.text
    )
    assert reminders.latest(db, campaign_called(db, "nq20").id) == {}


def test_one_letter_is_shown_and_handed_out_without_being_written_down(clerk: Browser, db: store.Database) -> None:
    code = owing_codes(db)[0]
    page = f"{PAGE}/{id_of(db, code)}"
    unit = units.by_code(db, code)
    assert unit and f"Kính gửi: {unit.name}" in clerk.get(page).text
    assert check(clerk.get(f"{page}/cong-van.docx").data, "tld-2011") == []
    assert reminders.latest(db, campaign_called(db, "nq20").id) == {}


def test_a_message_that_was_sent_is_written_down(clerk: Browser, db: store.Database) -> None:
    unit_id = id_of(db, owing_codes(db)[0])
    assert clerk.post(f"{PAGE}/{unit_id}").status_code == 303
    assert reminders.latest(db, campaign_called(db, "nq20").id)[unit_id].way == "message"


def test_who_has_sent_has_no_letter(clerk: Browser, db: store.Database) -> None:
    assert clerk.get(f"{PAGE}/{id_of(db, 'C0001')}").status_code == 404


def test_a_district_writes_to_its_own_units_only(officer: Browser, db: store.Database) -> None:
    own = given_back(db, "H01")
    assert names(officer.post(PAGE, {"sender": "tinh"}).data) == [own]
    foreign = next(code for code in owing_codes(db) if code != own)
    assert officer.get(f"{PAGE}/{id_of(db, foreign)}").status_code == 404
    assert officer.post(f"{PAGE}/{id_of(db, foreign)}").status_code == 404


def test_only_the_clerk_lets_the_province_sign(officer: Browser, clerk: Browser, db: store.Database) -> None:
    given_back(db, "H01")
    for browser, signed in ((officer, False), (clerk, True)):
        data = browser.post(PAGE, {"sender": "tinh", "nhanh": "H01", "file": "docx"}).data
        text = zipfile.ZipFile(BytesIO(data)).read("word/document.xml").decode()
        assert ("/LĐLĐ" in text, "LĐLĐ tỉnh Đắk Nông (b/c)" in text) == (True, not signed)


def test_a_unit_with_nobody_under_it_has_no_such_page(browser: Browser, db: store.Database, password_hash: str) -> None:
    user = users.by_login(db, "C0001")
    assert user
    users.set_password(db, user.id, password_hash)
    alone = browser.signed_in("C0001", "mưa rơi trên mái lá")
    assert (alone.get(PAGE).status_code, alone.post(PAGE).status_code) == (404, 404)


def test_in_a_closed_campaign_nobody_is_reminded_nothing_is_written_down(clerk: Browser, db: store.Database) -> None:
    one = f"{PAGE}/{id_of(db, owing_codes(db)[0])}"
    campaign = campaign_called(db, "nq20")
    campaigns.change(db, replace(campaign, status="closed"))
    answers = [clerk.post(PAGE), clerk.post(one)]
    assert [("khép lại" in answer.text, answer.status_code) for answer in answers] == [(True, 400)] * 2
    assert reminders.latest(db, campaign.id) == {}
    assert "Lập" not in clerk.get(PAGE).text and "Ghi là đã nhắn" not in clerk.get(one).text
