"""The queue: the same tasks through a file or a Redis server, to workers that have no database."""

import logging
import pickle
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from threading import Thread

import pytest
from redis import Redis

from jobs.executors import Outcome
from jobs.exports import finished_file, open_export
from jobs.hosting import keep_hosting, work_on
from jobs.queue import LEASES, Queue, Queued, QueueDown
from jobs.stop import Stop
from jobs.tasks import Made, Order, Sheet
from reporting.clock import Clock
from reporting.export import Wanted
from settings import BadSettings, Settings
from store import jobs
from store.campaigns import Campaign
from store.connection import Database
from store.jobs import Job
from tests.jobs.machines import FLASK, free_port, happens, kill, redis_server, running
from tests.jobs.results import documents, rows

UNITS = 16
BAD = Sheet(b"no template", {})


@pytest.fixture
def job(db: Database, campaign: Campaign, clock: Clock) -> Job:
    return open_export(db, campaign, Wanted(), None, clock.now())


@pytest.fixture
def redis(tmp_path: Path) -> Iterator[str]:
    with redis_server(tmp_path, free_port()) as url:
        yield url


def host_once(db: Database, job: Job, settings: Settings, executor: Queued) -> Path:
    """The server's host at work on one job; returns its result."""
    work_on(db, job, settings, Stop(), executor)
    result = finished_file(settings, jobs.get(db, job.id))
    assert result, jobs.get(db, job.id)
    return result


def put_and_wait(queue: Queue, leases: dict[str, float] = LEASES, seconds: float = 30) -> list[Outcome]:
    queued = Queued(queue, leases=leases)
    queued.hand_out(7, [BAD], Order())
    return queued.collect(seconds)


def test_the_file_in_the_instance_carries_a_job_to_a_worker_process(
    db: Database, job: Job, settings: Settings
) -> None:
    queue = Queue.of(settings)
    with running(sys.executable, "-m", "jobs.worker", instance=settings.instance, BAOCAO_QUEUE_KEY=queue.key):
        result = host_once(db, job, settings, Queued(queue))
    assert len(documents(result)) == UNITS
    assert (settings.instance / "queue.db").exists()


def test_redis_carries_the_same_job_to_two_workers_that_have_no_database(
    db: Database, job: Job, settings: Settings, redis: str, tmp_path: Path
) -> None:
    settings = replace(settings, queue_url=redis)
    elsewhere = {"BAOCAO_QUEUE_URL": redis, "BAOCAO_QUEUE_KEY": settings.queue_key}
    with ExitStack() as machines:
        for name in ("may-1", "may-2"):
            machines.enter_context(running(FLASK, "worker", instance=tmp_path / name, **elsewhere))
        result = host_once(db, job, settings, Queued(Queue.of(settings)))
    assert len(documents(result)) == UNITS == len(rows(result))
    assert not list(tmp_path.glob("may-*/*.db")) and not (settings.instance / "queue.db").exists()


