"""A posted form is UTF-8 or it is refused (reliability.md B4, B5)."""

import re
from urllib.parse import unquote_to_bytes

from flask import Flask, request

FORM = "application/x-www-form-urlencoded"
# What cannot be read stays in the text as it was sent; the same signs may also have been typed.
_LEFT_OVER = re.compile("%[89A-Fa-f][0-9A-Fa-f]")


def init_app(app: Flask) -> None:
    """Refuse, with 400, a form with bytes that are no text: they would be kept as `%ED%A0%80`, or lose the form."""
    app.before_request(_refuse_broken_text)


def _refuse_broken_text() -> None:
    if request.mimetype == FORM and request.content_length and (not request.form or _has_left_over()):
        body = request.environ["wsgi.input"]
        body.seek(0)
        unquote_to_bytes(body.read()).decode("utf-8")


def _has_left_over() -> bool:
    return any(_LEFT_OVER.search(part) for pair in request.form.items(multi=True) for part in pair)
