"""What happens to a unit on a day, a page each: under another parent, merged, closed; and open again."""

from collections.abc import Callable
from typing import Any, NamedTuple

from flask import Blueprint, make_response, redirect, render_template, request
from werkzeug.wrappers import Response as WsgiResponse

from forms.unit_office import CloseForm, DatedForm, MergeForm, MoveForm
from reporting.units import moving
from reporting.units.moving import CannotMove, below, touched_said
from store import unit_parents
from store.units import Unit
from vietnamese.dates import format_date
from web.access import CLERK, open_to
from web.configuration import clock
from web.connection import get_db
from web.office import actor
from web.units.places import parents_offered, unit_for, unit_named
from web.units.unit_page import UNIT, blame

pages = Blueprint("unit_changes", __name__)


class Change(NamedTuple):
    """One such page: the last word of its address, its title, its form, what does it, its template."""

    address: str
    title: str
    form: type[DatedForm]
    act: Callable[[Unit, Any], None]
    template: str


def move(unit: Unit, form: MoveForm) -> None:
    """Raises CannotMove."""
    parent = unit_named(form.parent.data, "parent")
    moving.move(get_db(), unit, parent, form.day.day, actor(), form.note.data, form.with_lines.data)


def merge(unit: Unit, form: MergeForm) -> None:
    """Raises CannotMove."""
    successor = unit_named(form.successor.data, "successor")
    moving.merge(get_db(), unit, successor, form.day.day, actor(), form.note.data, form.bring.data)


def close(unit: Unit, form: CloseForm) -> None:
    """Raises CannotMove."""
    moving.close(get_db(), unit, form.day.day, actor(), form.note.data)


MOVE = Change("chuyen", "Chuyển sang cấp trên khác", MoveForm, move, "units/move.html")
MERGE = Change("sap-nhap", "Sáp nhập vào đơn vị khác", MergeForm, merge, "units/merge.html")
CLOSE = Change("dong", "Đóng đơn vị", CloseForm, close, "units/close.html")


@pages.get(f"{UNIT}/chuyen")
@open_to(CLERK)
def move_page(unit_id: int) -> str:
    """Where to?"""
    return asked(MOVE, unit_id, with_lines=True)


@pages.post(f"{UNIT}/chuyen")
@open_to(CLERK)
def move_unit(unit_id: int) -> WsgiResponse:
    """Put the unit under another parent from a day on."""
    return done(MOVE, unit_id)


@pages.get(f"{UNIT}/sap-nhap")
@open_to(CLERK)
def merge_page(unit_id: int) -> str:
    """Into which unit?"""
    return asked(MERGE, unit_id, bring=True)


@pages.post(f"{UNIT}/sap-nhap")
@open_to(CLERK)
def merge_unit(unit_id: int) -> WsgiResponse:
    """End the unit; another goes on in its place."""
    return done(MERGE, unit_id)


@pages.get(f"{UNIT}/dong")
@open_to(CLERK)
def close_page(unit_id: int) -> str:
    """From which day?"""
    return asked(CLOSE, unit_id)


@pages.post(f"{UNIT}/dong")
@open_to(CLERK)
def close_unit(unit_id: int) -> WsgiResponse:
    """End the unit."""
    return done(CLOSE, unit_id)


@pages.post(f"{UNIT}/mo-lai")
@open_to(CLERK)
def reopen_unit(unit_id: int) -> WsgiResponse:
    """Take an end back."""
    unit = unit_for(unit_id)
    if unit.closed_on:
        moving.reopen(get_db(), unit, actor())
    return redirect(f"/don-vi/{unit_id}?da-luu=1", 303)


def asked(change: Change, unit_id: int, **ticked: bool) -> str:
    """The page as it is opened."""
    return page(change, unit_for(unit_id), change.form(data={"day": format_date(clock().today()), **ticked}))


def done(change: Change, unit_id: int) -> WsgiResponse:
    """Do it and go back to the unit, or say why not; where an open campaign changes too, ask once more."""
    unit = unit_for(unit_id)
    form = change.form(request.form)
    if not form.validate():
        return make_response(page(change, unit, form), 400)
    warning = touched_said(get_db(), form.day.day)
    try:
        if warning and not form.agreed.data:
            return make_response(page(change, unit, form, warning), 409)
        change.act(unit, form)
    except CannotMove as error:
        blame(form, error)
        return make_response(page(change, unit, form), 409)
    return redirect(f"/don-vi/{unit_id}?da-luu=1", 303)


def page(change: Change, unit: Unit, form: DatedForm, warning: str = "") -> str:
    """The page, with what was typed."""
    if isinstance(form, MoveForm):
        form.parent.choices = [("", "– chọn –"), *parents_offered(without=unit)]
    db = get_db()
    return render_template(
        change.template,
        change=change,
        unit=unit,
        form=form,
        warning=warning,
        parent=unit_parents.parent(db, unit.id, clock().today().isoformat()),
        children=below(db, unit),
    )
