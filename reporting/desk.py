"""One report on somebody's desk: who they are to it, what may be done, when it is due."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, time
from functools import cached_property
from typing import Any

from documents.profiles import profile
from forms.outline import Outline, Section
from reporting.campaigns.lateness import CampaignClosed, contact_of_campaign, late_words, too_late
from reporting.context import Facts
from reporting.deadlines import REPORT_STEP, Due, due_of
from reporting.facts import campaign_facts, edition
from reporting.frozen import as_printed
from reporting.outlines import outline_of
from reporting.people import superior_name
from reporting.workflow import EDITABLE, Transition, allowed, take
from store import campaigns, reports, stand_ins, units, versions
from store.campaigns import Campaign
from store.connection import Database
from store.errors import Missing
from store.reports import Report
from store.units import Unit
from store.users import User

AUTHOR, REVIEWER = "author", "reviewer"


@dataclass(frozen=True)
class Desk:
    """A report as one person may see it; made by `open_desk` only, which is the gate."""

    report: Report
    campaign: Campaign
    unit: Unit
    parent: Unit | None
    has_children: bool
    roles: frozenset[str]
    due: Due

    @cached_property
    def outline(self) -> Outline:
        return outline_of(self.campaign)

    @property
    def may_edit(self) -> bool:
        return AUTHOR in self.roles and self.report.status in EDITABLE and not self.closed

    @property
    def closed(self) -> bool:
        """Whether the clerk has closed the campaign: its reports are to be read only."""
        return self.campaign.status == "closed"

    @property
    def stood_in_for(self) -> bool:
        """Whether this person types in the unit's place: who reviews a report writes it in no other way."""
        return {AUTHOR, REVIEWER} <= self.roles

    @property
    def late(self) -> bool:
        return self.due.late

    @property
    def addressed(self) -> bool:
        """Whether the paper prints “Kính gửi”."""
        return profile(self.campaign.profile).addressee_printed

    @property
    def transitions(self) -> list[Transition]:
        """What this person may do with the report now."""
        return [] if self.closed else allowed(self.report.status, self.roles, self.past_recall)

    def take(self, action: str) -> Transition:
        """The transition called `action`; raises `NotAllowed` where this person cannot take it now."""
        if self.closed:
            raise CampaignClosed(self.contact)
        return take(action, self.report.status, self.roles, self.past_recall)

    @property
    def contact(self) -> str:
        """Whom to ask about the campaign."""
        return contact_of_campaign(self.campaign, self.outline)

    @property
    def not_taken(self) -> bool:
        """Whether the report comes too late for its campaign to take it."""
        today = datetime.combine(self.due.today, time())
        return self.may_edit and too_late(self.campaign, self.due, self.report.status, today)

    @property
    def late_words(self) -> str:
        """What its unit reads where the report is no longer taken."""
        return late_words(self.campaign, self.due, self.contact)

    @property
    def may_remark(self) -> bool:
        """Who may return the report may say why beside it."""
        return any(step.action == "return" for step in self.transitions)

    @property
    def past_recall(self) -> bool:
        """Whether only a reviewer can give the report back now; the topmost unit has none, so it never is."""
        return self.late and self.parent is not None

    @property
    def receiver(self) -> str:
        """Whom the report goes to, as “LĐLĐ tỉnh Đắk Nông”; for the root its own superior's name."""
        return self.parent.short_name if self.parent else superior_name(self.unit, None)

    def sections(self) -> tuple[Section, ...]:
        return self.outline.sections_for(self.unit.kind)

    def facts(self, revisions: Mapping[str, int], profile_id: str = "") -> Facts:
        """What the printed report needs beside the answers; `revisions` is {section: revision}, `profile_id`
        stands in for the campaign's own where given."""
        made_from = edition(self.report.id, sum(revisions.values()))
        return replace(campaign_facts(self.campaign, profile_id), parent=self.parent, edition=made_from)


def open_desk(db: Database, user: User, report_id: int, now: datetime) -> Desk | None:
    """The report for this user, None for a stranger and where there is no such report.

    A unit's officer is the author of its report and reviews its direct children's; a clerk reviews all others.
    Who reviews a report and stands in for its unit is both.
    """
    try:
        report = reports.get(db, report_id)
    except Missing:
        return None
    campaign = campaigns.get(db, report.campaign_id)
    parent = units.parent(db, report.unit_id, campaign.tree_date)
    roles = roles_of(user, report.unit_id, parent)
    if REVIEWER in roles and stands_in(db, user, report_id):
        roles |= {AUTHOR}
    return desk_of(db, report, campaign, parent, roles, now) if roles else None


def stands_in(db: Database, user: User, report_id: int) -> bool:
    """Whether this person is typing the report in its unit's place now."""
    found = stand_ins.latest(db, report_id)
    return found is not None and found.ended_at is None and found.user_id == user.id


def roles_of(user: User, unit_id: int, parent: Unit | None) -> frozenset[str]:
    """What a user is to the report of a unit under `parent`: `author`, `reviewer` or neither."""
    if user.unit_id == unit_id:
        return frozenset({AUTHOR})
    reviews = user.role == "clerk" or (parent is not None and user.unit_id == parent.id)
    return frozenset({REVIEWER}) if reviews else frozenset()


def desk_of(
    db: Database, report: Report, campaign: Campaign, parent: Unit | None, roles: frozenset[str], now: datetime
) -> Desk:
    """The desk with what lies around the report; for callers that have already let the person in.

    What is handed in keeps the names of its unit and parent as they were then.
    """
    unit = units.get(db, report.unit_id)
    if report.status not in EDITABLE:
        own, above = versions.names_of(db, [report.id]).get(report.id, ({}, {}))
        unit, parent = as_printed(unit, own), as_printed(parent, above) if parent else None
    return Desk(
        report=report,
        campaign=campaign,
        unit=unit,
        parent=parent,
        has_children=units.has_children(db, unit.id, campaign.tree_date),
        roles=roles,
        due=due_of(db, campaign, unit, REPORT_STEP, now.date()),
    )


def contents_of(entries: Mapping[str, Any]) -> dict[str, Any]:
    """{section: content} of a report's entries."""
    return {section: entry.content for section, entry in entries.items()}
