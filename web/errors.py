"""Our own page for everything that cannot be answered: what happened, what to do, what was typed (E3, E10, A13)."""

import errno
import logging
import secrets
from dataclasses import replace
from typing import Any

from flask import Flask, Response, current_app, jsonify, make_response, render_template, request
from flask_login import current_user
from flask_wtf.csrf import CSRFError, generate_csrf
from jinja2 import TemplateError
from werkzeug.exceptions import HTTPException

from documents.limits import AllBusy
from forms.office import SignInForm
from store import StoreError
from store.errors import Busy, DiskFailed, KeyReused, Missing, NoDatabase, NoRoom, ReportLocked, Unstorable
from web import kept
from web.apologies import APOLOGIES, BARE_PAGE, FOREIGN, LOCKED, SIGNED_OUT, STALE, UNREADY, Apology

DISK_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
RETRY_SECONDS = 2

# What the store refuses, by the nearest class.
STORE_STATUS: dict[type[StoreError], int] = {
    Busy: 503,
    NoDatabase: 503,
    NoRoom: 507,
    DiskFailed: 500,
    Missing: 404,
    Unstorable: 400,
    KeyReused: 409,
    ReportLocked: 409,
    StoreError: 500,
}

# Whose own sentence tells a reader what to do; that of the others is for whoever keeps the server.
SPEAKING = (Busy, NoRoom, DiskFailed, KeyReused, ReportLocked)


class StorageFull(HTTPException):
    """The disk holds no more."""

    code = 507
    description = "Insufficient Storage"


class OneLine(logging.Filter):
    """Keeps each message on its own line, whatever an address or a name contains (E14)."""

    def filter(self, record: logging.LogRecord) -> bool:
        told = record.getMessage()
        record.msg = told if told.isprintable() else told.encode("unicode_escape").decode()
        record.args = ()
        return True


def init_app(app: Flask) -> None:
    """Answer every error with our page; `abort(507)` becomes possible."""
    app.aborter.mapping[507] = StorageFull
    app.logger.addFilter(OneLine())
    app.register_error_handler(HTTPException, refuse)
    app.register_error_handler(CSRFError, _refuse_stale)
    app.register_error_handler(UnicodeDecodeError, lambda _: answer(400))
    app.register_error_handler(StoreError, _refuse_by_the_store)
    app.register_error_handler(OSError, _refuse_by_the_disk)
    app.register_error_handler(AllBusy, lambda error: answer(503, replace(APOLOGIES[503], advice=str(error))))


def refuse(error: HTTPException) -> Response:
    """The answer to an error that has a status, with the headers the error itself asks for."""
    if error.response is not None:
        return make_response(error.response)
    response = answer(error.code or 500)
    response.headers.extend((name, value) for name, value in error.get_headers() if name != "Content-Type")
    return response


def answer(status: int, apology: Apology | None = None) -> Response:
    """The error page of `status`, or its JSON where a script asked."""
    apology = apology or APOLOGIES.get(status) or APOLOGIES[400 if status < 500 else 500]
    reference = _reference(status)
    if asked_by_script():
        response = _told(status, apology, reference)
    else:
        response = make_response(_page(status, apology, reference), status)
    if status == 503:
        response.headers["Retry-After"] = str(RETRY_SECONDS)
    return response


def asked_by_script() -> bool:
    """Whether a script sent this, which wants JSON and keeps the typed text itself."""
    best = request.accept_mimetypes.best_match(("text/html", "application/json"), default="text/html")
    return request.is_json or best == "application/json"


def _told(status: int, apology: Apology, reference: str) -> Response:
    said: dict[str, Any] = {"status": status, "title": apology.title, "message": apology.advice}
    if reference:
        said["reference"] = reference
    if apology is STALE and kept.from_our_page():
        said["csrf_token"] = generate_csrf()
    response = jsonify(said)
    response.status_code = status
    return response


def _page(status: int, apology: Apology, reference: str) -> str:
    try:
        typed = kept.posted()
        if apology in (STALE, SIGNED_OUT) and not current_user.is_authenticated:
            return render_template("sign_in.html", form=SignInForm(), apology=SIGNED_OUT, kept=typed)
        said = {"apology": apology, "reference": reference, "back": kept.came_from()}
        return render_template("error.html", kept=typed, **said)
    except (StoreError, TemplateError, OSError):
        current_app.logger.exception("the error page of status %d failed", status)
        return BARE_PAGE


def _reference(status: int) -> str:
    """A short code that stands both on the page and in the log; only where the fault is ours."""
    if status != 500:
        return ""
    reference = secrets.token_hex(4)
    current_app.logger.error("reference %s: %s %s", reference, request.method, request.path)
    return reference


def _refuse_stale(error: CSRFError) -> Response:
    return answer(400, STALE if kept.from_our_page() else FOREIGN)


def _refuse_by_the_store(error: StoreError) -> Response:
    status = next(STORE_STATUS[kind] for kind in type(error).__mro__ if kind in STORE_STATUS)
    current_app.logger.warning("store: %s", type(error).__name__)
    return answer(status, _apology_for(error, status))


def _apology_for(error: StoreError, status: int) -> Apology:
    if isinstance(error, NoDatabase):
        return UNREADY
    told = APOLOGIES[status]
    if isinstance(error, ReportLocked):
        told = replace(told, title=LOCKED)
    return replace(told, advice=str(error)) if isinstance(error, SPEAKING) else told


def _refuse_by_the_disk(error: OSError) -> Response:
    if error.errno not in DISK_FULL:
        raise error
    return answer(507)
