"""The demo put into a new instance: its units, accounts, campaign and reports with their way so far."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any

from forms.figures import read_figure
from forms.format_page import FORMAT_SECTION
from forms.outline import load_outline, shipped
from reporting.clock import VIETNAM, stamp
from reporting.consolidation.consolidating import consolidate_report
from reporting.consolidation.drafting import figure_in, places, with_figure
from reporting.demo import Demo, DemoReport, DemoUnit, demo
from reporting.desk import AUTHOR, Desk, desk_of
from reporting.founding import OUTLINE, TREE_DATE, add_clerk, open_first_campaign, refuse_founded
from reporting.founding_steps import add_steps
from reporting.submission import freeze
from store import comments, entries, reports, units, users
from store.campaigns import Campaign
from store.connection import Database, write
from store.units import Unit
from store.users import User

# The guidance came out on 06/7/2012; four days later most units have written, some have sent.
DEMO_DAY = date(2012, 7, 10)
SAVED_BEFORE = timedelta(hours=2)
A_WHILE = timedelta(minutes=20)
TYPES_OVER, TYPED_OVER, COUNTED_MORE = "N03", ("A03", "2010"), 3
OWN_FIELDS = frozenset(field.name for field in fields(Unit)) & frozenset(field.name for field in fields(DemoUnit))


def found_demo(db: Database, count: int, now: datetime) -> None:
    """Units, accounts, the campaign and a report a unit, all or none; raises `AlreadyFounded`."""
    outline = load_outline(shipped(OUTLINE))
    made = demo(outline, count)
    with write(db):
        refuse_founded(db)
        members = add_units(db, made)
        campaign = open_first_campaign(db, outline, opened(now))
        officers = add_officers(db, members)
        ground = Ground(db, campaign, members, officers, made, now)
        late = last_accepted(made)
        for report in reversed(made.reports):
            if report not in (made.reports[0], late):
                add_report(ground, report)
        add_province(ground, made.reports[0], late)
        for report in made.reports:
            if report.unit_code == TYPES_OVER and TYPES_OVER in ground.receivers:
                type_over(ground, report)
        add_steps(db, campaign, members, officers, made)


def opened(now: datetime) -> datetime:
    """The campaign opened when its guidance came out, on 06/7/2012, or now where that is earlier."""
    return min(now, datetime(2012, 7, 6, 8, tzinfo=VIETNAM))


def add_units(db: Database, made: Demo) -> dict[str, Unit]:
    """Every demo unit in its place in the tree: {code: unit}."""
    units.add_all(db, [Unit(id=0, **{name: getattr(each, name) for name in OWN_FIELDS}) for each in made.units])
    placed = [(each.code, each.parent_code) for each in made.units if each.parent_code]
    units.place_all(db, placed, TREE_DATE.isoformat())
    return {unit.code: unit for unit in units.all_units(db)}


def add_officers(db: Database, members: Mapping[str, Unit]) -> dict[int, User]:
    """The clerk, and an officer a unit who signs in with the unit's code: {unit id: officer}."""
    add_clerk(db, next(unit for unit in members.values() if unit.kind == "tinh"))
    users.add_all(db, [User(0, unit.code, unit.short_name, unit.id) for unit in members.values()])
    return {user.unit_id: user for user in users.all_users(db) if user.role == "officer"}


@dataclass(frozen=True)
class Ground:
    """Where the demo's reports are put."""

    db: Database
    campaign: Campaign
    members: Mapping[str, Unit]
    officers: Mapping[int, User]
    made: Demo
    now: datetime

    def consolidates(self, made: DemoReport) -> bool:
        """Whether a unit has put the accepted reports below it together; a sector's draft has not come so far."""
        started = made.status != "draft" or (made is self.made.reports[0] and last_accepted(self.made) is not None)
        return started and made.unit_code in self.receivers

    @cached_property
    def receivers(self) -> frozenset[str]:
        """The units right over an accepted report."""
        accepted = (self.made.by_code[report.unit_code] for report in self.made.reports if report.accepted_at)
        return frozenset(unit.parent_code for unit in accepted)

    def desk(self, made: DemoReport) -> Desk:
        """The unit's report as its own officer has it."""
        unit = self.members[made.unit_code]
        report = reports.of_unit(self.db, self.campaign.id, unit.id)
        assert report is not None
        parent = units.parent(self.db, unit.id, self.campaign.tree_date)
        return desk_of(self.db, report, self.campaign, parent, frozenset({AUTHOR}), self.now)

    def author(self, made: DemoReport) -> int:
        """Who writes the unit's report."""
        return self.officers[self.members[made.unit_code].id].id


