"""The demo's sixteen units, and lists that somebody sends for them."""

from collections.abc import Callable
from datetime import date

import pytest

from documents.tables import Table, read_table
from reporting.office_templates import Actor
from reporting.units.importing import dry_run
from reporting.units.plan import Plan
from store import units
from store.connection import Database
from store.units import Unit

DAY = date(2012, 8, 1)
AT = "2012-08-01T08:00:00+07:00"


@pytest.fixture
def by(db: Database) -> Actor:
    return Actor(1, AT, "127.0.0.1")


@pytest.fixture
def unit(db: Database) -> Callable[[str], Unit]:
    """The unit of a code, as it is now."""

    def found(code: str) -> Unit:
        kept = units.by_code(db, code)
        assert kept
        return kept

    return found


@pytest.fixture
def tried(db: Database) -> Callable[..., Plan]:
    """The dry run of a list of lines."""

    def plan(*lines: str) -> Plan:
        return dry_run(db, listed(*lines), DAY)

    return plan


def listed(*lines: str) -> Table:
    """A table of lines with `;` between the cells."""
    return read_table("\n".join(lines).encode())
