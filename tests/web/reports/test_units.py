"""The list of units: whom one looks after, found without marks, by state."""

import pytest

from tests.web.browser import Browser


def test_the_clerk_sees_every_unit_with_its_state(clerk: Browser, report: str) -> None:
    html = clerk.get("/don-vi").text
    for name in ("LĐLĐ tỉnh Đắk Nông", "LĐLĐ huyện Cư Jút", "CĐCS Trường THPT Phan Chu Trinh", "LĐLĐ huyện Đắk Mil"):
        assert f">{name}</a>" in html
    assert f'href="{report}"' in html


def test_a_district_sees_its_own_children_only(officer: Browser) -> None:
    html = officer.get("/don-vi").text
    assert ">CĐCS Trường THPT Phan Chu Trinh</a>" in html
    assert "Đắk Mil" not in html


def test_a_unit_without_children_has_no_list(school: Browser) -> None:
    assert school.get("/don-vi").status_code == 404


@pytest.mark.parametrize("words", ["dak mil", "ĐẮK MIL", "h03", "mil huyen"])
def test_a_unit_is_found_without_marks_and_capitals(clerk: Browser, words: str) -> None:
    html = clerk.get("/don-vi", query_string={"tim": words}).text
    assert "1 đơn vị khớp với" in html
    assert ">LĐLĐ huyện Đắk Mil</a>" in html


def test_a_state_filters_the_list(clerk: Browser) -> None:
    assert "0 đơn vị." in clerk.get("/don-vi?trang-thai=submitted").text
    assert "4 đơn vị." in clerk.get("/don-vi?trang-thai=draft").text


@pytest.mark.parametrize("page", ["0", "-1", "999999", "abc", "9" * 40])
def test_a_page_that_is_not_there_shows_the_nearest(clerk: Browser, page: str) -> None:
    assert clerk.get("/don-vi", query_string={"trang": page}).status_code == 200
