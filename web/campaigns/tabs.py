"""What stands over every page about one campaign: its name, its state, its pages."""

from typing import NamedTuple

from flask import abort, current_app

from reporting.outlines import outline_of
from store import campaigns
from store.campaigns import Campaign
from web.connection import get_db
from web.heads import State, Tab

CAMPAIGNS = "/dot-bao-cao"
CAMPAIGN = f"{CAMPAIGNS}/<slug:slug>"
STATES = {"open": State("doing", "Đang mở"), "closed": State("new", "Đã khép")}
PAGES = {
    "": "Thiết lập",
    "/don-vi": "Đơn vị tham gia",
    "/gia-han": "Gia hạn",
    "/theo-doi": "Theo dõi",
    "/don-doc": "Đôn đốc",
    "/thu-moi": "Thư mời",
}
"""What follows a campaign's address, and what is there."""


class CampaignHead(NamedTuple):
    """The bar over a campaign's pages."""

    campaign: Campaign
    outline: str
    state: State
    base: str
    tabs: tuple[Tab, ...]


def base_of(campaign: Campaign) -> str:
    """The address under which a campaign's pages lie."""
    return f"{CAMPAIGNS}/{campaign.slug}"


def campaign_called(slug: str) -> Campaign:
    """The campaign of this slug; 404 where there is none."""
    return campaigns.by_slug(get_db(), slug) or abort(404)


def head_of(campaign: Campaign) -> CampaignHead:
    """The bar of a campaign; only pages that there are stand in it."""
    base, known = base_of(campaign), {rule.rule for rule in current_app.url_map.iter_rules()}
    tabs = (Tab(page, label, base + page) for page, label in PAGES.items() if CAMPAIGN + page in known)
    outline = outline_of(campaign).short_title
    return CampaignHead(campaign, outline, STATES[campaign.status], base, tuple(tabs))
