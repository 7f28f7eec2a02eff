"""Who is asking: the account behind the sign-in whose token the cookie holds (reliability.md E6)."""

from dataclasses import dataclass

from flask import Flask, request, session
from flask_login import LoginManager, login_user

from store import sessions
from store.users import User
from web.access import ask_to_sign_in
from web.configuration import real_time, settings
from web.connection import get_db

PROXIES = frozenset({"127.0.0.1", "::1"})


@dataclass(frozen=True, eq=False)
class Visitor:
    """Flask-Login's `current_user`: an account with the token of this very sign-in."""

    user: User
    token: str
    is_authenticated = True
    is_active = True
    is_anonymous = False

    def get_id(self) -> str:
        return self.token

    @property
    def id(self) -> int:
        return self.user.id

    @property
    def unit_id(self) -> int:
        return self.user.unit_id

    @property
    def role(self) -> str:
        """`officer` or `clerk`."""
        return self.user.role

    @property
    def login(self) -> str:
        return self.user.login

    @property
    def display_name(self) -> str:
        return self.user.display_name


def init_app(app: Flask) -> None:
    """Let Flask-Login find the visitor of a request by the token in its cookie."""
    manager = LoginManager()
    manager.session_protection = None
    manager.user_loader(find)
    manager.unauthorized_handler(ask_to_sign_in)
    manager.init_app(app)


def find(token: str) -> Visitor | None:
    """The visitor with this token; None where the sign-in has ended, timed out or its account is closed."""
    found = sessions.resume(get_db(), token, real_time())
    return Visitor(found.user, token) if found else None


def begin(user: User, token: str) -> None:
    """Make this browser the visitor's; nothing of an earlier visitor stays in its cookie."""
    session.clear()
    login_user(Visitor(user, token))


def address() -> str:
    """Where the request came from; behind the TLS proxy of this machine, what the proxy itself saw."""
    near = request.remote_addr or ""
    if settings().tls and near in PROXIES:
        return request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()[:64] or near
    return near
