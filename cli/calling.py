"""What every command shares: the instance it works on, and its refusals told in one line."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from flask import current_app

from documents.format_file import NotChecked
from documents.profiles import UnknownProfile
from forms.outline import NotInOutline
from reporting.clock import Clock
from reporting.command_line import NoClerk
from reporting.consolidating import NothingBelow
from reporting.founding import AlreadyFounded
from reporting.lookup import NotFound
from reporting.opening import BadSlug, NobodyTakesPart, NoSuchOutline, SlugTaken
from reporting.paper import NoTemplate
from settings import Refusal, Settings
from store.connection import Database, connect
from store.errors import StoreError

# What a command may be refused for; each carries its own Vietnamese sentence.
REFUSALS = (
    AlreadyFounded,
    BadSlug,
    NoClerk,
    NoSuchOutline,
    NoTemplate,
    NobodyTakesPart,
    NotChecked,
    NotFound,
    NotInOutline,
    NothingBelow,
    OSError,
    SlugTaken,
    StoreError,
    UnknownProfile,
)


@contextmanager
def refusing() -> Iterator[None]:
    """Tell a refusal in one line, with exit 1."""
    try:
        yield
    except REFUSALS as error:
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
