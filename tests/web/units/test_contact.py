"""Whom to call about a unit: its own officer says it, nobody else, and nothing else."""

from dataclasses import replace

from store import Database, audit, units
from store.units import Unit
from tests.web.browser import Browser

PAGE = "/don-vi/lien-he"


def unit(db: Database, code: str) -> Unit:
    found = units.by_code(db, code)
    assert found
    return found


def test_an_officer_changes_name_and_telephone_of_the_own_unit(officer: Browser, db: Database) -> None:
    before, other = unit(db, "H01"), unit(db, "N01")
    sent = {"contact_name": "Lê Thị Cúc", "contact_phone": "0261.3544.123"}
    assert officer.post(PAGE, sent).status_code == 303
    assert unit(db, "H01") == replace(before, **sent)
    assert unit(db, "N01") == other


def test_nothing_else_comes_along(officer: Browser, db: Database) -> None:
    before = unit(db, "H01")
    officer.post(PAGE, {"contact_name": "A", "contact_phone": "", "name": "Khác", "kind": "tinh", "unit_id": "1"})
    assert unit(db, "H01") == replace(before, contact_name="A", contact_phone="")


def test_it_is_written_down_with_old_and_new(officer: Browser, db: Database) -> None:
    old = unit(db, "H01").contact_name
    officer.post(PAGE, {"contact_name": "Lê Thị Cúc", "contact_phone": unit(db, "H01").contact_phone})
    assert audit.about(db, "H01", "unit.")[0].detail == {
        "old": {"contact_name": old}, "new": {"contact_name": "Lê Thị Cúc"},
    }  # fmt: skip


def test_what_is_no_number_is_told_and_kept_in_its_box(officer: Browser, db: Database) -> None:
    answer = officer.post(PAGE, {"contact_name": "Lê Thị Cúc", "contact_phone": "gọi sau"})
    assert (answer.status_code, 'value="gọi sau"' in answer.text) == (400, True)
    assert unit(db, "H01").contact_name != "Lê Thị Cúc"


def test_a_stranger_is_asked_to_sign_in(browser: Browser, db: Database) -> None:
    before = unit(db, "H01")
    assert browser.post(PAGE, {"contact_name": "X"}).status_code == 401
    assert (browser.get(PAGE).status_code, unit(db, "H01")) == (302, before)


def test_the_reports_own_page_leads_there(officer: Browser, clerk: Browser, db: Database) -> None:
    tasks = officer.get(officer.get("/").location or "/").text
    assert unit(db, "H01").contact_name in tasks and f'href="{PAGE}"' in tasks
