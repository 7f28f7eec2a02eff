"""The units somebody looks after, with the state of each report: all for a clerk, its children for a unit."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple
from urllib.parse import urlencode

from flask import Blueprint, Flask, abort, render_template, request
from flask_login import current_user

from reporting.outlines import outline_of
from store import campaigns, reports, unit_parents
from store.campaigns import Campaign
from store.reports import Report
from store.units import Unit
from vietnamese.keys import search_key
from web.access import SIGNED_IN, open_to
from web.connection import get_db
from web.heads import NOT_OPENED, REPORT_STATES, State, base_of
from web.language import when
from web.office import campaign_asked

PAGE_ROWS = 100
ALL = ""

pages = Blueprint("units", __name__)


def init_app(app: Flask) -> None:
    """Attach the list of units."""
    app.register_blueprint(pages)


class Row(NamedTuple):
    """A unit with its report; `href` is empty where none was opened."""

    unit: Unit
    kind: str
    state: State
    href: str
    submitted: str


@pages.get("/don-vi")
@open_to(SIGNED_IN)
def units() -> str:
    """The list, filtered by state and by words without marks; 404 for a unit that has nobody under it."""
    campaign = campaign_asked(request.args.get("dot"))
    below = looked_after(campaign)
    if not below:
        abort(404)
    state, sought = request.args.get("trang-thai", ALL), request.args.get("tim", "").strip()
    opened = reports.of_campaign(get_db(), campaign.id)
    found = [unit for unit in below if matches(unit, opened.get(unit.id), state, sought)]
    number = page_number(len(found))
    start = (number - 1) * PAGE_ROWS
    return render_template(
        "reports/units.html",
        campaign=campaign,
        campaigns=campaigns.all_campaigns(get_db()),
        rows=rows_of(campaign, found[start : start + PAGE_ROWS], opened),
        counts=counts_of(below, opened),
        state=state,
        sought=sought,
        found=len(found),
        number=number,
        pages=pages_for(len(found)),
        query=urlencode({"dot": campaign.slug, "tim": sought, "trang-thai": state}),
    )


def looked_after(campaign: Campaign) -> Sequence[Unit]:
    """Whom the visitor may see, in the order of lists: a clerk the whole tree, an officer the next level."""
    if current_user.role == "clerk":
        return unit_parents.subtree(get_db(), current_user.unit_id, campaign.tree_date)
    return unit_parents.children(get_db(), current_user.unit_id, campaign.tree_date)


def matches(unit: Unit, report: Report | None, state: str, sought: str) -> bool:
    """Whether the unit's report is in the state asked for and its names hold every word sought."""
    if state and (report is None or report.status != state):
        return False
    return all(word in unit.search_key for word in search_key(sought).split())


def rows_of(campaign: Campaign, shown: Sequence[Unit], opened: Mapping[int, Report]) -> list[Row]:
    """The rows of one page."""
    labels = {kind.id: kind.label for kind in outline_of(campaign).unit_kinds}
    return [row_of(unit, labels.get(unit.kind, ""), opened.get(unit.id)) for unit in shown]


def row_of(unit: Unit, kind: str, report: Report | None) -> Row:
    if report is None:
        return Row(unit, kind, NOT_OPENED, "", "")
    return Row(unit, kind, REPORT_STATES[report.status], base_of(report.id), when(report.submitted_at))


def counts_of(below: Sequence[Unit], opened: Mapping[int, Report]) -> list[tuple[str, str, int]]:
    """How many of the units stand in each state: (status, label, number), all of them first."""
    statuses = [opened[unit.id].status for unit in below if unit.id in opened]
    each = [(status, state.label, statuses.count(status)) for status, state in REPORT_STATES.items()]
    return [(ALL, "Tất cả", len(below)), *each]


def pages_for(found: int) -> int:
    return max(1, -(-found // PAGE_ROWS))


def page_number(found: int) -> int:
    """The page asked for, kept within those there are."""
    asked = request.args.get("trang", "1")
    wanted = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 1
    return min(max(wanted, 1), pages_for(found))
