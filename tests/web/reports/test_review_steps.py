"""The reviewer's side: accepted, returned with remarks, reopened; the author's ticks; who may not."""

from collections.abc import Callable

import pytest

from store import comments, events, reports
from store.connection import Database
from tests.reporting.conftest import SCHOOL
from tests.reporting.tree import report_id
from tests.web.browser import Browser
from tests.web.reports.reading import Reader
from tests.web.reports.sending import post, put

Complete = Callable[[str], None]
WORDS = "Xin ghi rõ số lớp học và số người dự."
AT = {"muc": "trien_khai", "cau": "trien_khai_cap_uy", "y_kien": WORDS}
STEPS = {"duyet": {}, "tra-lai": {"y_kien": WORDS}, "mo-lai": {"y_kien": WORDS}, "y-kien": AT}


@pytest.fixture
def sent(complete: Complete, school: Browser, school_report: str) -> str:
    """The school's report, handed in to the district."""
    complete("C0002")
    school.post(f"{school_report}/nop")
    return school_report


@pytest.fixture
def returned(sent: str, officer: Browser) -> str:
    """The same, returned with a remark on a question."""
    officer.post(f"{sent}/y-kien", AT)
    officer.post(f"{sent}/tra-lai")
    return sent


def status(db: Database) -> str:
    return reports.get(db, report_id(db, SCHOOL)).status


def said(db: Database) -> list[tuple[str, str, str]]:
    return [(each.section, each.question, each.body) for each in comments.of_report(db, report_id(db, SCHOOL))]


def kinds(db: Database) -> list[str]:
    return [each.kind for each in events.of_report(db, report_id(db, SCHOOL))]


def test_the_reviewers_see_what_they_may_do(officer: Browser, clerk: Browser, sent: str) -> None:
    for who in (officer, clerk):
        offered = Reader(who.get(f"{sent}/xem-lai").text).forms
        assert {f"{sent}/duyet", f"{sent}/tra-lai", f"{sent}/y-kien"} <= set(offered)
        assert f"{sent}/mo-lai" not in offered


def test_the_author_is_offered_none_of_it(school: Browser, sent: str) -> None:
    offered = Reader(school.get(f"{sent}/xem-lai").text).forms
    assert not {f"{sent}/{step}" for step in STEPS} & set(offered)


@pytest.mark.parametrize("step", STEPS)
def test_neither_a_stranger_nor_the_author_takes_a_reviewers_step(
    stranger: Browser, school: Browser, sent: str, db: Database, step: str
) -> None:
    answers = [who.post(f"{sent}/{step}", STEPS[step]).status_code for who in (stranger, school)]
    assert answers == [404, 404]
    assert (status(db), said(db)) == ("submitted", [])


def test_whoever_returned_it_is_told_that_it_is_with_the_unit_again(
    officer: Browser, school: Browser, returned: str
) -> None:
    told = "để sửa. Đơn vị nộp lại"
    assert told in officer.get(f"{returned}/xem-lai").text
    assert told not in school.get(f"{returned}/xem-lai").text


def test_it_is_accepted_once(officer: Browser, sent: str, db: Database) -> None:
    answers = [officer.post(f"{sent}/duyet").status_code for _ in range(2)]
    assert (answers, status(db), kinds(db)) == ([303, 303], "accepted", ["submit", "accept"])


def test_the_clerk_accepts_as_well(clerk: Browser, sent: str, db: Database) -> None:
    clerk.post(f"{sent}/duyet")
    assert status(db) == "accepted"


def test_a_remark_stands_at_its_question_once(officer: Browser, sent: str, db: Database) -> None:
    places = {officer.post(f"{sent}/y-kien", AT).location for _ in range(2)}
    html = officer.get(f"{sent}/xem-lai").text
    assert said(db) == [("trien_khai", "trien_khai_cap_uy", WORDS)]
    assert len(places) == 1 and f'id="{places.pop().partition("#")[2]}"' in html


def test_a_remark_from_the_page_of_a_section_leads_back_to_it(officer: Browser, sent: str) -> None:
    page = f"{sent}/muc/trien-khai"
    assert Reader(officer.get(page).text).forms[f"{sent}/y-kien"].cells["_trang_muc"] == "1"
    assert officer.post(f"{sent}/y-kien", {**AT, "_trang_muc": "1"}).location.startswith(f"{page}#y-kien-")