def last_accepted(made: Demo) -> DemoReport | None:
    """Of the reports right under the province the last that was accepted; None where it is the only one."""
    below = {unit.code for unit in made.units if unit.parent_code == made.units[0].code}
    found = [report for report in made.reports if report.accepted_at and report.unit_code in below]
    return max(found, key=lambda report: report.accepted_at) if len(found) > 1 else None


def add_province(ground: Ground, made: DemoReport, late: DemoReport | None) -> None:
    """The province's draft: consolidated before its last unit was accepted and again after."""
    keep(ground, made, stamp(ground.now - SAVED_BEFORE))
    desk, author = ground.desk(made), ground.author(made)
    if late:
        consolidate_report(ground.db, desk, author, datetime.fromisoformat(late.accepted_at) - A_WHILE)
        add_report(ground, late)
        consolidate_report(ground.db, desk, author, datetime.fromisoformat(late.accepted_at) + A_WHILE)


def type_over(ground: Ground, made: DemoReport) -> None:
    """One total that a unit counts otherwise than its units do: its consolidation asks which number stays."""
    desk, author = ground.desk(made), ground.author(made)
    place = next(place for place in places(desk.outline, desk.unit.kind) if place.cell == TYPED_OVER)
    kept = entries.get(ground.db, desk.report.id, place.section)
    figure = read_figure(figure_in({place.section: kept.content}, place)).number or 0
    content = with_figure(kept.content, place, str(figure + COUNTED_MORE))
    at = stamp(ground.now - A_WHILE)
    entries.save(ground.db, desk.report.id, place.section, content, kept.revision, "", "", author, at)


def add_report(ground: Ground, made: DemoReport) -> None:
    """One unit's answers, and its report's way to where the demo has it."""
    handed_in = datetime.fromisoformat(made.submitted_at) if made.submitted_at else ground.now
    keep(ground, made, stamp(handed_in - SAVED_BEFORE))
    if made.status == "draft":
        return
    desk, author = ground.desk(made), ground.author(made)
    if ground.consolidates(made):
        consolidate_report(ground.db, desk, author, handed_in - A_WHILE)
    reviewer = ground.officers[desk.parent.id].id if desk.parent else author
    go_on(ground.db, desk, author, reviewer, made)


def keep(ground: Ground, made: DemoReport, at: str) -> None:
    """A unit's answers; the totals that it will consolidate are left out of what it types."""
    desk, sums = ground.desk(made), ground.consolidates(made)
    for section, content in made.contents.items():
        typed = without_totals(content) if sums else content
        entries.save(ground.db, desk.report.id, section, typed, 0, "", "", ground.author(made), at)
    if made.the_thuc:
        entries.save(ground.db, desk.report.id, FORMAT_SECTION, made.the_thuc, 0, "", "", ground.author(made), at)


def without_totals(content: Mapping[str, Any]) -> dict[str, Any]:
    """A section as its officers type it: own parts, but no totals."""
    return {
        id: {part: rows for part, rows in answer.items() if part != "figures"} if "own" in answer else answer
        for id, answer in content.items()
    }


def go_on(db: Database, desk: Desk, author: int, reviewer: int, made: DemoReport) -> None:
    """Handed in, and what the reviewer did then."""
    number, at = desk.report.id, made.submitted_at
    reports.change_status(db, number, "draft", "submitted", author, at, kind="submit")
    freeze(db, desk, author, datetime.fromisoformat(at))
    if made.status == "accepted":
        reports.change_status(db, number, "submitted", "accepted", reviewer, made.accepted_at, kind="accept")
    if made.status == "returned":
        later = stamp(datetime.fromisoformat(at) + SAVED_BEFORE)
        comments.add(db, number, made.comment, reviewer, later)
        reports.change_status(db, number, "submitted", "returned", reviewer, later, kind="return", note=made.comment)