def test_a_redis_server_that_was_killed_and_came_back_empty_costs_nothing(
    db: Database, job: Job, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jobs.hosting.AGAIN_AFTER", 0.2)
    port, stop = free_port(), Stop()
    settings = replace(settings, queue_url=f"redis://127.0.0.1:{port}/0")
    queue = Queue.of(settings)
    hosting = Thread(target=keep_hosting, args=(settings, stop, Queued(queue)))
    with redis_server(tmp_path, port) as url:
        hosting.start()
        assert happens(lambda: queue.huey.pending())
    elsewhere = {"BAOCAO_QUEUE_URL": url, "BAOCAO_QUEUE_KEY": settings.queue_key}
    with redis_server(tmp_path, port), running(FLASK, "worker", instance=tmp_path / "may", **elsewhere):
        done = happens(lambda: not jobs.get(db, job.id).unfinished)
        stop.told = True
        hosting.join()
    assert done and len(documents(settings.exports / job.file)) == UNITS


def test_a_message_that_nobody_signed_is_never_run(redis: str, tmp_path: Path) -> None:
    queue = Queue(redis, "khoa", "")
    victim = tmp_path / "bi-ghi"
    forged = pickle.dumps(Trap(str(victim)))
    Redis.from_url(redis).lpush(queue.huey.storage.queue_key, forged, forged + b":" + b"0" * 40)
    around = {"BAOCAO_QUEUE_URL": redis, "BAOCAO_QUEUE_KEY": "khoa"}
    with running(FLASK, "worker", instance=tmp_path / "may", **around):
        (outcome,) = put_and_wait(queue)
    assert outcome.made and outcome.made[0].reason
    assert not victim.exists() and pickle.loads(forged) is None and victim.exists()


class Trap:
    """What a forged message would do where it is read: make a file."""

    def __init__(self, path: str) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return touch, (self.path,)


def touch(path: str) -> None:
    Path(path).touch()


def test_instances_that_share_a_redis_server_do_not_see_each_other(redis: str) -> None:
    one, other = Queue(redis, "khoa-1", ""), Queue(redis, "khoa-2", "")
    Queued(one).hand_out(1, [BAD], Order())
    assert other.huey.pending() == [] and len(one.huey.pending()) == 1


def test_a_batch_that_a_worker_took_and_never_brought_back_is_held_for_lost(tmp_path: Path) -> None:
    queue = Queue("", "khoa", str(tmp_path / "queue.db"))
    queued = Queued(queue, leases={"docx": 0.2})
    queued.hand_out(7, [BAD], Order())
    assert queue.huey.dequeue() is not None
    assert queued.collect(5) == [Outcome(7, None)]


def test_a_worker_of_this_machine_that_was_killed_is_missed_long_before_its_time(tmp_path: Path) -> None:
    queue = Queue("", "khoa", str(tmp_path / "queue.db"))
    queued = Queued(queue)
    slow = "import sys, time; from jobs import queue; queue.tasks.render = lambda *given: time.sleep(60); "
    work = "from pathlib import Path; queue.Queue('', 'khoa', sys.argv[1]).work(Path('x'))"
    queued.hand_out(7, [BAD], Order())
    with running(sys.executable, "-c", slow + work, queue.file, instance=tmp_path) as worker:
        assert happens(lambda: queue.huey.pending() == [])
        assert queued.collect(2) == []
        kill(worker)
    assert queued.collect(5) == [Outcome(7, None)]
    assert queue.huey.all_results() == {}


def test_a_batch_that_still_waits_in_the_queue_is_not_lost(tmp_path: Path) -> None:
    queue = Queue("", "khoa", str(tmp_path / "queue.db"))
    assert put_and_wait(queue, {"docx": 0.1}, seconds=0.5) == []


def test_a_worker_that_fails_by_itself_loses_its_batch(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    queue = Queue("", "khoa", str(tmp_path / "queue.db"))
    queued = Queued(queue)
    queued.hand_out(7, [None], Order())  # type: ignore[list-item]
    with caplog.at_level(logging.CRITICAL):
        queue.huey.execute(queue.huey.dequeue())
    (outcome,) = queued.collect(1)
    assert outcome.made is None or outcome.made[0].reason


def test_forgetting_empties_the_queue_and_what_came_back(tmp_path: Path) -> None:
    queue = Queue("", "khoa", str(tmp_path / "queue.db"))
    queued = Queued(queue)
    for claim in (1, 2):
        queued.hand_out(claim, [BAD], Order())
    queue.huey.execute(queue.huey.dequeue())
    queued.forget()
    assert (queue.huey.pending(), queue.huey.all_results(), queued.out) == ([], {}, {})


def test_a_queue_out_of_reach_hinders_for_the_moment_only(
    db: Database, job: Job, settings: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("jobs.hosting.AGAIN_AFTER", 0.0)
    nobody = Queue("redis://127.0.0.1:1/0", "khoa", "")
    with pytest.raises(QueueDown):
        Queued(nobody).forget()
    work_on(db, job, settings, Stop(), Queued(nobody))
    assert jobs.get(db, job.id).unfinished
    assert "phải đợi: Không nối được máy chủ hàng đợi" in capsys.readouterr().err


def test_an_address_of_another_kind_is_refused(settings: Settings) -> None:
    with pytest.raises(BadSettings, match=r"queue\.url"):
        Queue.of(replace(settings, queue_url="amqp://may-chu"))
    assert Queue.of(replace(settings, queue_url="")).url == ""


def test_the_key_of_the_queue_is_not_the_instances_own(settings: Settings) -> None:
    assert settings.secret_key.hex() not in settings.queue_key and len(settings.queue_key) == 64
    assert replace(settings, queue_key_given="khac").queue_key == "khac"


def test_what_is_made_comes_back_as_it_was(tmp_path: Path) -> None:
    queue = Queue("", "khoa", str(tmp_path / "queue.db"))
    queued = Queued(queue)
    queued.hand_out(7, [BAD, BAD], Order())
    queue.huey.execute(queue.huey.dequeue())
    (outcome,) = queued.collect(1)
    assert outcome.claim == 7 and [type(made) for made in outcome.made or ()] == [Made, Made]
