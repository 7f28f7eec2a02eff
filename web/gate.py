"""The one gate to a report: who may not see it learns not even that it exists (reliability.md E1)."""

from flask import abort
from flask_login import current_user

from reporting.desk import Desk, open_desk
from web.configuration import arrival
from web.connection import get_db


def report_for(report_id: int) -> Desk:
    """The report as the visitor may see it; 404 for a stranger.

    Its own unit writes it while it is a draft or returned; the direct parent's officers and the clerk read it.
    """
    desk = open_desk(get_db(), current_user.user, report_id, arrival())
    if desk is None:
        abort(404)
    return desk


def own_report(report_id: int) -> Desk:
    """The same for the unit's own people only: those who fill it, hand it in and take it back."""
    desk = report_for(report_id)
    if "author" not in desk.roles:
        abort(404)
    return desk
