"""Handing a report in and taking it back; either is done once, however often the button is pressed."""

from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256

from flask import Response, redirect, render_template
from flask_login import current_user
from werkzeug.wrappers import Response as WsgiResponse

from reporting.clock import moment
from reporting.deadlines import on_time
from reporting.desk import Desk
from reporting.submission import Unfinished, move, submit
from reporting.workflow import NotAllowed
from store import users, versions
from store.values import to_json
from store.versions import Version
from web.access import SIGNED_IN, open_to
from web.apologies import APOLOGIES
from web.configuration import arrival
from web.connection import get_db
from web.errors import answer
from web.gate import own_report, report_for
from web.heads import base_of, head_of
from web.language import when
from web.report_pages import contact_of

HANDED_IN = frozenset({"submitted", "accepted"})


@open_to(SIGNED_IN)
def hand_in(report_id: int) -> Response | WsgiResponse:
    """Hand the report in; a second press finds it done and goes to the same confirmation."""
    desk = own_report(report_id)
    base = base_of(report_id)
    if desk.report.status in HANDED_IN:
        return redirect(f"{base}/da-nop", 303)
    try:
        submit(get_db(), desk, current_user.user, arrival())
    except Unfinished:
        return redirect(f"{base}/kiem-tra", 303)
    except NotAllowed as error:
        return settled(report_id, error, lambda status: status in HANDED_IN, f"{base}/da-nop")
    return redirect(f"{base}/da-nop", 303)


@open_to(SIGNED_IN)
def recall(report_id: int) -> Response | WsgiResponse:
    """Take the report back while its deadline has not passed."""
    desk = own_report(report_id)
    try:
        move(get_db(), desk, "recall", current_user.user, arrival())
    except NotAllowed as error:
        return settled(report_id, error, lambda status: status == "draft", base_of(report_id))
    return redirect(base_of(report_id), 303)


def settled(
    report_id: int, error: NotAllowed, wanted: Callable[[str], bool], target: str
) -> Response | WsgiResponse:
    """Where the step is taken already the wish is met; else say why it cannot be taken."""
    if wanted(own_report(report_id).report.status):
        return redirect(target, 303)
    return cannot(error)


def cannot(error: NotAllowed) -> Response:
    """Why a step cannot be taken, with what was typed for it."""
    return answer(409, replace(APOLOGIES[409], title="Không làm được bước này", advice=str(error)))


@open_to(SIGNED_IN)
def handed_in(report_id: int) -> Response | WsgiResponse | str:
    """The confirmation; it can be opened again as long as the report is handed in."""
    desk = report_for(report_id)
    version = versions.latest(get_db(), report_id)
    if desk.report.status not in HANDED_IN or version is None:
        return redirect(base_of(report_id))
    return render_template(
        "reports/submitted.html",
        desk=desk,
        head=head_of(desk),
        reference=reference_of(desk, version),
        when=when(version.submitted_at),
        on_time=on_time(moment(version.submitted_at), desk.due.day),
        by=users.get(get_db(), version.submitted_by).display_name,
        recall=any(step.action == "recall" for step in desk.transitions),
        contact=contact_of(desk),
    )


def reference_of(desk: Desk, version: Version) -> str:
    """The receipt number: unit, hand-in and six letters of the hash of what was handed in."""
    mark = sha256(to_json([version.content, version.submitted_at]).encode()).hexdigest()[:6].upper()
    return f"{desk.unit.code}-{version.number:02d}-{mark}"
