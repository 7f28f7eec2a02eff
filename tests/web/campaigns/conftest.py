"""The demo's campaign as its clerk and its units see it."""

import pytest
from flask import Flask

import store
from store import campaigns, reports, units, users
from store.campaigns import Campaign
from tests.web.browser import Browser
from tests.web.conftest import PASSWORD

SETTINGS = {
    "title": "Sơ kết 5 năm Nghị quyết số 20-NQ/TW", "guidance_number": "", "guidance_date": "", "profile": "tld-2011",
    "department": "Ban Tuyên giáo – Nữ công", "contact_name": "", "contact_phone": "05012.246.757",
    "han-cdcs-report": "20/07/2012", "han-huyen-report": "20/07/2012",
}  # fmt: skip
"""The form of the demo's campaign with fewer deadlines."""


def campaign_of(db: store.Database, slug: str = "nq20") -> Campaign:
    found = campaigns.by_slug(db, slug)
    assert found
    return found


def report_of(db: store.Database, code: str) -> int:
    unit = units.by_code(db, code)
    assert unit
    report = reports.of_unit(db, campaign_of(db).id, unit.id)
    assert report
    return report.id


@pytest.fixture
def drafting(app: Flask, db: store.Database, password_hash: str) -> Browser:
    """The officer of N03, whose report is a draft."""
    user = users.by_login(db, "N03")
    assert user
    users.set_password(db, user.id, password_hash)
    return Browser(app).signed_in("N03", PASSWORD)
