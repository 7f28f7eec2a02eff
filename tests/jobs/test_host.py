"""The host: every document once, whatever ends on the way; failures told and made again alone."""

from dataclasses import replace
from pathlib import Path
from shutil import copyfile

import pytest

from jobs.batches import GIVEN_UP
from jobs.bundle import Held, draft_of, opened
from jobs.executors import Executor
from jobs.exports import cancel, open_export, resume, retry
from jobs.host import host
from jobs.tasks import Made
from reporting.clock import Clock, moment
from reporting.export import Wanted
from store import job_items, jobs
from store.campaigns import Campaign
from store.connection import Database, write
from store.jobs import Job
from tests.jobs.makers import Faulty, Killed
from tests.jobs.results import LIST, documents, editions, rows
from tests.spoiling import mend, spoil

UNITS = 16


@pytest.fixture
def result(tmp_path: Path) -> Path:
    return tmp_path / "ket-qua.zip"


@pytest.fixture
def job(db: Database, campaign: Campaign, clock: Clock, result: Path) -> Job:
    return open_export(db, campaign, Wanted(), None, clock.now(), result)


def go_on(db: Database, job: Job, clock: Clock, executor: Executor | None = None) -> Job:
    """A host's work on the job as it stands now; returns how it stands then."""
    host(db, jobs.get(db, job.id), Path(job.file), executor or Faulty(), clock)
    return jobs.get(db, job.id)


def failed_unit(db: Database, job: Job) -> str:
    (failure,) = job_items.failures(db, job.id)
    return failure.code


def test_every_report_is_in_the_result_once(db: Database, job: Job, clock: Clock, result: Path) -> None:
    assert go_on(db, job, clock).state == "done"
    assert len(documents(result)) == UNITS
    assert {row[-1] for row in rows(result).values()} == {"Đã lập"}


def test_each_document_names_the_revision_that_the_list_names(
    db: Database, job: Job, clock: Clock, result: Path
) -> None:
    go_on(db, job, clock)
    named = {row[4]: row[5] for row in rows(result).values()}
    made = editions(result)
    assert {name: edition.partition(", bản lưu ")[2] for name, edition in made.items()} == named


def test_a_report_that_cannot_be_read_is_told_and_made_again_alone(
    db: Database, job: Job, clock: Clock, result: Path
) -> None:
    report = job_items.claim(db, job.id, 1).items[0].report_id  # type: ignore[union-attr]
    spoil(db, report)
    assert go_on(db, job, clock).state == "done"
    assert (failed_unit(db, job), len(documents(result))) == ("TINH", UNITS - 1)
    mend(db, report)
    again = Faulty()
    assert retry(db, job.id) == 1
    go_on(db, job, clock, again)
    assert again.handed == [["TINH"]]
    assert len(documents(result)) == UNITS and job_items.failures(db, job.id) == ()


def test_a_document_that_cannot_be_made_is_told_too(db: Database, job: Job, clock: Clock, result: Path) -> None:
    def refuse_first(faulty: Faulty) -> None:
        if faulty.turns == 1:
            first = faulty.ready[0]
            faulty.ready = [first._replace(made=[Made({}, "Mẫu sai."), *(first.made or ())[1:]])]

    go_on(db, job, clock, Faulty(refuse_first))
    assert [failure.reason for failure in job_items.failures(db, job.id)] == ["Mẫu sai."]
    assert "Chưa lập được: Mẫu sai." in [row[-1] for row in rows(result).values()]


def test_a_killed_host_is_gone_on_with_and_nothing_is_made_twice(
    db: Database, job: Job, clock: Clock, result: Path
) -> None:
    def die(faulty: Faulty) -> None:
        if faulty.turns == 3:
            raise Killed

    first, second = Faulty(die), Faulty()
    with pytest.raises(Killed):
        go_on(db, job, clock, first)
    assert not result.exists() and jobs.get(db, job.id).state == "running"
    assert go_on(db, job, clock, second).state == "done"
    settled = [code for batch in first.handed[:2] for code in batch]
    assert not set(settled) & {code for batch in second.handed for code in batch}
    assert len(documents(result)) == UNITS


def test_a_host_killed_between_showing_the_result_and_saying_so_has_nothing_left_to_do(
    db: Database, job: Job, clock: Clock, result: Path
) -> None:
    go_on(db, job, clock)
    with write(db):
        db.conn.execute("UPDATE jobs SET state = 'running' WHERE id = ?", (job.id,))
    seen, idle = result.stat().st_ino, Faulty()
    assert go_on(db, job, clock, idle).state == "done"
    assert idle.handed == [] and result.stat().st_ino == seen
    assert len(documents(result)) == UNITS


def test_bytes_that_were_not_committed_are_cut_off(db: Database, job: Job, clock: Clock, result: Path) -> None:
    def die(faulty: Faulty) -> None:
        if faulty.turns == 2:
            raise Killed

    with pytest.raises(Killed):
        go_on(db, job, clock, Faulty(die))
    with draft_of(result).open("ab") as draft:
        draft.write(b"half a document" * 1000)
    go_on(db, job, clock)
    assert len(documents(result)) == UNITS


def test_a_draft_that_somebody_deleted_is_begun_anew(db: Database, job: Job, clock: Clock, result: Path) -> None:
    def die(faulty: Faulty) -> None:
        if faulty.turns == 3:
            raise Killed

    with pytest.raises(Killed):
        go_on(db, job, clock, Faulty(die))
    draft_of(result).unlink()
    assert go_on(db, job, clock).state == "done"
    assert len(documents(result)) == UNITS


