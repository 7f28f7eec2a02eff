"""What a unit wrote on the same points in its earlier reports, to be taken over and mended rather than retyped."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from forms.outline import NarrativeQuestion, Outline, Section
from reporting.desk import Desk
from reporting.outlines import outline_of
from store import campaigns, reports, versions
from store.campaigns import Campaign
from store.connection import Database
from vietnamese.keys import search_key

Contents = Mapping[str, Mapping[str, Any]]


class Earlier(NamedTuple):
    """An answer that was handed in before: its text, the campaign's name and the moment (a stamp)."""

    text: str
    campaign: str
    submitted_at: str


def earlier_answers(db: Database, desk: Desk, section: Section) -> dict[str, Earlier]:
    """{question: what the unit last handed in on it in a campaign opened before this one}, narratives only.

    Points are the same where their id is, or else their label in words without marks.
    """
    wanted = {each.id: each for each in section.questions if isinstance(each, NarrativeQuestion)}
    found: dict[str, Earlier] = {}
    for campaign, contents, at in handed_in_before(db, desk) if wanted else ():
        known = narratives(outline_of(campaign), desk.unit.kind, contents)
        for question in wanted.keys() - found.keys():
            text = known.get(question) or known.get(search_key(wanted[question].label))
            if text:
                found[question] = Earlier(text, campaign.title, at)
    return found


def handed_in_before(db: Database, desk: Desk) -> Iterator[tuple[Campaign, Contents, str]]:
    """The unit's last hand-in in each campaign opened before this one, the newest first."""
    mine = {report.campaign_id: report.id for report in reports.every_of_unit(db, desk.unit.id)}
    opened = [each for each in campaigns.all_campaigns(db) if each.id in mine]
    for campaign in sorted(opened, key=lambda each: each.opened_at, reverse=True):
        if campaign.opened_at < desk.campaign.opened_at:
            last = versions.latest(db, mine[campaign.id])
            if last:
                yield campaign, last.content, last.submitted_at


def narratives(outline: Outline, kind: str, contents: Contents) -> dict[str, str]:
    """The texts of a report by the question's id, and by its label's search key."""
    known: dict[str, str] = {}
    for section in outline.sections_for(kind):
        for question in section.questions:
            if isinstance(question, NarrativeQuestion):
                text = contents.get(section.id, {}).get(question.id, "")
                known.setdefault(search_key(question.label), text)
                known[question.id] = text
    return known
