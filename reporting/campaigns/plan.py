"""What a campaign asks of whom by when, as plain values that the look for contradictions reads."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from forms.outline import Outline
from reporting.outlines import outline_of
from store import deadlines, reports, standings, units
from store.campaigns import Campaign
from store.connection import Database

Dues = Mapping[tuple[str, str], date]
"""The last day of each step for each kind of unit: {(kind, step): day}."""


class Member(NamedTuple):
    """A unit that takes part; `parent_id` is the unit above it on the campaign's tree date, None for a root."""

    unit_id: int
    name: str
    kind: str
    parent_id: int | None


@dataclass(frozen=True)
class Plan:
    """A campaign on paper: labels by id in the outline's order, deadlines, members, the days it is judged by."""

    kinds: Mapping[str, str]
    steps: Mapping[str, str]
    dues: Dues
    members: Sequence[Member]
    opened: date
    guidance: date | None = None

    @property
    def taking_part(self) -> list[str]:
        """The kinds of the members, in the outline's order."""
        present = {member.kind for member in self.members}
        return [kind for kind in self.kinds if kind in present]


def plan(outline: Outline, dues: Dues, members: Sequence[Member], opened: date, guidance: date | None = None) -> Plan:
    """The plan on an outline."""
    kinds = {kind.id: kind.label for kind in outline.unit_kinds}
    return Plan(kinds, steps_of(outline), dues, members, opened, guidance)


def steps_of(outline: Outline) -> dict[str, str]:
    """The labels of the outline's steps, by id, in its order."""
    return {step.id: step.label for step in outline.campaign.steps}


def dues_of_outline(outline: Outline) -> dict[tuple[str, str], date]:
    """The deadlines that the outline proposes."""
    return {(each.kind, each.step): each.date for each in outline.campaign.deadlines}


def dues_kept(db: Database, campaign_id: int) -> dict[tuple[str, str], date]:
    """The deadlines that a campaign has."""
    kept = deadlines.of_campaign(db, campaign_id)
    return {(each.unit_kind, each.step): date.fromisoformat(each.due[:10]) for each in kept}


def members_on(db: Database, unit_ids: Iterable[int], on: str) -> list[Member]:
    """These units with their parents on the day `on` (ISO)."""
    above = {branch.unit_id: branch.parent_id for branch in standings.tree(db, on)}
    found = units.by_ids(db, unit_ids)
    return [Member(unit.id, unit.short_name, unit.kind, above.get(unit.id)) for unit in found.values()]


def plan_of(db: Database, campaign: Campaign) -> Plan:
    """The plan of a campaign as it stands, judged by the day it was opened."""
    guided = campaign.guidance_date
    return plan(
        outline_of(campaign),
        dues_kept(db, campaign.id),
        members_on(db, reports.of_campaign(db, campaign.id), campaign.tree_date),
        date.fromisoformat(campaign.opened_at[:10]),
        date.fromisoformat(guided) if guided else None,
    )
