"""Who takes part in a campaign; units may come in later, and leave while their report is empty."""

from typing import NamedTuple
from urllib.parse import urlencode

from flask import redirect, render_template, request
from werkzeug.wrappers import Response as WsgiResponse

from reporting.campaigns.changing import add_units, remove_units
from reporting.campaigns.participants import Crowd, crowd_on
from reporting.outlines import outline_of
from store import standings
from store.campaigns import Campaign
from store.units import Unit
from vietnamese.keys import search_key
from web.access import CLERK, open_to
from web.campaigns.tabs import base_of, campaign_called, head_of
from web.connection import get_db
from web.heads import NOT_OPENED, REPORT_STATES, State
from web.office import actor as acting
from web.office import kinds_of
from web.units_pages import PAGE_ROWS, page_number, pages_for

IN, OUT = "dang-tham-gia", "chua-tham-gia"
UNIT = "don-vi"


class Row(NamedTuple):
    """A unit of the list; `may_go` where it can be chosen."""

    unit: Unit
    kind: str
    branch: str
    state: State
    may_go: bool


@open_to(CLERK)
def show(slug: str) -> str:
    """The units that take part, or those that do not, with the counts by branch and kind."""
    campaign = campaign_called(slug)
    crowd, kinds = crowd_on(get_db(), campaign.tree_date), kinds_of(campaign)
    known = {standing.unit_id: standing for standing in standings.of_campaign(get_db(), campaign.id)}
    inside = [unit for unit in crowd.units if unit.id in known]
    outside = [unit for unit in crowd.units if unit.id not in known and unit.kind in kinds]
    side, sought = asked_side(), request.args.get("tim", "").strip()[:100]
    words = search_key(sought).split()
    found = [unit for unit in (inside if side == IN else outside) if all(word in unit.search_key for word in words)]
    number = page_number(len(found))
    taking = [kind.id for kind in outline_of(campaign).unit_kinds if any(unit.kind == kind.id for unit in inside)]
    return render_template(
        "campaigns/participants.html",
        head=head_of(campaign),
        counts=crowd.counts(inside, taking),
        kinds=[kinds[kind] for kind in taking],
        sides=((IN, "Đang tham gia", len(inside)), (OUT, "Chưa tham gia", len(outside))),
        side=side,
        sought=sought,
        found=len(found),
        rows=rows_of(found[(number - 1) * PAGE_ROWS : number * PAGE_ROWS], crowd, kinds, known),
        number=number,
        pages=pages_for(len(found)),
        query=urlencode({"xem": side, "tim": sought}),
        said=said(),
    )


def asked_side() -> str:
    return OUT if request.args.get("xem") == OUT else IN


def rows_of(
    shown: list[Unit], crowd: Crowd, kinds: dict[str, str], known: dict[int, standings.Standing]
) -> list[Row]:
    """The rows of one page."""
    names = crowd.names()
    return [
        Row(unit, kinds.get(unit.kind, ""), names[crowd.branches[unit.id]], *state_of(known.get(unit.id)))
        for unit in shown
    ]


def state_of(standing: standings.Standing | None) -> tuple[State, bool]:
    """How a unit's report stands, and whether the unit may be chosen."""
    if standing is None:
        return NOT_OPENED, True
    begun = standing.status != "draft" or standing.sections > 0
    return (REPORT_STATES[standing.status] if begun else State("new", "Chưa làm")), not begun


@open_to(CLERK)
def settle(slug: str) -> WsgiResponse:
    """Take the chosen units in or out."""
    campaign = campaign_called(slug)
    chosen = chosen_units(campaign)
    if request.form.get("lam") == "them":
        added = add_units(get_db(), campaign, chosen, acting())
        return redirect(f"{base_of(campaign)}/don-vi?them={added}", 303)
    stay = remove_units(get_db(), campaign, chosen, acting())
    return redirect(f"{base_of(campaign)}/don-vi?bo={len(chosen) - len(stay)}&giu={len(stay)}", 303)


def chosen_units(campaign: Campaign) -> list[int]:
    """The ids of the chosen units, of those that could take part."""
    codes, kinds = set(request.form.getlist(UNIT)), kinds_of(campaign)
    units = crowd_on(get_db(), campaign.tree_date).units
    return [unit.id for unit in units if unit.code in codes and unit.kind in kinds]


def said() -> str:
    """What was just done, from the address."""
    many = {name: request.args.get(name, 0, type=int) for name in ("them", "bo", "giu")}
    told = [f"Đã thêm {many['them']} đơn vị."] if many["them"] else []
    told += [f"Đã bỏ {many['bo']} đơn vị."] if many["bo"] else []
    told += [f"{many['giu']} đơn vị đã có nội dung trong báo cáo nên vẫn ở lại."] if many["giu"] else []
    return " ".join(told)
