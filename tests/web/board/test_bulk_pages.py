"""Many reports accepted or returned from the board: asked once more, done once, every refusal told."""

import re

import pytest

import store
from reporting.clock import stamp
from store import comments, reports, users
from tests.reporting.tree import NOW
from tests.web.board.conftest import BOARD, report_of
from tests.web.browser import Browser


def chosen(browser: Browser, db: store.Database, action: str, *codes: str, **more: str) -> str:
    """The page that asks once more."""
    cells = {"lam": action, "bao-cao": [str(report_of(db, code).id) for code in codes], **more}
    answer = browser.post(f"{BOARD}/chon", cells)
    assert answer.status_code == 200, answer.text
    return answer.text


def cells_of(page: str) -> dict[str, str]:
    """What the form of that page sends."""
    return dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', page))


def hand_in_again(db: store.Database, code: str) -> None:
    user = users.by_login(db, code)
    assert user
    moved = reports.change_status(
        db, report_of(db, code).id, "accepted", "submitted", user.id, stamp(NOW), kind="submit"
    )
    assert moved


def test_nothing_is_done_before_it_is_asked_once_more(clerk: Browser, db: store.Database) -> None:
    page = chosen(clerk, db, "accept", "H04", "C0003")
    assert "Duyệt 2 báo cáo" in page
    assert report_of(db, "H04").status == "submitted"


def test_the_clerk_accepts_those_ticked(clerk: Browser, db: store.Database) -> None:
    done = clerk.post(f"{BOARD}/xu-ly", cells_of(chosen(clerk, db, "accept", "H04", "C0003")))
    told = clerk.get(done.headers["Location"]).text
    assert "Đã duyệt 2 báo cáo" in told
    assert [report_of(db, code).status for code in ("H04", "C0003")] == ["accepted"] * 2


def test_all_that_match_the_filter_and_what_cannot_be_done_is_told(clerk: Browser, db: store.Database) -> None:
    page = chosen(clerk, db, "accept", **{"tat-ca": "1", "duoi": "N01"})
    assert "Duyệt 1 báo cáo" in page
    assert "1 báo cáo: Không thể duyệt: báo cáo đang ở trạng thái “Đã duyệt”." in page


def test_many_are_returned_with_one_comment(clerk: Browser, db: store.Database) -> None:
    cells = cells_of(chosen(clerk, db, "return", "H04", "C0003")) | {"y_kien": "Thiếu số liệu nữ."}
    clerk.post(f"{BOARD}/xu-ly", cells)
    for code in ("H04", "C0003"):
        assert report_of(db, code).status == "returned"
        assert comments.of_report(db, report_of(db, code).id)[-1].body == "Thiếu số liệu nữ."


def test_a_return_without_a_comment_is_asked_for_it(clerk: Browser, db: store.Database) -> None:
    cells = cells_of(chosen(clerk, db, "return", "H04"))
    answer = clerk.post(f"{BOARD}/xu-ly", cells | {"y_kien": "  "})
    assert (answer.status_code, "Xin ghi ý kiến" in answer.text) == (422, True)
    assert cells_of(answer.text).items() >= {name: cells[name] for name in ("lam", "chon", "_key")}.items()
    assert report_of(db, "H04").status == "submitted"


def test_a_comment_too_long_stays_on_the_page(clerk: Browser, db: store.Database) -> None:
    typed = "Sửa lại biểu số 3. " * 300
    answer = clerk.post(f"{BOARD}/xu-ly", cells_of(chosen(clerk, db, "return", "H04")) | {"y_kien": typed})
    assert (answer.status_code, typed.strip() in answer.text) == (422, True)


def test_a_button_pressed_twice_counts_once(clerk: Browser, db: store.Database) -> None:
    cells = cells_of(chosen(clerk, db, "return", "H04")) | {"y_kien": "Sửa."}
    first, second = (clerk.post(f"{BOARD}/xu-ly", cells) for _ in range(2))
    assert first.headers["Location"] == second.headers["Location"]
    assert "Đã trả lại 1 báo cáo" in clerk.get(second.headers["Location"]).text
    assert len(comments.of_report(db, report_of(db, "H04").id)) == 1


def test_nobody_ticked_is_told_over_the_board(clerk: Browser) -> None:
    answer = clerk.post(f"{BOARD}/chon", {"lam": "accept"})
    assert (answer.status_code, "Chưa đánh dấu đơn vị nào" in answer.text) == (422, True)


def test_the_parents_officer_settles_the_own_children(officer: Browser, db: store.Database) -> None:
    hand_in_again(db, "C0002")
    officer.post(f"{BOARD}/xu-ly", cells_of(chosen(officer, db, "accept", "C0002")))
    assert report_of(db, "C0002").status == "accepted"


def test_ones_own_report_has_no_box_to_tick(officer: Browser, db: store.Database) -> None:
    page = officer.get(BOARD).text
    assert f'value="{report_of(db, "C0002").id}" aria-label' in page
    assert f'value="{report_of(db, "H01").id}" aria-label' not in page


def test_a_report_of_others_cannot_be_chosen(officer: Browser, db: store.Database) -> None:
    cells = {"lam": "accept", "bao-cao": str(report_of(db, "C0003").id)}
    assert officer.post(f"{BOARD}/chon", cells).status_code == 422


def test_nor_be_sent_by_hand(officer: Browser, db: store.Database) -> None:
    hand_in_again(db, "C0002")
    cells = cells_of(chosen(officer, db, "accept", "C0002")) | {"chon": f"{report_of(db, 'C0003').id}-0"}
    told = officer.get(officer.post(f"{BOARD}/xu-ly", cells).headers["Location"]).text
    assert report_of(db, "C0003").status == "submitted"
    assert "Chu Văn An" not in told


def test_what_became_of_it_is_told_to_nobody_else(clerk: Browser, officer: Browser, db: store.Database) -> None:
    done = clerk.post(f"{BOARD}/xu-ly", cells_of(chosen(clerk, db, "accept", "H04")))
    assert clerk.get(done.headers["Location"]).status_code == 200
    assert officer.get(done.headers["Location"]).status_code == 404


@pytest.mark.parametrize("cells", [{"lam": "reopen"}, {"lam": ""}, {"chon": "1-x"}, {"chon": "9" * 20}, {"_key": "k"}])
def test_a_form_that_is_not_ours_is_refused(clerk: Browser, db: store.Database, cells: dict[str, str]) -> None:
    sent = cells_of(chosen(clerk, db, "accept", "H04")) | cells
    assert clerk.post(f"{BOARD}/xu-ly", sent).status_code == 400
    assert report_of(db, "H04").status == "submitted"


def test_a_unit_without_others_under_it_settles_nothing(union: Browser) -> None:
    for step in ("chon", "xu-ly"):
        assert union.post(f"{BOARD}/{step}", {"lam": "accept", "_key": "k" * 32}).status_code == 404
