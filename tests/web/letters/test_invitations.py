"""Invitations on the page: letters made, made again, revoked; what is asked twice is the same."""

import re
import zipfile
from dataclasses import replace
from io import BytesIO

import store
from reporting.letters.codes import signs_of
from reporting.lookup import campaign_called
from store import audit, campaigns, invitations, units
from tests.web.browser import Browser

PAGE = "/dot-bao-cao/nq20/thu-moi"
FORM = {"_key": "k" * 32, "whom": "chua-moi", "file": "zip", "address": "http://192.168.1.10:8000/"}
CODE = re.compile(r"(?:[2-9C-Y]{4}-){2}[2-9C-Y]{4}")


def codes_in(data: bytes) -> dict[str, str]:
    """{unit code: code} of an archive of letters."""
    archive = zipfile.ZipFile(BytesIO(data))
    return {name.split("_")[1]: code_in(archive.read(name)) for name in archive.namelist()}


def code_in(data: bytes) -> str:
    [code] = CODE.findall(zipfile.ZipFile(BytesIO(data)).read("word/document.xml").decode())
    return str(code)


def state(db: store.Database, code: str) -> str:
    found = invitations.find(db, signs_of(code))
    assert found
    return found.ended_as


def id_of(db: store.Database, code: str) -> int:
    unit = units.by_code(db, code)
    assert unit
    return unit.id


def test_each_unit_without_a_password_gets_a_letter_with_a_code_of_its_own(clerk: Browser, db: store.Database) -> None:
    made = codes_in(clerk.post(PAGE, FORM).data)
    assert "C0001" in made and "H01" not in made and "TINH" not in made
    assert len(set(made.values())) == len(made)
    assert {state(db, code) for code in made.values()} == {""}


def test_a_button_pressed_twice_gives_the_same_letters(clerk: Browser) -> None:
    assert clerk.post(PAGE, FORM).data == clerk.post(PAGE, FORM).data


def test_asked_anew_there_is_nobody_left_to_invite(clerk: Browser) -> None:
    clerk.post(PAGE, FORM)
    answer = clerk.post(PAGE, FORM | {"_key": "n" * 32})
    assert answer.status_code == 400 and "Không có đơn vị nào cần thư mời" in answer.text


def test_one_letter_again_ends_the_one_before_and_no_other(clerk: Browser, db: store.Database) -> None:
    made = codes_in(clerk.post(PAGE, FORM).data)
    fresh = code_in(clerk.post(f"{PAGE}/{id_of(db, 'C0001')}/cap-lai", {"_key": "n" * 32}).data)
    assert (state(db, made["C0001"]), state(db, fresh), state(db, made["C0002"])) == ("replaced", "", "")


def test_a_letter_is_revoked_and_then_all_are(clerk: Browser, db: store.Database) -> None:
    made = codes_in(clerk.post(PAGE, FORM).data)
    clerk.post(f"{PAGE}/{id_of(db, 'C0001')}/thu-hoi")
    assert (state(db, made["C0001"]), state(db, made["C0002"])) == ("revoked", "")
    clerk.post(f"{PAGE}/thu-hoi")
    assert {state(db, code) for code in made.values()} == {"revoked"}
    assert [record.action for record in audit.latest(db, 2)] == ["invitation.revoke"] * 2


def test_the_page_tells_who_was_invited_and_who_used_the_code(clerk: Browser, db: store.Database) -> None:
    made = codes_in(clerk.post(PAGE, FORM).data)
    found = invitations.find(db, signs_of(made["C0001"]))
    assert found
    invitations.redeem(db, found.id, found.issued_at)
    page = clerk.get(f"{PAGE}?muc=used").text
    assert "Đã dùng mã" in page and page.count('<td class="code">') == 1 and ">C0001<" in page


def test_a_code_is_shown_on_no_page(clerk: Browser) -> None:
    made = codes_in(clerk.post(PAGE, FORM).data)
    assert not set(CODE.findall(clerk.get(PAGE).text)) & set(made.values())


def test_a_branch_is_invited_alone(clerk: Browser) -> None:
    made = codes_in(clerk.post(PAGE, FORM | {"nhanh": "H02"}).data)
    assert "H02" in made and "N01" not in made


def test_an_address_that_no_browser_opens_is_told_and_nothing_is_issued(clerk: Browser, db: store.Database) -> None:
    for address in ("baocao.example", "ftp://may-chu", "http://", "http://a b", "javascript:alert(1)"):
        answer = clerk.post(PAGE, FORM | {"address": address})
        assert answer.status_code == 400 and "Địa chỉ phải có dạng" in answer.text
    assert db.conn.execute("SELECT count(*) FROM invitations").fetchone() == (0,)


def test_an_address_of_the_server_alone_is_warned_about(clerk: Browser) -> None:
    warning = "chỉ mở được ngay trên máy chủ"
    assert warning in clerk.get(PAGE).text
    assert warning not in clerk.post(PAGE, FORM | {"number": "khong phai so"}).text


def test_in_a_closed_campaign_nobody_is_invited_but_codes_are_revoked(clerk: Browser, db: store.Database) -> None:
    made = codes_in(clerk.post(PAGE, FORM).data)
    campaigns.change(db, replace(campaign_called(db, "nq20"), status="closed"))
    answers = [clerk.post(PAGE, FORM), clerk.post(f"{PAGE}/{id_of(db, 'C0001')}/cap-lai", {"_key": "n" * 32})]
    assert [("khép lại" in answer.text, answer.status_code) for answer in answers] == [(True, 400)] * 2
    clerk.post(f"{PAGE}/thu-hoi")
    assert {state(db, code) for code in made.values()} == {"revoked"}
