"""The demo's first campaign as letters see it."""

from datetime import date, datetime

from reporting.clock import Clock
from reporting.letters.letter import Sheet
from reporting.letters.scope import Scope, scope
from reporting.lookup import campaign_called
from store import Database

BEFORE = Clock(date(2012, 7, 10)).now()
AFTER = Clock(date(2012, 7, 30)).now()


def seen(db: Database, now: datetime = BEFORE) -> Scope:
    return scope(db, campaign_called(db, "nq20"), now)


def sheet(profile: str = "tld-2011", now: datetime = BEFORE, **more: object) -> Sheet:
    return Sheet(profile, now.date(), **more)  # type: ignore[arg-type]
