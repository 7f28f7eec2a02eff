"""A demo campaign's units and reports: the same for the same outline and size, without clock or database."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from forms.outline import Outline
from reporting.demo.bank import dice
from reporting.demo.facts import Facts
from reporting.demo.filling import Writer, contents
from reporting.demo.people import Crew, crew
from reporting.demo.prose import Voice
from reporting.demo.records import Demo, DemoReport, DemoUnit
from reporting.demo.series import Calendar, Series
from reporting.demo.standing import ACCEPTED, format_page, so_far, standing, status_of
from reporting.demo.structure import counted
from reporting.demo.totals import Sheet, of_crew, of_parent
from reporting.demo.tree import imagined
from reporting.demo.units import units
from reporting.demo.words import tags, words

CDCS = "cdcs"
# How often a CĐCS says more than one sentence on a question.
TALK = {"cdcs": (0.0, 0.18), "cdcs_truc_thuoc": (0.6, 0.9)}

__all__ = ["Demo", "DemoReport", "DemoUnit", "demo"]


def demo(outline: Outline, n: int) -> Demo:
    """The demo of n units (n ≥ 1, the province included), each with a report filled by its kind's outline.

    A unit with children prints its own part plus the figures of its accepted children; CĐCS are the same in
    every size of demo.
    """
    family = Family.of(units(n))
    sheets = _sheets(outline, family)
    reports = [_report(outline, family, unit, sheets[unit.code]) for unit in family.units]
    return Demo(family.units, tuple(reports), family.by_code)


@dataclass(frozen=True)
class Family:
    """The units with their kinship."""

    units: tuple[DemoUnit, ...]
    by_code: Mapping[str, DemoUnit]
    children: Mapping[str, Sequence[DemoUnit]]

    @classmethod
    def of(cls, units: tuple[DemoUnit, ...]) -> "Family":
        """The family these units form by their parents' codes."""
        children: dict[str, list[DemoUnit]] = defaultdict(list)
        for unit in units:
            children[unit.parent_code].append(unit)
        return cls(units, {unit.code: unit for unit in units}, children)

    def below(self, unit: DemoUnit) -> list[DemoUnit]:
        """All CĐCS under a unit, at any depth."""
        found = []
        for child in self.children.get(unit.code, ()):
            found += [child] if child.work else self.below(child)
        return found


def _sheets(outline: Outline, family: Family) -> dict[str, Sheet]:
    """Every unit's figures: CĐCS first, then upwards."""
    calendar = Calendar.of(outline)
    sheets: dict[str, Sheet] = {}
    for unit in reversed(family.units):
        if unit.work:
            sheets[unit.code] = of_crew(outline, unit.kind, crew(unit.code, unit.work, calendar))
        else:
            sheets[unit.code] = _upper_sheet(outline, family, unit, sheets, calendar)
    return sheets


def _upper_sheet(
    outline: Outline, family: Family, unit: DemoUnit, sheets: Mapping[str, Sheet], calendar: Calendar
) -> Sheet:
    children = family.children.get(unit.code, ())
    crews: list[Crew] = [crew(child.code, child.work, calendar) for child in children if child.work]
    talks = [sheets[child.code].totals for child in children if child.work]
    parts = [sheets[child.code] for child in children if status_of(child) == ACCEPTED]
    if not parts:
        # A unit whose demo is too small for an accepted report under it still reports on some.
        crews = [crew(code, work, calendar) for code, work in imagined(unit.code)]
        parts = [of_crew(outline, CDCS, one) for one in crews]
        talks = [part.totals for part in parts]
    nothing: Series = [None] * len(calendar)
    tree = counted(unit.code, crews, [talk.get("D01", nothing) for talk in talks], calendar)
    return of_parent(outline, unit.kind, unit.code, parts, tree)


def _report(outline: Outline, family: Family, unit: DemoUnit, sheet: Sheet) -> DemoReport:
    parent = family.by_code.get(unit.parent_code)
    below = family.below(unit)
    facts = Facts(outline, sheet.totals)
    later = dice("talk", unit.code).uniform(*TALK.get(unit.kind, (1.0, 1.0)))
    voice = Voice(unit.code, tags(unit), facts, words(unit, parent, below), later)
    full = contents(Writer(outline, unit, sheet, voice, bool(family.children.get(unit.code))))
    at = standing(unit)
    return DemoReport(
        unit_code=unit.code,
        status=at.status,
        contents=so_far(unit, at.status, full),
        the_thuc=format_page(unit, at),
        submitted_at=at.submitted_at,
        accepted_at=at.accepted_at,
        comment=at.comment,
    )
