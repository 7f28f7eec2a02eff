"""Signing in and out, the first password from a one-time code, its change (ASVS 6 and 7; E4–E6, E13)."""

from flask import Blueprint, Flask, Response, make_response, redirect, render_template, request, session, url_for
from flask_login import current_user, logout_user
from werkzeug.wrappers import Response as WsgiResponse

import store
from forms.office import ChangePasswordForm, PasswordForm, SignInForm
from store import audit, codes, invitations, sessions, users
from store.users import User
from web import kept
from web.access import ANYONE, SIGNED_IN, open_to
from web.apologies import WELCOME_BACK
from web.attempts import TooMany, Wrong, enter
from web.configuration import real_time
from web.connection import get_db
from web.passwords import hash_password
from web.visitor import address, begin

HOME = "/"
NEXT = "tiep"
# What the cookie carries from a right one-time code to the page that takes the password.
CODE = "ma-mot-lan"
SPENT = "Mã một lần đã được dùng hoặc đã hết hạn. Xin gọi chuyên viên LĐLĐ tỉnh để được cấp mã mới."

pages = Blueprint("sign_in", __name__)


def init_app(app: Flask) -> None:
    """Attach the pages of signing in."""
    app.register_blueprint(pages)


@pages.get("/dang-nhap")
@open_to(ANYONE)
def page() -> str | WsgiResponse:
    """The sign-in page; who is signed in already goes on."""
    return redirect(_next()) if current_user.is_authenticated else _ask(SignInForm())


@pages.post("/dang-nhap")
@open_to(ANYONE)
def submit() -> Response | WsgiResponse:
    """Take a unit code with a password or a one-time code."""
    form = SignInForm(request.form)
    if not form.validate():
        return make_response(_ask(form), 400)
    try:
        entrant = enter(get_db(), form.login.data, form.password.data, address(), real_time())
    except Wrong as error:
        return make_response(_ask(form, str(error)), 400)
    except TooMany as error:
        return make_response(_ask(form, str(error)), 429, {"Retry-After": str(error.seconds)})
    if entrant.by_code:
        return _on_to_a_password(entrant.user, form.password.data)
    return _welcome(entrant.user)


@pages.post("/dang-xuat")
@open_to(ANYONE)
def leave() -> WsgiResponse:
    """End this sign-in for good; its cookie opens nothing any more."""
    if current_user.is_authenticated:
        sessions.end(get_db(), current_user.token)
    logout_user()
    session.clear()
    return redirect(url_for("sign_in.page"))


@pages.get("/dat-mat-khau")
@open_to(ANYONE)
def choose() -> str | WsgiResponse:
    """The page after a one-time code: choose the password."""
    if CODE not in session:
        return redirect(url_for("sign_in.page"))
    return _ask_first(PasswordForm(), users.get(get_db(), session[CODE]["user"]))


@pages.post("/dat-mat-khau")
@open_to(ANYONE)
def set_first() -> Response | WsgiResponse:
    """Use the one-time code up, keep the password and sign in."""
    if CODE not in session:
        return redirect(url_for("sign_in.page"))
    user = users.get(get_db(), session[CODE]["user"])
    form = PasswordForm(request.form, login=user.login)
    if not form.validate():
        return make_response(_ask_first(form, user), 400)
    if not _redeem(user, session[CODE]["code"], hash_password(form.password.data)):
        session.clear()
        return make_response(_ask(SignInForm(), SPENT), 400)
    return _welcome(user)


@pages.get("/doi-mat-khau")
@open_to(SIGNED_IN)
def change() -> str:
    """The page to change one's password."""
    return _ask_new(ChangePasswordForm())


@pages.post("/doi-mat-khau")
@open_to(SIGNED_IN)
def set_new() -> Response | WsgiResponse:
    """Keep a new password for who knows the present one; every other sign-in of the account ends."""
    db, at, user = get_db(), real_time(), current_user.user
    form = ChangePasswordForm(request.form, login=user.login)
    if not form.validate():
        return make_response(_ask_new(form), 400)
    try:
        enter(db, user.login, form.current.data, address(), at)
    except Wrong:
        return make_response(_ask_new(form, "Mật khẩu đang dùng không đúng."), 400)
    except TooMany as error:
        return make_response(_ask_new(form, str(error)), 429, {"Retry-After": str(error.seconds)})
    hashed = hash_password(form.password.data)
    with store.write(db):
        users.set_password(db, user.id, hashed)
        invitations.settle(db, user.id, at)
        audit.add(db, "password-changed", user.id, at, user.login, address=address())
    return _welcome(user)


def _redeem(user: User, code: str, hashed: str) -> bool:
    """Whether the code still worked; then the password is kept."""
    db, at = get_db(), real_time()
    with store.write(db):
        if not (user.active and codes.redeem(db, user.id, code, at)):
            return False
        users.set_password(db, user.id, hashed)
        invitations.settle(db, user.id, at)
        audit.add(db, "password-set", user.id, at, user.login, address=address())
        return True


def _on_to_a_password(user: User, code: str) -> Response | WsgiResponse:
    """A right code opens nothing but the page that takes the first password."""
    session.clear()
    session[CODE] = {"user": user.id, "code": code}
    if kept.carried(request.form):
        return make_response(_ask_first(PasswordForm(), user))
    return redirect(url_for("sign_in.choose", tiep=_next()))


def _welcome(user: User) -> Response | WsgiResponse:
    """Begin the sign-in and go on to where the visitor was headed, or to the form that waits to be sent again."""
    db, at = get_db(), real_time()
    with store.write(db):
        token = sessions.start(db, user.id, at)
        audit.add(db, "sign-in", user.id, at, user.login, address=address())
    begin(user, token)
    brought = kept.carried(request.form)
    if brought:
        return make_response(render_template("error.html", apology=WELCOME_BACK, kept=brought))
    return redirect(_next())


def _next() -> str:
    """The page of ours that the visitor was headed for."""
    return kept.own_path(request.values.get(NEXT)) or HOME


def _ask(form: SignInForm, problem: str = "") -> str:
    brought = kept.carried(request.form)
    return render_template("sign_in.html", form=form, problem=problem, next=_next(), kept=brought)


def _ask_first(form: PasswordForm, user: User) -> str:
    brought = kept.carried(request.form)
    return render_template("set_password.html", form=form, login=user.login, next=_next(), kept=brought)


def _ask_new(form: ChangePasswordForm, problem: str = "") -> str:
    login = current_user.login
    return render_template("set_password.html", form=form, login=login, problem=problem, changing=True)
