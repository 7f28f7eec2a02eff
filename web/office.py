"""What the office pages share: which campaign they are about, who acts, how a file is handed out."""

from collections.abc import Sequence

from flask import Response, abort
from flask_login import current_user

from documents.profiles import profile, profile_ids
from reporting.clock import stamp
from reporting.office_templates import Actor
from reporting.outlines import outline_of
from store import campaigns
from store.campaigns import Campaign
from vietnamese.filenames import attachment
from web.configuration import clock
from web.connection import get_db
from web.report_pages import DOCX
from web.visitor import address


def campaign_asked(slug: str | None) -> Campaign:
    """The campaign of this slug; where none is given the open one opened last, else the last of all. 404 for none."""
    found = campaigns.by_slug(get_db(), slug) if slug else newest(campaigns.all_campaigns(get_db()))
    if found is None:
        abort(404)
    return found


def newest(known: Sequence[Campaign]) -> Campaign | None:
    """The first open one of campaigns that stand latest first, else the first."""
    return next((each for each in known if each.status == "open"), next(iter(known), None))


def kinds_of(campaign: Campaign) -> dict[str, str]:
    """The labels of the campaign's unit kinds, by id."""
    return {kind.id: kind.label for kind in outline_of(campaign).unit_kinds}


def profile_names() -> dict[str, str]:
    """The official formats there are, by id."""
    return {each: profile(each).name for each in profile_ids()}


def actor() -> Actor:
    """Who asks, for the audit."""
    return Actor(current_user.id, stamp(clock().now()), address())


def handed_out(data: bytes, name: str, kind: str = DOCX) -> Response:
    """A file to be kept under this name."""
    return Response(data, mimetype=kind, headers={"Content-Disposition": attachment(name)})
