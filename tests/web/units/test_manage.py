"""The clerk's list of units."""

import re
from dataclasses import replace

from store import Database, units
from tests.web.browser import Browser

PAGE = "/don-vi/quan-ly"


def listed(html: str) -> list[str]:
    return re.findall(r'<td class="code">([^<]+)</td>', html)


def test_the_list_runs_as_the_tree_does(clerk: Browser, db: Database) -> None:
    root = units.by_code(db, "TINH")
    assert root
    assert listed(clerk.get(PAGE).text) == [unit.code for unit in units.subtree(db, root.id, "2012-07-10")]


def test_units_are_found_without_marks(clerk: Browser) -> None:
    assert listed(clerk.get(f"{PAGE}?tim=huyen+dak+mil").text) == ["H04"]
    assert "Không có đơn vị nào khớp" in clerk.get(f"{PAGE}?tim=zzz").text


def test_units_are_found_by_kind(clerk: Browser) -> None:
    found = listed(clerk.get(f"{PAGE}?loai=nganh").text)
    assert found and all(code.startswith("N") for code in found)


def test_closed_units_stand_apart(clerk: Browser, db: Database) -> None:
    unit = units.by_code(db, "C0001")
    assert unit
    units.change(db, replace(unit, closed_on="2012-07-01"))
    assert "C0001" not in listed(clerk.get(PAGE).text)
    assert listed(clerk.get(f"{PAGE}?trang-thai=da-dong").text) == ["C0001"]


def test_an_odd_page_or_state_shows_the_nearest(clerk: Browser) -> None:
    for asked in ("trang=0", "trang=99", "trang=x", "trang-thai=khac", "loai=khac"):
        assert clerk.get(f"{PAGE}?{asked}").status_code == 200


def test_an_officer_does_not_see_it(officer: Browser) -> None:
    assert officer.get(PAGE).status_code == 403
