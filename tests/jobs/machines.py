"""Real processes around a job: workers, hosts, a Redis server; each ended by whoever started it."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from settings import ROOT

FLASK = Path(sys.executable).parent / "flask"


def happens(condition: Callable[[], object], seconds: float = 60) -> bool:
    """Whether the condition comes true in time."""
    limit = time.monotonic() + seconds
    while time.monotonic() < limit:
        if condition():
            return True
        time.sleep(0.05)
    return False


@contextmanager
def running(*command: str | Path, instance: Path, **around: str) -> Iterator[subprocess.Popen[bytes]]:
    """A program of the instance, in a group of its own that does not outlive the block."""
    environment = {**os.environ, "BAOCAO_INSTANCE": str(instance), **around}
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.DEVNULL, process_group=0)
    try:
        yield process
    finally:
        kill(process)


def kill(process: "subprocess.Popen[bytes]") -> None:
    """End the process and whatever it started, at once."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


@contextmanager
def redis_server(folder: Path, port: int) -> Iterator[str]:
    """A Redis server of our own that keeps nothing; gives its address."""
    words = ("--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", str(folder))
    with running("redis-server", *words, "--logfile", str(folder / "redis.log"), instance=folder):
        assert happens(lambda: answers(port))
        yield f"redis://127.0.0.1:{port}/0"


def free_port() -> int:
    """A port where nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


def answers(port: int) -> bool:
    """Whether somebody listens there."""
    with socket.socket() as line:
        return line.connect_ex(("127.0.0.1", port)) == 0


@contextmanager
def watched(folder: Path) -> Iterator[list[str]]:
    """Look at the results in a folder all the time: each that is there must be whole; what was wrong is listed."""
    wrong: list[str] = []
    ended = threading.Event()

    def look() -> None:
        while not ended.wait(0.02):
            for result in folder.glob("*.zip"):
                try:
                    with zipfile.ZipFile(result) as whole:
                        wrong.extend([] if whole.namelist() else ["empty"])
                except FileNotFoundError:
                    continue
                except zipfile.BadZipFile as error:
                    wrong.append(f"{result.name}: {error}")

    watcher = threading.Thread(target=look)
    watcher.start()
    try:
        yield wrong
    finally:
        ended.set()
        watcher.join()
