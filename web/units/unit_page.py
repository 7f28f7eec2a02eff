"""A unit's own page for the clerk: every field, where it stood, what was done to it; and a new unit's page."""

import hashlib
from collections.abc import Mapping
from typing import Any

from flask import Blueprint, make_response, redirect, render_template, request
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response as WsgiResponse

from forms.office import OfficeForm
from forms.unit_office import NewUnitForm, UnitFieldsForm
from reporting.units.editing import add, change
from reporting.units.history import done_to, places_of
from reporting.units.kinds import known_kinds
from reporting.units.moving import CannotMove, below
from reporting.units.showing import FIELDS
from reporting.units.suggesting import completed, usual_suffixes
from store import unit_parents, units, users
from store.units import Unit
from vietnamese.dates import format_date
from web.access import CLERK, open_to
from web.configuration import clock
from web.connection import get_db
from web.office import actor
from web.units.places import parents_offered, unit_for, unit_named

UNIT = "/don-vi/<int:unit_id>"
STALE = (
    "Đơn vị vừa được người khác sửa trong lúc trang này đang mở. Những gì đồng chí gõ còn nguyên dưới đây: xin so với "
    "mục “Lịch sử thay đổi” rồi bấm Lưu lần nữa nếu vẫn muốn ghi."
)

DERIVED = frozenset({"short_name", "heading_lines", "place", "code_suffix", "sign_lines", "sort_order"})

pages = Blueprint("unit_page", __name__)


@pages.get(UNIT)
@open_to(CLERK)
def show(unit_id: int) -> str:
    """The unit as it is."""
    unit = unit_for(unit_id)
    form = UnitFieldsForm(kinds=kinds_for(unit), data=typed(unit))
    return page(unit, form, saved=request.args.get("da-luu") == "1")


@pages.post(UNIT)
@open_to(CLERK)
def save(unit_id: int) -> WsgiResponse:
    """Keep what was typed, or say what cannot be kept; nothing typed is lost."""
    unit = unit_for(unit_id)
    form = UnitFieldsForm(request.form, kinds=kinds_for(unit))
    if not form.validate():
        return make_response(page(unit, form), 400)
    if request.form.get("_truoc", state_of(unit)) != state_of(unit):
        return make_response(page(unit, form, problem=STALE), 409)
    try:
        change(get_db(), unit, form.values(), actor())
    except CannotMove as error:
        blame(form, error)
        return make_response(page(unit, form), 409)
    return redirect(f"/don-vi/{unit_id}?da-luu=1", 303)


@pages.get("/don-vi/them")
@open_to(CLERK)
def blank() -> str:
    """The form of a new unit."""
    form = NewUnitForm(kinds=known_kinds(get_db()).labels, data={"day": format_date(clock().today()), "sort_order": ""})
    return new_page(form)


@pages.post("/don-vi/them")
@open_to(CLERK)
def add_one() -> WsgiResponse:
    """Keep a new unit; what was left blank is filled in from its name, its kind and its parent."""
    form = NewUnitForm(suggested(request.form.to_dict()), kinds=known_kinds(get_db()).labels)
    if not form.validate():
        without_told(form)
        return make_response(new_page(form), 400)
    try:
        values = {name: value for name, value in form.values().items() if name in FIELDS and name != "code"}
        parent = unit_named(form.parent.data, "parent")
        made = add(get_db(), form.code.data, values, parent, form.day.day, actor())
    except CannotMove as error:
        blame(form, error)
        return make_response(new_page(form), 409)
    return redirect(f"/don-vi/{made.id}?da-luu=1", 303)


def without_told(form: NewUnitForm) -> None:
    """Ask for no cell that is told from one that is asked for already."""
    for field in form if form.errors.keys() & {"name", "kind", "parent"} else ():
        if field.name in DERIVED and not request.form.get(field.name, "").strip():
            field.errors = ()


def suggested(cells: dict[str, str]) -> Any:
    """The cells with what stands in for the blank ones."""
    everyone = units.all_units(get_db())
    kind, parent = cells.get("kind", ""), units.by_code(get_db(), cells.get("parent", ""))
    suffix = usual_suffixes(everyone).get(kind, "")
    last = max((unit.sort_order for unit in everyone), default=0)
    given = {name: value for name, value in cells.items() if value.strip()}
    told = completed(given, known_kinds(get_db()).by_id.get(kind), parent, suffix, last)
    return MultiDict(in_cells(told))


def blame(form: OfficeForm, error: CannotMove) -> None:
    """Say what was refused beside the cell that it is about."""
    form[error.field if error.field in form else "day"].errors = [str(error)]


def kinds_for(unit: Unit) -> dict[str, str]:
    """The kinds to choose from; the unit's own too where no outline knows it."""
    labels = known_kinds(get_db()).labels
    return labels if unit.kind in labels else {**labels, unit.kind: unit.kind}


def typed(unit: Unit) -> dict[str, str]:
    """The unit's fields as they stand in the form's cells."""
    return in_cells({name: getattr(unit, name) for name in FIELDS})


def in_cells(values: Mapping[str, Any]) -> dict[str, str]:
    """Values as they stand in the cells of a form, lines under each other."""
    return {name: "\n".join(value) if isinstance(value, tuple) else str(value) for name, value in values.items()}


def state_of(unit: Unit) -> str:
    """The same as long as nobody changes the unit."""
    return hashlib.sha256(repr(typed(unit)).encode()).hexdigest()[:24]


def page(unit: Unit, form: UnitFieldsForm, saved: bool = False, problem: str = "") -> str:
    """The unit's page, with what was typed."""
    db, today = get_db(), clock().today().isoformat()
    return render_template(
        "units/unit.html",
        unit=unit,
        form=form,
        saved=saved,
        problem=problem,
        state=state_of(unit),
        kind=known_kinds(db).label(unit.kind),
        parent=unit_parents.parent(db, unit.id, today),
        children=len(below(db, unit)),
        successor=units.get(db, unit.successor_id) if unit.successor_id else None,
        places=places_of(db, unit),
        done=done_to(db, unit),
        accounts=users.of_unit(db, unit.id),
    )


def new_page(form: NewUnitForm) -> str:
    """The form of a new unit, with what was typed."""
    form.parent.choices = parents_offered()
    return render_template("units/new.html", form=form)
