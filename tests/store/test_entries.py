import hashlib
import random
import sqlite3
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from store import Database, campaigns, connect, entries, entry_history, receipts, reports, write
from store.entries import Conflict, KeyReused, ReportLocked, Saved
from store.errors import Missing, Unstorable
from tests.store.house import AT, OFFICER, REPORT, key, put, rows
from tests.store.processes import save_until_killed, spawn

COLLEAGUE = 2


def texts(db: Database) -> list[str]:
    """What the history keeps, stretch by stretch."""
    return [stretch.content["q"] for stretch in entry_history.of_section(db, REPORT, "s")]


def at(minutes: int, seconds: int = 0) -> str:
    return f"2012-07-10T08:{minutes:02}:{seconds:02}"


def test_a_section_never_saved_is_empty_at_revision_0(db: Database) -> None:
    assert entries.get(db, REPORT, "s") == entries.Entry(REPORT, "s", {}, 0, None, None)
    assert entries.of_report(db, REPORT) == {}


def test_it_keeps_answers_as_they_were_given(db: Database) -> None:
    content = {"z": "Đắk R’lấp 😀\n- ý", "a": [{"cột": "1"}], "figures": {"A01": {"2011": "12.5", "2010": "none"}}}
    saved = entries.save(db, REPORT, "s", content, 0, key(1), "h", OFFICER, AT)
    kept = entries.of_report(db, REPORT)["s"]
    assert saved == Saved(1, AT)
    assert (kept.content, kept.revision, kept.saved_by, kept.saved_at) == (content, 1, OFFICER, AT)
    assert list(kept.content) == ["z", "a", "figures"]


@pytest.mark.parametrize("value", [float("nan"), float("inf"), "\ud800", {1, 2}], ids=["NaN", "∞", "half", "set"])
def test_it_refuses_what_json_cannot_keep(db: Database, value: object) -> None:
    with pytest.raises(Unstorable):
        entries.save(db, REPORT, "s", {"q": value}, 0, key(1), "h", OFFICER, AT)
    assert put(db, "giữ được", 0, 1).revision == 1


def test_a_stale_revision_is_a_conflict_with_what_stands_there_now(db: Database) -> None:
    put(db, "một", 0, 1)
    put(db, "hai", 1, 2)
    with pytest.raises(Conflict, match="so sánh") as caught:
        put(db, "ba", 1, 3)
    assert (caught.value.current.content, caught.value.current.revision) == ({"q": "hai"}, 2)
    assert texts(db) == ["hai"]


@pytest.mark.parametrize("revision", [0, 2, 7])
def test_a_first_save_and_one_from_the_future_are_conflicts_too(db: Database, revision: int) -> None:
    put(db, "một", 0, 1)
    with pytest.raises(Conflict):
        put(db, "hai", revision, 2)
    assert put(db, "hai", 1, 2).revision == 2


def test_a_revision_of_a_section_never_saved_is_a_conflict_with_nothing(db: Database) -> None:
    with pytest.raises(Conflict) as caught:
        put(db, "một", 3, 1)
    assert caught.value.current.revision == 0


def test_two_sections_never_collide(db: Database) -> None:
    put(db, "một", 0, 1)
    assert put(db, "hai", 0, 2, section="t").revision == 1
    assert entries.of_report(db, REPORT).keys() == {"s", "t"}


def test_the_same_request_again_gets_the_same_answer_and_changes_nothing(db: Database, path: Path) -> None:
    first = put(db, "một", 0, 1)
    put(db, "hai", 1, 2)
    before = rows(path)
    assert put(db, "một", 0, 1, at=at(30)) == first
    assert rows(path) == before


def test_the_same_request_again_gets_its_answer_after_the_report_was_submitted(db: Database) -> None:
    first = put(db, "một", 0, 1)
    reports.change_status(db, REPORT, "draft", "submitted", OFFICER, AT)
    assert put(db, "một", 0, 1) == first


@pytest.mark.parametrize("other", [{"body_hash": "khác"}, {"section": "t"}, {"by": COLLEAGUE}])
def test_it_refuses_the_key_of_another_request(db: Database, other: dict[str, object]) -> None:
    put(db, "một", 0, 1)
    with pytest.raises(KeyReused, match="tải lại"):
        put(db, "một", 0, 1, **other)
    assert put(db, "hai", 1, 2).revision == 2


def test_a_conflict_leaves_no_receipt(db: Database) -> None:
    put(db, "một", 0, 1)
    with pytest.raises(Conflict):
        put(db, "hai", 0, 2)
    assert put(db, "hai", 1, 2).revision == 2


def test_a_save_without_a_key_leaves_no_receipt(db: Database, path: Path) -> None:
    entries.save(db, REPORT, "s", {"q": "một"}, 0, "", "", OFFICER, AT)
    assert rows(path)["receipts"] == []


def test_receipts_are_kept_for_seven_days(db: Database) -> None:
    put(db, "một", 0, 1)
    assert receipts.purge(db, "2012-07-17T08:00:00") == 0
    assert receipts.purge(db, "2012-07-17T08:00:01") == 1


@pytest.mark.parametrize(("status", "way"), [("submitted", ["submitted"]), ("accepted", ["submitted", "accepted"])])
def test_it_refuses_to_save_in_a_report_that_is_handed_in(db: Database, status: str, way: list[str]) -> None:
    put(db, "một", 0, 1)
    for old, new in zip(["draft", *way], way, strict=False):
        reports.change_status(db, REPORT, old, new, OFFICER, AT)
    with pytest.raises(ReportLocked, match="thu hồi"):
        put(db, "hai", 1, 2)
    assert reports.change_status(db, REPORT, status, "returned", OFFICER, AT)
    assert put(db, "hai", 1, 2).revision == 2


