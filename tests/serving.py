"""A served instance as real processes: the server's own code around a tiny application that keeps receipts."""

import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from http.client import HTTPConnection
from pathlib import Path
from shutil import copyfile

from settings import ROOT
from store.migrations import migrate

APPLICATION = '''
import os
import time

from reporting.clock import Clock, stamp
from settings import load_settings
from store import receipts
from store.connection import connect

DATABASE = load_settings().database


def create_app():
    def answer(environ, start_response):
        path = environ["PATH_INFO"]
        if path.startswith("/giu/"):
            db = connect(DATABASE)
            receipts.add(db, path[5:], "s", "h", "ok", stamp(Clock().now()))
            db.close()
        if path == "/cham":
            time.sleep(1.5)
        start_response("200 OK", [("Content-Type", "text/plain")])
        return [str(os.getppid()).encode()]

    return answer
'''
SERVE = """
import sys
from dataclasses import replace
from pathlib import Path
import server
from settings import load_settings
port, root = int(sys.argv[1]), Path(sys.argv[2])
try:
    sys.exit(server.serve(replace(load_settings(), port=port, root=root)))
except Exception as error:
    sys.exit(str(error))
"""


FAMILY = 7
"""The processes of a server: itself, gunicorn, its two workers, the housekeeper, the host of jobs, a worker of its."""


def happens(condition: Callable[[], object], seconds: float = 20) -> bool:
    """Whether the condition comes true in time."""
    limit = time.monotonic() + seconds
    while time.monotonic() < limit:
        if condition():
            return True
        time.sleep(0.05)
    return False


def is_alive(pid: int) -> bool:
    """Whether the process runs; one that ended and waits for its parent does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def children(pid: int) -> list[int]:
    """The processes that this one started."""
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except (FileNotFoundError, ProcessLookupError):
        return []


def family(pid: int) -> set[int]:
    """The process, its children and theirs."""
    return {pid}.union(*(family(child) for child in children(pid)))


class Served:
    """A server of an instance in `folder`, started by `start`; `root` holds the application."""

    def __init__(self, folder: Path) -> None:
        self.instance = folder / "instance"
        self.root = folder / "root"
        self.instance.mkdir()
        self.root.mkdir()
        (self.root / "app.py").write_text(APPLICATION)
        copyfile(ROOT / "gunicorn.conf.py", self.root / "gunicorn.conf.py")
        self.told: list[str] = []
        self.launched: list[subprocess.Popen[str]] = []
        self.port = 0
        (self.instance / "config.toml").write_text("[queue]\nworkers = 1\n")
        migrate(self.instance / "baocao.db")

    def start(self) -> "Served":
        """Start the server and wait until it answers with all of its processes there."""
        self.launch()
        assert happens(self._address), self.told
        assert happens(lambda: self.answers() and len(family(self.process.pid)) == FAMILY), self.told
        return self

    def launch(self, port: int = 0) -> subprocess.Popen[str]:
        """Start the server only; what it says is collected in `told`."""
        environment = {**os.environ, "BAOCAO_INSTANCE": str(self.instance), "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-c", SERVE, str(port), str(self.root)]
        self.told.clear()
        process = subprocess.Popen(
            command, cwd=self.root, env=environment, stderr=subprocess.PIPE, text=True, process_group=0
        )
        self.launched.append(process)
        self.listener = threading.Thread(target=self._listen, args=(process,), daemon=True)
        self.listener.start()
        return process

    @property
    def process(self) -> subprocess.Popen[str]:
        """The server started last."""
        return self.launched[-1]

    def _listen(self, process: subprocess.Popen[str]) -> None:
        assert process.stderr
        with process.stderr as lines:
            self.told.extend(lines)

    def _address(self) -> bool:
        found = re.search(r"http://127\.0\.0\.1:(\d+)", "".join(self.told))
        self.port = int(found[1]) if found else 0
        return bool(found)

    def get(self, path: str = "/", timeout: float = 20) -> str:
        """Ask for a path; raises OSError or HTTPException where no whole answer comes."""
        line = HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            line.request("GET", path, headers={"Connection": "close"})
            return line.getresponse().read().decode()
        finally:
            line.close()

    def answers(self) -> bool:
        """Whether it answers now."""
        try:
            return bool(self.get())
        except OSError:
            return False

    def program(self, word: str) -> int:
        """The process of the server's own that has this word in its command; 0 where there is none now."""
        for child in children(self.process.pid):
            if word in Path(f"/proc/{child}/cmdline").read_text():
                return child
        return 0

    def message(self) -> str:
        """All it said, once it has ended."""
        self.process.wait(60)
        self.listener.join(10)
        return "".join(self.told)

    def end(self) -> None:
        """Let nothing of it remain."""
        for process in self.launched:
            for pid in family(process.pid) if process.poll() is None else ():
                os.kill(pid, signal.SIGKILL)
            process.wait()
        self.listener.join(10)
