"""The pictures of the guide: what each shows is there on the served demo; `BAOCAO_PICTURES=1` takes them anew."""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from reporting.clock import stamp
from reporting.founding import CAMPAIGN, CLERK
from store import campaigns, entries, reports, units
from store.connection import Database
from tests.browser.conftest import Visitor
from tests.browser.guide_shots import AT_WORK, NOBODY, SHOTS, Shot
from tests.browser.served_demo import Officer, open_district
from tests.browser.shots import MOST_BYTES, WINDOW, picture
from tests.browser.signed_in import signed_in
from tests.browser.steps import Visit
from tests.browser.test_every_page import found_by_axe
from tests.browser.test_narrow import TELEPHONE
from tests.reporting.tree import NOW
from web import guide

WEB = Path(guide.__file__).parent
FOLDER = WEB / "static" / guide.FOLDER
TAKEN_ANEW = os.environ.get("BAOCAO_PICTURES") == "1"
MOST_PICTURES, MOST_OF_ALL = 25, 1_000_000
MEASURED = """all => Promise.all(all.map(async image => {
    image.loading = "eager";
    await image.decode();
    const told = [image.getAttribute("width"), image.getAttribute("height")];
    return {seen: [String(image.naturalWidth), String(image.naturalHeight)], told};
}))"""
# What sticks to the window would not come along.
BROUGHT_UP = """part => {
    document.querySelectorAll("aside").forEach(aside => { aside.style.position = "static"; });
    window.scrollTo(0, part.getBoundingClientRect().top + scrollY - 20);
}"""


@pytest.fixture(scope="module")
def district(served_db: Database) -> Officer:
    """A district at work on its report: it has written what H01 wrote."""
    officer = open_district(served_db)
    for section, entry in entries.of_report(served_db, report_of(served_db, "H01")).items():
        at = stamp(NOW)
        entries.save(served_db, officer.report_id, section, entry.content, 0, "", "", officer.user.id, at)
    return officer


def report_of(db: Database, code: str) -> int:
    unit, campaign = units.by_code(db, code), campaigns.by_slug(db, CAMPAIGN)
    assert unit and campaign
    report = reports.of_unit(db, campaign.id, unit.id)
    assert report
    return report.id


def code_of(db: Database, name: str) -> str:
    """A unit's code; a status stands for the first unit of the demo whose report is in it."""
    campaign = campaigns.by_slug(db, CAMPAIGN)
    assert campaign
    codes = {unit.id: unit.code for unit in units.all_units(db)}
    in_it = sorted(codes[at] for at, each in reports.of_campaign(db, campaign.id).items() if each.status == name)
    return next((code for code in in_it if re.fullmatch(r"[CHN]0\d+", code)), name)


@pytest.fixture(scope="module")
def at(visitor: Visitor, served_db: Database, district: Officer) -> Callable[[Shot], Visit]:
    """Opens the page of a shot as the one who looks; each has one window."""
    windows: dict[str, Visit] = {}

    def window(who: str) -> Visit:
        visit = visitor(viewport=WINDOW)
        if who == AT_WORK:
            visit.enter(district)
        elif who:
            signed_in(visit, served_db, code_of(served_db, who))
        return visit

    def look(shot: Shot) -> Visit:
        visit = windows[shot.who] = windows.get(shot.who) or window(shot.who)
        visit.open(shot.path.format(**values(served_db, district, shot)))
        if shot.act:
            shot.act(visit)
        return visit

    return look


def values(db: Database, district: Officer, shot: Shot) -> dict[str, int]:
    """What stands in the address of a shot."""
    if shot.who == AT_WORK:
        return {"report": district.report_id, "unit": district.unit.id}
    if shot.who == NOBODY or (shot.who == CLERK and not shot.of):
        return {}
    code = code_of(db, shot.of or shot.who)
    unit = units.by_code(db, code)
    assert unit
    return {"report": report_of(db, code), "unit": unit.id}


@pytest.mark.parametrize("name", SHOTS)
def test_what_a_picture_shows_is_there(at: Callable[[Shot], Visit], chromium: Browser, name: str) -> None:
    shot = SHOTS[name]
    visit = at(shot)
    parts = [visit.page.locator(part).first for part in shot.parts]
    seen = " ".join(part.inner_text() for part in parts)
    assert [words for words in shot.words if words not in seen] == []
    if TAKEN_ANEW:
        parts[0].evaluate(BROUGHT_UP)
        (FOLDER / f"{name}{guide.SUFFIX}").write_bytes(picture(chromium, visit.page, parts))


def named() -> set[str]:
    """The pictures that the guide asks for."""
    pages = (WEB / "templates" / "guide").glob("*.html")
    return {name for page in pages for name in re.findall(r"shot\('([a-z-]+)'", page.read_text(encoding="utf-8"))}


def test_every_picture_of_the_guide_is_taken_here_and_kept() -> None:
    files = {file.stem for file in FOLDER.glob(f"*{guide.SUFFIX}")}
    assert named() == set(SHOTS) == files
    assert len(files) <= MOST_PICTURES


def test_pictures_are_small() -> None:
    sizes = [file.stat().st_size for file in FOLDER.glob(f"*{guide.SUFFIX}")]
    assert max(sizes) <= MOST_BYTES
    assert sum(sizes) <= MOST_OF_ALL


@pytest.mark.parametrize("path", ["/huong-dan/don-vi", "/huong-dan/chuyen-vien"])
def test_a_page_of_the_guide_shows_its_pictures_in_their_measures(visitor: Visitor, path: str) -> None:
    visit = visitor(viewport=WINDOW)
    visit.open(path)
    drawn = visit.page.locator("img.shot").evaluate_all(MEASURED)
    assert len(drawn) > 8
    assert [each for each in drawn if each["seen"] != each["told"]] == []
    assert visit.errors == []


@pytest.mark.parametrize("path", ["/huong-dan", "/huong-dan/don-vi", "/huong-dan/chuyen-vien"])
def test_a_page_of_the_guide_is_in_reach_of_all_and_fits_a_telephone(visitor: Visitor, path: str) -> None:
    visit = visitor(viewport=TELEPHONE)
    visit.open(path)
    assert visit.overflow() == 0
    assert found_by_axe(visit) == []