def test_it_refuses_to_save_in_a_campaign_that_is_closed_until_it_is_opened_again(db: Database) -> None:
    put(db, "một", 0, 1)
    (campaign,) = campaigns.all_campaigns(db)
    campaigns.change(db, replace(campaign, status="closed"))
    with pytest.raises(ReportLocked, match="khép lại"):
        put(db, "hai", 1, 2)
    campaigns.change(db, campaign)
    assert put(db, "hai", 1, 2).revision == 2


def test_it_refuses_to_save_in_a_report_that_does_not_exist(db: Database) -> None:
    with pytest.raises(Missing):
        put(db, "một", 0, 1, report_id=99)


def test_one_persons_saves_within_ten_minutes_share_a_row_of_history(db: Database) -> None:
    for revision in range(4):
        put(db, f"lần {revision}", revision, revision, at=at(3 * revision))
    put(db, "lần 4", 4, 4, at=at(9, 59))
    (stretch,) = entry_history.of_section(db, REPORT, "s")
    assert (stretch.first_revision, stretch.revision, stretch.content) == (1, 5, {"q": "lần 4"})
    assert (stretch.started_at, stretch.saved_at) == (AT, at(9, 59))


def test_after_ten_minutes_a_new_row_begins(db: Database) -> None:
    put(db, "một", 0, 1)
    put(db, "hai", 1, 2, at=at(10))
    assert texts(db) == ["một", "hai"]


def test_another_persons_save_begins_a_new_row_and_so_does_mine_after_it(db: Database) -> None:
    put(db, "tôi", 0, 1)
    put(db, "bạn", 1, 2, by=COLLEAGUE)
    put(db, "lại tôi", 2, 3)
    assert texts(db) == ["tôi", "bạn", "lại tôi"]


def test_a_clock_set_back_begins_a_new_row_and_the_revision_goes_on(db: Database) -> None:
    put(db, "một", 0, 1)
    assert put(db, "hai", 1, 2, at="2012-07-09T08:00:00").revision == 2
    assert texts(db) == ["một", "hai"]


def test_each_section_has_its_own_history(db: Database) -> None:
    put(db, "một", 0, 1)
    put(db, "hai", 0, 2, section="t")
    put(db, "ba", 1, 3)
    assert texts(db) == ["ba"]


CHANGES = [
    "DELETE FROM entry_history",
    "UPDATE entry_history SET content = '{}'",
    "UPDATE entry_history SET revision = revision + 1, saved_by = 2",
    "UPDATE entry_history SET revision = revision + 1, started_at = '2012-07-10T08:01:00'",
    "UPDATE entry_history SET revision = revision + 1, saved_at = '2012-07-10T08:10:00'",
    "UPDATE entry_history SET revision = revision + 2",
    "UPDATE entry_history SET revision = revision + 1, first_revision = 2",
    "INSERT OR REPLACE INTO entry_history SELECT * FROM entry_history",
]


@pytest.mark.parametrize("sql", CHANGES)
def test_it_refuses_to_change_history(db: Database, path: Path, sql: str) -> None:
    put(db, "một", 0, 1)
    before = rows(path)
    with pytest.raises(sqlite3.IntegrityError, match="append-only"), write(db):
        db.conn.execute(sql)
    assert rows(path) == before


def test_it_lets_only_the_last_row_of_history_be_shared(db: Database) -> None:
    sql = "UPDATE entry_history SET revision = revision + 1 WHERE revision = ?"
    put(db, "một", 0, 1)
    put(db, "hai", 1, 2, at=at(10))
    with pytest.raises(sqlite3.IntegrityError, match="append-only"), write(db):
        db.conn.execute(sql, (1,))
    with write(db):
        assert db.conn.execute(sql, (2,)).rowcount == 1


def test_a_killed_writer_leaves_no_half_and_loses_nothing_acknowledged(path: Path) -> None:
    acknowledged, chance = 0, random.Random(20)
    for turn in range(8):
        ours, theirs = spawn.Pipe(duplex=False)
        process = spawn.Process(target=save_until_killed, args=(path, turn * 100_000, theirs))
        process.start()
        theirs.close()
        acknowledged = ours.recv()
        time.sleep(chance.uniform(0, 0.1))
        process.kill()
        process.join()
        while ours.poll():
            try:
                acknowledged = ours.recv()
            except EOFError:
                break
    with closing(connect(path)) as db:
        revision = entries.get(db, REPORT, "s").revision
        assert db.conn.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert acknowledged <= revision <= acknowledged + 1
        assert entry_history.of_section(db, REPORT, "s")[-1].revision == revision == len(rows(path)["receipts"])


def test_a_save_of_a_long_section_is_quick(db: Database) -> None:
    content = {f"q{number}": "Công đoàn đã tổ chức " * 40 for number in range(14)}
    db.writer.execute("PRAGMA synchronous=OFF")
    took = []
    for revision in range(200):
        name, start = hashlib.sha256(str(revision).encode()).hexdigest(), time.process_time()
        entries.save(db, REPORT, "s", content, revision, name, "h", OFFICER, AT)
        took.append(time.process_time() - start)
    assert sorted(took)[100] < 0.001