@pytest.mark.parametrize("place", [{"muc": "khong_co"}, {"muc": "trien_khai", "cau": "khong_co"}, {"muc": "ket_qua"}])
def test_a_remark_on_what_is_not_asked_is_not_found(
    officer: Browser, sent: str, db: Database, place: dict[str, str]
) -> None:
    assert officer.post(f"{sent}/y-kien", {"y_kien": WORDS, **place}).status_code == 404
    assert said(db) == []


def test_it_is_not_returned_without_a_word(officer: Browser, sent: str, db: Database) -> None:
    answer = officer.post(f"{sent}/tra-lai", {"y_kien": "  "})
    assert answer.status_code == 422 and "Xin ghi ý kiến" in answer.text
    assert status(db) == "submitted"


def test_words_that_are_too_many_stay_in_their_box(officer: Browser, sent: str) -> None:
    words = "Dài quá. " * 600
    answer = officer.post(f"{sent}/y-kien", {**AT, "y_kien": words})
    assert answer.status_code == 422 and words.strip() in answer.text
    assert answer.text.count('<details class="say" open>') == 1
    assert answer.text.count('href="#gop-y-trien_khai-trien_khai_cap_uy"') == 1
    assert answer.text.count('id="gop-y-trien_khai-trien_khai_cap_uy"') == 1


def test_pressing_return_twice_returns_once(officer: Browser, sent: str, db: Database) -> None:
    answers = [officer.post(f"{sent}/tra-lai", {"y_kien": WORDS}).status_code for _ in range(2)]
    assert (answers, status(db), kinds(db)) == ([303, 303], "returned", ["submit", "return"])
    assert said(db) == [("", "", WORDS)]


def test_who_loses_the_race_is_told_and_keeps_the_words(
    officer: Browser, clerk: Browser, sent: str, db: Database
) -> None:
    clerk.post(f"{sent}/duyet")
    for step in ("tra-lai", "y-kien"):
        answer = officer.post(f"{sent}/{step}", STEPS[step])
        assert answer.status_code == 409 and WORDS in answer.text
        assert "Không thể trả lại: báo cáo đang ở trạng thái “Đã duyệt”." in answer.text
    assert (status(db), said(db)) == ("accepted", [])


def test_other_words_to_a_report_returned_meanwhile_are_not_dropped(
    officer: Browser, clerk: Browser, sent: str
) -> None:
    clerk.post(f"{sent}/tra-lai", {"y_kien": "Ý của tỉnh."})
    answer = officer.post(f"{sent}/tra-lai", {"y_kien": WORDS})
    assert answer.status_code == 409 and WORDS in answer.text


def test_what_was_not_read_is_not_accepted(officer: Browser, sent: str, db: Database) -> None:
    answer = officer.post(f"{sent}/duyet", {"_nop": "2012-07-01T08:00:00+07:00"})
    assert answer.status_code == 409 and "vừa được người khác xử lý" in answer.text
    assert status(db) == "submitted"


def test_an_accepted_report_is_reopened_with_its_reason(
    officer: Browser, school: Browser, sent: str, db: Database
) -> None:
    officer.post(f"{sent}/duyet")
    assert officer.post(f"{sent}/mo-lai").status_code == 422
    assert [officer.post(f"{sent}/mo-lai", {"y_kien": WORDS}).status_code for _ in range(2)] == [303, 303]
    assert (status(db), kinds(db)) == ("returned", ["submit", "accept", "reopen"])
    assert WORDS in school.get(sent).text


def test_the_reviewer_cannot_write_in_the_report(officer: Browser, returned: str) -> None:
    page = f"{returned}/muc/trien-khai"
    assert put(officer, page, 1, {"trien_khai_cap_uy": "Chữ của cấp trên."}).status_code == 403
    assert 'id="to-khai"' not in officer.get(page).text


@pytest.mark.parametrize("page", ["", "/muc/trien-khai", "/xem-lai"])
def test_the_author_reads_the_remark_with_name_and_time(school: Browser, returned: str, page: str) -> None:
    html = school.get(returned + page).text
    assert WORDS in html and "LĐLĐ huyện Cư Jút, " in html and "ngày 10/07/2012" in html


