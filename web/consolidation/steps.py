"""What the page of a consolidation changes: the draft's figures, and which of two totals stays."""

from flask import Response, abort, redirect, request
from flask_login import current_user
from werkzeug.wrappers import Response as WsgiResponse

from forms.outline import NotInOutline
from reporting.consolidation.consolidating import NothingBelow, consolidate_report
from reporting.consolidation.packing import Cell
from reporting.consolidation.settling import ReasonNeeded, keep_typed, take_computed
from reporting.desk import Desk
from store import consolidations
from store.reports import refuse_locked
from vietnamese.text import UnstorableText, clean
from web.access import SIGNED_IN, open_to
from web.configuration import clock
from web.connection import get_db
from web.consolidation.page import WIDER, Typed, page, wider_asked
from web.consolidation.telling import here
from web.gate import own_report

Answer = Response | WsgiResponse | tuple[str, int]
NONE_TICKED = "Xin đánh dấu ít nhất một số ở danh sách dưới đây."
TOO_LONG = "Lý do dài quá 2.000 chữ cái. Xin viết gọn lại."
MOST_REASON = 2000


@open_to(SIGNED_IN)
def run(report_id: int) -> Answer:
    """Consolidate into the draft; back to the page, at what came of it."""
    desk = own_report(report_id)
    try:
        consolidate_report(get_db(), desk, current_user.id, clock().now(), request.form.get(WIDER) == "1")
    except NothingBelow:
        abort(404)
    return redirect(f"{here(report_id)}#ket-qua", 303)


@open_to(SIGNED_IN)
def choose(report_id: int) -> Answer:
    """Keep the typed totals that are ticked, for a reason, or take the computed ones."""
    desk = own_report(report_id)
    refuse_locked(get_db(), report_id)
    ticked, reason = request.form.getlist("o"), reason_typed()
    cells = {cell_of(desk, name) for name in ticked}
    wider = wider_asked(consolidations.of_report(get_db(), report_id)[-1:])
    if not cells:
        return again(desk, NONE_TICKED, ticked, reason)
    if len(reason) > MOST_REASON:
        return again(desk, TOO_LONG, ticked, reason)
    try:
        if request.form.get("lam") == "lay":
            take_computed(get_db(), desk, cells, current_user.id, clock().now(), reason, wider)
        else:
            keep_typed(get_db(), desk, cells, reason, current_user.id, clock().now(), wider)
    except ReasonNeeded as error:
        return again(desk, str(error), ticked, reason)
    except NothingBelow:
        abort(404)
    return redirect(f"{here(report_id)}#lua-chon", 303)


def reason_typed() -> str:
    """What was typed as a reason; 400 for what cannot be kept."""
    try:
        return clean(request.form.get("ly_do", "")).text.strip()
    except UnstorableText:
        abort(400)


def cell_of(desk: Desk, name: str) -> Cell:
    """The cell that a ticked box stands for; 400 for what the outline has not."""
    indicator, _, period = name.partition(".")
    try:
        return desk.outline.indicator(indicator).id, desk.outline.period(period).id
    except NotInOutline:
        abort(400)


def again(desk: Desk, problem: str, ticked: list[str], reason: str) -> tuple[str, int]:
    """The page with what is wrong over the form and all that was typed in it."""
    return page(desk, Typed(problem, frozenset(ticked), reason)), 422
