"""Who may call a view: each view says it, nothing is open that does not (reliability.md E1)."""

from collections.abc import Callable
from typing import Any, TypeVar

from flask import Flask, Response, abort, current_app, redirect, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response as WsgiResponse

View = TypeVar("View", bound=Callable[..., Any])

ANYONE = "anyone"
SIGNED_IN = "signed-in"
CLERK = "clerk"

# Which roles a rule lets in; None stands for somebody who has not signed in.
RULES: dict[str, frozenset[str | None]] = {
    ANYONE: frozenset({None, "officer", "clerk"}),
    SIGNED_IN: frozenset({"officer", "clerk"}),
    CLERK: frozenset({"clerk"}),
}


def open_to(rule: str) -> Callable[[View], View]:
    """Mark a view with its rule, one of `RULES`; stands under the route. Unmarked views ask for a sign-in."""
    if rule not in RULES:
        raise KeyError(rule)

    def mark(view: View) -> View:
        view.open_to = rule  # type: ignore[attr-defined]
        return view

    return mark


def rule_of(view: Callable[..., Any]) -> str | None:
    """The rule a view was marked with, None where it was forgotten."""
    return getattr(view, "open_to", None)


def init_app(app: Flask) -> None:
    """Check the rule of every view before it runs."""
    open_to(ANYONE)(app.view_functions["static"])
    app.before_request(_gate)


def _gate() -> WsgiResponse | Response | None:
    if request.endpoint is None or request.routing_exception is not None:
        return None
    rule = rule_of(current_app.view_functions[request.endpoint]) or SIGNED_IN
    if rule == ANYONE:
        return None
    role = current_user.role if current_user.is_authenticated else None
    if role in RULES[rule]:
        return None
    return ask_to_sign_in() if role is None else abort(403)


def ask_to_sign_in() -> WsgiResponse:
    """Send a reader to the sign-in page and back; a form that was posted is kept in the page it answers with."""
    if request.method in ("GET", "HEAD"):
        asked = request.full_path if request.query_string else request.path
        return redirect(url_for("sign_in.page", tiep=asked if asked != "/" else None))
    abort(401)