def test_it_is_not_sent_again_before_the_remark_is_ticked(school: Browser, returned: str, db: Database) -> None:
    assert school.post(f"{returned}/nop").location == f"{returned}/kiem-tra"
    number = comments.of_report(db, report_id(db, SCHOOL))[0].id
    assert f'href="{returned}/muc/trien-khai#y-kien-{number}"' in school.get(f"{returned}/kiem-tra").text
    assert status(db) == "returned"


def test_a_remark_on_the_whole_is_linked_to_the_list_of_tasks(
    officer: Browser, school: Browser, sent: str, db: Database
) -> None:
    officer.post(f"{sent}/tra-lai", {"y_kien": WORDS})
    number = comments.of_report(db, report_id(db, SCHOOL))[0].id
    assert f'href="{sent}#y-kien-{number}"' in school.get(f"{sent}/kiem-tra").text
    assert f"{sent}/y-kien/{number}/da-sua" in Reader(school.get(sent).text).forms


def test_ticked_it_is_sent_again_and_the_remark_stays_visible(school: Browser, returned: str, db: Database) -> None:
    number = comments.of_report(db, report_id(db, SCHOOL))[0].id
    ticks = [school.post(f"{returned}/y-kien/{number}/da-sua").location for _ in range(2)]
    assert set(ticks) == {f"{returned}#y-kien-{number}"}
    assert school.post(f"{returned}/nop").location == f"{returned}/da-nop"
    assert WORDS in school.get(f"{returned}/xem-lai").text


def test_a_tick_inside_a_section_saves_what_was_typed_there(school: Browser, returned: str, db: Database) -> None:
    number = comments.of_report(db, report_id(db, SCHOOL))[0].id
    page = f"{returned}/muc/trien-khai"
    answer = post(school, page, {"trien_khai_cap_uy": "Đã ghi rõ 12 lớp."}, f"da-sua:{number}")
    assert answer.location == f"{page}#y-kien-{number}"
    assert "Đã ghi rõ 12 lớp." in school.get(page).text
    assert comments.of_report(db, report_id(db, SCHOOL))[0].resolved_at is not None


def test_only_the_author_ticks(officer: Browser, stranger: Browser, returned: str, db: Database) -> None:
    number = comments.of_report(db, report_id(db, SCHOOL))[0].id
    answers = [who.post(f"{returned}/y-kien/{number}/da-sua").status_code for who in (officer, stranger)]
    assert answers == [404, 404]
    assert comments.of_report(db, report_id(db, SCHOOL))[0].resolved_at is None


def test_a_remark_of_another_report_is_not_found(school: Browser, returned: str) -> None:
    assert school.post(f"{returned}/y-kien/999/da-sua").status_code == 404


def test_a_tick_is_taken_back_while_the_report_is_mended(school: Browser, returned: str, db: Database) -> None:
    number = comments.of_report(db, report_id(db, SCHOOL))[0].id
    school.post(f"{returned}/y-kien/{number}/da-sua")
    school.post(f"{returned}/y-kien/{number}/chua-sua")
    assert comments.of_report(db, report_id(db, SCHOOL))[0].resolved_at is None


def test_only_its_author_rewords_a_remark_and_the_old_words_stay(
    officer: Browser, clerk: Browser, returned: str, db: Database
) -> None:
    number = comments.of_report(db, report_id(db, SCHOOL))[0].id
    assert clerk.post(f"{returned}/y-kien/{number}/sua", {"y_kien": "Lời khác."}).status_code == 409
    assert officer.post(f"{returned}/y-kien/{number}/sua", {"y_kien": "Lời khác."}).status_code == 303
    assert said(db)[0][2] == "Lời khác."
    assert events.of_report(db, report_id(db, SCHOOL))[-1].note == WORDS


def test_a_ticked_remark_keeps_its_words(officer: Browser, school: Browser, returned: str, db: Database) -> None:
    number = comments.of_report(db, report_id(db, SCHOOL))[0].id
    school.post(f"{returned}/y-kien/{number}/da-sua")
    assert officer.post(f"{returned}/y-kien/{number}/sua", {"y_kien": "Lời khác."}).status_code == 409
    assert said(db)[0][2] == WORDS
