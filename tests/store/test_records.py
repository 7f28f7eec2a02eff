"""Campaigns, reports, deadlines and what is written beside them."""

import sqlite3
from dataclasses import replace

import pytest

from store import Database, audit, campaigns, comments, deadlines, events, extensions, reports, versions, write
from store.deadlines import Deadline
from store.errors import Missing, NotEmpty, Unstorable
from store.extensions import Extension
from tests.store.house import AT, CAMPAIGN, OFFICER, REPORT, campaign, put

LATER = "2012-07-11T08:00:00"
UNIT = 1


def submit(db: Database) -> bool:
    return reports.change_status(db, REPORT, "draft", "submitted", OFFICER, AT)


def test_a_campaign_keeps_the_outline_it_was_opened_with(db: Database) -> None:
    kept = campaigns.add(db, campaign("khac", outline_json='{"a":1}', prefilled={"chi_tieu": [{"nguon": "25-CTr/TU"}]}))
    campaigns.change(db, replace(kept, title="Tên mới", status="closed", outline_json="{}", slug="x"))
    assert campaigns.by_slug(db, "khac") == replace(kept, title="Tên mới", status="closed")
    assert [each.slug for each in campaigns.all_campaigns(db)] == ["khac", "nq20"]


def test_it_says_that_there_is_no_such_campaign(db: Database) -> None:
    with pytest.raises(Missing):
        campaigns.get(db, 99)
    with pytest.raises(Missing):
        campaigns.change(db, replace(campaign(), id=99))
    assert campaigns.by_slug(db, "x") is None


@pytest.mark.parametrize("wrong", [{"slug": "Đợt_1"}, {"slug": "nq20"}, {"tree_date": "10/7/2012"}])
def test_it_refuses_a_campaign_that_cannot_be(db: Database, wrong: dict[str, str]) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        campaigns.add(db, campaign(**({"slug": "moi"} | wrong)))
    assert campaigns.add(db, campaign("moi")).slug == "moi"


def test_a_unit_has_one_report_in_a_campaign(db: Database) -> None:
    submit(db)
    reports.open_all(db, CAMPAIGN, [UNIT], LATER)
    report = reports.of_unit(db, CAMPAIGN, UNIT)
    assert report == reports.get(db, REPORT) == reports.of_campaign(db, CAMPAIGN)[UNIT]
    assert reports.every_of_unit(db, UNIT) == (report,)
    assert (report.status, report.opened_at) == ("submitted", AT)


def test_it_says_that_there_is_no_such_report(db: Database) -> None:
    with pytest.raises(Missing):
        reports.get(db, 99)
    assert reports.of_unit(db, CAMPAIGN, 99) is None


def test_a_report_goes_its_way_and_each_step_is_an_event(db: Database) -> None:
    steps = [("draft", "submitted"), ("submitted", "returned"), ("returned", "submitted"), ("submitted", "accepted")]
    assert all(reports.change_status(db, REPORT, old, new, OFFICER, AT, note=new) for old, new in steps)
    report = reports.get(db, REPORT)
    assert (report.submitted_at, report.submitted_by, report.accepted_at, report.accepted_by) == (AT, 1, AT, 1)
    assert [(event.kind, event.note) for event in events.of_report(db, REPORT)] == [(new, new) for _, new in steps]


def test_of_two_who_submit_at_once_one_wins(db: Database) -> None:
    assert [submit(db), submit(db)] == [True, False]
    assert len(events.of_report(db, REPORT)) == 1


def test_an_event_may_have_its_own_name(db: Database) -> None:
    submit(db)
    reports.change_status(db, REPORT, "submitted", "draft", OFFICER, LATER, kind="recalled")
    assert [event.kind for event in events.of_report(db, REPORT)] == ["submitted", "recalled"]


def test_a_reopened_report_is_accepted_no_more(db: Database) -> None:
    submit(db)
    reports.change_status(db, REPORT, "submitted", "accepted", OFFICER, AT)
    reports.change_status(db, REPORT, "accepted", "returned", OFFICER, LATER)
    assert (reports.get(db, REPORT).accepted_at, reports.get(db, REPORT).submitted_at) == (None, AT)


def test_what_was_submitted_is_frozen(db: Database) -> None:
    put(db, "một", 0, 1)
    with write(db):
        submit(db)
        versions.add(db, REPORT, {"name": "Tên cũ"}, {"A01": "Tổng số"}, OFFICER, AT)
    reports.change_status(db, REPORT, "submitted", "returned", OFFICER, AT)
    put(db, "hai", 1, 2)
    kept = versions.latest(db, REPORT)
    assert kept == versions.Version(
        REPORT, 1, {"s": {"q": "một"}}, {"s": 1}, {"name": "Tên cũ"}, {"A01": "Tổng số"}, OFFICER, AT
    )


def test_hand_ins_are_numbered(db: Database) -> None:
    numbers = [versions.add(db, REPORT, {}, {}, OFFICER, AT).number for _ in range(3)]
    assert numbers == [version.number for version in versions.of_report(db, REPORT)] == [1, 2, 3]
    assert versions.latest(db, 99) is None


