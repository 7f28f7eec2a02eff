"""What a clerk changes in an open campaign."""

from datetime import date

import pytest

from documents.profiles import UnknownProfile
from reporting.campaigns.changing import MeanwhileChanged, add_units, change, mark_of, remove_units, set_open
from reporting.campaigns.plan import dues_kept
from reporting.office_templates import Actor
from store import audit, campaigns, reports
from store.campaigns import Campaign
from tests.reporting.ground import Ground

FIGURES = {"A01": {"2011": "5"}}


def now(ground: Ground) -> Campaign:
    return campaigns.get(ground.db, ground.campaign.id)


def test_what_is_changed_is_kept_and_the_audit_has_old_and_new(ground: Ground, by: Actor) -> None:
    dues = dues_kept(ground.db, ground.campaign.id) | {("cdcs", "report"): date(2012, 7, 18)}
    changed = change(ground.db, ground.campaign, {"title": "Tên mới", "late_refused": 1}, dues, by)
    assert (now(ground).title, now(ground).late_refused) == ("Tên mới", 1)
    assert changed == {
        "title": ["Thử", "Tên mới"], "late_refused": [0, 1], "due:cdcs:report": ["2012-07-20", "2012-07-18"],
    }  # fmt: skip
    last = audit.latest(ground.db)[0]
    assert (last.action, last.subject, last.user_id, last.address) == ("campaign.change", "thu", by.user_id, "10.0.0.1")
    assert last.detail["changed"] == changed


def test_a_deadline_may_be_set_and_taken_away(ground: Ground, by: Actor) -> None:
    dues = {("tinh", "report"): date(2012, 9, 28), ("huyen", "report"): date(2012, 7, 20)}
    changed = change(ground.db, ground.campaign, {}, dues, by)
    assert changed == {"due:cdcs:report": ["2012-07-20", ""], "due:tinh:report": ["", "2012-09-28"]}
    assert dues_kept(ground.db, ground.campaign.id) == dues


def test_nothing_new_is_not_written_down(ground: Ground, by: Actor) -> None:
    before = len(audit.latest(ground.db))
    dues = dues_kept(ground.db, ground.campaign.id)
    assert change(ground.db, ground.campaign, {"title": ground.campaign.title}, dues, by) == {}
    assert len(audit.latest(ground.db)) == before


def test_a_page_that_somebody_overtook_changes_nothing(ground: Ground, by: Actor) -> None:
    dues = dues_kept(ground.db, ground.campaign.id)
    mark = mark_of(ground.campaign, dues)
    change(ground.db, ground.campaign, {"title": "Của người khác"}, dues, by, mark)
    with pytest.raises(MeanwhileChanged):
        change(ground.db, ground.campaign, {"title": "Của tôi"}, dues, by, mark)
    assert now(ground).title == "Của người khác"


def test_an_unknown_profile_is_refused(ground: Ground, by: Actor) -> None:
    with pytest.raises(UnknownProfile):
        change(ground.db, ground.campaign, {"profile": "tld-1999"}, {}, by)
    assert dues_kept(ground.db, ground.campaign.id) != {}


def test_units_leave_only_while_their_report_is_empty(ground: Ground, by: Actor) -> None:
    ground.write("C1", FIGURES)
    ids = [ground.units[code].id for code in ("C1", "C2")]
    assert remove_units(ground.db, ground.campaign, ids, by) == [ids[0]]
    assert [reports.of_unit(ground.db, ground.campaign.id, unit) is None for unit in ids] == [False, True]
    assert audit.latest(ground.db)[0].detail == {"changed": {"units": [5, 4]}, "codes": ["C2"]}


def test_units_come_in_once(ground: Ground, by: Actor) -> None:
    unit = ground.units["C2"].id
    remove_units(ground.db, ground.campaign, [unit], by)
    assert [add_units(ground.db, ground.campaign, [unit], by) for _ in range(2)] == [1, 0]
    assert audit.latest(ground.db)[0].detail == {"changed": {"units": [4, 5]}, "codes": ["C2"]}


def test_a_campaign_is_closed_and_opened_again_each_once(ground: Ground, by: Actor) -> None:
    for is_open in (False, False, True):
        set_open(ground.db, ground.campaign, is_open, by)
    told = [(each.action, each.detail["changed"]["status"]) for each in audit.latest(ground.db, 2)]
    assert told == [("campaign.reopen", ["closed", "open"]), ("campaign.close", ["open", "closed"])]
