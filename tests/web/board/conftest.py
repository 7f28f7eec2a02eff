"""The demo's board, opened by the clerk, by a district and by a union without others under it."""

import pytest
from flask import Flask

import store
from store import campaigns, reports, units, users
from store.reports import Report
from tests.web.browser import Browser

BOARD = "/dot-bao-cao/nq20/theo-doi"


@pytest.fixture
def union(app: Flask, db: store.Database, password: str, password_hash: str) -> Browser:
    """The officer of C0002, signed in."""
    user = users.by_login(db, "C0002")
    assert user
    users.set_password(db, user.id, password_hash)
    return Browser(app).signed_in("C0002", password)


def report_of(db: store.Database, code: str) -> Report:
    """The unit's report as it stands."""
    campaign, unit = campaigns.by_slug(db, "nq20"), units.by_code(db, code)
    assert campaign and unit
    report = reports.of_unit(db, campaign.id, unit.id)
    assert report
    return report
