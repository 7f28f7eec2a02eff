"""A small instance kept for real: a province, a district, its school, and a stranger from another district."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from forms.outline import Outline
from reporting.clock import VIETNAM
from reporting.desk import Desk, open_desk
from reporting.founding import add_clerk, open_first_campaign
from store import campaigns, reports, units, users
from store.connection import Database, connect, write
from store.migrations import migrate
from store.units import Unit
from store.users import User
from tests.reporting.conftest import DISTRICT, PROVINCE, SCHOOL

NOW = datetime(2012, 7, 10, 9, 30, tzinfo=VIETNAM)
OTHER = replace(DISTRICT, id=4, code="H03", name="Liên đoàn Lao động huyện Đắk Mil", short_name="LĐLĐ huyện Đắk Mil")


def grow(path: Path, outline: Outline) -> Database:
    """The database of the small instance, its campaign open for all four units."""
    migrate(path)
    db = connect(path)
    with write(db):
        units.add_all(db, [PROVINCE, DISTRICT, SCHOOL, OTHER])
        units.place_all(db, [("H02", "TINH"), ("H03", "TINH"), ("C0002", "H02")], "2012-01-01")
        add_clerk(db, PROVINCE)
        for unit in (DISTRICT, SCHOOL, OTHER):
            users.add(db, User(0, unit.code, unit.short_name, unit.id))
        open_first_campaign(db, outline, NOW)
    return db


def user(db: Database, login: str) -> User:
    found = users.by_login(db, login)
    assert found is not None
    return found


def report_id(db: Database, unit: Unit) -> int:
    campaign = campaigns.by_slug(db, "nq20")
    assert campaign is not None
    report = reports.of_unit(db, campaign.id, unit.id)
    assert report is not None
    return report.id


def desk(db: Database, login: str, unit: Unit, now: datetime = NOW) -> Desk | None:
    return open_desk(db, user(db, login), report_id(db, unit), now)


def own_desk(db: Database, unit: Unit, now: datetime = NOW) -> Desk:
    """The unit's own officer at its report."""
    found = desk(db, unit.code, unit, now)
    assert found is not None
    return found
