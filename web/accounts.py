"""The clerk's page of accounts: new one-time codes, ends of waiting, closing and opening (E4, E6)."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from flask import Blueprint, Flask, abort, redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response as WsgiResponse

import store
from reporting.clock import stamp
from store import audit, codes, failed_logins, users
from store.users import User
from vietnamese.keys import search_key
from web.access import CLERK, open_to
from web.configuration import real_time
from web.connection import get_db
from web.heads import State
from web.visitor import address

PER_PAGE = 50
CODE_LASTS = timedelta(days=7)

pages = Blueprint("accounts", __name__)


class Step(NamedTuple):
    """Something the clerk can do with an account; `address` is the last word of its URL."""

    address: str
    label: str


class Account(NamedTuple):
    """One line of the list."""

    user: User
    state: State
    steps: tuple[Step, ...]


NEW_CODE = Step("cap-ma", "Cấp mã một lần")
UNLOCK = Step("mo-khoa", "Mở khoá")
CLOSE = Step("ngung", "Ngừng")
OPEN = Step("cho-dung-lai", "Cho dùng lại")


def init_app(app: Flask) -> None:
    """Attach the pages of accounts."""
    app.register_blueprint(pages)


@pages.get("/tai-khoan")
@open_to(CLERK)
def accounts() -> str:
    """The accounts, by page, that match the words sought."""
    sought = request.args.get("tim", "")[:100]
    found = matching(users.all_users(get_db()), sought)
    count = max(1, -(-len(found) // PER_PAGE))
    number = min(max(1, request.args.get("trang", 1, type=int)), count)
    shown = found[(number - 1) * PER_PAGE : number * PER_PAGE]
    return render_template(
        "accounts.html",
        accounts=[line(user) for user in shown],
        sought=sought,
        total=len(found),
        number=number,
        pages=count,
    )


def matching(everyone: Iterable[User], sought: str) -> list[User]:
    """Those whose sign-in name or own name has every word sought, marks and capitals aside."""
    words = search_key(sought).split()
    return [user for user in everyone if all(word in search_key(f"{user.login} {user.display_name}") for word in words)]


def line(user: User) -> Account:
    """The account with its state in words and what can be done with it."""
    if not user.active:
        return Account(user, State("back", "Đã ngừng"), (OPEN,))
    closing = () if user.id == current_user.id else (CLOSE,)
    if failed_logins.wait_seconds(get_db(), user.login, "", real_time()):
        return Account(user, State("short", "Đang phải chờ vì thử sai"), (UNLOCK, NEW_CODE, *closing))
    state = State("done", "Đang dùng") if user.password_hash else State("new", "Chưa đặt mật khẩu")
    return Account(user, state, (NEW_CODE, *closing))


@pages.post("/tai-khoan/<int:user_id>/cap-ma")
@open_to(CLERK)
def give_code(user_id: int) -> str:
    """Make a one-time code and show it, this once."""
    db, at = get_db(), real_time()
    user = users.get(db, user_id)
    if not user.active:
        abort(409)
    with store.write(db):
        code = codes.issue(db, user.id, at, CODE_LASTS)
        _note(db, NEW_CODE, user, at)
    until = stamp(datetime.fromisoformat(at) + CODE_LASTS)
    return render_template("one_time_code.html", account=user, code=code, until=until, back=_list_address())


@pages.post("/tai-khoan/<int:user_id>/mo-khoa")
@open_to(CLERK)
def unlock(user_id: int) -> WsgiResponse:
    """End the waiting of an account that was tried too often."""
    return _do(UNLOCK, user_id, lambda db, user: failed_logins.clear(db, user.login))


@pages.post("/tai-khoan/<int:user_id>/ngung")
@open_to(CLERK)
def close(user_id: int) -> WsgiResponse:
    """Close an account and sign it out everywhere; the clerk's own stays open."""
    if user_id == current_user.id:
        abort(409)
    return _do(CLOSE, user_id, lambda db, user: users.set_active(db, user.id, False))


@pages.post("/tai-khoan/<int:user_id>/cho-dung-lai")
@open_to(CLERK)
def reopen(user_id: int) -> WsgiResponse:
    """Open a closed account again."""
    return _do(OPEN, user_id, lambda db, user: users.set_active(db, user.id, True))


def _do(step: Step, user_id: int, act: Callable[[store.Database, User], None]) -> WsgiResponse:
    db = get_db()
    user = users.get(db, user_id)
    with store.write(db):
        act(db, user)
        _note(db, step, user, real_time())
    return redirect(f"{_list_address()}#tk-{user_id}")


def _note(db: store.Database, step: Step, user: User, at: str) -> None:
    audit.add(db, f"account-{step.address}", current_user.id, at, user.login, address=address())


def _list_address() -> str:
    """The list as the clerk left it."""
    sought, number = request.form.get("tim", "")[:100], request.form.get("trang", 1, type=int)
    return url_for("accounts.accounts", tim=sought or None, trang=number if number > 1 else None)
