"""Two people saved the same section: both texts side by side, nothing lost, the reader decides (A6)."""

import secrets
from typing import Any, NamedTuple

from flask import render_template, request

from forms.section_form import SectionForm
from reporting.desk import Desk
from store import users
from store.entries import Conflict, Entry
from store.errors import Missing
from web.connection import get_db
from web.heads import head_of
from web.language import when
from web.section_forms import form_of
from web.section_places import place_called, places_of
from web.section_saving import saved_line

OWN_MARKS = frozenset({"csrf_token", "_rev", "_key", "_het", "lam"})


class Difference(NamedTuple):
    """One cell in both versions; `label` is empty where the question has only one."""

    label: str
    mine: str
    saved: str


class Contested(NamedTuple):
    """A question whose answer differs."""

    id: str
    label: str
    differences: list[Difference]


def conflict_page(desk: Desk, section: str, mine: SectionForm, current: Entry) -> str:
    """The page that shows what was typed beside what is saved; what was typed travels on in it."""
    head = head_of(desk)
    saved = form_of(get_db(), desk, section, current.content)
    return render_template(
        "reports/conflict.html",
        desk=desk,
        head=head,
        here=place_called(places_of(desk, head.base), section),
        contested=contested(mine, saved),
        typed=[(name, text) for name, text in request.form.items() if not own_mark(name)],
        revision=current.revision,
        key=secrets.token_hex(16),
        who=saver(current),
        at=when(current.saved_at),
    )


def own_mark(name: str) -> bool:
    return name in OWN_MARKS or name.startswith("_chon-")


def saver(current: Entry) -> str:
    """The name of who saved last."""
    try:
        return users.get(get_db(), current.saved_by or 0).display_name
    except Missing:
        return "Một người khác"


def contested(mine: SectionForm, saved: SectionForm) -> list[Contested]:
    """The questions whose answers differ, each with the cells that do."""
    pairs = ((field, cells_of(field), cells_of(saved[field.name])) for field in mine)
    found = ((field, differences(ours, theirs)) for field, ours, theirs in pairs)
    return [Contested(field.name, field.question.label, cells) for field, cells in found if cells]


def differences(mine: dict[str, str], saved: dict[str, str]) -> list[Difference]:
    """The cells that differ, in the order of the page; one only in one version stands empty in the other."""
    return [
        Difference(label, mine.get(label, ""), saved.get(label, ""))
        for label in dict.fromkeys((*mine, *saved))
        if mine.get(label, "") != saved.get(label, "")
    ]


def cells_of(field: Any) -> dict[str, str]:
    """Every cell of a question as a person reads it: {its label: what stands in it}."""
    return CELLS.get(field.kind, one_cell)(field)


def one_cell(field: Any) -> dict[str, str]:
    return {"": chosen(field.question, field.shown)}


def chosen(asked: Any, shown: str) -> str:
    """An option by its label; any other text as it is."""
    return next((option.label for option in getattr(asked, "options", ()) if option.id == shown), shown)


def figure_cells(field: Any) -> dict[str, str]:
    return {
        cell.label: cell.shown for row in field.rows if not row.computed for cell in (*row.cells, *row.own_cells)
    }


def addressed_cells(field: Any) -> dict[str, str]:
    return {cell.label: cell.shown for cell in field.cells}


def table_cells(field: Any) -> dict[str, str]:
    return {
        f"Dòng {number}, {cell.column.label.lower()}": cell.other or chosen(cell.column, cell.shown)
        for number, (_, cells) in enumerate(field.rows, 1)
        for cell in cells
    }


CELLS = {"indicators": figure_cells, "addressed": addressed_cells, "rows": table_cells}


def conflict_told(desk: Desk, section: str, current: Entry) -> dict[str, Any]:
    """The same for a script: what is saved now, by whom, and the sentence to show."""
    return {
        "status": 409,
        "message": Conflict.__doc__,
        "revision": current.revision,
        "saved": saved_line(current.saved_at, current.revision),
        "by": saver(current),
        "values": {
            field.name: cells_of(field) for field in form_of(get_db(), desk, section, current.content)
        },
    }