@pytest.mark.parametrize("table", ["report_versions", "events", "audit"])
def test_it_refuses_to_change_what_happened(db: Database, table: str) -> None:
    versions.add(db, REPORT, {}, {}, OFFICER, AT)
    submit(db)
    audit.add(db, "đăng nhập", OFFICER, AT)
    copy = f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}"
    for sql in (f"DELETE FROM {table}", f"UPDATE {table} SET id = id", copy):
        with pytest.raises(sqlite3.IntegrityError, match=f"{table} is append-only"), write(db):
            db.conn.execute(sql)
    assert db.conn.execute(f"SELECT count(*) FROM {table}").fetchone() == (1,)


def test_deadlines_are_given_all_at_once(db: Database) -> None:
    deadlines.set_all(db, CAMPAIGN, [Deadline("cdcs", "so_ket", "2012-01-01")])
    wanted = [Deadline("cdcs", "so_ket", "2012-06-30"), Deadline("huyen", "nop", "2012-07-20")]
    deadlines.set_all(db, CAMPAIGN, reversed(wanted))
    assert deadlines.of_campaign(db, CAMPAIGN) == tuple(wanted)


def test_it_refuses_two_deadlines_for_one_step_and_keeps_the_old_ones(db: Database) -> None:
    old = Deadline("cdcs", "so_ket", "2012-06-30")
    deadlines.set_all(db, CAMPAIGN, [old])
    with pytest.raises(sqlite3.IntegrityError):
        deadlines.set_all(db, CAMPAIGN, [old, old])
    assert deadlines.of_campaign(db, CAMPAIGN) == (old,)


def test_the_last_extension_holds(db: Database) -> None:
    first = Extension(UNIT, "nop", "2012-07-25", "mưa lũ", OFFICER, AT)
    last = first._replace(due="2012-07-23", granted_at=LATER)
    other = first._replace(step="so_ket")
    for extension in (first, other, last):
        extensions.grant(db, CAMPAIGN, extension)
    assert extensions.of_unit(db, CAMPAIGN, UNIT) == {"nop": last, "so_ket": other}
    assert extensions.of_campaign(db, CAMPAIGN) == {(UNIT, "nop"): last, (UNIT, "so_ket"): other}


def test_a_withdrawn_extension_no_longer_holds_and_is_still_told(db: Database) -> None:
    given = Extension(UNIT, "nop", "2012-07-25", "mưa lũ", OFFICER, AT)
    ended = given._replace(reason="cấp nhầm", granted_at=LATER, withdrawn=1)
    extensions.grant(db, CAMPAIGN, given)
    extensions.grant(db, CAMPAIGN, ended)
    assert (extensions.of_unit(db, CAMPAIGN, UNIT), extensions.of_campaign(db, CAMPAIGN)) == ({}, {})
    assert extensions.every(db, CAMPAIGN) == (given, ended)


def test_an_empty_draft_is_taken_away(db: Database) -> None:
    reports.remove(db, REPORT)
    assert reports.of_unit(db, CAMPAIGN, UNIT) is None


def test_a_report_on_which_anything_hangs_stays(db: Database) -> None:
    put(db, "chữ", 0, 1)
    with pytest.raises(NotEmpty):
        reports.remove(db, REPORT)
    assert reports.of_unit(db, CAMPAIGN, UNIT) is not None


def test_a_remark_is_kept_and_dealt_with_once(db: Database) -> None:
    comments.add(db, REPORT, "Thiếu số liệu năm 2010.", OFFICER, AT, "ket_qua", "so_lieu")
    comments.add(db, REPORT, "Xin nộp lại.", OFFICER, AT)
    first, second = comments.of_report(db, REPORT)
    assert [comments.resolve(db, first.id, OFFICER, LATER) for _ in range(2)] == [True, False]
    assert comments.of_report(db, REPORT) == (first._replace(resolved_by=OFFICER, resolved_at=LATER), second)
    assert (first.section, first.question, second.section) == ("ket_qua", "so_lieu", "")


def test_what_is_done_is_listed_newest_first(db: Database) -> None:
    audit.add(db, "đăng nhập", OFFICER, AT, address="10.0.0.1")
    audit.add(db, "nhập đơn vị", None, LATER, "don-vi.xlsx", {"mới": 12})
    newest, oldest = audit.latest(db)
    assert (newest.subject, newest.detail, newest.user_id) == ("don-vi.xlsx", {"mới": 12}, None)
    assert (oldest.action, oldest.at, oldest.address) == ("đăng nhập", AT, "10.0.0.1")
    assert audit.latest(db, 1) == (newest,)


def test_it_refuses_details_that_json_cannot_keep(db: Database) -> None:
    with pytest.raises(Unstorable):
        audit.add(db, "x", None, AT, detail={"n": float("nan")})
    audit.add(db, "x", None, AT, detail={"n": 1.5})
    assert audit.latest(db)[0].detail == {"n": 1.5}
