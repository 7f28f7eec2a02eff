"""How the page of one section is drawn: the form or its answers, the map beside it, what went wrong on top."""

import secrets
from collections.abc import Iterable
from typing import NamedTuple

from flask import abort, render_template

from forms.format_page import FORMAT_SECTION
from forms.section_form import SectionForm
from reporting.carrying.told import origins
from reporting.desk import Desk
from store.entries import Entry
from vietnamese.dates import cited_day
from web.connection import get_db
from web.heads import head_of
from web.remarks import said_of
from web.section_places import neighbours, path_to, place_called, places_of
from web.section_saving import saved_line

CARRIED = "Cột {} điền sẵn theo {}."
CORRECT = " Số nào không đúng thì sửa; trang Kiểm tra sẽ nhắc những số đã sửa."


class Box(NamedTuple):
    """A message over the form; `look` is its class in app.css."""

    text: str
    look: str = ""


class Problem(NamedTuple):
    """A cell that cannot be read: its name, and what is to be done."""

    name: str
    message: str


class Span(NamedTuple):
    """`until` is the last day that the figures reach to (`30/6/2012`), `short` the name of each period."""

    until: str
    short: dict[str, str]


def page(desk: Desk, section: str, form: SectionForm, entry: Entry, boxes: Iterable[Box] = ()) -> str:
    """The section's page as this visitor may see it; 404 for a section that this unit has not."""
    head = head_of(desk)
    places = places_of(desk, head.base)
    here = place_called(places, section)
    if here is None:
        abort(404)
    before, after = neighbours(places, here)
    return render_template(
        "reports/section.html",
        desk=desk,
        head=head,
        here=here,
        map=places,
        crumb=path_to(places, here),
        before=before,
        after=after,
        form=form,
        problems=problems_of(form),
        boxes=[*boxes, *format_boxes(desk, section), *carried_boxes(desk, section)],
        at=span_of(desk),
        revision=entry.revision,
        key=secrets.token_hex(16),
        saved=saved_line(entry.saved_at, entry.revision),
        said=[each for each in said_of(desk, head.base) if each.section == section],
        asked=[field.name for field in form],
    )


def problems_of(form: SectionForm) -> list[Problem]:
    """Every cell that cannot be read, in the order of the page."""
    return [
        Problem(cell, f"{field.label_of(cell)}: {problem}")
        for field in form
        if field.unread
        for cell, problem in field.problems.items()
    ]


def span_of(desk: Desk) -> Span:
    """How the periods of this campaign are called on its pages."""
    periods = desk.outline.periods
    return Span(cited_day(periods[-1].to), {period.id: period.label for period in periods})


def carried_boxes(desk: Desk, section: str) -> list[Box]:
    """Over a section's tables: which columns were filled in from earlier reports."""
    said = CARRIED + CORRECT if desk.may_edit else CARRIED
    return [
        Box(said.format(" và ".join(f"“{desk.outline.period(id).label}”" for id in origin.periods), origin.name))
        for origin in origins(get_db(), desk.report.id, section)
    ]


def format_boxes(desk: Desk, section: str) -> list[Box]:
    """On the page “Thể thức”: whose name is printed where none is typed."""
    if section != FORMAT_SECTION or not desk.may_edit:
        return []
    unit = desk.unit
    known = [
        f"{title} {name}" for title, name in (("Chủ tịch", unit.signer_name), ("Phó Chủ tịch", unit.vice_name)) if name
    ]
    if not known:
        return []
    return [Box(f"Hồ sơ đơn vị đang ghi: {'; '.join(known)}. Để trống họ tên thì bản in lấy tên này.")]
