"""The links over every page: those that lead somewhere for this visitor, the present one marked."""

import re

import pytest

import store
from tests.web.board.conftest import report_of, union
from tests.web.browser import Browser

__all__ = ["union"]
FORMAT = "/kiem-tra-the-thuc"


def links(browser: Browser, path: str) -> dict[str, str]:
    """{label: address} of the frame's links on a page."""
    frame = re.search(r'<nav aria-label="Chính">(.*?)</nav>', browser.get(path).text, re.DOTALL)
    assert frame
    return {label: href for href, label in re.findall(r'<a href="([^"]+)"[^>]*>([^<]+)</a>', frame[1])}


def marked(browser: Browser, path: str) -> list[str]:
    return re.findall(r'<a href="[^"]+" aria-current="page">([^<]+)</a>', browser.get(path).text.split("</nav>")[0])


def test_the_clerk_is_led_to_the_office_pages(clerk: Browser) -> None:
    assert list(links(clerk, "/don-vi")) == [
        "Đợt báo cáo", "Theo dõi", "Đơn vị", "Xuất hàng loạt", "Mẫu in", "Tài khoản", "Kiểm tra thể thức", "Nhật ký",
    ]  # fmt: skip


def test_a_unit_with_others_under_it_is_led_to_them(officer: Browser) -> None:
    assert list(links(officer, FORMAT)) == ["Báo cáo của đơn vị", "Đơn vị trực thuộc", "Theo dõi", "Kiểm tra thể thức"]


def test_a_unit_without_is_not(union: Browser) -> None:
    assert list(links(union, FORMAT)) == ["Báo cáo của đơn vị", "Kiểm tra thể thức"]


@pytest.mark.parametrize("who", ["clerk", "officer", "union"])
def test_every_link_leads_somewhere(who: str, request: pytest.FixtureRequest) -> None:
    browser: Browser = request.getfixturevalue(who)
    for href in links(browser, FORMAT).values():
        assert browser.client.get(href, follow_redirects=True).status_code == 200


@pytest.mark.parametrize(
    ("path", "label"),
    [
        ("/dot-bao-cao/nq20/theo-doi?duoi=H01", "Theo dõi"), ("/don-vi", "Đơn vị"),
        ("/dot-bao-cao", "Đợt báo cáo"), ("/dot-bao-cao/nq20", "Đợt báo cáo"),
        ("/mau-bao-cao", "Mẫu in"), ("/kiem-tra-the-thuc", "Kiểm tra thể thức"),
    ],
)  # fmt: skip
def test_the_page_one_is_on_is_marked(clerk: Browser, path: str, label: str) -> None:
    assert marked(clerk, path) == [label]


def test_a_report_is_ones_own_or_one_of_the_units_below(officer: Browser, db: store.Database) -> None:
    assert marked(officer, f"/bao-cao/{report_of(db, 'H01').id}") == ["Báo cáo của đơn vị"]
    assert marked(officer, f"/bao-cao/{report_of(db, 'C0002').id}") == ["Đơn vị trực thuộc"]


def test_a_page_without_a_link_marks_none(clerk: Browser) -> None:
    assert marked(clerk, "/doi-mat-khau") == []


def test_nobody_is_led_anywhere_before_the_sign_in(browser: Browser) -> None:
    assert "<nav" not in browser.get("/dang-nhap").text
