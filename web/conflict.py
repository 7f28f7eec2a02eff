"""Two people saved the same section: both texts side by side, nothing lost, the reader decides (A6)."""

import secrets
from collections.abc import Iterator
from typing import Any, NamedTuple

from flask import render_template, request
from flask_login import current_user

from forms.section_form import SectionForm
from reporting.desk import Desk
from reporting.differences import cells_of, differing
from reporting.section_forms import form_of
from store import users
from store.entries import Conflict, Entry
from store.errors import Missing
from web.connection import get_db
from web.heads import head_of
from web.language import when
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
    return [Difference(*each) for each in differing(mine, saved)]


def conflict_told(desk: Desk, section: str, current: Entry) -> dict[str, Any]:
    """The same for a script: what is saved now, by whom (`mine`: by the reader), and the sentence to show; `cells` is
    {name: text}."""
    saved = form_of(get_db(), desk, section, current.content)
    return {
        "status": 409,
        "message": Conflict.__doc__,
        "revision": current.revision,
        "saved": saved_line(current.saved_at, current.revision),
        "by": saver(current),
        "mine": current.saved_by == current_user.id,
        "values": {field.name: cells_of(field) for field in saved},
        "cells": {name: text for field in saved for name, text in NAMED.get(field.kind, one_named)(field)},
    }


Named = Iterator[tuple[str, str]]


def one_named(field: Any) -> Named:
    """The cells of a question under the names they are posted with, as they stand in the page."""
    yield field.name, field.shown


def named_figures(field: Any) -> Named:
    for row in field.rows:
        if not row.computed:
            yield from ((cell.name, cell.shown) for cell in (*row.cells, *row.own_cells) if cell.asked)


def named_texts(field: Any) -> Named:
    yield from ((cell.name, cell.shown) for cell in field.cells)


def named_rows(field: Any) -> Named:
    yield field.count_name, str(len(field.own))
    for _, cells in field.rows:
        for cell in cells:
            if not cell.locked:
                yield cell.name, cell.shown
            if cell.other_name:
                yield cell.other_name, cell.other


NAMED = {"indicators": named_figures, "addressed": named_texts, "rows": named_rows}
