"""The page of one section: shown, saved by a form, saved by a script (design.md, flow Save)."""

from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from typing import Any

from flask import Response, abort, jsonify, redirect, request
from werkzeug.wrappers import Response as WsgiResponse

from forms.format_page import FORMAT_SECTION
from forms.outline import NotInOutline
from forms.section_form import IncompletePost, SectionForm, TooLong
from reporting.desk import Desk
from reporting.section_forms import form_of
from store import entries
from store.entries import Conflict, Entry
from vietnamese.text import UnstorableText
from web.access import SIGNED_IN, open_to
from web.conflict import conflict_page, conflict_told
from web.connection import get_db
from web.gate import report_for
from web.heads import base_of
from web.review_steps import mended_along
from web.section_page import Box, page
from web.section_saving import after_save, form_digest, keep, merged, revision_of, saved_line, writable

Answer = Response | WsgiResponse | str | tuple[Response | str, int]

REMOVED = "da-bo"
REMOVED_SAID = (
    "Đã bỏ {} ký tự không in được (ký tự điều khiển, dấu cách rộng 0…) khỏi nội dung vừa lưu. Chữ vẫn giữ nguyên."
)


@open_to(SIGNED_IN)
def show(report_id: int, section: str) -> Answer:
    """The section to fill in, or to read where this visitor may not write."""
    desk = report_for(report_id)
    entry, form = opened(desk, section)
    removed = request.args.get(REMOVED, "")
    told = [Box(REMOVED_SAID.format(removed), "box-warn")] if removed.isdigit() and len(removed) < 8 else []
    return page(desk, section, form, entry, told)


def opened(desk: Desk, section: str) -> tuple[Entry, SectionForm]:
    """What is kept of the section and its form; 404 for a section that this unit is not asked."""
    if section != FORMAT_SECTION and not asked(desk, section):
        abort(404)
    entry = entries.get(get_db(), desk.report.id, section)
    return entry, form_of(get_db(), desk, section, entry.content)


def asked(desk: Desk, section: str) -> bool:
    try:
        return bool(desk.outline.section(desk.unit.kind, section).questions)
    except NotInOutline:
        return False


@open_to(SIGNED_IN)
def save(report_id: int, section: str) -> Answer:
    """Keep what the form holds, then the same page again or the next one; a stale form shows both texts."""
    desk = writable(report_id)
    entry, form = opened(desk, section)
    revision, key = revision_of(request.form.get("_rev", "")), request.form.get("_key", "")
    try:
        content = merged(read(form.read, request.form), entry, request.form)
    except TooLong as error:
        # Over the revision it was opened from: what others have saved meanwhile must still be noticed.
        return page(desk, section, form, replace(entry, revision=revision), [Box(str(error), "box-wrong")]), 413
    try:
        keep(desk, section, content, revision, key, form_digest())
    except Conflict as conflict:
        return conflict_page(desk, section, form, conflict.current), 409
    return redirect(after_save(desk, section, form, base_of(report_id)) + mended_along(desk), 303)


def read(reader: Callable[[Any], dict[str, Any]], typed: Any) -> dict[str, Any]:
    """The content of a post; 400, with what was typed on the page, for one that was cut short or damaged."""
    try:
        return reader(typed)
    except (IncompletePost, UnstorableText):
        abort(400)


@open_to(SIGNED_IN)
def put(report_id: int, section: str) -> Answer:
    """The same for a script: `{rev, key, values: {cell: text}}` in, the new revision out."""
    desk = writable(report_id)
    _, form = opened(desk, section)
    sent = request.get_json()
    if not isinstance(sent, dict):
        abort(400)
    revision, key = revision_of(str(sent.get("rev", ""))), str(sent.get("key", ""))
    try:
        content = read(form.read_json, sent.get("values"))
    except TooLong as error:
        return jsonify(status=413, message=str(error)), 413
    digest = sha256(request.get_data()).hexdigest()
    try:
        saved = keep(desk, section, content, revision, key, digest)
    except Conflict as conflict:
        return jsonify(conflict_told(desk, section, conflict.current)), 409
    return jsonify(
        revision=saved.revision,
        saved=saved_line(saved.saved_at, saved.revision),
        problems=form.problems,
        removed=form.removed,
    )
