"""Runs a pure function of this folder in a child process that has little time, little memory and no files.

The child is started afresh, never forked from a process that has opened the database (reliability.md 3.5).
"""

import codecs
import contextlib
import json
import os
import resource
import selectors
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Collection, Mapping
from importlib import import_module
from pathlib import Path
from threading import BoundedSemaphore
from typing import IO, Any

from documents.envelope import DONE, REFUSED, TOO_MUCH, Payload, answered, enveloped
from documents.template_check.findings import TemplateFinding

# Each task and the pure function that does it; a child loads no more than its own.
TASKS = {
    "render": "documents.limited_tasks:rendered",
    "check": "documents.limited_tasks:checked",
    "annotate": "documents.limited_tasks:annotated",
    "format": "documents.format_check.task:examined",
    "offline": "documents.offline.task:returned",
    "table": "documents.tables.workbook:opened",
}
ROOT = Path(__file__).resolve().parent.parent
MOST_ANSWERED = 64 << 20
# Beside its own CPU time a child may wait for others.
WAITING = 1.5
# How many children a process has at once, each with up to its memory, and how many seconds the next one waits.
AT_ONCE, PATIENCE = 4, 10.0
PLACES = BoundedSemaphore(AT_ONCE)
STANDARD_FILES = 3
CHUNK = 1 << 16
# Python and Jinja load these when they first meet such a text; a confined child could not.
LATE_CODES = ("ascii", "latin-1", "cp437", "utf-16", "utf-16-le", "utf-16-be", "unicode_escape", "raw_unicode_escape")


class LimitedRunFailed(Exception):
    """A task in a child process did not bring a result."""


class TaskRefused(LimitedRunFailed):
    """The task itself refused its payload; the message is the task's own."""


class TookTooLong(LimitedRunFailed):
    """The task used up its time."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"Mẫu chạy quá {seconds} giây nên đã bị dừng. Xin kiểm tra lại các vòng lặp trong mẫu.")


class TookTooMuch(LimitedRunFailed):
    """The task asked for more memory than it may have."""

    def __init__(self, memory: int) -> None:
        super().__init__(f"Mẫu dùng quá {memory >> 20} MB bộ nhớ nên đã bị dừng. Xin rút gọn mẫu.")


class TaskDied(LimitedRunFailed):
    """The child ended without an answer."""

    def __init__(self) -> None:
        super().__init__("Không lập được văn bản từ mẫu này: tiến trình dừng đột ngột. Xin kiểm tra lại mẫu.")


class AllBusy(Exception):
    """This process has as many children at work as it may have: nothing is wrong with the task."""

    def __init__(self) -> None:
        super().__init__("Máy chủ đang kiểm tra nhiều tệp khác. Xin đợi một phút rồi gửi lại.")


def run_limited(task: str, payload: Payload, seconds: int = 20, memory: int = 1 << 30) -> bytes:
    """What TASKS[task](payload) returns, run in a child with `seconds` of CPU time and `memory` bytes.

    The payload holds bytes and JSON values. The child can open no file, start no program and has nothing of this
    process's environment. No more than AT_ONCE run for one process; the next waits. Raises TaskRefused (the task's
    own message), TookTooLong, TookTooMuch, TaskDied, AllBusy.
    """
    if not PLACES.acquire(timeout=PATIENCE):
        raise AllBusy
    try:
        return run_alone(task, payload, seconds, memory)
    finally:
        PLACES.release()


def run_alone(task: str, payload: Payload, seconds: int, memory: int) -> bytes:
    """The same, however many others run."""
    with tempfile.TemporaryFile() as sent:
        sent.write(enveloped(payload))
        sent.seek(0)
        command = [sys.executable, "-B", "-X", "utf8", "-m", "documents.limits", task, str(seconds), str(memory)]
        process = subprocess.Popen(
            command, stdin=sent, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=ROOT, env={},
            start_new_session=True,
        )  # fmt: skip
    assert process.stdout
    try:
        answer = received(process.stdout, time.monotonic() + seconds * WAITING)
    finally:
        code = ended(process)
    return understood(answer, code, seconds, memory)


def checked(data: bytes, contract: Mapping[str, Any], expected: Collection[str] = ()) -> list[TemplateFinding]:
    """check_template in a child: a file made to exhaust the checker itself is one finding, too."""
    try:
        payload = {"template": data, "contract": dict(contract), "expected": list(expected)}
        answer = run_limited("check", payload)
    except LimitedRunFailed as error:
        return [TemplateFinding("", "tệp", "", str(error), "Xin lập lại mẫu từ một tệp Word mới.")]
    return [TemplateFinding(**finding) for finding in json.loads(answer)]


def received(pipe: IO[bytes], deadline: float) -> bytes | None:
    """What the child writes until it closes its end; None where the deadline passes or it writes too much."""
    answer = bytearray()
    with selectors.DefaultSelector() as selector, pipe:
        selector.register(pipe, selectors.EVENT_READ)
        while selector.select(max(deadline - time.monotonic(), 0)):
            chunk = os.read(pipe.fileno(), CHUNK)
            if not chunk:
                return bytes(answer)
            answer += chunk
            if len(answer) > MOST_ANSWERED:
                return None
    return None


def ended(process: subprocess.Popen[bytes]) -> int:
    """End the child and whatever it started; its exit code."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    return process.wait()


def understood(answer: bytes | None, code: int, seconds: int, memory: int) -> bytes:
    """The result in an answer, or the error it stands for."""
    if answer is None or (not answer and code in (-signal.SIGXCPU, -signal.SIGKILL)):
        raise TookTooLong(seconds)
    kind, result = answer[:1], answer[1:]
    if kind == REFUSED:
        raise TaskRefused(result.decode("utf-8", "replace"))
    if kind == TOO_MUCH:
        raise TookTooMuch(memory)
    if kind != DONE:
        raise TaskDied
    return result


def confine(seconds: int, memory: int) -> None:
    """Take from this process whatever a template has no use for: time, memory, files, further processes."""
    for code in LATE_CODES:
        codecs.lookup(code)
    bounds = {
        resource.RLIMIT_CPU: (seconds, seconds + 1),
        resource.RLIMIT_AS: (memory, memory),
        resource.RLIMIT_FSIZE: (0, 0),
        resource.RLIMIT_NOFILE: (STANDARD_FILES, STANDARD_FILES),
        resource.RLIMIT_NPROC: (0, 0),
        resource.RLIMIT_CORE: (0, 0),
    }
    for kind, bound in bounds.items():
        resource.setrlimit(kind, bound)


def loaded(task: str) -> Callable[[Payload], bytes]:
    """The function of a task, with all that it imports."""
    module, _, name = TASKS[task].partition(":")
    function: Callable[[Payload], bytes] = getattr(import_module(module), name)
    return function


if __name__ == "__main__":
    work = loaded(sys.argv[1])
    confine(int(sys.argv[2]), int(sys.argv[3]))
    sys.stdout.buffer.write(answered(work, sys.stdin.buffer.read()))
    sys.stdout.buffer.flush()
