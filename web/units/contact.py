"""Whom to call about a unit's report: its own officer says it, and nothing else about the unit."""

from flask import Blueprint, make_response, redirect, render_template, request
from flask_login import current_user
from werkzeug.wrappers import Response as WsgiResponse

from forms.unit_office import ContactForm
from reporting.units.editing import CONTACT, change_contact
from store import units
from store.units import Unit
from web.access import SIGNED_IN, open_to
from web.connection import get_db
from web.office import actor

CONTACTS = "/don-vi/lien-he"

pages = Blueprint("unit_contact", __name__)


@pages.get(CONTACTS)
@open_to(SIGNED_IN)
def show() -> str:
    """The visitor's own unit's contact as it is."""
    unit = own_unit()
    form = ContactForm(data={name: getattr(unit, name) for name in CONTACT})
    return page(unit, form, saved=request.args.get("da-luu") == "1")


@pages.post(CONTACTS)
@open_to(SIGNED_IN)
def save() -> WsgiResponse:
    """Keep name and telephone."""
    unit, form = own_unit(), ContactForm(request.form)
    if not form.validate():
        return make_response(page(unit, form), 400)
    change_contact(get_db(), unit, form.data, actor())
    return redirect(f"{CONTACTS}?da-luu=1", 303)


def own_unit() -> Unit:
    return units.get(get_db(), current_user.unit_id)


def page(unit: Unit, form: ContactForm, saved: bool = False) -> str:
    """The page, with what was typed."""
    return render_template("units/contact.html", unit=unit, form=form, saved=saved)