def test_a_result_that_somebody_deleted_is_made_whole_again_by_a_retry(
    db: Database, job: Job, clock: Clock, result: Path
) -> None:
    report = job_items.claim(db, job.id, 1).items[0].report_id  # type: ignore[union-attr]
    spoil(db, report)
    go_on(db, job, clock)
    mend(db, report)
    result.unlink()
    retry(db, job.id)
    assert go_on(db, job, clock).state == "done"
    assert len(documents(result)) == UNITS


def test_a_cancelled_job_stops_shows_nothing_and_can_be_gone_on_with(
    db: Database, job: Job, clock: Clock, result: Path
) -> None:
    def call_off(faulty: Faulty) -> None:
        if faulty.turns == 2:
            assert cancel(db, job.id, clock.now())

    called_off, second = Faulty(call_off), Faulty()
    assert go_on(db, job, clock, called_off).state == "cancelled"
    assert not result.exists() and job_items.counts(db, job.id).done == 8
    assert resume(db, job.id)
    assert go_on(db, job, clock, second).state == "done"
    assert sum(map(len, second.handed)) == UNITS - 8 and len(documents(result)) == UNITS


def test_a_host_that_is_told_to_stop_leaves_the_job_to_the_next(
    db: Database, job: Job, clock: Clock, result: Path
) -> None:
    host(db, job, result, Faulty(), clock, stop=lambda: True)
    assert job_items.counts(db, job.id).claimed == 0
    assert go_on(db, job, clock).state == "done"


def test_a_lost_batch_is_handed_out_again(db: Database, job: Job, clock: Clock, result: Path) -> None:
    lossy = Faulty(lambda faulty: faulty.lose() if faulty.turns in (1, 3) else None)
    assert go_on(db, job, clock, lossy).state == "done"
    assert len(documents(result)) == UNITS


def test_a_report_that_ends_every_worker_is_found_and_given_up_alone(
    db: Database, job: Job, clock: Clock, result: Path
) -> None:
    def end_with_it(faulty: Faulty) -> None:
        if "H01" in faulty.handed[-1]:
            faulty.lose()

    assert go_on(db, job, clock, Faulty(end_with_it)).state == "done"
    assert [(each.code, each.reason) for each in job_items.failures(db, job.id)] == [("H01", GIVEN_UP)]
    assert len(documents(result)) == UNITS - 1


def test_a_result_that_comes_twice_is_kept_once(db: Database, job: Job, clock: Clock, result: Path) -> None:
    def double(faulty: Faulty) -> None:
        faulty.ready = [*faulty.ready, *faulty.ready]

    assert go_on(db, job, clock, Faulty(double)).state == "done"
    assert len(documents(result)) == UNITS


def test_a_report_saved_meanwhile_is_named_in_the_list(
    db: Database, job: Job, clock: Clock, result: Path
) -> None:
    def save(faulty: Faulty) -> None:
        if faulty.turns == 4:
            with write(db):
                db.conn.execute("UPDATE entries SET revision = revision + 1 WHERE report_id = 1")

    go_on(db, job, clock, Faulty(save))
    changed = [row[1] for row in rows(result).values() if "đã sửa sau đó" in row[-1]]
    assert changed == ["TINH"] and LIST not in changed


def test_two_hosts_cannot_work_on_one_job(db: Database, job: Job, clock: Clock, result: Path) -> None:
    with opened(result, moment(job.created_at)), pytest.raises(Held):
        go_on(db, job, clock)
    assert jobs.get(db, job.id).state == "queued"


def test_a_disk_that_fails_is_told_and_the_job_can_be_gone_on_with(
    db: Database, campaign: Campaign, clock: Clock, tmp_path: Path
) -> None:
    job = open_export(db, campaign, Wanted(), None, clock.now(), tmp_path / "khong-co" / "a.zip")
    failed = go_on(db, job, clock)
    assert failed.state == "failed" and "Không đọc hoặc ghi được" in failed.reason
    Path(job.file).parent.mkdir()
    assert resume(db, job.id) and go_on(db, job, clock).state == "done"
    assert len(documents(Path(job.file))) == UNITS


def test_an_older_result_in_its_place_is_replaced_not_believed(
    db: Database, job: Job, clock: Clock, result: Path, campaign: Campaign
) -> None:
    go_on(db, job, clock)
    copyfile(result, result.with_suffix(".cu"))
    other = open_export(db, campaign, Wanted(under="H01"), None, clock.now(), result)
    go_on(db, replace(other), clock)
    assert 0 < len(documents(result)) < UNITS


def test_volumes_hold_every_report_by_district(
    db: Database, campaign: Campaign, clock: Clock, result: Path
) -> None:
    job = open_export(db, campaign, Wanted(volumes=True), None, clock.now(), result)
    assert go_on(db, job, clock).state == "done"
    names = documents(result)
    assert names[0] == "tap-001_cac-don-vi-truc-thuoc.docx" and 1 < len(names) < UNITS
    assert {row[4] for row in rows(result).values()} == set(names)


def test_a_volume_that_lacks_a_report_is_made_anew_with_it(
    db: Database, campaign: Campaign, clock: Clock, result: Path
) -> None:
    job = open_export(db, campaign, Wanted(volumes=True), None, clock.now(), result)
    report = job_items.claim(db, job.id, 1).items[0].report_id  # type: ignore[union-attr]
    spoil(db, report)
    go_on(db, job, clock)
    assert failed_unit(db, job) == "TINH"
    before = documents(result)
    mend(db, report)
    again = Faulty()
    retry(db, job.id)
    go_on(db, job, clock, again)
    assert documents(result) == before and len(again.handed) == 1 and "TINH" in again.handed[0]
    assert rows(result)["TINH"][4] == before[0]
