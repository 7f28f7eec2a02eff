"""The door of an invitation: a code, typed or scanned, opens the page that sets its unit's password.

A code is looked at only when a person sends it: previews and scanners, which open addresses, use nothing up and
learn nothing.
"""

from flask import Blueprint, Response, make_response, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response as WsgiResponse

import store
from forms.office import PasswordForm
from reporting.letters.codes import printed, signs_of
from store import audit, failed_logins, invitations, reports, sessions, units, users
from store.invitations import Invitation
from store.users import User
from web.access import ANYONE, open_to
from web.attempts import TooMany
from web.configuration import real_time
from web.connection import get_db
from web.heads import base_of
from web.language import day
from web.passwords import hash_password
from web.visitor import address, begin

INVITED = "thu-moi"
"""What the cookie carries from a right code to the page that takes the password."""
CALL = "Xin gọi chuyên viên LĐLĐ tỉnh để được cấp thư mới."
UNKNOWN = (
    "Không có mã thư mời này. Xin xem lại từng chữ trên thư rồi gõ lại: mã gồm 12 chữ và số, "
    "không có số 0, số 1, chữ O, chữ I và chữ L."
)
DEAD = {
    "used": "Mã này đã được dùng ngày {ended} để đặt mật khẩu. Xin đăng nhập bằng mã đơn vị và mật khẩu đã đặt; "
    "nếu không phải đơn vị đặt hoặc quên mật khẩu, xin gọi ngay chuyên viên LĐLĐ tỉnh.",
    "replaced": f"Mã này đã được thay bằng mã trong thư mời mới hơn. Xin dùng thư mới nhất. Chưa nhận được? {CALL}",
    "revoked": f"Mã này đã bị thu hồi ngày {{ended}}. {CALL}",
    "settled": "Đơn vị đã đặt mật khẩu nên mã này không còn dùng. Xin đăng nhập bằng mã đơn vị và mật khẩu; "
    "quên mật khẩu thì gọi chuyên viên LĐLĐ tỉnh.",
}
EXPIRED = f"Mã này đã hết hạn ngày {{until}}. {CALL}"
CLOSED = "Tài khoản của đơn vị đang ngừng dùng. Xin gọi chuyên viên LĐLĐ tỉnh."

pages = Blueprint("door", __name__)


class NotOpened(Exception):
    """A code that opens nothing, with the sentence that says what to do."""


@pages.get("/moi")
@open_to(ANYONE)
def ask() -> str:
    """The page with one large box for the code."""
    return asked("")


@pages.get("/moi/<invitation:code>")
@open_to(ANYONE)
def brought(code: str) -> str:
    """The same with the code of a QR picture in its box: a person still has to send it."""
    return asked(code)


@pages.post("/moi")
@open_to(ANYONE)
def knock() -> Response | WsgiResponse:
    """Look at the code; a right one leads on to the page that takes the password."""
    typed = request.form.get("code", "")
    try:
        opened(get_db(), typed, address(), real_time())
    except NotOpened as error:
        return make_response(asked(typed, str(error)), 400)
    except TooMany as error:
        return make_response(asked(typed, str(error)), 429, {"Retry-After": str(error.seconds)})
    session.clear()
    session[INVITED] = {"code": signs_of(typed)}
    return redirect(url_for("door.choose"), 303)


@pages.get("/moi/mat-khau")
@open_to(ANYONE)
def choose() -> str | WsgiResponse:
    """The page after a right code: whose desk it opens, and the password to set."""
    invitation = carried()
    if invitation is None:
        return redirect(url_for("door.ask"))
    return choosing(invitation, PasswordForm())


@pages.post("/moi/mat-khau")
@open_to(ANYONE)
def set_password() -> Response | WsgiResponse:
    """Use the code up, keep the password, sign in and go to the unit's report."""
    invitation = carried()
    if invitation is None:
        return redirect(url_for("door.ask"))
    user = users.get(get_db(), invitation.user_id)
    form = PasswordForm(request.form, login=user.login)
    if not form.validate():
        return make_response(choosing(invitation, form), 400)
    token = redeemed(invitation, user, hash_password(form.password.data))
    if not token:
        why = refusal(carried(), users.get(get_db(), user.id), real_time())
        session.clear()
        return make_response(asked("", why), 400)
    begin(user, token)
    return redirect(desk_of(invitation), 303)


def opened(db: store.Database, typed: str, near: str, at: str) -> Invitation:
    """The invitation whose code this is; raises NotOpened and TooMany.

    The try is written down as failed before the code is looked at, so that many at once count, too.
    """
    signs = signs_of(typed)
    if not signs:
        raise NotOpened(UNKNOWN if typed.strip() else "Xin gõ mã in trên thư mời.")
    tried = f"{INVITED} {invitations.digest(signs)[:16]}"
    with store.write(db):
        seconds = failed_logins.wait_seconds(db, tried, near, at)
        if not seconds:
            failed_logins.record(db, tried, near, at)
    if seconds:
        raise TooMany(seconds)
    found = invitations.find(db, signs)
    why = refusal(found, users.get(db, found.user_id) if found else None, at)
    if found is None or why:
        raise NotOpened(why)
    failed_logins.clear(db, tried)
    return found


def refusal(found: Invitation | None, user: User | None, at: str) -> str:
    """Why a code opens nothing; "" where it does."""
    if found is None or user is None:
        return UNKNOWN
    if found.ended_as:
        return DEAD[found.ended_as].format(ended=day(found.ended_at))
    if not found.open(at):
        return EXPIRED.format(until=day(found.expires_at))
    return "" if user.active else CLOSED


def carried() -> Invitation | None:
    """The invitation whose code this browser has sent."""
    kept = session.get(INVITED)
    return invitations.find(get_db(), kept["code"]) if kept else None


def redeemed(invitation: Invitation, user: User, hashed: str) -> str:
    """The token of a fresh sign-in where the code still worked, else ""; then the password is kept."""
    db, at = get_db(), real_time()
    with store.write(db):
        if not (user.active and invitations.redeem(db, invitation.id, at)):
            return ""
        users.set_password(db, user.id, hashed)
        audit.add(db, "invitation.use", user.id, at, user.login, address=address())
        return sessions.start(db, user.id, at)


def desk_of(invitation: Invitation) -> str:
    """The unit's report in the campaign that it was invited to."""
    report = reports.of_unit(get_db(), invitation.campaign_id, invitation.unit_id)
    return base_of(report.id) if report else "/"


def asked(typed: str, problem: str = "") -> str:
    signs = signs_of(typed)
    return render_template("letters/door.html", code=printed(signs) if signs else typed[:40], problem=problem)


def choosing(invitation: Invitation, form: PasswordForm) -> str:
    user, unit = users.get(get_db(), invitation.user_id), units.get(get_db(), invitation.unit_id)
    return render_template("letters/choose.html", form=form, login=user.login, unit=unit)
