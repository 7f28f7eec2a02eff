"""The headers every answer carries (reliability.md 3.3) and the host names we answer to (E7)."""

from flask import Flask, Response, request

from web.assets import FILES, is_marked
from web.configuration import settings

POLICY = (
    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
    "frame-ancestors 'none'; form-action 'self'"
)
ALWAYS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
TLS_ONLY = {"Strict-Transport-Security": "max-age=31536000"}
# An address of IPv6 cannot stand among the trusted names of Werkzeug 3.1.
LOOPBACK_NAMES = ("localhost", "127.0.0.1")
# A file asked for by the mark of its content may be kept for good, any other for an hour.
MARKED = "public, max-age=31536000, immutable"
UNMARKED = "public, max-age=3600"


def init_app(app: Flask) -> None:
    """Attach the headers to every answer, and refuse host names that are not ours with 400."""
    chosen = settings(app)
    names = chosen.trusted_hosts or (LOOPBACK_NAMES if chosen.host in LOOPBACK_NAMES else ())
    app.config["TRUSTED_HOSTS"] = list(names) or None
    app.after_request(_add)


def _add(response: Response) -> Response:
    for name, value in ALWAYS.items():
        response.headers.setdefault(name, value)
    if settings().tls:
        response.headers.update(TLS_ONLY)
    response.headers["Cache-Control"] = _cache(response)
    return response


def _cache(response: Response) -> str:
    """Pages hold what a unit has not submitted yet: no copy of them stays in a shared computer's cache."""
    if request.endpoint not in FILES or response.status_code >= 400:
        return "no-store"
    return MARKED if is_marked() else UNMARKED
