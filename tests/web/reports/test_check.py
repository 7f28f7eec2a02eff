"""Kiểm tra: what is missing, which rules are broken, each with a link to its cell."""

from collections.abc import Callable

from tests.web.browser import Browser
from tests.web.reports.conftest import Fill
from tests.web.reports.reading import form_at
from tests.web.reports.sending import put


def test_a_question_without_an_answer_is_named_with_a_link_to_it(officer: Browser, report: str) -> None:
    html = officer.get(f"{report}/kiem-tra").text
    assert "chỗ phải sửa</strong> trước khi nộp" in html
    assert f'<a href="{report}/muc/trien-khai#trien_khai_cap_uy">Tới chỗ này</a>' in html


def test_every_link_leads_to_a_cell_that_is_there(officer: Browser, report: str) -> None:
    html = officer.get(f"{report}/kiem-tra").text
    targets = [part.partition('"')[0] for part in html.split(f'<a href="{report}/muc/') if "#" in part[:120]]
    pages: dict[str, str] = {}
    for target in targets:
        section, _, cell = target.partition("#")
        page = pages.setdefault(section, officer.get(f"{report}/muc/{section}").text)
        assert f'id="{cell}"' in page, target


def test_a_broken_rule_names_its_figures(officer: Browser, report: str, fill: Fill) -> None:
    figures = {"A01": {"2011": "100"}, "A02": {"2011": "120"}}
    fill("H02", {"tinh_hinh_chung": {"so_lieu_chung": {"figures": figures}}})
    html = officer.get(f"{report}/kiem-tra").text
    assert "Phải sửa" in html and "120" in html
    assert f"{report}/muc/tinh-hinh-chung#so_lieu_chung-A0" in html


def test_a_complete_report_has_nothing_to_mend(
    officer: Browser, report: str, complete: Callable[[str], None]
) -> None:
    complete("H02")
    html = officer.get(f"{report}/kiem-tra").text
    assert "Phải sửa" not in html


def test_the_reader_from_above_sees_the_same_but_no_button_to_hand_in(officer: Browser, school_report: str) -> None:
    html = officer.get(f"{school_report}/kiem-tra").text
    assert "chỗ phải sửa" in html
    assert "và nộp" not in html


def test_a_stranger_does_not_find_it(stranger: Browser, report: str) -> None:
    assert stranger.get(f"{report}/kiem-tra").status_code == 404


def test_control_the_form_behind_a_link_is_ones_own(officer: Browser, report: str) -> None:
    assert "_key" in form_at(officer.get(f"{report}/muc/trien-khai").text, f"{report}/muc/trien-khai")


def test_totals_that_differ_from_their_parts_are_warned_of_and_keep_nothing_back(
    officer: Browser, school: Browser, report: str, school_report: str, complete: Callable[[str], None]
) -> None:
    complete("H02")
    complete("C0002")
    put(officer, f"{report}/muc/tinh-hinh-chung", 1, {"so_lieu_chung-A03-2011": "9"})
    school.post(f"{school_report}/nop")
    before = officer.get(f"{report}/kiem-tra").text
    officer.post(f"{school_report}/duyet")
    after = officer.get(f"{report}/kiem-tra").text
    assert "(chênh lệch 1)" in after and "(chênh lệch" not in before
    assert "Phải sửa</span>" not in after
    assert officer.post(f"{report}/nop").location == f"{report}/da-nop"
