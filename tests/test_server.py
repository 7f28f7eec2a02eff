import os
import random
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from http.client import HTTPException
from pathlib import Path

import pytest

from server import OpenNetwork, end_stuck_writer, network_warning
from settings import ROOT, Settings, load_settings
from store.connection import connect
from store.lock import holder
from tests.serving import Served, children, family, happens, is_alive

KILLS = int(os.environ.get("BAOCAO_KILLS", "8"))


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    server = Served(tmp_path)
    yield server
    server.end()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_it_stops_cleanly_when_told_and_leaves_no_process(served: Served, number: signal.Signals) -> None:
    pids = family(served.start().process.pid)
    served.process.send_signal(number)
    assert served.process.wait(30) == 0
    assert not [pid for pid in pids if is_alive(pid)]


def test_it_answers_the_request_in_hand_before_it_stops(served: Served) -> None:
    served.start()
    with ThreadPoolExecutor() as pool:
        answer = pool.submit(served.get, "/cham")
        time.sleep(0.5)
        served.process.terminate()
        assert answer.result().isdigit()
    assert served.process.wait(30) == 0


def test_a_second_signal_stops_it_at_once(served: Served) -> None:
    pids = family(served.start().process.pid)
    with ThreadPoolExecutor() as pool:
        answer = pool.submit(served.get, "/cham")
        time.sleep(0.3)
        for _ in range(2):
            served.process.terminate()
            time.sleep(0.3)
        assert served.process.wait(1) == 0 and answer.exception()
    assert not [pid for pid in pids if is_alive(pid)]


def test_a_killed_web_server_is_started_again_and_nobody_is_refused(served: Served) -> None:
    first = served.start().program("gunicorn")
    os.kill(first, signal.SIGKILL)
    assert happens(lambda: served.program("gunicorn") not in (0, first))
    assert int(served.get()) == served.program("gunicorn")


def test_a_killed_worker_is_replaced(served: Served) -> None:
    web = served.start().program("gunicorn")
    before = children(web)
    for pid in before:
        os.kill(pid, signal.SIGKILL)
    assert happens(lambda: len(set(children(web)) - set(before)) == 2)
    assert int(served.get()) == web


def test_a_killed_housekeeper_is_started_again(served: Served) -> None:
    first = served.start().program("housekeeper")
    os.kill(first, signal.SIGKILL)
    assert happens(lambda: served.program("housekeeper") not in (0, first))


def test_killing_the_server_leaves_no_orphan_and_the_next_one_starts(served: Served) -> None:
    pids = family(served.start().process.pid)
    served.process.kill()
    assert happens(lambda: not [pid for pid in pids if is_alive(pid)], 10)
    assert served.start().answers()


def test_the_next_server_waits_for_the_remains_of_a_killed_one(served: Served) -> None:
    served.start().process.kill()
    assert served.start().answers()


def test_the_instance_has_one_server_at_a_time(served: Served) -> None:
    first = served.start().process
    served.launch()
    assert "máy chủ khác" in served.message()
    assert served.process.returncode == 1 and first.poll() is None


def test_it_refuses_a_taken_port_and_names_another(served: Served) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        served.launch(port)
        assert f"Cổng {port}" in served.message() and f"--port {port + 1}" in served.message()
    assert served.process.returncode == 1


def test_other_users_of_the_machine_cannot_read_the_instance(served: Served) -> None:
    served.instance.chmod(0o755)
    served.start()
    assert served.instance.stat().st_mode & 0o777 == 0o700


def test_it_asks_for_init_where_there_is_no_database(served: Served) -> None:
    (served.instance / "baocao.db").unlink()
    served.launch()
    assert "flask init" in served.message()
    assert served.process.returncode == 1


def test_an_application_that_cannot_start_ends_the_server_with_a_message(served: Served) -> None:
    (served.root / "app.py").write_text("raise ValueError('hỏng')")
    served.launch()
    assert "Tiến trình web không khởi động được" in served.message()
    assert served.process.returncode == 1


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return load_settings(tmp_path)


def test_it_refuses_a_network_without_tls(settings: Settings) -> None:
    with pytest.raises(OpenNetwork, match=r"docs/van-hanh\.md"):
        network_warning(replace(settings, host="0.0.0.0"))


def test_it_warns_of_a_network_without_tls_that_was_allowed(settings: Settings) -> None:
    assert "CẢNH BÁO" in network_warning(replace(settings, host="0.0.0.0", insecure_http=True))


@pytest.mark.parametrize("safe", [{"host": "127.0.0.1"}, {"host": "10.0.0.5", "tls": True}])
def test_it_has_nothing_to_warn_of_where_nobody_can_listen(settings: Settings, safe: dict[str, object]) -> None:
    assert network_warning(replace(settings, **safe)) == ""  # type: ignore[arg-type]


HOLD = """
import sys, time
from pathlib import Path
from store.lock import FileLock
FileLock(Path(sys.argv[1])).acquire()
print("held", flush=True)
time.sleep(60)
"""


@pytest.fixture
def keeper(tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A process that takes the writer lock of `tmp_path/x.db` and then does nothing."""
    command = [sys.executable, "-c", HOLD, str(tmp_path / "x.db")]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as process:
        assert process.stdout and process.stdout.readline() == b"held\n"
        yield process
        process.kill()


def test_who_holds_the_writer_lock_too_long_is_ended(keeper: subprocess.Popen[bytes], tmp_path: Path) -> None:
    keeper.send_signal(signal.SIGSTOP)
    time.sleep(0.2)
    end_stuck_writer(tmp_path / "x.db", limit=0.1)
    assert keeper.wait(5) == -signal.SIGKILL and holder(tmp_path / "x.db") is None


def test_who_holds_the_writer_lock_a_moment_is_left_alone(keeper: subprocess.Popen[bytes], tmp_path: Path) -> None:
    end_stuck_writer(tmp_path / "x.db")
    assert keeper.poll() is None


def kill_one(served: Served, dice: random.Random) -> bool:
    """Kill any process of the server but itself; False where none runs at this moment."""
    found = sorted(family(served.process.pid) - {served.process.pid})
    try:
        os.kill(dice.choice(found), signal.SIGKILL)
    except (IndexError, ProcessLookupError):
        return False
    return True


def save_until(stop: threading.Event, served: Served, name: int, kept: list[str]) -> None:
    """Save one receipt after another, and note each that was acknowledged."""
    for number in range(10**6):
        key = f"khoa-{name:06}-{number:06}"
        try:
            if served.get(f"/giu/{key}", 5).isdigit():
                kept.append(key)
        except (OSError, HTTPException):
            stop.wait(0.1)
        if stop.is_set():
            return


def test_no_save_that_was_acknowledged_is_lost_by_kill_9(served: Served) -> None:
    served.start()
    dice, stop = random.Random(20), threading.Event()
    kept: list[str] = []
    with ThreadPoolExecutor() as pool:
        for name in range(4):
            pool.submit(save_until, stop, served, name, kept)
        try:
            for _ in range(KILLS):
                time.sleep(dice.uniform(0.2, 1.5))
                assert happens(lambda: kill_one(served, dice))
            assert happens(served.answers)
        finally:
            stop.set()
    db = connect(served.instance / "baocao.db")
    stored = {row["key"] for row in db.query("SELECT key FROM receipts")}
    assert db.conn.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    db.close()
    assert len(kept) > 10 * KILLS and set(kept) <= stored
