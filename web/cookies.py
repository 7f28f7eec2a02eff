"""The one cookie, and the token that shows a form came from our own page (reliability.md 3.3, A13, A15, E3)."""

from flask import Flask, Request
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface
from flask_wtf import CSRFProtect
from itsdangerous import BadSignature

from web.configuration import settings

PLAIN_NAME = "phien"
TLS_NAME = "__Host-phien"


class AgelessCookies(SecureCookieSessionInterface):
    """Signed cookies that are believed whatever the clock says.

    How long a sign-in lasts is kept on its row in the database. An age in the cookie, too, would end all
    of them at once when the clock is set back by a few seconds.
    """

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        signer = self.get_signing_serializer(app)
        value = request.cookies.get(self.get_cookie_name(app))
        if signer is None or not value:
            return self.session_class() if signer else None
        try:
            return self.session_class(signer.loads(value))
        except BadSignature:
            return self.session_class()


def init_app(app: Flask) -> None:
    """Name and restrict the cookie by how the server is reached; check the token of every form."""
    chosen = settings(app)
    app.config.update(
        SECRET_KEY=chosen.secret_key,
        SESSION_COOKIE_NAME=TLS_NAME if chosen.tls else PLAIN_NAME,
        SESSION_COOKIE_SECURE=chosen.tls,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_PATH="/",
        SESSION_COOKIE_DOMAIN=None,
        WTF_CSRF_TIME_LIMIT=None,
    )
    app.session_interface = AgelessCookies()
    CSRFProtect(app)
