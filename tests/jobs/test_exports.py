"""Exports as a page sees them: how far, how long still, what may be done."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from jobs.bundle import draft_of
from jobs.executors import Inline
from jobs.exports import (
    NobodyToExport,
    Progress,
    cancel,
    download_name,
    duration,
    finished_file,
    forget,
    open_export,
    progress,
    result_of,
    resume,
    retry,
    seconds_left,
)
from jobs.host import host
from jobs.housekeeper import forget_exports
from reporting.clock import Clock, stamp
from reporting.export import Wanted
from settings import Settings
from store import jobs
from store.campaigns import Campaign
from store.connection import Database
from store.errors import Missing
from store.job_items import Counts
from store.jobs import Job

NOW = datetime.fromisoformat("2012-07-10T09:00:10+07:00")
RUNNING = Job(1, "export", 1, {}, "server", "a.zip", None, "2012-07-10T09:00:00+07:00", "running", total=1000,
              run_at="2012-07-10T09:00:00+07:00", run_settled=0)  # fmt: skip


@pytest.fixture
def job(db: Database, campaign: Campaign, clock: Clock, settings: Settings) -> Job:
    settings.exports.mkdir()
    return open_export(db, campaign, Wanted(), None, clock.now())


def finish(db: Database, settings: Settings, job: Job, clock: Clock) -> Job:
    host(db, jobs.get(db, job.id), result_of(settings, job), Inline(), clock)
    return jobs.get(db, job.id)


def test_progress_says_how_far_and_how_long_still() -> None:
    counts = Counts(waiting=588, done=410, failed=2)
    seen = Progress(RUNNING, counts, seconds_left(RUNNING, counts, NOW))
    assert seen.sentence == "Đang lập: 412/1.000, còn khoảng 14 giây, 2 chưa lập được"
    assert seen.percent == 41


def test_the_time_left_is_told_from_this_run_alone() -> None:
    counts = Counts(waiting=500, done=500)
    assert seconds_left(replace(RUNNING, run_settled=400), counts, NOW) == 50
    assert seconds_left(RUNNING, counts, NOW) == 10


@pytest.mark.parametrize(
    ("job", "counts"),
    [
        (RUNNING, Counts(waiting=1000)),
        (replace(RUNNING, state="queued"), Counts(waiting=500, done=500)),
        (replace(RUNNING, state="done"), Counts(done=1000)),
        (replace(RUNNING, run_settled=500), Counts(waiting=500, done=500)),
    ],
)
def test_no_time_is_told_where_none_is_known(job: Job, counts: Counts) -> None:
    assert seconds_left(job, counts, NOW) is None


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0, "1 giây"), (20, "20 giây"), (60, "1 phút"), (61, "2 phút"), (3600, "1 giờ"), (4200, "1 giờ 10 phút")],
)
def test_a_duration_is_said_as_one_speaks(seconds: int, said: str) -> None:
    assert duration(seconds) == said


def test_a_new_job_waits_with_all_its_units(db: Database, job: Job, clock: Clock) -> None:
    seen = progress(db, job.id, clock.now())
    assert seen.sentence == "Đang chờ đến lượt: 0/16"
    assert job.runner == "server" and jobs.next_of(db, "server") is not None


def test_it_refuses_an_export_of_nobody_and_keeps_nothing(db: Database, campaign: Campaign, clock: Clock) -> None:
    with pytest.raises(NobodyToExport, match="chưa có gì để xuất"):
        open_export(db, campaign, Wanted(under="C0001", states=("returned",)), None, clock.now())
    assert jobs.of_campaign(db, campaign.id) == ()


def test_the_finished_file_is_found_under_a_name_that_says_what_it_is(
    db: Database, job: Job, settings: Settings, clock: Clock, campaign: Campaign
) -> None:
    assert finished_file(settings, job) is None
    done = finish(db, settings, job, clock)
    assert finished_file(settings, done) == settings.exports / job.file
    assert download_name(campaign, done).startswith("bao-cao_nq20_2012-07-10_")


def test_a_file_that_was_deleted_is_not_offered(db: Database, job: Job, settings: Settings, clock: Clock) -> None:
    done = finish(db, settings, job, clock)
    result_of(settings, done).unlink()
    assert finished_file(settings, done) is None


def test_only_an_unfinished_job_is_cancelled_and_only_a_stopped_one_resumed(
    db: Database, job: Job, settings: Settings, clock: Clock
) -> None:
    assert not resume(db, job.id) and cancel(db, job.id, clock.now())
    assert not cancel(db, job.id, clock.now()) and resume(db, job.id)
    finish(db, settings, job, clock)
    assert not cancel(db, job.id, clock.now()) and not resume(db, job.id)


def test_a_job_without_failures_has_nothing_to_retry(
    db: Database, job: Job, settings: Settings, clock: Clock
) -> None:
    assert retry(db, job.id) == 0
    finish(db, settings, job, clock)
    assert retry(db, job.id) == 0
    assert jobs.get(db, job.id).state == "done"


def test_old_jobs_are_forgotten_with_their_files_but_not_those_of_commands(
    db: Database, job: Job, settings: Settings, clock: Clock, campaign: Campaign, tmp_path: Path
) -> None:
    done = finish(db, settings, job, clock)
    own = open_export(db, campaign, Wanted(), None, clock.now(), tmp_path / "cua-toi.zip")
    finish(db, settings, own, clock)
    open_export(db, campaign, Wanted(), None, clock.now(), tmp_path / "bo-do.zip")
    cancelled, waiting = (open_export(db, campaign, Wanted(), None, clock.now()) for _ in range(2))
    draft_of(result_of(settings, cancelled)).touch()
    cancel(db, cancelled.id, clock.now())
    forget(settings, db, stamp(clock.now() + timedelta(days=1)))
    assert [each.id for each in jobs.of_campaign(db, campaign.id)] == [waiting.id]
    assert list(settings.exports.iterdir()) == [] and (tmp_path / "cua-toi.zip").exists()
    with pytest.raises(Missing):
        progress(db, done.id, clock.now())


def test_the_housekeeper_forgets_after_two_weeks(
    db: Database, campaign: Campaign, clock: Clock, settings: Settings
) -> None:
    old, new = (
        open_export(db, campaign, Wanted(), None, clock.now() - timedelta(days=days)) for days in (15, 13)
    )
    for job in (old, new):
        cancel(db, job.id, clock.now())
    forget_exports(settings, clock.now())
    assert [job.id for job in jobs.of_campaign(db, campaign.id)] == [new.id]
