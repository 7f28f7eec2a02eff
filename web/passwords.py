"""Hashing of passwords: argon2id, few at a time (reliability.md 3.6, E5, ASVS 11.4)."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from unicodedata import normalize

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError
from flask import Flask, abort, current_app

from forms.passwords import LONGEST
from web.configuration import settings

AT_ONCE = 2
WAIT_SECONDS = 15.0

# OWASP's minimum for argon2id: 19 MiB, two passes, one lane.
HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)

# No password has it: checked where there is no account, so that the answer takes as long as where there is.
NOBODYS = "$argon2id$v=19$m=19456,t=2,p=1$6O72Sn8urgJcppmrH0NvYQ$FBofTW4STTvPXELQ+aklKXROAS2QFH6uUgBrQqZk9CQ"


class Turns:
    """Lets a few threads hash at once; whoever waits too long for a turn is told that the server is busy."""

    def __init__(self, at_once: int) -> None:
        self.free = threading.BoundedSemaphore(at_once)

    @contextmanager
    def one(self) -> Iterator[None]:
        if not self.free.acquire(timeout=WAIT_SECONDS):
            abort(503)
        try:
            yield
        finally:
            self.free.release()


def init_app(app: Flask) -> None:
    """Share the machine's turns between the server's processes."""
    app.extensions["turns"] = Turns(max(1, AT_ONCE // settings(app).workers))


def hash_password(password: str) -> str:
    """The hash of a new password; spellings that look the same in Unicode are the same password."""
    with _turn():
        return HASHER.hash(normalize("NFC", password))


def matches(kept: str | None, password: str) -> bool:
    """Whether this is the password of the kept hash; takes as long where there is none."""
    known = kept or NOBODYS
    if len(password) > LONGEST:
        return False
    with _turn():
        try:
            return HASHER.verify(known, normalize("NFC", password)) and known is not NOBODYS
        except (VerifyMismatchError, InvalidHashError):
            return False


@contextmanager
def _turn() -> Iterator[None]:
    turns: Turns = current_app.extensions["turns"]
    with turns.one():
        yield
