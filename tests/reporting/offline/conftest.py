"""A unit in its draft, with its form on the table."""

import pytest

from store.connection import Database
from tests.reporting.offline.filling_in import Desktop


@pytest.fixture
def branch(db: Database) -> Desktop:
    """A sector's union, which writes its draft; it has units below."""
    return Desktop(db, "N03")


@pytest.fixture
def school(db: Database) -> Desktop:
    """A grassroots union, accepted already."""
    return Desktop(db, "C0001")
