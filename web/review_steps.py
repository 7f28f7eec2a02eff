"""What a reviewer does with a report that was handed in, and the author's ticks on what was said."""

from collections.abc import Callable

from flask import Response, abort, redirect, request
from flask_login import current_user
from werkzeug.wrappers import Response as WsgiResponse

from forms.format_page import FORMAT_SECTION, format_form
from forms.outline import NotInOutline
from forms.posting import ACTION
from reporting.desk import REVIEWER, Desk
from reporting.reviewing import NothingSaid, TooMuchSaid, accept, mend, reword, say, send_back, standing, unmend, worded
from reporting.submission import Overtaken
from reporting.workflow import NotAllowed
from store.comments import Comment
from vietnamese.text import UnstorableText
from web.access import SIGNED_IN, open_to
from web.configuration import clock
from web.connection import get_db
from web.gate import own_report, report_for
from web.heads import base_of
from web.remarks import MARK
from web.report_steps import cannot
from web.review_page import Typed, review_page
from web.section_places import address
from web.section_saving import MOST_DIGITS

Answer = Response | WsgiResponse | tuple[str, int]
BODY, SECTION, QUESTION, ON_SECTION, SEEN = "y_kien", "muc", "cau", "_trang_muc", "_nop"
TICKED = "da-sua:"


def reviewed(report_id: int) -> Desk:
    """The report for its reviewers; 404 for everybody else, its own people included."""
    desk = report_for(report_id)
    if REVIEWER not in desk.roles:
        abort(404)
    return desk


@open_to(SIGNED_IN)
def say_so(report_id: int) -> Answer:
    """Write a remark on the whole, a section or a question; back to the page it was written on."""
    desk = reviewed(report_id)
    section, question = place_asked(desk)
    try:
        remark = say(get_db(), desk, current_user.user, clock().now(), body(), section, question)
    except (NothingSaid, TooMuchSaid) as error:
        return said_again(desk, str(error), section, question)
    except NotAllowed as error:
        return cannot(error)
    base = base_of(report_id)
    page = address(base, section) if section and request.form.get(ON_SECTION) else f"{base}/xem-lai"
    return redirect(f"{page}#{MARK}-{remark.id}", 303)


def place_asked(desk: Desk) -> tuple[str, str]:
    """The section and question that the form names; 404 for what this unit is not asked."""
    section, question = request.form.get(SECTION, ""), request.form.get(QUESTION, "")
    if section and question not in ("", *questions_of(desk, section)):
        abort(404)
    return section, question if section else ""


def questions_of(desk: Desk, section: str) -> list[str]:
    if section == FORMAT_SECTION:
        return [field.name for field in format_form({})]
    try:
        asked = desk.outline.section(desk.unit.kind, section).questions
    except NotInOutline:
        abort(404)
    return [question.id for question in asked] if asked else abort(404)


def body() -> str:
    """What was typed; 400, with it on the page, for what cannot be kept."""
    typed = request.form.get(BODY, "")
    try:
        worded(typed)
    except UnstorableText:
        abort(400)
    except (NothingSaid, TooMuchSaid):
        return typed
    return typed


def said_again(desk: Desk, problem: str, section: str = "", question: str = "") -> tuple[str, int]:
    """The page with what is wrong over it and the typed words in their box."""
    return review_page(desk, Typed(problem, request.form.get(BODY, ""), section, question)), 422


@open_to(SIGNED_IN)
def accept_it(report_id: int) -> Answer:
    """Accept the report; a second press finds it done."""
    desk = reviewed(report_id)
    if desk.report.status == "accepted":
        return read_again(desk)
    return stepped(desk, lambda: accept(get_db(), desk, current_user.user, clock().now()))


@open_to(SIGNED_IN)
def return_it(report_id: int) -> Answer:
    """Send the report back with what is to be mended."""
    return sent_back(report_id, "return")


@open_to(SIGNED_IN)
def reopen_it(report_id: int) -> Answer:
    """Give an accepted report back to its unit, with the reason."""
    return sent_back(report_id, "reopen")


def sent_back(report_id: int, action: str) -> Answer:
    desk = reviewed(report_id)
    typed = body()
    if desk.report.status == "returned" and (not typed.strip() or already_said(desk, typed)):
        return read_again(desk)
    try:
        return stepped(desk, lambda: send_back(get_db(), desk, action, current_user.user, clock().now(), typed))
    except (NothingSaid, TooMuchSaid) as error:
        return said_again(desk, str(error))


def already_said(desk: Desk, typed: str) -> Comment | None:
    """The same words from the same hand, of the first press of a button that was pressed twice."""
    return standing(get_db(), desk, current_user.user, worded(typed))


def stepped(desk: Desk, step: Callable[[], None]) -> Answer:
    """Take the step with the hand-in the reviewer has read; say why where it cannot be taken."""
    try:
        if request.form.get(SEEN, desk.report.submitted_at) != desk.report.submitted_at:
            raise Overtaken
        step()
    except NotAllowed as error:
        return cannot(error)
    return read_again(desk)


def read_again(desk: Desk) -> WsgiResponse:
    return redirect(f"{base_of(desk.report.id)}/xem-lai", 303)


@open_to(SIGNED_IN)
def mended(report_id: int, remark_id: int) -> Answer:
    """The author ticks a remark as done, from the list of tasks."""
    desk = own_report(report_id)
    try:
        mend(get_db(), desk, current_user.user, clock().now(), remark_id)
    except NotAllowed as error:
        return cannot(error)
    return redirect(f"{base_of(report_id)}#{MARK}-{remark_id}", 303)


@open_to(SIGNED_IN)
def unmended(report_id: int, remark_id: int) -> Answer:
    """The author takes a tick back."""
    desk = own_report(report_id)
    try:
        unmend(get_db(), desk, remark_id)
    except NotAllowed as error:
        return cannot(error)
    return redirect(f"{base_of(report_id)}#{MARK}-{remark_id}", 303)


@open_to(SIGNED_IN)
def reworded(report_id: int, remark_id: int) -> Answer:
    """The reviewer changes own words."""
    desk = reviewed(report_id)
    try:
        reword(get_db(), desk, current_user.user, clock().now(), remark_id, body())
    except (NothingSaid, TooMuchSaid) as error:
        return said_again(desk, str(error))
    except NotAllowed as error:
        return cannot(error)
    return redirect(f"{base_of(report_id)}/xem-lai#{MARK}-{remark_id}", 303)


def mended_along(desk: Desk) -> str:
    """Tick the remark whose button saved the section; the anchor to go back to, empty where it was another button."""
    action, ticked, number = request.form.get(ACTION, "").partition(TICKED)
    if action or not ticked or not (number.isascii() and number.isdigit() and len(number) <= MOST_DIGITS):
        return ""
    mend(get_db(), desk, current_user.user, clock().now(), int(number))
    return f"#{MARK}-{number}"
