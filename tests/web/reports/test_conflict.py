"""A6: two saved from the same edition; both texts are shown, nothing is overwritten, the reader chooses."""

import pytest
from werkzeug.test import TestResponse

from store import entries
from store.connection import Database
from tests.reporting.conftest import DISTRICT
from tests.reporting.tree import report_id
from tests.web.browser import Browser
from tests.web.reports.reading import form_at
from tests.web.reports.sending import post

PAGE = "/muc/trien-khai"
PARTY, UNION, CELL = "trien_khai_cap_uy", "tham_muu_cong_doan", "so_lieu_trien_khai-T01-2011"


@pytest.fixture
def conflict(officer: Browser, report: str) -> TestResponse:
    """The answer to a page that was opened before somebody else saved."""
    form = form_at(officer.get(report + PAGE).text, report + PAGE)
    post(officer, report + PAGE, {PARTY: "Cấp ủy, bản đã lưu.", UNION: "Tham mưu, bản đã lưu.", CELL: "5"})
    mine = {PARTY: "Cấp ủy, bản của tôi.", UNION: "Tham mưu, bản của tôi.", CELL: "7"}
    return officer.send(report + PAGE, {**form, **mine, "lam": "luu"})


def content(db: Database) -> dict[str, object]:
    return entries.get(db, report_id(db, DISTRICT), "trien_khai").content


def choose(officer: Browser, report: str, conflict: TestResponse, button: str, **chosen: str) -> TestResponse:
    cells = form_at(conflict.text, report + PAGE)
    return officer.send(report + PAGE, {**cells, **{f"_chon-{name}": it for name, it in chosen.items()}, "lam": button})


def test_both_texts_stand_side_by_side(conflict: TestResponse) -> None:
    assert conflict.status_code == 409
    for text in ("Cấp ủy, bản của tôi.", "Cấp ủy, bản đã lưu.", "Tham mưu, bản của tôi.", "Tham mưu, bản đã lưu."):
        assert text in conflict.text
    assert "LĐLĐ huyện Cư Jút đã lưu lúc" in conflict.text


def test_a_figure_that_differs_is_named(conflict: TestResponse) -> None:
    assert "Văn bản chỉ đạo đã ban hành – Năm 2011" in conflict.text


def test_nothing_is_overwritten_before_the_reader_chooses(conflict: TestResponse, db: Database) -> None:
    assert content(db)[PARTY] == "Cấp ủy, bản đã lưu."


def test_the_reader_keeps_the_own_text(officer: Browser, report: str, conflict: TestResponse, db: Database) -> None:
    assert choose(officer, report, conflict, "giu").status_code == 303
    assert content(db)[PARTY] == "Cấp ủy, bản của tôi."


def test_the_reader_chooses_question_by_question(
    officer: Browser, report: str, conflict: TestResponse, db: Database
) -> None:
    choose(officer, report, conflict, "chon", **{PARTY: "da-luu", "so_lieu_trien_khai": "da-luu"})
    kept = content(db)
    assert (kept[PARTY], kept[UNION]) == ("Cấp ủy, bản đã lưu.", "Tham mưu, bản của tôi.")
    assert kept["so_lieu_trien_khai"] == {"figures": {"T01": {"2011": "5"}}}


def test_the_saved_text_is_one_link_away(conflict: TestResponse, report: str) -> None:
    assert f'href="{report}{PAGE}">Lấy bản đã lưu</a>' in conflict.text


def test_a_third_save_in_between_is_a_conflict_again(
    officer: Browser, report: str, conflict: TestResponse, db: Database
) -> None:
    post(officer, report + PAGE, {PARTY: "Bản thứ ba."})
    answer = choose(officer, report, conflict, "giu")
    assert answer.status_code == 409 and "Bản thứ ba." in answer.text
    assert content(db)[PARTY] == "Bản thứ ba."


def test_another_section_is_no_conflict(officer: Browser, report: str) -> None:
    form = form_at(officer.get(report + PAGE).text, report + PAGE)
    other = f"{report}/muc/nang-cao-trinh-do"
    post(officer, other, {})
    assert officer.send(report + PAGE, {**form, PARTY: "Chữ."}).status_code == 303
