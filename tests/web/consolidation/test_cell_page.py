"""One figure opened to its units, without any script."""

import pytest

from tests.web.browser import Browser
from tests.web.consolidation.test_page import words


def test_it_names_the_unit_its_hand_in_and_who_sent_it(officer: Browser, report: str, accepted: str) -> None:
    html = officer.get(f"{report}/tong-hop/A01/2011").text
    assert f'<a href="{accepted}">CĐCS Trường THPT Phan Chu Trinh</a>' in html
    assert "40 bản 1 CĐCS Trường THPT Phan Chu Trinh, " in words(html)


def test_a_missing_unit_is_named(officer: Browser, report: str) -> None:
    shown = words(officer.get(f"{report}/tong-hop/A01/2011").text)
    assert "0/1 đơn vị có số này" in shown and "Chưa được tính: bản nháp" in shown


def test_a_mean_shows_its_weight(officer: Browser, report: str, accepted: str) -> None:
    shown = words(officer.get(f"{report}/tong-hop/A07/2011").text)
    assert "Bình quân có trọng số" in shown and "2.500.000 40 bản 1" in shown


def test_a_ratio_shows_its_two_parts(officer: Browser, report: str, accepted: str) -> None:
    shown = words(officer.get(f"{report}/tong-hop/O09/2011").text)
    assert "95,0" in shown and "38 40 bản 1" in shown


@pytest.mark.parametrize("place", ["XYZ/2011", "A01/1999", "B02b/2008"])
def test_a_figure_there_is_not_is_not_found(officer: Browser, report: str, place: str) -> None:
    assert officer.get(f"{report}/tong-hop/{place}").status_code == 404


def test_a_stranger_finds_nothing(stranger: Browser, report: str) -> None:
    assert stranger.get(f"{report}/tong-hop/A01/2011").status_code == 404
