"""Jobs, their items and files: claimed once, settled once, halved when lost."""

import sqlite3
import threading
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from store import Database, connect, entries, job_files, job_items, jobs, write
from store.errors import Missing
from store.job_files import Placed
from store.job_items import Claim, NewItem
from store.jobs import Job
from tests.store.house import AT, CAMPAIGN, REPORT, build, put

LATER = "2012-07-11T08:00:00"
ASKED = Job(0, "export", CAMPAIGN, {"formats": ["docx"]}, "server", "a.zip", None, AT)


def open_job(db: Database, items: int = 10, volumes: int = 0, **changed: object) -> Job:
    """A job of so many items, all of the first report; each `volumes` of them bound together."""
    with write(db):
        job = jobs.add(db, replace(ASKED, **changed))  # type: ignore[arg-type]
        made = (
            NewItem(n, 1, REPORT, f"{n:04}", (n - 1) // volumes + 1 if volumes else 0) for n in range(1, items + 1)
        )
        jobs.set_total(db, job.id, job_items.add_all(db, job.id, made))
    return jobs.get(db, job.id)


def taken(db: Database, job: Job, size: int = 4) -> Claim:
    claim = job_items.claim(db, job.id, size)
    assert claim is not None
    return claim


def positions(claim: Claim) -> list[int]:
    return [item.position for item in claim.items]


def test_a_job_is_kept_with_its_options_and_total(db: Database) -> None:
    job = open_job(db)
    assert (job.options, job.total, job.state) == ({"formats": ["docx"]}, 10, "queued")
    with pytest.raises(Missing):
        jobs.get(db, 99)


def test_items_are_claimed_in_the_order_of_the_list(db: Database) -> None:
    job = open_job(db)
    assert [positions(taken(db, job)) for _ in range(3)] == [[1, 2, 3, 4], [5, 6, 7, 8], [9, 10]]
    assert job_items.claim(db, job.id, 4) is None


def test_a_volume_is_claimed_as_a_whole_whatever_its_size(db: Database) -> None:
    job = open_job(db, items=10, volumes=6)
    assert positions(taken(db, job, 2)) == [1, 2, 3, 4, 5, 6]


def test_what_is_settled_is_counted_and_not_claimed_again(db: Database) -> None:
    job = open_job(db, items=3)
    claim = taken(db, job)
    assert job_items.settle(db, job.id, claim.number, [(1, 7), (2, 8)], [(3, "hỏng")]) == 3
    assert job_items.counts(db, job.id) == job_items.Counts(done=2, failed=1)
    assert job_items.claim(db, job.id, 4) is None


def test_a_result_that_comes_after_its_claim_was_given_back_is_ignored(db: Database) -> None:
    job = open_job(db, items=4)
    late = taken(db, job)
    job_items.release(db, job.id, late.number)
    again = taken(db, job)
    assert job_items.settle(db, job.id, late.number, [(n, 1) for n in range(1, 5)], []) == 0
    assert job_items.settle(db, job.id, again.number, [(n, 1) for n in positions(again)], []) == len(again.items)


def test_a_lost_batch_comes_last_and_in_halves(db: Database) -> None:
    job = open_job(db, items=10)
    lost = taken(db, job, 4)
    job_items.release(db, job.id, lost.number)
    assert [positions(taken(db, job, 4)) for _ in range(4)] == [[5, 6, 7, 8], [9, 10], [1, 2], [3, 4]]


def test_releasing_all_gives_back_every_claim(db: Database) -> None:
    job = open_job(db)
    taken(db, job)
    taken(db, job)
    assert job_items.release(db, job.id) == 8
    assert job_items.counts(db, job.id).waiting == 10


def test_two_who_claim_at_once_never_get_the_same_item(path: Path) -> None:
    with closing(connect(path)) as db:
        job = open_job(db, items=200)
    got: list[int] = []

    def claim_all() -> None:
        with closing(connect(path)) as own:
            while claim := job_items.claim(own, job.id, 3):
                got.extend(positions(claim))

    threads = [threading.Thread(target=claim_all) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(got) == list(range(1, 201))


def test_failures_are_listed_by_unit_with_the_reason(db: Database) -> None:
    job = open_job(db, items=2)
    claim = taken(db, job)
    job_items.settle(db, job.id, claim.number, [(1, 1)], [(2, "Số liệu hỏng.")])
    (failure,) = job_items.failures(db, job.id)
    assert (failure.position, failure.code, failure.unit) == (2, "C0001", "Công đoàn cơ sở C0001")
    assert failure.reason == "Số liệu hỏng."


def test_only_the_failed_are_done_again(db: Database) -> None:
    job = open_job(db, items=3)
    claim = taken(db, job)
    job_items.settle(db, job.id, claim.number, [(1, 1), (3, 1)], [(2, "hỏng")])
    assert job_items.retry_failed(db, job.id) == 1
    assert positions(taken(db, job)) == [2]


def test_a_volume_that_lacks_a_report_is_done_again_as_a_whole(db: Database) -> None:
    job = open_job(db, items=4, volumes=2)
    for _ in range(2):
        claim = taken(db, job)
        first, second = positions(claim)
        failed = [(second, "hỏng")] if second == 2 else []
        done = [(n, 1) for n in (first, second) if n != 2]
        job_items.settle(db, job.id, claim.number, done, failed)
    job_files.add_all(db, job.id, [Placed("0001.docx", 0, 5, 0), Placed("0003.docx", 99, 5, 0)])
    assert job_items.retry_failed(db, job.id) == 2
    job_files.drop_waiting(db, job.id)
    assert [file.name for file in job_files.in_order(db, job.id)] == ["0003.docx"]


def test_a_file_of_the_same_name_cannot_come_twice(db: Database) -> None:
    job = open_job(db)
    job_files.add_all(db, job.id, [Placed("0001.docx", 0, 5, 0)])
    with pytest.raises(sqlite3.IntegrityError):
        job_files.add_all(db, job.id, [Placed("0001.docx", 50, 5, 0)])


def test_the_list_says_which_reports_were_saved_after_they_were_made(db: Database) -> None:
    job = open_job(db, items=1)
    put(db, "một", 0, 1)
    claim = taken(db, job)
    job_items.settle(db, job.id, claim.number, [(1, 1)], [])
    assert job_items.changed(db, job.id) == 0
    put(db, "hai", 1, 2)
    assert job_items.changed(db, job.id) == 1
    assert [(line.revision, line.current) for line in job_items.lines(db, job.id)] == [(1, 2)]


def test_a_job_moves_only_from_the_states_it_may(db: Database) -> None:
    job = open_job(db)
    assert jobs.start(db, job.id, 0, AT)
    assert jobs.change(db, job.id, ("running",), "done", LATER)
    assert not jobs.change(db, job.id, ("running",), "cancelled", LATER)
    assert jobs.get(db, job.id).state == "done"


def test_each_runner_finds_its_own_oldest_unfinished_job(db: Database) -> None:
    command = open_job(db, runner="command", file="/tmp/x.zip")
    first, second = open_job(db), open_job(db, file="b.zip")
    assert jobs.next_of(db, "server") == first
    jobs.change(db, first.id, ("queued",), "cancelled", AT)
    assert jobs.next_of(db, "server") == second
    assert jobs.next_of(db, "command") == command == jobs.for_file(db, "/tmp/x.zip")


def test_a_job_is_forgotten_with_its_items_and_files(db: Database) -> None:
    job = open_job(db)
    job_files.add_all(db, job.id, [Placed("0001.docx", 0, 5, 0)])
    assert [each.id for each in jobs.created_before(db, LATER)] == [job.id]
    jobs.delete(db, job.id)
    assert jobs.of_campaign(db, CAMPAIGN) == ()
    assert job_items.counts(db, job.id) == job_items.Counts()


@pytest.mark.parametrize("wrong", [{"kind": "khac"}, {"runner": "ai"}, {"file": ""}, {"state": "lạ"}])
def test_it_refuses_a_job_that_cannot_be(db: Database, wrong: dict[str, str]) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        open_job(db, **wrong)  # type: ignore[arg-type]


def test_answers_of_many_reports_come_one_after_another(tmp_path: Path) -> None:
    build(tmp_path / "x.db", reports_wanted=3)
    with closing(connect(tmp_path / "x.db")) as db:
        put(db, "một", 0, 1)
        put(db, "hai", 1, 2)
        put(db, 'ba "', 0, 3, report_id=3, section='s"2')
        found = dict(entries.of_reports(db, [1, 2, 3]))
    assert {report: answers.revision for report, answers in found.items()} == {1: 2, 3: 1}
    assert found[1].contents == {"s": {"q": "hai"}}
    assert found[3].contents == {'s"2': {"q": 'ba "'}}
