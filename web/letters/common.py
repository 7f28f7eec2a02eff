"""What the pages of letters share: the campaign, the files they hand out, lists page by page."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple, TypeVar

from flask import Response, abort, request
from flask_login import current_user

from forms.letters import LetterForm
from reporting.clock import Clock
from reporting.letters.files import WORD
from reporting.letters.letter import Sheet
from reporting.letters.scope import Scope, scope
from reporting.lookup import NotFound
from store.campaigns import Campaign
from web.campaigns.tabs import CampaignHead, campaign_called, head_of
from web.configuration import clock, settings
from web.connection import get_db
from web.office import handed_out
from web.report_pages import DOCX

CAMPAIGN = "/dot-bao-cao/<slug:slug>"
ZIP_TYPE = "application/zip"
PAGE_ROWS = 100
MOST = 2000
"""How many letters one request makes: some ten seconds for those with a QR code of their own."""

T = TypeVar("T")


class Part(NamedTuple):
    """One page of a list."""

    number: int
    pages: int
    start: int


def scope_of(campaign: Campaign, now: datetime) -> Scope:
    """The units the visitor may write to: all for the clerk, those right under it for a unit; 404 for one with none."""
    try:
        found = scope(get_db(), campaign, now)
    except NotFound:
        abort(404)
    if current_user.role == "clerk":
        return found
    below = found.directly_under(current_user.unit_id)
    return below if below.places else abort(404)


def bar_of(found: Scope) -> CampaignHead | None:
    """The bar over a campaign's pages, for the clerk whose pages they are."""
    return head_of(found.campaign) if current_user.role == "clerk" else None


def sheet_of(found: Scope, form: LetterForm) -> Sheet:
    """What a valid form says of the letters; it holds for those of the visitor's own unit."""
    return Sheet(
        profile=found.campaign.profile,
        today=clock().today(),
        maker=current_user.unit_id,
        number=form.number.data or "",
        room=(form.room.data or "").upper(),
        day=form.day.data,
        signer_role=form.signer.data,
    )


def file_of(data: bytes, name: str) -> Response:
    """The letters as a file to keep."""
    return handed_out(data, name, DOCX if name.endswith(WORD) else ZIP_TYPE)


def part_of(listed: Sequence[T]) -> tuple[Part, Sequence[T]]:
    """The page of a list that is asked for, kept within those there are."""
    pages = max(1, -(-len(listed) // PAGE_ROWS))
    number = min(max(1, request.args.get("trang", 1, type=int)), pages)
    start = (number - 1) * PAGE_ROWS
    return Part(number, pages, start), listed[start : start + PAGE_ROWS]


def base_address() -> str:
    """How units reach the server: as configured, else as this visitor does."""
    return (settings().address or request.host_url).rstrip("/")


def real_now() -> datetime:
    """The real moment: codes expire in a demo, too."""
    return Clock().now()


__all__ = [
    "CAMPAIGN", "MOST", "bar_of", "base_address", "campaign_called", "file_of", "part_of", "real_now", "scope_of",
    "sheet_of",
]  # fmt: skip
