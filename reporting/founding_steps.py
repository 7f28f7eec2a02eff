"""The steps that the demo's units did beside their reports, put where units record them."""

from collections.abc import Mapping
from datetime import datetime, time

from reporting.clock import VIETNAM, stamp
from reporting.demo import Demo
from reporting.demo.steps import DemoStep, steps_of
from store import milestones, reports
from store.campaigns import Campaign
from store.connection import Database, write
from store.milestones import Milestone
from store.units import Unit
from store.users import User

RECORDED = time(16, 30)


def add_steps(
    db: Database, campaign: Campaign, members: Mapping[str, Unit], officers: Mapping[int, User], made: Demo
) -> None:
    """Record every step of every demo unit, by its officer on the evening of its day."""
    opened = reports.of_campaign(db, campaign.id)
    units = {unit.code: unit for unit in made.units}
    with write(db):
        for each in made.reports:
            unit = members[each.unit_code]
            for step in steps_of(units[each.unit_code], each):
                milestones.record(db, opened[unit.id].id, kept(step, officers[unit.id].id))


def kept(step: DemoStep, by: int) -> Milestone:
    at = datetime.combine(step.done_on, RECORDED, VIETNAM)
    return Milestone(step.step, step.done_on.isoformat(), step.way, "", by, stamp(at))
