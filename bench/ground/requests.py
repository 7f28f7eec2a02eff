"""Requests to the application in this process, without a server."""

import io
import json
import sys
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from flask import Flask, Response

from bench.ground.instance import Account
from forms.section_form import SectionForm
from web.gate import report_for
from web.sections import opened

FORM = "application/x-www-form-urlencoded"


def address(account: Account, section: str) -> str:
    return f"/bao-cao/{account.report_id}/muc/{section.replace('_', '-')}"


def answer(
    app: Flask, method: str, path: str, cookie: str = "", body: bytes = b"", **headers: str
) -> tuple[int, bytes]:
    """Status and body of one request through the whole WSGI stack."""
    environ: dict[str, Any] = {
        "REQUEST_METHOD": method, "PATH_INFO": path, "QUERY_STRING": "", "SERVER_NAME": "localhost",
        "SERVER_PORT": "80", "SERVER_PROTOCOL": "HTTP/1.1", "HTTP_HOST": "localhost", "REMOTE_ADDR": "127.0.0.1",
        "HTTP_COOKIE": f"phien={cookie}", "HTTP_ORIGIN": "http://localhost", "CONTENT_LENGTH": str(len(body)),
        "wsgi.input": io.BytesIO(body), "wsgi.errors": sys.stderr, "wsgi.url_scheme": "http",
        "wsgi.version": (1, 0), "wsgi.multithread": False, "wsgi.multiprocess": False, "wsgi.run_once": False,
        **headers,
    }  # fmt: skip
    told: list[str] = []
    body_parts = app.wsgi_app(environ, lambda status, *_: told.append(status) or (lambda data: None))  # type: ignore[func-returns-value]
    try:
        return int(told[0][:3]), b"".join(body_parts)
    finally:
        if hasattr(body_parts, "close"):
            body_parts.close()


def bare(text: str = "x") -> Flask:
    """An application that does nothing but answer: what the frame alone costs."""
    app = Flask("bare")
    app.add_url_rule("/", "nothing", lambda: Response(text))
    return app


def cells(form: SectionForm) -> dict[str, str]:
    """Every cell of a form as the page holds it."""
    held: dict[str, str] = {}
    for field in form:
        if field.kind == "indicators":
            every = (cell for row in field.rows if not row.computed for cell in (*row.cells, *row.own_cells))
            held.update({cell.name: cell.shown for cell in every if cell.asked})
        else:
            held[field.name] = field.shown
    return held


class Writer:
    """One officer who saves a section again and again, each time over the edition saved before."""

    def __init__(self, app: Flask, account: Account, section: str) -> None:
        self.app, self.account, self.path = app, account, address(account, section)
        with app.test_request_context(self.path, headers={"Cookie": f"phien={account.cookie}"}):
            entry, form = opened(report_for(account.report_id), section)
            self.revision, self.cells = entry.revision, cells(form)
        self.turn = 0

    def by_form(self) -> Callable[[], object]:
        """As a browser without scripts saves."""
        marks = {"csrf_token": self.account.token, "_rev": str(self.revision), "_key": self.key(), "lam": "luu"}
        return self.send(303, "POST", urlencode({**marks, **self.cells, "_het": "1"}), CONTENT_TYPE=FORM)

    def by_script(self) -> Callable[[], object]:
        """All cells, as JSON."""
        return self.put(self.cells)

    def changes(self) -> Callable[[], object]:
        """Two figures and a text only, as JSON."""
        return self.put(dict(list(self.cells.items())[:3]))

    def put(self, values: dict[str, str]) -> Callable[[], object]:
        body = json.dumps({"rev": self.revision, "key": self.key(), "values": values}, ensure_ascii=False)
        headers = {"CONTENT_TYPE": "application/json", "HTTP_X_CSRFTOKEN": self.account.token}
        return self.send(200, "PUT", body, **headers)

    def key(self) -> str:
        self.turn += 1
        return f"{self.account.report_id:08}{self.turn:024}"

    def send(self, expected: int, method: str, body: str, **headers: str) -> Callable[[], object]:
        """A request that is ready to be sent; the next one counts on it."""
        self.revision += 1
        sent = body.encode()

        def request() -> None:
            status, _ = answer(self.app, method, self.path, self.account.cookie, sent, **headers)
            assert status == expected, status

        return request
