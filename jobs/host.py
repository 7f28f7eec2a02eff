"""The host of a job: claims its items in batches, has them made, and keeps each result once.

One process hosts a job at a time (it holds the draft of the result). It may be killed at any moment: what
a transaction has settled lies on the disk before, and all else is made again.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path

from jobs.batches import Batch, Handed, Settled, kept
from jobs.bundle import Bundle, Held, opened, signed
from jobs.executors import Executor, Outcome
from jobs.tasks import Order, Sheet
from reporting.clock import Clock, moment, stamp
from reporting.export import Press, Ready, Wanted
from reporting.export_list import NAME, listing
from reporting.paper import NoTemplate
from store import campaigns, job_files, job_items, jobs
from store.connection import Database, snapshot, write
from store.copies import disk_named
from store.errors import Busy, StoreError
from store.job_files import Placed
from store.job_items import Claim
from store.jobs import Job

WAIT = 0.2
"""Seconds to wait for results before looking whether the job is still wanted."""
def host(
    db: Database, job: Job, result: Path, executor: Executor, clock: Clock, stop: Callable[[], bool] = lambda: False
) -> None:
    """Work on the job until it is done, cancelled, failed, or `stop` says so (it goes on later).

    Raises `Held` where another process works on it, Busy where the store has too many writers just now.
    """
    try:
        with disk_named(), opened(result, moment(job.created_at)) as bundle:
            Run(db, job, bundle, executor, clock).to_the_end(stop)
    except (Held, Busy):
        raise
    except (StoreError, NoTemplate) as error:
        jobs.change(db, job.id, jobs.UNFINISHED, "failed", stamp(clock.now()), str(error))


class Run:
    """One run of a job by this process."""

    def __init__(self, db: Database, job: Job, bundle: Bundle, executor: Executor, clock: Clock) -> None:
        self.db = db
        self.job = job
        self.bundle = bundle
        self.executor = executor
        self.clock = clock
        self.wanted = Wanted.read(job.options)
        self.press = Press(db, campaigns.get(db, job.campaign_id), self.wanted)
        self.out: dict[int, Batch] = {}
        self.more = True

    @property
    def now(self) -> str:
        return stamp(self.clock.now())

    @property
    def sign(self) -> bytes:
        """What the finished file ends in, so that it is known again as this job's."""
        return f"bao-cao {self.job.id} {self.job.created_at}".encode("ascii")

    def to_the_end(self, stop: Callable[[], bool]) -> None:
        """Recover, then take turns until nothing is left, then publish."""
        if not self.recover():
            return
        outcomes: list[Outcome] = []
        while self.turn(outcomes):
            if stop() or not jobs.get(self.db, self.job.id).unfinished:
                self.lay_down()
                return
            outcomes = self.executor.collect(WAIT)
        self.publish()

    def recover(self) -> bool:
        """Go on where the last run's rows say; False where that run had published and only not said so."""
        counts = job_items.counts(self.db, self.job.id)
        written = self.job.written
        if self.bundle.size < written:
            if not signed(self.bundle.result, self.sign):
                written = self.start_over()
            elif not counts.open:
                self.bundle.give_up()
                self.finished()
                return False
            else:
                self.bundle.take_back(written)
        self.bundle.go_on_at(written)
        with write(self.db):
            job_items.release(self.db, self.job.id)
            return jobs.start(self.db, self.job.id, job_items.counts(self.db, self.job.id).settled, self.now)

    def start_over(self) -> int:
        """The committed bytes are gone: somebody has deleted them. Make everything anew."""
        with write(self.db):
            job_items.start_over(self.db, self.job.id)
            job_files.drop(self.db, self.job.id)
            jobs.set_written(self.db, self.job.id, 0)
        return 0

    def turn(self, outcomes: list[Outcome]) -> bool:
        """Keep what came back, claim more, hand it out; False once nothing is out nor waiting."""
        settled = [kept(self.out.pop(each.claim), each, self.bundle) for each in outcomes if each.claim in self.out]
        if settled or (self.more and self.room):
            for claim in self.written_down(settled):
                self.hand_out(claim)
        return bool(self.out)

    @property
    def room(self) -> int:
        """How many more batches may be out."""
        return self.executor.ahead - len(self.out)

    def written_down(self, settled: list[Settled]) -> list[Claim]:
        """One transaction: settle the batches whose bytes are on the disk, and claim as many anew."""
        written = self.bundle.to_disk() if settled else 0
        with write(self.db):
            for each in settled:
                self.settle(each)
            if settled:
                jobs.set_written(self.db, self.job.id, written)
            return list(self.claims()) if self.more else []

    def settle(self, each: Settled) -> None:
        """Write down one claim's items with their files; what was lost waits again."""
        settled = job_items.settle(self.db, self.job.id, each.claim, each.done, each.failed)
        if settled != len(each.done) + len(each.failed):
            raise Held
        job_files.add_all(self.db, self.job.id, each.files)
        if job_items.release(self.db, self.job.id, each.claim):
            self.more = True

    def claims(self) -> Iterator[Claim]:
        for _ in range(self.room):
            claim = job_items.claim(self.db, self.job.id, self.executor.batch)
            if claim is None:
                self.more = False
                return
            yield claim

    def hand_out(self, claim: Claim) -> None:
        """Have a claim's documents made; what cannot be read is noted, and told with the others."""
        batch = self.out[claim.number] = Batch(claim)
        order = Order(self.wanted.formats, self.press.divider(claim.items) if self.wanted.volumes else None)
        self.executor.hand_out(claim.number, self.sheets(batch), order)

    def sheets(self, batch: Batch) -> Iterator[Sheet]:
        found: Iterable[Ready] = self.press.ready(batch.claim.items)
        if self.wanted.volumes:
            found = sorted(found, key=lambda ready: ready.item.position)
        for ready in found:
            if ready.reason:
                batch.unreadable.append((ready.item.position, ready.reason))
            else:
                batch.handed.append(Handed(ready.item, ready.revision))
                yield Sheet(ready.template, ready.context)

    def lay_down(self) -> None:
        """Give back what is out: the job stops here, for now or for good."""
        self.executor.forget()
        job_items.release(self.db, self.job.id)

    def publish(self) -> None:
        """Put the list in, and let the result be seen."""
        with snapshot(self.db):
            lines = job_items.lines(self.db, self.job.id)
            listed = self.bundle.add_pieces(NAME, listing(lines, self.wanted.formats[0]))
            files: Iterable[Placed] = chain(job_files.in_order(self.db, self.job.id), [listed])
            self.bundle.publish(files, self.sign)
        self.finished()

    def finished(self) -> None:
        jobs.change(self.db, self.job.id, jobs.UNFINISHED, "done", self.now)
