"""Nothing of a request's body reaches the application before all of it has arrived (reliability.md A7, E8–E10)."""

import tempfile
from collections.abc import Iterable
from datetime import datetime
from typing import IO, TYPE_CHECKING, Any

from flask import Flask, abort, request
from flask.json.provider import DefaultJSONProvider

from reporting.clock import VIETNAM
from web.patience import Patience, hang_up

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

MIB = 1024 * 1024
BODY_LIMIT = 12 * MIB
# A body a little too large is read and thrown away: a browser shows no answer before it has sent all.
PATIENT_LIMIT = 8
IDLE_SECONDS = 10.0
TOTAL_SECONDS = 60.0
STEP = 64 * 1024

# What the application itself takes; a form between the two limits is refused with its text in the page.
SIZES = {"MAX_CONTENT_LENGTH": 4 * MIB, "MAX_FORM_MEMORY_SIZE": 2 * MIB, "MAX_FORM_PARTS": 20_000}

# Where the guard leaves the status it refuses a request with; the application answers with its own page.
REFUSED = "baocao.refused"
# Where it leaves the moment a request reached the server.
ARRIVED = "baocao.arrived"


class Refused(Exception):
    """The body of this request is not taken."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


class BodyGuard:
    """WSGI wrapper that reads each body whole, within size and time, before it calls `inner`.

    The server below hands on a body that was cut short as if it were whole, and one that stops half way
    would hold a thread for ever. A refused request reaches `inner` without a body, its status in
    `environ[REFUSED]`: 400 short, 408 too slow, 411 without a length, 413 over `limit` bytes, 507 when
    the disk cannot hold it. Nothing more is heard on its connection.
    """

    def __init__(
        self,
        inner: "WSGIApplication",
        limit: int = BODY_LIMIT,
        idle: float = IDLE_SECONDS,
        total: float = TOTAL_SECONDS,
    ) -> None:
        self.inner = inner
        self.limit = limit
        self.idle = idle
        self.total = total

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        environ[ARRIVED] = datetime.now(VIETNAM)
        with tempfile.SpooledTemporaryFile(max_size=MIB) as body:
            try:
                self._take(environ, body)
            except Refused as refused:
                hang_up(environ.get("gunicorn.socket"))
                environ[REFUSED] = refused.status
                environ["CONTENT_LENGTH"] = "0"
                environ.pop("HTTP_TRANSFER_ENCODING", None)
                body.truncate(0)
            body.seek(0)
            environ["wsgi.input"] = body
            return self.inner(environ, start_response)

    def _take(self, environ: "WSGIEnvironment", body: IO[bytes]) -> None:
        if "HTTP_TRANSFER_ENCODING" in environ:
            raise Refused(411)
        length = int(environ.get("CONTENT_LENGTH") or 0)
        if 0 < length <= self.limit * PATIENT_LIMIT:
            self._read(environ, length, body if length <= self.limit else None)
        if length > self.limit:
            raise Refused(413)

    def _read(self, environ: "WSGIEnvironment", length: int, body: IO[bytes] | None) -> None:
        with Patience(environ.get("gunicorn.socket"), self.idle, self.total) as patience:
            whole = _copy(environ["wsgi.input"], length, body)
        if not whole:
            raise Refused(408 if patience.ended else 400)


def _copy(source: IO[bytes], length: int, body: IO[bytes] | None) -> bool:
    """Whether all `length` bytes arrived; they are in `body` where there is one."""
    missing = length
    while missing:
        chunk = _read(source, min(STEP, missing))
        if not chunk:
            return False
        if body is not None:
            _write(body, chunk)
        missing -= len(chunk)
    return True


def _read(source: IO[bytes], size: int) -> bytes:
    try:
        return source.read(size)
    except TimeoutError as error:
        raise Refused(408) from error
    except ConnectionError as error:
        raise Refused(400) from error


def _write(body: IO[bytes], chunk: bytes) -> None:
    try:
        body.write(chunk)
    except OSError as error:
        raise Refused(507) from error


class ShallowJSON(DefaultJSONProvider):
    """JSON nested without end is no JSON of ours: Flask answers 400, as for what it cannot read."""

    def loads(self, s: str | bytes, **kwargs: Any) -> Any:
        """The value of a text; raises ValueError."""
        try:
            return super().loads(s, **kwargs)
        except RecursionError as error:
            raise ValueError("nested too deep") from error


def init_app(app: Flask) -> None:
    """Put the guard before the application; a body it refuses is answered by the error page of its status."""
    app.config.update(SIZES)
    app.json = ShallowJSON(app)
    app.wsgi_app = BodyGuard(app.wsgi_app)  # type: ignore[method-assign]
    app.before_request(_refuse)


def _refuse() -> None:
    if REFUSED in request.environ:
        abort(request.environ[REFUSED])
