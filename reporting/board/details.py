"""What the board tells of a unit beside where its report stands; read only for the units that are shown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from forms.outline import Step
from reporting.board import Row
from reporting.deadlines import REPORT_STEP
from reporting.outlines import outline_of
from store import milestones, reminders, scans, stand_ins, standings
from store.campaigns import Campaign
from store.connection import Database
from store.milestones import Milestone


@dataclass(frozen=True)
class Details:
    """`steps` are the campaign's steps beside the report itself; `saved` is {report id: stamp of the last save}.

    `reminded` is {unit id: when it was last sent a reminder}; `signed` are the units whose signed paper has come,
    `stood_in` those for whom somebody else has typed.
    """

    steps: Sequence[Step]
    known: Mapping[int, Mapping[str, Milestone]]
    saved: Mapping[int, str]
    reminded: Mapping[int, str]
    signed: frozenset[int]
    stood_in: frozenset[int]

    def done(self, row: Row, step: Step) -> Milestone | None:
        """When and how the unit did a step, None where nobody has said so."""
        return self.known.get(row.unit_id, {}).get(step.id)


def details_of(db: Database, campaign: Campaign, rows: Sequence[Row]) -> Details:
    """The details of these rows."""
    steps = [step for step in outline_of(campaign).campaign.steps if step.id != REPORT_STEP]
    begun = [row.report_id for row in rows if row.sections]
    reminded = {unit_id: each.at for unit_id, each in reminders.latest(db, campaign.id).items()}
    return Details(
        steps=steps,
        known=milestones.of_campaign(db, campaign.id),
        saved=standings.last_saved(db, begun),
        reminded=reminded,
        signed=scans.units_with_one(db, campaign.id),
        stood_in=stand_ins.units_with_one(db, campaign.id),
    )
