"""A6 and A13 by the buttons alone: two windows over one section, a sign-in that ended while somebody typed.

No scripts run here; with them the text has long been saved (test_autosave.py)."""

import pytest

from store import entries, sessions
from store.connection import Database
from tests.browser.conftest import Visitor
from tests.browser.served_demo import Officer, open_district
from tests.browser.steps import PASSWORD, Visit

PAGE = "/muc/trien-khai"
PARTY, UNION, CELL = "trien_khai_cap_uy", "tham_muu_cong_doan", "so_lieu_trien_khai-T01-2011"
FIRST = {PARTY: "Bản của cửa sổ thứ nhất:\n- đã ban hành 4 văn bản;", UNION: "Tham mưu, bản thứ nhất.", CELL: "4"}
SECOND = {PARTY: "Bản của cửa sổ thứ hai:\n- đã ban hành 7 văn bản & 1 kết luận;", UNION: "Bản thứ hai.", CELL: "7"}
# A page that answers with an error status is an error to the console, whatever stands on it.
TOLD = "Failed to load resource: the server responded with a status of"


@pytest.fixture(scope="module")
def colleague(served_db: Database) -> Officer:
    return open_district(served_db)


@pytest.fixture(scope="module")
def conflict(visitor: Visitor, colleague: Officer) -> Visit:
    """The second window after its save: the first had saved in between."""
    first, second = visitor(java_script_enabled=False), visitor(java_script_enabled=False)
    first.enter(colleague)
    second.open("/dang-nhap")
    second.sign_in(colleague.user.login, PASSWORD)
    for each in (first, second):
        each.open(colleague.base + PAGE)
    for each, typed in ((first, FIRST), (second, SECOND)):
        each.fill(typed)
        each.press("Lưu")
    return second


def kept(db: Database, officer: Officer) -> dict[str, object]:
    return entries.get(db, officer.report_id, "trien_khai").content


def test_both_texts_are_shown_and_nothing_is_overwritten(
    conflict: Visit, colleague: Officer, served_db: Database
) -> None:
    shown = conflict.main.text_content() or ""
    assert "mục này vừa được lưu ở nơi khác" in shown
    assert [text for text in (*FIRST.values(), *SECOND.values()) if text not in shown] == []
    assert kept(served_db, colleague)[PARTY] == FIRST[PARTY]


def test_choosing_question_by_question_keeps_what_was_chosen(
    conflict: Visit, colleague: Officer, served_db: Database
) -> None:
    conflict.page.locator(f'input[name="_chon-{UNION}"][value="da-luu"]').check()
    conflict.press("Lưu theo lựa chọn từng câu")
    conflict.cell(PARTY).wait_for()
    content = kept(served_db, colleague)
    assert (content[PARTY], content[UNION]) == (SECOND[PARTY], FIRST[UNION])
    assert content["so_lieu_trien_khai"] == {"figures": {"T01": {"2011": "7"}}}


def test_the_console_told_of_the_conflict_only(conflict: Visit) -> None:
    assert [error for error in conflict.errors if TOLD not in error] == []
    assert conflict.foreign == []


def test_a_text_typed_while_the_sign_in_ended_is_there_after_the_next(
    visitor: Visitor, officer: Officer, served_db: Database
) -> None:
    visit = visitor(java_script_enabled=False)
    visit.enter(officer)
    visit.open(officer.base + PAGE)
    visit.fill(FIRST)
    sessions.end_all(served_db, officer.user.id)
    visit.press("Lưu")
    assert "Phiên làm việc đã hết" in visit.text()
    assert kept(served_db, officer) == {}
    visit.sign_in(officer.user.login, PASSWORD)
    visit.press("Gửi lại")
    visit.cell(PARTY).wait_for()
    assert {name: visit.cell(name).input_value() for name in FIRST} == FIRST
    assert kept(served_db, officer)[PARTY] == FIRST[PARTY]
