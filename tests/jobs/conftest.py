"""A campaign to export, and the clock it lives by."""

import pytest

from reporting.clock import Clock
from reporting.lookup import campaign_called
from settings import Settings
from store.campaigns import Campaign
from store.connection import Database


@pytest.fixture
def campaign(db: Database) -> Campaign:
    return campaign_called(db, "nq20")


@pytest.fixture
def clock(settings: Settings) -> Clock:
    return Clock(settings.clock)
