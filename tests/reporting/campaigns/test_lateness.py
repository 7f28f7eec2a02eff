"""Late is marked, never blocked, unless the clerk says so."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from forms.format_page import FORMAT_SECTION
from reporting.campaigns.changing import change, set_open
from reporting.campaigns.extending import extend
from reporting.campaigns.lateness import CampaignClosed, TooLate, contact_of_campaign
from reporting.campaigns.plan import dues_kept
from reporting.clock import VIETNAM, stamp
from reporting.deadlines import REPORT_STEP
from reporting.office_templates import Actor
from reporting.reviewing import accept
from reporting.submission import move, submit
from store import entries
from tests.reporting.ground import NOW, Ground

LAST_MINUTE = datetime(2012, 7, 20, 23, 59, 59, tzinfo=VIETNAM)
SIGNED = {"signer_role": "chu_tich", "signer_name": "Trần Thị B", "recipients": "Lưu: VT"}
TOO_LATE = LAST_MINUTE + timedelta(seconds=1)


def sent(ground: Ground, at: datetime, code: str = "C1") -> None:
    report, by = ground.desk(code, at).report.id, ground.officers[code].id
    entries.save(ground.db, report, FORMAT_SECTION, SIGNED, 0, "", "", by, stamp(NOW))
    submit(ground.db, ground.desk(code, at), ground.officers[code], at)


def refuse_late(ground: Ground, by: Actor, words: str = "") -> None:
    dues = dues_kept(ground.db, ground.campaign.id)
    change(ground.db, ground.campaign, {"late_refused": 1, "late_words": words}, dues, by)


def status(ground: Ground, code: str = "C1") -> str:
    return ground.desk(code).report.status


def test_a_late_report_is_taken_where_the_clerk_says_nothing(ground: Ground) -> None:
    sent(ground, TOO_LATE)
    assert status(ground) == "submitted"


def test_it_is_not_taken_where_the_clerk_says_so_and_reads_what_to_do(ground: Ground, by: Actor) -> None:
    refuse_late(ground, by)
    with pytest.raises(TooLate, match=r"Đã hết hạn nộp \(20/7/2012\).*Ban Tuyên giáo để đề nghị gia hạn"):
        sent(ground, TOO_LATE)
    assert status(ground) == "draft"


def test_the_whole_last_day_counts(ground: Ground, by: Actor) -> None:
    refuse_late(ground, by)
    sent(ground, LAST_MINUTE)
    assert status(ground) == "submitted"


def test_the_clerks_own_words_are_read(ground: Ground, by: Actor) -> None:
    refuse_late(ground, by, "Tỉnh đã tổng hợp xong.")
    with pytest.raises(TooLate, match=r"^Tỉnh đã tổng hợp xong\. Xin liên hệ"):
        sent(ground, TOO_LATE)


def test_more_time_opens_the_way_again(ground: Ground, by: Actor) -> None:
    refuse_late(ground, by)
    extend(ground.db, ground.campaign, ground.units["C1"], REPORT_STEP, datetime(2012, 7, 25).date(), "mưa lũ", by)
    sent(ground, TOO_LATE)
    assert status(ground) == "submitted"


def test_what_was_returned_for_mending_had_come_in_time(ground: Ground, by: Actor) -> None:
    ground.bring("C1", "returned")
    refuse_late(ground, by)
    sent(ground, TOO_LATE)
    assert status(ground) == "submitted"


def test_a_closed_campaign_is_read_only(ground: Ground, by: Actor) -> None:
    ground.bring("C2", "submitted")
    set_open(ground.db, ground.campaign, False, by)
    desk = ground.desk("C2")
    assert (ground.desk("C1").may_edit, desk.transitions) == (False, [])
    with pytest.raises(CampaignClosed):
        move(ground.db, desk, "recall", ground.officers["C2"], NOW)
    with pytest.raises(CampaignClosed, match="Ban Tuyên giáo"):
        accept(ground.db, desk, ground.officers["H1"], NOW)


def test_opened_again_it_goes_on(ground: Ground, by: Actor) -> None:
    for is_open in (False, True):
        set_open(ground.db, ground.campaign, is_open, by)
    assert ground.desk("C1").may_edit


def test_whom_to_ask_is_the_campaigns_own_or_the_outlines(ground: Ground) -> None:
    assert contact_of_campaign(ground.campaign, ground.outline) == "Ban Tuyên giáo"
    named = replace(ground.campaign, contact_name="Nguyễn Thị Hà", contact_phone="0261.3000.123")
    assert contact_of_campaign(named, ground.outline) == "Nguyễn Thị Hà, Ban Tuyên giáo, điện thoại 0261.3000.123"
