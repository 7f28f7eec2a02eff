"""The rules between figures in the browser: they say what the check says, and say it beside both cells."""

import json
import re
from decimal import Decimal
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from forms.outline import Outline
from forms.rules import breaches
from forms.rules.sent import rules_sent
from reporting.clock import stamp
from reporting.watching import rows_of
from store import entries
from store.connection import Database
from tests.browser.conftest import Visitor
from tests.browser.served_demo import Officer, open_district
from tests.browser.steps import Visit
from tests.reporting.tree import NOW

ASKED = """async ([script, known, reports]) => {
    const { broken } = await import(script);
    return reports.map((figures) => broken(known, (name, period) => figures[name]?.[period] ?? null)
        .map(({ rule, place, cells }) => [rule.id, place, cells.map(({ indicator, period }) => [indicator, period])]));
}"""
REPORTS = 400


@pytest.fixture(scope="module")
def owner(served_db: Database) -> Officer:
    """Whose first section says that there were 30 workers in 2011."""
    officer = open_district(served_db)
    figures = {"so_lieu_chung": {"figures": {"A01": {"2011": "30"}}}}
    entries.save(served_db, officer.report_id, "tinh_hinh_chung", figures, 0, "", "", officer.user.id, stamp(NOW))
    return officer


@pytest.fixture(scope="module")
def window(visitor: Visitor, owner: Officer) -> Visit:
    visit = visitor(viewport={"width": 1280, "height": 900})
    visit.enter(owner)
    visit.open(f"{owner.base}/muc/tinh-hinh-chung")
    return visit


def by_chance(outline: Outline, names: list[str], dice: Random) -> dict[str, dict[str, float]]:
    """Figures near one another, so that most comparisons can fall either way; some cells empty, some 0."""
    def one() -> float:
        return dice.choice([0, dice.randint(0, 9), dice.randint(0, 200), dice.randint(0, 20) / 4, 150_000])

    periods = [period.id for period in outline.periods]
    return {name: {each: one() for each in periods if dice.random() < 0.8} for name in names if dice.random() < 0.9}


def told(outline: Outline, kind: str, figures: dict[str, dict[str, float]], known: dict[str, Any]) -> list[Any]:
    """What the check says of these figures, as the browser words it."""
    numbers = {name: {period: Decimal(str(value)) for period, value in line.items()} for name, line in figures.items()}
    places = {period["id"]: place for place, period in enumerate(known["periods"])}
    sent = {rule["id"] for rule in known["rules"]}
    return [
        [each.rule_id, None if each.period is None else places[each.period], [list(cell) for cell in each.cells]]
        for each in breaches(outline, kind, numbers)
        if each.rule_id in sent
    ]


def once_each(found: list[Any]) -> list[Any]:
    """Without cells told twice, rules in one order."""
    one = ([rule, place, sorted(map(list, set(map(tuple, cells))))] for rule, place, cells in found)
    return sorted(one, key=json.dumps)


@pytest.mark.parametrize("kind", ["tinh", "huyen", "cdcs"])
def test_the_browser_finds_what_the_check_finds(window: Visit, outline: Outline, kind: str) -> None:
    rows = frozenset(row for section in outline.sections_for(kind) for row in rows_of(section))
    known = rules_sent(outline, kind, rows)
    typed = [name for name, indicator in known["indicators"].items() if not indicator["ratio"]]
    reports = [by_chance(outline, typed, Random(f"{kind}-{number}")) for number in range(REPORTS)]
    script = window.page.locator("script[src$='watch.js']").get_attribute("src").replace("watch.js", "rules.js")
    found = window.page.evaluate(ASKED, [script, known, reports])
    expected = [once_each(told(outline, kind, figures, known)) for figures in reports]
    assert [once_each(each) for each in found] == expected
    assert len({rule for each in expected for rule, _, _ in each}) > 30


def figure(visit: Visit, indicator: str, period: str) -> Locator:
    return visit.page.locator(f'main form .cell[name$="-{indicator}-{period}"]')


def line(visit: Visit) -> Locator:
    return visit.page.locator(".rule-line")


@pytest.fixture
def page(window: Visit, owner: Officer) -> Visit:
    window.open(f"{owner.base}/muc/tinh-hinh-chung")
    window.page.wait_for_load_state("networkidle")
    return window


def test_a_broken_rule_is_told_at_both_cells_and_goes_when_mended(page: Visit) -> None:
    figure(page, "A01", "2008").fill("100")
    figure(page, "A02", "2008").fill("120")
    expect(line(page)).to_have_count(2)
    expect(figure(page, "A01", "2008")).to_have_attribute("data-look", "error")
    told = re.compile("Sai – Năm 2008: .*Trong đó: nữ: 120")
    expect(figure(page, "A02", "2008")).to_have_accessible_description(told)
    figure(page, "A02", "2008").fill("20")
    expect(line(page)).to_have_count(0)


@pytest.fixture
def others(window: Visit, owner: Officer) -> Visit:
    """A page with figures of which no rule speaks."""
    window.open(f"{owner.base}/muc/trien-khai")
    window.page.wait_for_load_state("networkidle")
    return window


def test_a_slip_of_the_unit_is_asked_about(others: Visit) -> None:
    figure(others, "T01", "2009").fill("52")
    figure(others, "T01", "2010").fill("52000")
    expect(line(others)).to_contain_text("khoảng 1.000 lần kỳ trước (52 → 52.000)")
    expect(line(others)).to_contain_text("nhầm đơn vị tính")


def test_control_an_ordinary_change_is_let_alone(others: Visit) -> None:
    figure(others, "T01", "2009").fill("52")
    figure(others, "T01", "2010").fill("61")
    others.page.wait_for_timeout(600)
    expect(line(others)).to_have_count(0)


def test_the_figure_before_stands_beside_the_cell(others: Visit) -> None:
    figure(others, "T01", "2009").fill("50")
    figure(others, "T01", "2010").fill("60")
    expect(others.page.locator(".grid-before")).to_contain_text("Năm 2009: 50; nay tăng 20 %")


def test_a_figure_of_another_section_is_named(others: Visit) -> None:
    figure(others, "T04", "2011").fill("45")
    expect(line(others)).to_contain_text("Tổng số công nhân, viên chức, lao động: 30")


def test_a_ratio_follows_its_parts_wherever_they_stand(others: Visit) -> None:
    row = others.page.locator("tr[data-i=T05]")
    drawn = [cell.inner_text() for cell in row.locator("td").all()]
    figure(others, "T04", "2011").fill("15")
    expect(row.locator("[data-r='2011']")).to_have_text("50,0")
    figure(others, "T04", "2011").fill("")
    expect(row.locator("[data-r='2011']")).to_have_text("")
    assert len(drawn) == len(row.locator("td").all())
