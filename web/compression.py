"""Pages and their styles travel as gzip to whoever takes it: a line of 50 KB a second is what some offices have.

A page holds the form's token and may hold words from its address, which is what BREACH guesses from; so the head of
each stream carries filler of a random length (docs/decisions/0008-compression.md).
"""

import secrets
import zlib
from functools import lru_cache

from flask import Flask, Response, request

from web.assets import FILES

try:
    from isal import isal_zlib as codec

    LEVEL = 3
except ImportError:  # a machine for which there is no wheel of it
    codec = zlib  # type: ignore[misc]
    LEVEL = 5

KINDS = frozenset({"text/html", "text/css", "text/javascript", "text/plain", "image/svg+xml", "application/json"})
# What goes into one packet anyhow is not worth the work.
FEWEST_BYTES = 1400
MOST_FILLER = 100
# Deflate, a name follows, no date, nothing about the level, no system: the same bytes whenever they are made.
HEAD = b"\x1f\x8b\x08\x08\x00\x00\x00\x00\x00\xff"
RAW = -15


def init_app(app: Flask) -> None:
    """Attach it behind everything else that may still change an answer."""
    app.after_request(_compress)


def _compress(response: Response) -> Response:
    if response.mimetype not in KINDS or response.status_code in (204, 206, 304):
        return response
    response.vary.add("Accept-Encoding")
    ours = response.is_streamed and request.endpoint in FILES
    if request.accept_encodings["gzip"] and (ours or not response.is_streamed) and _is_worth_it(response):
        _put(response, ours)
    return response


def _is_worth_it(response: Response) -> bool:
    return (response.content_length or 0) >= FEWEST_BYTES and "Content-Encoding" not in response.headers


def _put(response: Response, ours: bool) -> None:
    response.direct_passthrough = False
    body = response.get_data()
    response.set_data(_file(body) if ours else _page(body))
    response.headers["Content-Encoding"] = "gzip"
    response.headers.pop("Accept-Ranges", None)
    tag, _ = response.get_etag()
    if tag:
        # The file as it is and the file as gzip are two rows of bytes that mean the same.
        response.set_etag(tag, weak=True)


def _page(body: bytes) -> bytes:
    deflate = codec.compressobj(LEVEL, zlib.DEFLATED, RAW)
    return _gzip(body, deflate.compress(body) + deflate.flush(), b"x" * secrets.randbelow(MOST_FILLER))


@lru_cache(maxsize=128)
def _file(body: bytes) -> bytes:
    """A file of ours as small as it gets; made once in a process."""
    deflate = zlib.compressobj(9, zlib.DEFLATED, RAW, 9)
    return _gzip(body, deflate.compress(body) + deflate.flush())


def _gzip(body: bytes, packed: bytes, filler: bytes = b"") -> bytes:
    """A gzip file; the filler stands in its head as the name that nobody reads."""
    end = zlib.crc32(body).to_bytes(4, "little") + len(body).to_bytes(4, "little")
    return b"".join((HEAD, filler, b"\x00", packed, end))
