"""What every command shares: the instance it works on, and its refusals told in one line."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from flask import current_app

from reporting.clock import Clock
from settings import Refusal, Settings
from store.connection import Database, connect


@contextmanager
def refusing() -> Iterator[None]:
    """Tell a refusal in one line, with exit 1."""
    try:
        yield
    except Exception as error:
        # Read only now: they come from all over the house.
        from cli.refusals import REFUSALS

        if not isinstance(error, REFUSALS):
            raise
        raise Refusal(str(error)) from error


def settings() -> Settings:
    found: Settings = current_app.config["BAOCAO"]
    return found


def now() -> datetime:
    """The moment reports live by."""
    return Clock(settings().clock).now()


@contextmanager
def database() -> Iterator[Database]:
    """The instance's database, its refusals told in one line."""
    with refusing():
        db = connect(settings().database)
        try:
            yield db
        finally:
            db.close()
