"""A campaign to export, and the clock it lives by."""

import pytest

from jobs.tasks import Sheet
from reporting.clock import Clock
from reporting.export import Press, Wanted, chosen
from reporting.lookup import campaign_called
from settings import Settings
from store.campaigns import Campaign
from store.connection import Database, snapshot
from store.job_items import Item


@pytest.fixture
def campaign(db: Database) -> Campaign:
    return campaign_called(db, "nq20")


@pytest.fixture
def clock(settings: Settings) -> Clock:
    return Clock(settings.clock)


@pytest.fixture
def sheet(db: Database, campaign: Campaign) -> Sheet:
    with snapshot(db):
        first = next(iter(chosen(db, campaign, Wanted())))
    (ready,) = Press(db, campaign).ready([Item(1, first.unit.unit_id, first.unit.report_id, "a", 0, 1)])
    return Sheet(ready.template, ready.context)
