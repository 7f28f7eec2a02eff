"""The list of campaigns, the newest first."""

from collections import Counter
from typing import NamedTuple

from flask import render_template

from reporting.board import SENT
from store import campaigns, reports
from store.campaigns import Campaign
from web.access import CLERK, open_to
from web.campaigns.tabs import STATES, base_of
from web.connection import get_db
from web.heads import State


class Line(NamedTuple):
    """A campaign of the list, with how many take part and how many have sent."""

    campaign: Campaign
    href: str
    state: State
    expected: int
    sent: int


@open_to(CLERK)
def every() -> str:
    """All campaigns, open ones first."""
    known = sorted(campaigns.all_campaigns(get_db()), key=lambda each: each.status != "open")
    return render_template("campaigns/list.html", lines=[line(campaign) for campaign in known])


def line(campaign: Campaign) -> Line:
    """One campaign as the list shows it."""
    statuses = Counter(report.status for report in reports.of_campaign(get_db(), campaign.id).values())
    sent = sum(statuses[status] for status in SENT)
    return Line(campaign, base_of(campaign), STATES[campaign.status], statuses.total(), sent)
