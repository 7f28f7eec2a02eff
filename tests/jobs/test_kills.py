"""kill -9 of any process at any moment (reliability.md D6): 0 missing, 0 double, 0 partial.

BAOCAO_KILLS=50 is the long form, with 500 units.
"""

import os
import random
import signal
import sys
import time
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from shutil import copyfile

import pytest

from jobs.exports import finished_file, open_export, progress
from reporting.clock import Clock
from reporting.export import Wanted
from reporting.founding_demo import DEMO_DAY, found_demo
from reporting.lookup import campaign_called
from settings import Settings, load_settings
from store import job_items, jobs
from store.connection import Database, checkpoint, connect
from store.jobs import Job
from store.migrations import migrate
from tests.jobs.machines import happens, kill, running, watched
from tests.jobs.results import documents, rows
from tests.serving import Served, family

KILLS = int(os.environ.get("BAOCAO_KILLS", "3"))
UNITS = 500 if KILLS >= 50 else 120

# The command's own work, with documents that take a while so that a kill falls into them.
SLOWLY = """
import sys, time
from pathlib import Path
from jobs.command import export_to
from jobs.executors import Inline
from reporting.clock import Clock
from reporting.export import Wanted
from reporting.lookup import campaign_called
from settings import load_settings
from store.connection import connect

class Slow(Inline):
    batch = 16

    def hand_out(self, claim, sheets, order):
        super().hand_out(claim, map(self.slowly, sheets), order)

    def slowly(self, sheet):
        time.sleep(float(sys.argv[2]))
        return sheet

settings = load_settings()
db = connect(settings.database)
clock = Clock(settings.clock)
export_to(db, campaign_called(db, "nq20"), Wanted(), Path(sys.argv[1]), clock, executor=Slow())
"""


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database of a demo with many units; tests copy it."""
    database = tmp_path_factory.mktemp("crowd") / "baocao.db"
    migrate(database)
    with closing(connect(database)) as db:
        found_demo(db, UNITS, Clock(DEMO_DAY).now())
        checkpoint(db)
    return database


@pytest.fixture
def served(crowd: Path, tmp_path: Path) -> Iterator[Served]:
    server = Served(tmp_path)
    copyfile(crowd, server.instance / "baocao.db")
    yield server
    server.end()


def test_a_killed_command_called_again_ends_with_every_document_once(crowd: Path, tmp_path: Path) -> None:
    copyfile(crowd, tmp_path / "baocao.db")
    result, dice, kills = tmp_path / "ket-qua.zip", random.Random(20), 0
    with watched(tmp_path) as wrong:
        while kills < KILLS or not result.exists():
            pace = "0.004" if kills < KILLS else "0"
            with running(sys.executable, "-c", SLOWLY, result, pace, instance=tmp_path) as process:
                time.sleep(dice.uniform(0.4, 1.8)) if kills < KILLS else process.wait()
                if process.poll() is None:
                    kill(process)
                    kills += 1
            if result.exists():
                check(result)
                result.unlink() if kills < KILLS else None
    assert wrong == []


def check(result: Path) -> None:
    """Every unit's document is there once and whole, and the list names each."""
    names = documents(result)
    listed = rows(result)
    assert len(names) == UNITS == len(listed)
    assert {row[4] for row in listed.values()} == set(names)


def test_no_document_is_lost_or_doubled_when_processes_of_the_server_are_killed(served: Served) -> None:
    settings = load_settings(served.instance)
    dice = random.Random(20)
    served.start()
    with closing(connect(settings.database)) as db:
        job = new_job(db)
        with watched(settings.exports) as wrong:
            for _ in range(KILLS):
                time.sleep(dice.uniform(0.1, 1.2))
                kill_any(served, dice)
                job = next_job(db, settings, job)
            assert happens(lambda: jobs.get(db, job.id).state == "done", 120), progress(db, job.id, Clock().now())
        check_job(db, settings, job)
    assert wrong == []


def new_job(db: Database) -> Job:
    return open_export(db, campaign_called(db, "nq20"), Wanted(), None, Clock().now())


def next_job(db: Database, settings: Settings, job: Job) -> Job:
    """The same job, or, where it is done, a new one."""
    if jobs.get(db, job.id).state != "done":
        return job
    check_job(db, settings, job)
    return new_job(db)


def check_job(db: Database, settings: Settings, job: Job) -> None:
    result = finished_file(settings, jobs.get(db, job.id))
    assert result, jobs.get(db, job.id)
    check(result)
    assert job_items.counts(db, job.id).done == UNITS


def kill_any(served: Served, dice: random.Random) -> None:
    """Kill a process of the family; the server itself is then started again."""
    found = sorted(family(served.process.pid))
    chosen = dice.choice(found)
    os.kill(chosen, signal.SIGKILL)
    if chosen == served.process.pid:
        served.process.wait()
        served.start()


def test_a_worker_killed_while_libreoffice_runs_costs_no_pdf(served: Served) -> None:
    settings = load_settings(served.instance)
    served.start()
    with closing(connect(settings.database)) as db:
        wanted = Wanted(under="N01", formats=("pdf",))
        job = open_export(db, campaign_called(db, "nq20"), wanted, None, Clock().now())
        assert happens(lambda: printing(served))
        os.kill(served.program("jobs.worker"), signal.SIGKILL)
        assert happens(lambda: jobs.get(db, job.id).state == "done", 120), progress(db, job.id, Clock().now())
        assert job_items.counts(db, job.id).failed == 0
    with zipfile.ZipFile(settings.exports / job.file) as whole:
        pdfs = [name for name in whole.namelist() if name.endswith(".pdf")]
        assert len(pdfs) == job.total > 2 and all(whole.read(name).startswith(b"%PDF") for name in pdfs)


def printing(served: Served) -> bool:
    """Whether the worker has LibreOffice running."""
    threads = Path(f"/proc/{served.program('jobs.worker')}/task").glob("*/children")
    return any(thread.read_text() for thread in threads)
