"""What somebody typed into a form we cannot take now, kept so that it can be read and sent again (A13, E3, E10)."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from flask import current_app, request
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import RequestEntityTooLarge, SecurityError

from web.guard import BODY_LIMIT, REFUSED

CARRIED = "giu-"
TARGET = "gui-lai"
TOKEN = "csrf_token"
LONG = 60

# What is typed there are passwords and codes: they are never shown again.
SECRET = frozenset({"sign_in", "accounts", "door"})

_UNSAFE = re.compile(r"[\x00-\x20\x7f\\]")


@dataclass(frozen=True)
class Kept:
    """A posted form: the page it was sent to, and its cells in order.

    `ours` says that one of our own pages sent it; only then may the reader send it again by a button,
    or a foreign page could have words it invented saved under the reader's name.
    """

    target: str
    cells: tuple[tuple[str, str], ...]
    ours: bool

    @property
    def long_texts(self) -> list[str]:
        """The typed texts that need a box of their own, in order."""
        return [value for _, value in self._typed if _is_long(value)]

    @property
    def short_texts(self) -> list[str]:
        """The typed figures and names, each behind the name of its cell."""
        return [f"{name}: {value}" for name, value in self._typed if not _is_long(value)]

    @property
    def _typed(self) -> list[tuple[str, str]]:
        """What a person typed; names that begin with `_` are the form's own marks."""
        return [(name, value) for name, value in self.cells if value.strip() and not name.startswith("_")]


def _is_long(value: str) -> bool:
    return len(value) > LONG or "\n" in value


def own_path(text: str | None) -> str | None:
    """`text` where it is a path on this server, else None (E13: `//evil`, `/\\evil`, `https:` are not)."""
    if not text or not text.startswith("/") or text.startswith("//") or _UNSAFE.search(text):
        return None
    parts = urlsplit(text)
    return None if parts.scheme or parts.netloc else text


def posted() -> Kept | None:
    """What this request posted; None where it is no form, is empty or holds secrets.

    The sign-in page may bring a form along; that is kept, its own boxes are not.
    """
    if request.method == "GET" or REFUSED in request.environ:
        return None
    if request.blueprint in SECRET:
        return carried(request.form) if from_our_page() else None
    cells = tuple((name, value) for name, value in _form().items(multi=True) if name != TOKEN)
    target = request.full_path if request.query_string else request.path
    return Kept(target, cells, from_our_page()) if cells else None


def carried(form: Mapping[str, str] | MultiDict[str, str]) -> Kept | None:
    """What the sign-in page brought along under other names, to be offered again after it."""
    target = own_path(form.get(TARGET))
    pairs: Iterable[tuple[str, str]] = form.items(multi=True) if isinstance(form, MultiDict) else form.items()
    cells = tuple((name.removeprefix(CARRIED), value) for name, value in pairs if name.startswith(CARRIED))
    return Kept(target, cells, True) if target and cells else None


def from_our_page() -> bool:
    """Whether the browser says that the form stood on a page of this server."""
    return _on_our_host(request.headers.get("Origin") or request.headers.get("Referer") or "")


def came_from() -> str | None:
    """The page of ours on which the reader pressed what led here; None where there is none but this one."""
    referer = request.headers.get("Referer") or ""
    if not _on_our_host(referer):
        return None
    parts = urlsplit(referer)
    path = own_path(f"{parts.path}?{parts.query}" if parts.query else parts.path)
    return None if request.method == "GET" and parts.path == request.path else path


def _on_our_host(address: str) -> bool:
    """Whether the address names the host that was asked; no address does where that host is none of ours."""
    try:
        return urlsplit(address).netloc == request.host
    except (SecurityError, ValueError):
        return False


def _form() -> MultiDict[str, str]:
    """The posted form; read anew, with the widest limit, where the first reading broke off."""
    if "form" in vars(request._get_current_object()):  # type: ignore[attr-defined]
        return request.form
    wide = current_app.request_class(request.environ, populate_request=False)
    wide.max_content_length = wide.max_form_memory_size = BODY_LIMIT
    wide.environ["wsgi.input"].seek(0)
    try:
        return wide.form
    except RequestEntityTooLarge:
        return MultiDict()
