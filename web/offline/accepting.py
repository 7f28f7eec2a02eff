"""What returned files would change, and taking it: one file at a time, or all that raise no question."""

from dataclasses import replace

from flask import Response, abort, make_response, redirect, render_template, request
from flask_login import current_user
from werkzeug.wrappers import Response as WsgiResponse

from reporting.desk import AUTHOR
from reporting.offline.importing import NotTaken, Proposal, take
from store.entries import Conflict
from store.errors import ReportLocked
from store.reports import refuse_locked
from web.access import SIGNED_IN, open_to
from web.configuration import clock
from web.connection import get_db
from web.heads import base_of, head_of
from web.offline import kept_batches
from web.offline.kept_batches import Sent
from web.offline.looking import LOOKS, looked_at, proposal

Answer = Response | WsgiResponse | str

CHOICE, TAKE = "_muc-", "lay"
REVISION = "_rev-"
CHANGED = "Có mục vừa được lưu ở nơi khác trong lúc đồng chí xem. Chưa ghi gì; xin xem lại các chỗ khác dưới đây."


@open_to(SIGNED_IN)
def listing(batch: int) -> str:
    """The list of the visitor's own batch; 404 for anybody else's."""
    return listed(batch)


def listed(batch: int, told: str = "") -> str:
    sent = kept_batches.files(batch)
    counts = {look: sum(each.look == look for each in sent) for look in LOOKS}
    return render_template(
        "offline/batch.html", number=batch, files=list(enumerate(sent, 1)), looks=LOOKS, counts=counts, told=told
    )


@open_to(SIGNED_IN)
def accept_clean(batch: int) -> Answer:
    """Take every file of the batch that raises no question."""
    for file, each in enumerate(kept_batches.files(batch), 1):
        if each.look == "clean":
            kept_batches.write(batch, file, accepted_clean(each))
    return redirect(f"/nhap-bieu/{batch}", 303)


def accepted_clean(sent: Sent) -> Sent:
    """A file after it was taken, or how it stands now where it could not be."""
    now = looked_at(sent.name, sent.answer, sent.wanted)
    if now.look != "clean":
        return now
    try:
        found = proposal(sent.answer, sent.wanted)
        take(get_db(), found, [page.id for page in found.judged.pages], {}, current_user.id, sent.name, clock().now())
    except (Conflict, ReportLocked, NotTaken):
        return looked_at(sent.name, sent.answer, sent.wanted)
    return replace(now, look="taken", line=f"đã ghi {found.judged.cells} ô")


@open_to(SIGNED_IN)
def one(batch: int, file: int) -> Answer:
    """What one file would change."""
    return shown(batch, file)


def shown(batch: int, file: int, told: str = "") -> Answer:
    sent = file_of(batch, file)
    many = len(kept_batches.files(batch))
    try:
        found = proposal(sent.answer, sent.wanted)
    except NotTaken as error:
        page = render_template(
            "offline/refused.html", sent=sent, number=batch, many=many, problem=str(error), back=way_back(sent, batch)
        )
        return make_response(page, 200)
    return render_template(
        "offline/changes.html",
        sent=sent,
        number=batch,
        file=file,
        many=many,
        made=found.judged,
        kind=found.kind,
        desk=found.desk,
        head=head_of(found.desk),
        back=way_back(sent, batch),
        told=told,
        done=sent.look == "taken",
    )


def file_of(batch: int, file: int) -> Sent:
    sent = kept_batches.files(batch)
    if not 1 <= file <= len(sent):
        abort(404)
    return sent[file - 1]


def way_back(sent: Sent, batch: int) -> str:
    """Where another file is sent from."""
    return f"{base_of(sent.wanted)}/nhap-tep" if sent.wanted else f"/nhap-bieu/{batch}"


@open_to(SIGNED_IN)
def accept(batch: int, file: int) -> Answer:
    """Take the chosen sections of one file; what was saved elsewhere meanwhile is shown instead."""
    sent = file_of(batch, file)
    try:
        found = proposal(sent.answer, sent.wanted)
    except NotTaken:
        return redirect(f"/nhap-bieu/{batch}/{file}", 303)
    if AUTHOR not in found.desk.roles:
        abort(403)
    refuse_locked(get_db(), found.desk.report.id)
    chosen = [page.id for page in found.judged.pages if request.form.get(f"{CHOICE}{page.id}") == TAKE]
    try:
        kept = take(get_db(), found, chosen, revisions(found), current_user.id, sent.name, clock().now())
    except Conflict:
        return make_response(shown(batch, file, CHANGED), 409)
    return after(batch, file, sent, kept)


def after(batch: int, file: int, sent: Sent, kept: int) -> Answer:
    """Where accepting leads: to the report for one file, to the list for many."""
    now = looked_at(sent.name, sent.answer, sent.wanted)
    taken = replace(now, look="taken", line=f"đã ghi {kept} mục") if kept else now
    kept_batches.write(batch, file, taken)
    if sent.wanted:
        return redirect(f"{base_of(sent.wanted)}?da-nhap={kept}", 303)
    return redirect(f"/nhap-bieu/{batch}", 303)


def revisions(found: Proposal) -> dict[str, int]:
    """The revision of each section that the page was made over; a section not named there was not seen."""
    asked = {page.id: request.form.get(f"{REVISION}{page.id}", "") for page in found.judged.pages}
    return {id: int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1 for id, text in asked.items()}
