"""Finding a report by the names people use: the campaign's slug and the unit's code."""

from datetime import datetime

from reporting.desk import AUTHOR, REVIEWER, Desk, desk_of
from store import campaigns, reports, units
from store.campaigns import Campaign
from store.connection import Database
from store.errors import Missing
from store.reports import Report
from store.units import Unit


class NotFound(LookupError):
    """Nothing has this name."""

    def __str__(self) -> str:
        return str(self.args[0])


def campaign_called(db: Database, slug: str) -> Campaign:
    """The campaign of this slug; raises `NotFound`."""
    campaign = campaigns.by_slug(db, slug)
    if campaign is None:
        known = ", ".join(each.slug for each in campaigns.all_campaigns(db)) or "chưa có đợt nào"
        raise NotFound(f"Không có đợt báo cáo “{slug}” (đang có: {known}).")
    return campaign


def unit_called(db: Database, code: str) -> Unit:
    """The unit of this code; raises `NotFound`."""
    unit = units.by_code(db, code)
    if unit is None:
        raise NotFound(f"Không có đơn vị mang mã “{code}”.")
    return unit


def report_of(db: Database, slug: str, code: str, now: datetime) -> Desk:
    """The report of a unit in a campaign, for whoever runs the server; raises `NotFound`."""
    campaign, unit = campaign_called(db, slug), unit_called(db, code)
    report = reports.of_unit(db, campaign.id, unit.id)
    if report is None:
        raise NotFound(f"Đơn vị “{code}” không tham gia đợt báo cáo “{slug}”.")
    return whole_desk(db, report, campaign, now)


def report_by_id(db: Database, report_id: int, now: datetime) -> Desk | None:
    """The report of this number for whoever runs the server, None where there is none."""
    try:
        report = reports.get(db, report_id)
    except Missing:
        return None
    return whole_desk(db, report, campaigns.get(db, report.campaign_id), now)


def whole_desk(db: Database, report: Report, campaign: Campaign, now: datetime) -> Desk:
    """A report for somebody who may do everything with it."""
    parent = units.parent(db, report.unit_id, campaign.tree_date)
    return desk_of(db, report, campaign, parent, frozenset({AUTHOR, REVIEWER}), now)
