"""What the office pages share: which campaign they are about, who acts, how a file is handed out."""

from flask import Response, abort
from flask_login import current_user

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
    """The campaign of this slug, the one opened last where none is given; 404 where there is none."""
    found = campaigns.by_slug(get_db(), slug) if slug else next(iter(campaigns.all_campaigns(get_db())), None)
    if found is None:
        abort(404)
    return found


def kinds_of(campaign: Campaign) -> dict[str, str]:
    """The labels of the campaign's unit kinds, by id."""
    return {kind.id: kind.label for kind in outline_of(campaign).unit_kinds}


def actor() -> Actor:
    """Who asks, for the audit."""
    return Actor(current_user.id, stamp(clock().now()), address())


def handed_out(data: bytes, name: str, kind: str = DOCX) -> Response:
    """A file to be kept under this name."""
    return Response(data, mimetype=kind, headers={"Content-Disposition": attachment(name)})
