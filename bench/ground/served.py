"""`flask serve` of an instance as its own processes, for as long as a block runs."""

import contextlib
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from http.client import HTTPConnection

from settings import ROOT, Settings

STARTS_WITHIN = 60.0


@contextlib.contextmanager
def served(settings: Settings) -> Iterator[int]:
    """Serve the instance with its own configuration; gives the port."""
    command = [sys.executable, "-m", "flask", "serve"]
    environment = {**os.environ, "BAOCAO_INSTANCE": str(settings.instance)}
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        try:
            port = port_of(process)
            wait_for_answer(port)
            yield port
        finally:
            process.send_signal(signal.SIGTERM)
            assert process.stdout
            process.stdout.read()


def port_of(process: subprocess.Popen[str]) -> int:
    """The port, out of the line that says where the server is."""
    assert process.stdout
    told = []
    for line in process.stdout:
        told.append(line)
        found = re.search(r"http://127\.0\.0\.1:(\d+)", line)
        if found:
            return int(found[1])
    raise RuntimeError("".join(told))


def wait_for_answer(port: int) -> None:
    """Until a worker answers: the port is open before that; raises OSError or HTTPException after a minute."""
    line = HTTPConnection("127.0.0.1", port, timeout=STARTS_WITHIN)
    line.request("GET", "/dang-nhap")
    line.getresponse().read()
    line.close()
