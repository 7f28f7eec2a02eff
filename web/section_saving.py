"""Saving a section: what the request says of itself, the store's answer, where to go next (reliability.md 3.2)."""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from flask import abort, request
from flask_login import current_user

from forms.posting import ACTION
from forms.section_form import SectionForm
from reporting.campaigns.lateness import CampaignClosed
from reporting.clock import moment, stamp
from reporting.desk import AUTHOR, Desk
from store import entries
from store.entries import Entry, Saved
from store.errors import ReportLocked
from store.together import write_together
from vietnamese.dates import format_date
from web.configuration import clock
from web.connection import get_db
from web.gate import report_for
from web.section_places import address, neighbours, place_called, places_of

TOKEN = "csrf_token"
KEPT_SAVED = "da-luu"
CHOICE = "_chon-"
NEXT, CHOSEN = "tiep", "chon"
KEY_LENGTHS = range(16, 129)
MOST_DIGITS = 9


def writable(report_id: int) -> Desk:
    """The report for somebody who may write in it now; 403 for its readers, ReportLocked once handed in."""
    desk = report_for(report_id)
    if AUTHOR not in desk.roles:
        abort(403)
    if desk.closed:
        raise ReportLocked(str(CampaignClosed(desk.contact)))
    if not desk.may_edit:
        raise ReportLocked
    return desk


def revision_of(text: str) -> int:
    """The revision that a page says it was made from; 400 for what is none."""
    if not (text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS):
        abort(400)
    return int(text)


def keep(desk: Desk, section: str, content: Mapping[str, Any], revision: int, key: str, digest: str) -> Saved:
    """Keep a section's content over the revision the page was made from; raises Conflict and what `save` does."""
    if key and len(key) not in KEY_LENGTHS:
        abort(400)
    at, by, report = stamp(clock().now()), current_user.id, desk.report.id
    return write_together(
        get_db(), lambda db: entries.save(db, report, section, content, revision, key, digest, by, at)
    )


def form_digest() -> str:
    """What tells one posted form from another; the token that guards it is no part of it."""
    seen = sha256()
    for name, value in request.form.items(multi=True):
        if name != TOKEN:
            seen.update(f"{len(name)}:{name}{len(value)}:{value}".encode())
    return seen.hexdigest()


def merged(content: dict[str, Any], entry: Entry, posted: Mapping[str, str]) -> dict[str, Any]:
    """After a conflict: the questions for which the reader chose the saved text take it over."""
    if posted.get(ACTION) != CHOSEN:
        return content
    given_up = [name.removeprefix(CHOICE) for name, value in posted.items() if value == KEPT_SAVED]
    for question in given_up:
        content.pop(question, None)
        if question in entry.content:
            content[question] = entry.content[question]
        take_unread(content, entry.content, question)
    return content


def take_unread(content: dict[str, Any], saved: Mapping[str, Any], question: str) -> None:
    """The unreadable cells of one question as they are saved, in place of those just typed."""
    mine = {cell: text for cell, text in content.pop("unread", {}).items() if question_of(cell) != question}
    theirs = {cell: text for cell, text in saved.get("unread", {}).items() if question_of(cell) == question}
    if mine or theirs:
        content["unread"] = {**mine, **theirs}


def question_of(cell: str) -> str:
    return cell.partition("-")[0]


def after_save(desk: Desk, section: str, form: SectionForm, base: str) -> str:
    """The page that follows: the next section where asked for and nothing is unreadable, else the same one."""
    action = request.form.get(ACTION, "")
    places = places_of(desk, base)
    here = place_called(places, section)
    if action == NEXT and not form.problems and here:
        _, after = neighbours(places, here)
        return after.href if after else base
    removed = f"?da-bo={form.removed}" if form.removed else ""
    return f"{address(base, section)}{removed}{new_row(form, action)}"


def new_row(form: SectionForm, action: str) -> str:
    """Where a pressed row button leads: into the row just added, or to the table a row was taken from."""
    verb, _, rest = action.partition(":")
    question = rest.partition(":")[0]
    if verb not in ("them", "bo") or question not in form:
        return ""
    field = form[question]
    if verb == "bo" or not field.own:
        return f"#{question}"
    return f"#{question}-{field.own[-1].key}-{field.question.columns[0].id}"


def saved_line(saved_at: str | None, revision: int) -> str:
    """`Đã lưu lúc 14:05 · bản 3`; the day is named where it is not today's."""
    if not saved_at:
        return "Chưa lưu lần nào"
    at = moment(saved_at)
    day = "" if at.date() == clock().today() else f" ngày {format_date(at.date())}"
    return f"Đã lưu lúc {at:%H:%M}{day} · bản {revision}"
