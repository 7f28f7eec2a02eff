"""Exports as pages and commands see them: asked for, watched, cancelled, gone on with, fetched."""

import secrets
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from jobs.bundle import draft_of
from reporting.clock import moment, stamp
from reporting.export import Wanted, chosen
from settings import Settings
from store import job_files, job_items, jobs
from store.campaigns import Campaign
from store.connection import Database, snapshot, write
from store.job_items import Counts, NewItem
from store.jobs import Job
from vietnamese.filenames import ascii_name
from vietnamese.numbers import format_number


class NobodyToExport(ValueError):
    """Không có đơn vị nào hợp với lựa chọn này nên chưa có gì để xuất."""

    def __init__(self) -> None:
        super().__init__(self.__doc__)


STATES = {
    "queued": "Đang chờ đến lượt",
    "running": "Đang lập",
    "done": "Đã xong",
    "cancelled": "Đã dừng",
    "failed": "Không làm tiếp được",
}


@dataclass(frozen=True)
class Progress:
    """How far a job is at a moment; `seconds_left` None where it does not run or nothing is known yet."""

    job: Job
    counts: Counts
    seconds_left: int | None

    @property
    def percent(self) -> int:
        """Whole percent of the items settled; 100 only when all are."""
        return self.counts.settled * 100 // self.job.total if self.job.total else 0

    @property
    def sentence(self) -> str:
        """`Đang lập: 412/1.000, còn khoảng 20 giây`."""
        done, total = format_number(str(self.counts.settled)), format_number(str(self.job.total))
        left = f", còn khoảng {duration(self.seconds_left)}" if self.seconds_left is not None else ""
        missed = f", {format_number(str(self.counts.failed))} chưa lập được" if self.counts.failed else ""
        return f"{STATES[self.job.state]}: {done}/{total}{left}{missed}"


def open_export(
    db: Database, campaign: Campaign, wanted: Wanted, by: int | None, now: datetime, file: Path | None = None
) -> Job:
    """Keep an export that is to be made: by the server's host, or where `file` is given by the caller's own.

    Raises `NobodyToExport`, `BadPattern`, and `NotFound` for an unknown unit.
    """
    at = stamp(now)
    name = f"{campaign.slug}_{now:%Y%m%d-%H%M%S}_{secrets.token_hex(4)}.zip"
    asked = Job(0, "export", campaign.id, wanted.options(), "command" if file else "server", str(file or name), by, at)
    with write(db):
        job = jobs.add(db, asked)
        listed = chosen(db, campaign, wanted)
        items = (
            NewItem(each.position, each.unit.unit_id, each.unit.report_id, each.name, each.volume) for each in listed
        )
        total = job_items.add_all(db, job.id, items)
        if not total:
            raise NobodyToExport
        jobs.set_total(db, job.id, total)
    return replace(job, total=total)


def progress(db: Database, job_id: int, now: datetime) -> Progress:
    """How far the job is; raises the store's Missing."""
    with snapshot(db):
        job, counts = jobs.get(db, job_id), job_items.counts(db, job_id)
    return Progress(job, counts, seconds_left(job, counts, now))


def seconds_left(job: Job, counts: Counts, now: datetime) -> int | None:
    """The time left at this run's own pace; None before it has one."""
    done = counts.settled - job.run_settled
    if job.state != "running" or job.run_at is None or done <= 0:
        return None
    passed = max((now - moment(job.run_at)).total_seconds(), 0)
    return round(passed / done * counts.open)


def duration(seconds: int) -> str:
    """`20 giây`, `4 phút`, `1 giờ 10 phút`: rounded as one speaks."""
    if seconds < 60:
        return f"{max(seconds, 1)} giây"
    hours, minutes = divmod(-(-seconds // 60), 60)
    parts = [f"{hours} giờ" if hours else "", f"{minutes} phút" if minutes else ""]
    return " ".join(part for part in parts if part)


def cancel(db: Database, job_id: int, now: datetime) -> bool:
    """Stop the job; what is made stays for going on. False where it was not being worked on."""
    return jobs.change(db, job_id, jobs.UNFINISHED, "cancelled", stamp(now))


def resume(db: Database, job_id: int) -> bool:
    """Go on with a job that was cancelled or could not go on; False where it is neither."""
    return jobs.change(db, job_id, ("cancelled", "failed"), "queued", None)


def retry(db: Database, job_id: int) -> int:
    """Make the documents anew that could not be made, and only those; returns how many wait now."""
    with write(db):
        if jobs.get(db, job_id).state != "done":
            return 0
        waiting = job_items.retry_failed(db, job_id)
        if waiting:
            job_files.drop_waiting(db, job_id)
            jobs.change(db, job_id, ("done",), "queued", None)
    return waiting


def result_of(settings: Settings, job: Job) -> Path:
    """Where the job's result appears."""
    return settings.exports / job.file


def finished_file(settings: Settings, job: Job) -> Path | None:
    """The finished result, None where there is none (any more)."""
    file = result_of(settings, job)
    return file if job.state == "done" and file.exists() else None


def download_name(campaign: Campaign, job: Job) -> str:
    """The name under which a browser keeps the result."""
    return f"bao-cao_{ascii_name(campaign.slug)}_{moment(job.created_at):%Y-%m-%d_%H%M}.zip"


def forget(settings: Settings, db: Database, before: str) -> None:
    """Forget the jobs asked for before a moment that nobody works on, the server's with their files.

    A command that has not ended by then was cut off and never called again.
    """
    for job in jobs.created_before(db, before):
        if job.runner == "command":
            jobs.delete(db, job.id)
        elif not job.unfinished:
            jobs.delete(db, job.id)
            for file in (result_of(settings, job), draft_of(result_of(settings, job))):
                file.unlink(missing_ok=True)
