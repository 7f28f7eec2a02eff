"""An export made by the command line: the same rows and the same host, in the caller's own process."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from documents.pdf import available
from jobs.executors import Executor, Inline, Printing
from jobs.exports import Progress, open_export, progress
from jobs.host import host
from reporting.clock import Clock, moment
from reporting.export import Wanted
from store import job_items, jobs
from store.campaigns import Campaign
from store.connection import Database
from store.errors import StoreError
from store.jobs import Job

GOES_ON_WITHIN = timedelta(days=1)
TELL_EVERY = 0.5
"""Seconds between two words about how far it is."""


class Unfinished(StoreError):
    """Chưa xuất xong."""


class NoPdf(StoreError):
    """Máy này không lập được PDF."""


def export_to(
    db: Database,
    campaign: Campaign,
    wanted: Wanted,
    file: Path,
    clock: Clock,
    tell: Callable[[Progress], None] = lambda progress: None,
    executor: Executor | None = None,
) -> Progress:
    """Export into a file and return how it ended; a call that was cut off is gone on with by the next same one.

    `tell` hears now and then how far it is. Raises `Unfinished` with the reason, `NoPdf`, `NobodyToExport`, `Held`.
    """
    lacking = available() if "pdf" in wanted.formats and executor is None else None
    if lacking:
        raise NoPdf(lacking)
    job = cut_off(db, campaign, wanted, file, clock) or open_export(db, campaign, wanted, None, clock.now(), file)
    told = monotonic()

    def tell_now_and_then() -> bool:
        nonlocal told
        if monotonic() - told >= TELL_EVERY:
            told = monotonic()
            tell(progress(db, job.id, clock.now()))
        return False

    with own_executor(wanted) as own:
        host(db, job, file, executor or own, clock, tell_now_and_then)
    ended = progress(db, job.id, clock.now())
    if ended.job.state != "done":
        raise Unfinished(f"Chưa xuất xong: {ended.job.reason} Chạy lại đúng lệnh này để làm tiếp.")
    return ended


@contextmanager
def own_executor(wanted: Wanted) -> Iterator[Executor]:
    """Who makes the documents in this process: itself, or several LibreOffices at once."""
    if "pdf" not in wanted.formats:
        yield Inline()
        return
    with TemporaryDirectory(prefix="baocao-pdf-", ignore_cleanup_errors=True) as folder:
        yield Printing(Path(folder))


def cut_off(db: Database, campaign: Campaign, wanted: Wanted, file: Path, clock: Clock) -> Job | None:
    """The same export, begun lately and not finished, none of whose reports has changed since; or None."""
    job = jobs.for_file(db, str(file))
    if job is None or job.state not in ("running", "failed") or job.campaign_id != campaign.id:
        return None
    lately = clock.now() - moment(job.created_at) < GOES_ON_WITHIN
    if not lately or Wanted.read(job.options) != wanted or job_items.changed(db, job.id):
        return None
    jobs.change(db, job.id, ("failed",), "queued", None)
    return jobs.get(db, job.id)
