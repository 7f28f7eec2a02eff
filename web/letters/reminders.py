"""Reminders: who has not sent, the letter to each before it is made, all letters as a file, a text for a chat."""

from collections.abc import Sequence
from typing import NamedTuple

from flask import Blueprint, Response, abort, make_response, redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response as WsgiResponse

from forms.letters import ROOT, ReminderForm
from reporting.board import STAGES
from reporting.letters.files import REMINDER, file_name, made, name_of, word_file
from reporting.letters.letter import Letter
from reporting.letters.owing import STATES, WAYS, Owing, note_reminded, owing
from reporting.letters.reminding import Wording, message, reminder_letters
from reporting.letters.scope import CLOSED, Scope
from store import reminders, units
from store.reminders import Reminder
from web.access import SIGNED_IN, open_to
from web.configuration import clock
from web.connection import get_db
from web.letters.common import (
    CAMPAIGN,
    MOST,
    bar_of,
    base_address,
    campaign_called,
    file_of,
    part_of,
    scope_of,
    sheet_of,
)

REMINDERS = f"{CAMPAIGN}/don-doc"
ONE = f"{REMINDERS}/<int:unit_id>"
EVERYBODY = "tat-ca"

pages = Blueprint("reminders", __name__)


class Filter(NamedTuple):
    """Whom the list shows: a branch by its unit's code, a kind, a key of STATES; "" and EVERYBODY for all."""

    branch: str
    kind: str
    state: str

    @property
    def cells(self) -> dict[str, str]:
        """The filter as it stands in an address."""
        named = {"nhanh": self.branch, "loai": self.kind, "muc": "" if self.state == EVERYBODY else self.state}
        return {name: value for name, value in named.items() if value}


def filter_asked() -> Filter:
    state = request.values.get("muc", EVERYBODY)
    known = state if state in STATES else EVERYBODY
    return Filter(request.values.get("nhanh", "")[:100], request.values.get("loai", "")[:100], known)


@pages.get(REMINDERS)
@open_to(SIGNED_IN)
def show(slug: str) -> str:
    """Who would get a letter; 404 for a unit that has nobody under it."""
    return page(scope_of(campaign_called(slug), clock().now()), ReminderForm())


@pages.post(REMINDERS)
@open_to(SIGNED_IN)
def make(slug: str) -> Response | WsgiResponse:
    """All letters as one file; who was reminded is written down."""
    found, form = scope_of(campaign_called(slug), clock().now()), filled()
    wanted = filtered(found, filter_asked())
    if not form.validate():
        return make_response(page(found, form), 400)
    problem = CLOSED if found.closed else too_many(len(wanted))
    if problem:
        return make_response(page(found, form, problem), 400)
    letters = list(reminder_letters(found, wanted, wording_of(found, form)))
    data = made(REMINDER, letters, form.file.data, found.root, clock().today())
    note_reminded(get_db(), found, wanted, "letter", current_user.id, clock().now())
    return file_of(data, name_of(REMINDER, found.campaign.slug, form.file.data))


@pages.get(ONE)
@open_to(SIGNED_IN)
def preview(slug: str, unit_id: int) -> str:
    """One letter as it will print, the text for a chat, and when the unit was reminded; 404 for who has sent."""
    found, each = one(slug, unit_id)
    return render_template(
        "letters/reminder.html",
        campaign=found.campaign,
        each=each,
        letter=letter_to(found, each),
        message=message(each, found, base_address()),
        past=reminders.of_unit(get_db(), found.campaign.id, unit_id),
        ways=WAYS,
        stages=STAGES,
        back=url_for("reminders.show", slug=slug),
    )


@pages.get(f"{ONE}/cong-van.docx")
@open_to(SIGNED_IN)
def letter_file(slug: str, unit_id: int) -> Response:
    """One letter as a Word file, to look at; nobody is written down as reminded."""
    found, each = one(slug, unit_id)
    letter = letter_to(found, each)
    return file_of(word_file(REMINDER, letter), file_name(REMINDER, letter))


