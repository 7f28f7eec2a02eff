"""Invitations: who has been invited and used the code, new letters, one letter again, codes revoked."""

import secrets
from collections.abc import Sequence

from flask import Blueprint, Response, abort, make_response, redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response as WsgiResponse

from forms.letters import InvitationForm, only_here
from reporting.letters.files import INVITATION, WORD, NobodyToWriteTo, file_name, made, name_of, word_file
from reporting.letters.invitation import DOOR, invitation_letters
from reporting.letters.inviting import (
    FRESH,
    STATES,
    WHOM,
    AlreadyDone,
    Asking,
    Guest,
    Invited,
    chosen,
    guests,
    invite,
    revoke,
)
from reporting.letters.letter import Letter
from reporting.letters.scope import Scope
from vietnamese.keys import search_key
from web.access import CLERK, open_to
from web.configuration import clock, real_time, settings
from web.connection import get_db
from web.heads import State
from web.letters.common import (
    CAMPAIGN,
    MOST,
    bar_of,
    base_address,
    campaign_called,
    file_of,
    part_of,
    real_now,
    scope_of,
    sheet_of,
)

INVITATIONS = f"{CAMPAIGN}/thu-moi"
ONE = f"{INVITATIONS}/<int:unit_id>"
LOOKS = {"none": "new", "open": "doing", "used": "sent", "settled": "sent"}
KEY = "_key"

pages = Blueprint("invitations", __name__)


@pages.get(INVITATIONS)
@open_to(CLERK)
def show(slug: str) -> str:
    """Who has been invited, and the form for new letters."""
    return page(scope_of(campaign_called(slug), clock().now()), form_of())


@pages.post(INVITATIONS)
@open_to(CLERK)
def make(slug: str) -> Response | WsgiResponse:
    """Letters with fresh codes as one file; the same form sent twice gives the same file."""
    found, form = scope_of(campaign_called(slug), clock().now()), form_of()
    if not form.validate():
        return make_response(page(found, form), 400)
    under = found.under(request.form.get("nhanh", "")[:100])
    wanted = chosen(guests(get_db(), under, real_time()), form.whom.data)
    if len(wanted) > MOST:
        return make_response(page(found, form, f"Một lần chỉ lập được {MOST} thư. Xin chọn từng huyện, ngành."), 400)
    try:
        letters = letters_to(under, wanted, form)
    except (NobodyToWriteTo, AlreadyDone) as error:
        return make_response(page(found, form, str(error)), 400)
    data = made(INVITATION, letters, form.file.data, found.root, clock().today())
    return file_of(data, name_of(INVITATION, found.campaign.slug, form.file.data))


@pages.post(f"{ONE}/cap-lai")
@open_to(CLERK)
def again(slug: str, unit_id: int) -> Response | WsgiResponse:
    """One unit's letter with a fresh code; the code of its letter before is dead."""
    found, form = scope_of(campaign_called(slug), clock().now()), form_of()
    wanted = [each for each in guests(get_db(), found, real_time()) if each.place.unit.id == unit_id]
    if not wanted or wanted[0].closed:
        abort(404)
    if not form.validate():
        return make_response(page(found, form), 400)
    try:
        letter = letters_to(found, wanted, form)[0]
    except (NobodyToWriteTo, AlreadyDone) as error:
        return make_response(page(found, form, str(error)), 400)
    return file_of(word_file(INVITATION, letter), file_name(INVITATION, letter))


@pages.post(f"{ONE}/thu-hoi")
@open_to(CLERK)
def revoke_one(slug: str, unit_id: int) -> WsgiResponse:
    """The code of one unit's letter stops working."""
    found = scope_of(campaign_called(slug), clock().now())
    meant = [place for place in found.places if place.unit.id == unit_id] or abort(404)
    revoke(get_db(), found, meant, current_user.id, real_time())
    return redirect(f"{url_for('invitations.show', slug=slug)}#dv-{unit_id}", 303)


@pages.post(f"{INVITATIONS}/thu-hoi")
@open_to(CLERK)
def revoke_all(slug: str) -> WsgiResponse:
    """All codes of the campaign that nobody has used stop working."""
    found = scope_of(campaign_called(slug), clock().now())
    ended = revoke(get_db(), found, found.places, current_user.id, real_time())
    return redirect(url_for("invitations.show", slug=slug, thu_hoi=ended), 303)


def letters_to(found: Scope, wanted: Sequence[Guest], form: InvitationForm) -> list[Letter]:
    """The letters with their codes issued; raises NobodyToWriteTo, AlreadyDone."""
    key = request.form.get(KEY, "")
    asking = Asking(
        key if len(key) >= 16 else secrets.token_hex(16), settings().secret_key, current_user.id, real_now()
    )
    invited: list[Invited] = invite(get_db(), found, wanted, asking)
    return list(invitation_letters(found, invited, form.address.data, sheet_of(found, form)))


def form_of() -> InvitationForm:
    """The form as it was sent; what it does not say is as usual."""
    form = InvitationForm(request.form if request.method == "POST" else None)
    form.offer(WHOM)
    usual = {"whom": FRESH, "address": base_address(), "signer": "chu_tich", "file": WORD}
    for name, value in usual.items():
        form[name].data = form[name].data or value
    return form


def page(found: Scope, form: InvitationForm, problem: str = "") -> str:
    """The page with this form."""
    everybody = guests(get_db(), found, real_time())
    state, sought = request.args.get("muc", ""), request.args.get("tim", "")[:100].strip()
    listed = [each for each in everybody if (not state or each.state == state) and fits(each, sought)]
    part, shown = part_of(listed)
    counts = {name: sum(each.state == name for each in everybody) for name in STATES}
    return render_template(
        "letters/invitations.html",
        campaign=found.campaign,
        head=bar_of(found),
        form=form,
        problem=problem,
        key=secrets.token_hex(16),
        state=state,
        sought=sought,
        counts=[("", "Tất cả", len(everybody)), *((name, STATES[name], many) for name, many in counts.items() if many)],
        open_codes=counts["open"],
        fresh=len(chosen(everybody, FRESH)),
        lines=[(each, State(LOOKS.get(each.state, "back"), STATES[each.state])) for each in shown],
        found=len(listed),
        part=part,
        branches=[(place.row.code, place.row.name) for place in found.places if place.row.level == 1],
        door=f"{base_address()}{DOOR}",
        only_here=only_here(form.address.data or ""),
        ended=request.args.get("thu_hoi", type=int),
    )


def fits(each: Guest, sought: str) -> bool:
    """Whether the unit's names hold every word sought."""
    return all(word in each.place.unit.search_key for word in search_key(sought).split())
