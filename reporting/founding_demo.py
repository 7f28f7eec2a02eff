"""The demo put into a new instance: its units, accounts, campaign and reports with their way so far."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date, datetime, timedelta

from forms.format_page import FORMAT_SECTION
from forms.outline import load_outline, shipped
from reporting.clock import VIETNAM, stamp
from reporting.demo import Demo, DemoReport, DemoUnit, demo
from reporting.desk import AUTHOR, Desk, desk_of
from reporting.founding import OUTLINE, TREE_DATE, add_clerk, open_first_campaign, refuse_founded
from reporting.submission import freeze
from store import comments, entries, reports, units, users
from store.campaigns import Campaign
from store.connection import Database, write
from store.units import Unit
from store.users import User

# The guidance came out on 06/7/2012; four days later most units have written, some have sent.
DEMO_DAY = date(2012, 7, 10)
SAVED_BEFORE = timedelta(hours=2)
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
        for report in made.reports:
            add_report(db, campaign, members[report.unit_code], officers, report, now)


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


def add_report(
    db: Database, campaign: Campaign, unit: Unit, officers: Mapping[int, User], made: DemoReport, now: datetime
) -> None:
    """One unit's answers, and its report's way to where the demo has it."""
    report = reports.of_unit(db, campaign.id, unit.id)
    assert report is not None
    author = officers[unit.id].id
    handed_in = datetime.fromisoformat(made.submitted_at) if made.submitted_at else now
    saved_at = stamp(handed_in - SAVED_BEFORE)
    pages = {**made.contents, **({FORMAT_SECTION: made.the_thuc} if made.the_thuc else {})}
    for section, content in pages.items():
        entries.save(db, report.id, section, content, 0, "", "", author, saved_at)
    if made.status != "draft":
        parent = units.parent(db, unit.id, campaign.tree_date)
        desk = desk_of(db, report, campaign, parent, frozenset({AUTHOR}), now)
        go_on(db, desk, author, officers[parent.id].id if parent else author, made)


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