@pages.post(ONE)
@open_to(SIGNED_IN)
def note(slug: str, unit_id: int) -> Response | WsgiResponse:
    """Write down that the unit was sent the text."""
    found, each = one(slug, unit_id)
    if found.closed:
        return make_response(page(found, ReminderForm(), CLOSED), 400)
    note_reminded(get_db(), found, [each], "message", current_user.id, clock().now())
    return redirect(url_for("reminders.preview", slug=slug, unit_id=unit_id), 303)


def one(slug: str, unit_id: int) -> tuple[Scope, Owing]:
    """A unit that has not sent, of those the visitor looks after; 404 for any other."""
    found = scope_of(campaign_called(slug), clock().now())
    owed = (each for each in owing(get_db(), found, clock().now()) if each.place.unit.id == unit_id)
    return found, next(owed, None) or abort(404)


def letter_to(found: Scope, each: Owing) -> Letter:
    """The letter from the unit right above, nothing typed into it."""
    return next(reminder_letters(found, [each], wording_of(found, ReminderForm())))


def filtered(found: Scope, wanted: Filter) -> list[Owing]:
    """Those who have not sent and fit the filter."""
    narrowed = found.under(wanted.branch).of_kind(wanted.kind)
    return owing(get_db(), narrowed, clock().now(), wanted.state)


def filled() -> ReminderForm:
    """The form as it was sent; what it does not say is as usual."""
    usual = ReminderForm().data
    form = ReminderForm(request.form)
    for name in ("signer", "file", "sender"):
        form[name].data = form[name].data or usual[name]
    return form


def wording_of(found: Scope, form: ReminderForm) -> Wording:
    """What the form says; only the clerk may let the province write to everybody."""
    province = current_user.role == "clerk" and form.sender.data == ROOT
    return Wording(sheet_of(found, form), found.root if province else None, form.until.data)


def too_many(count: int) -> str:
    """Why so many letters are not made; "" where they are."""
    if 0 < count <= MOST:
        return ""
    if not count:
        return "Không còn đơn vị nào chưa nộp trong danh sách này nên không có công văn nào để lập."
    return f"Danh sách có {count} đơn vị, một lần chỉ lập được {MOST} công văn. Xin lọc theo nhánh hoặc loại đơn vị."


class Line(NamedTuple):
    """One unit of the list."""

    each: Owing
    stage: str
    last: Reminder | None
    message: str


def page(found: Scope, form: ReminderForm, problem: str = "") -> str:
    """The page with this form."""
    wanted = filter_asked()
    everybody = owing(get_db(), found, clock().now())
    listed = filtered(found, wanted)
    part, shown = part_of(listed)
    last = reminders.latest(get_db(), found.campaign.id)
    address = base_address()
    lines = [
        Line(each, STAGES[each.place.row.stage], last.get(each.place.unit.id), message(each, found, address))
        for each in shown
    ]
    return render_template(
        "letters/reminders.html",
        campaign=found.campaign,
        head=bar_of(found),
        form=form,
        problem=problem,
        wanted=wanted,
        states=[(name, words, count_of(everybody, name)) for name, words in STATES.items()],
        branches=branches(found),
        kinds=kinds(found),
        found=len(listed),
        sent=len(found.places) - len(everybody),
        reminded=sum(each.place.unit.id in last for each in listed),
        lines=lines,
        part=part,
        ways=WAYS,
        own=units.get(get_db(), current_user.unit_id),
    )


def count_of(everybody: Sequence[Owing], state: str) -> int:
    return sum(state == EVERYBODY or each.overdue == (state == "qua-han") for each in everybody)


def branches(found: Scope) -> dict[str, str]:
    """The units that others stand under, by code."""
    above = {place.row.parent for place in found.places}
    return {place.row.code: place.row.name for place in found.places if place.row.code in above and place.parent}


def kinds(found: Scope) -> dict[str, str]:
    """The kinds of the units there are, by id."""
    there = {place.row.kind for place in found.places}
    return {kind.id: kind.label for kind in found.outline.unit_kinds if kind.id in there}
