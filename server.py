"""`serve`: gunicorn, the housekeeper and the jobs as one family, restarted when killed, stopped cleanly, no orphans."""

import contextlib
import ctypes
import errno
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from settings import Settings
from store.errors import InstanceHeld, NoDatabase
from store.lock import FileLock, hold_instance, stuck_writer
from store.migrations import migrate

STOP = frozenset({signal.SIGTERM, signal.SIGINT, signal.SIGHUP})
GRACE = 35.0
"""Seconds to stop in: the 30 that gunicorn gives its requests, and a little."""
STUCK = 15.0
"""Seconds after which a process that still holds the writer lock is ended (reliability.md A9)."""
QUICK = 10.0
"""A program that ends within so many seconds of its start is started again ever later …"""
LONGEST_WAIT, LONGEST_WAIT_OF_KILLED = 10.0, 1.0
FAILURES = 3
"""… and given up after so many such ends by its own fault."""
MOST_WORKERS = 4
"""Workers a server runs unasked: each takes some 60 MB."""
PR_SET_PDEATHSIG = 1

_LIBC = ctypes.CDLL(None)


class ServeError(OSError):
    """Máy chủ không chạy được."""


class PortTaken(ServeError):
    """Không mở được cổng."""


class OpenNetwork(ServeError):
    """Địa chỉ mở ra mạng mà chưa có TLS."""


class NotOurFolder(ServeError):
    """Không ghi được vào thư mục dữ liệu."""


class ProgramFails(ServeError):
    """Một tiến trình của máy chủ không khởi động được."""


def serve(settings: Settings) -> int:
    """Serve the instance until SIGTERM, SIGINT or SIGHUP, then return 0; migrates its database first.

    Raises ServeError, or the store's NoDatabase, InstanceHeld, NewerSchema, with what to do about it.
    """
    warning = network_warning(settings)
    if not settings.database.exists():
        raise NoDatabase
    close_to_others(settings.instance)
    hold = _hold(settings.database)
    try:
        migrate(settings.database)
        with listen(settings.host, settings.port) as line:
            _say(f"Báo Cáo đang chạy tại {address(settings, line)} (nhấn Ctrl+C để dừng). {warning}".strip())
            _keep(programs(settings, line), (line.fileno(), hold.fd), settings, line)
    finally:
        hold.close()
    return 0


def network_warning(settings: Settings) -> str:
    """Return what to tell about plain HTTP on a network; raises OpenNetwork where nobody has allowed it."""
    if settings.loopback or settings.tls:
        return ""
    if settings.insecure_http:
        return "CẢNH BÁO: mật khẩu và báo cáo đi qua mạng không mã hóa; xem docs/van-hanh.md để bật TLS."
    raise OpenNetwork(
        f"Địa chỉ {settings.host} mở ra mạng mà chưa có TLS. Xin làm theo mục “Phục vụ qua mạng” trong "
        "docs/van-hanh.md, hoặc đặt insecure_http = true trong config.toml nếu chấp nhận rủi ro."
    )


def close_to_others(instance: Path) -> None:
    """Let no other user of the machine read the reports, nor what is written from now on."""
    os.umask(0o077)
    try:
        instance.chmod(0o700)
    except OSError as error:
        raise NotOurFolder(
            f"Không ghi được vào thư mục dữ liệu {instance.name}: {error.strerror}. "
            "Xin kiểm tra ổ đĩa, và chủ của thư mục có phải là người dùng đang chạy máy chủ không."
        ) from error


def _hold(database: Path) -> FileLock:
    """Hold the instance; the remains of a server killed a moment ago get five seconds to go."""
    for _ in range(20):
        with contextlib.suppress(InstanceHeld):
            return hold_instance(database)
        time.sleep(0.25)
    raise InstanceHeld


def listen(host: str, port: int) -> socket.socket:
    """Open the listening socket. It outlives gunicorn, so that a restart of gunicorn refuses nobody."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=1024)
    except OSError as error:
        raise PortTaken(_why_no_port(host, port, error)) from error


def _why_no_port(host: str, port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return (
            f"Cổng {port} đang được chương trình khác dùng. Xin dừng chương trình đó "
            f"hoặc chọn cổng khác: flask serve --port {port + 1}"
        )
    return f"Không mở được cổng {port} tại địa chỉ {host}: {error.strerror}. Xin xem lại host và port."


def address(settings: Settings, line: socket.socket) -> str:
    """Where a browser finds the server."""
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    return f"http://{host}:{line.getsockname()[1]}"


@dataclass(frozen=True)
class Program:
    """A command that is to run for as long as the server does; `label` names it in messages."""

    label: str
    command: tuple[str, ...]
    # Without it there is nothing to serve: where it cannot start at all, the server stops and says so.
    essential: bool = False


def programs(settings: Settings, line: socket.socket) -> tuple[Program, ...]:
    """What an instance is served by: the web server on `line`, the housekeeper, the host of jobs and its workers."""
    web = (
        *("-m", "gunicorn", "--config", str(settings.root / "gunicorn.conf.py")),
        *("--bind", f"fd://{line.fileno()}"),
        *("--workers", str(settings.workers), "--threads", str(settings.threads)),
        # Only a TLS proxy on this machine is believed about where a request came from.
        *("--forwarded-allow-ips", "127.0.0.1,::1" if settings.tls else ""),
        "app:create_app()",
    )
    return (
        Program("web", web, essential=True),
        Program("dọn dẹp", ("-m", "jobs.housekeeper")),
        Program("việc nền", ("-m", "jobs.hosting")),
        *(Program(f"lập văn bản {number}", ("-m", "jobs.worker")) for number in range(1, queue_workers(settings) + 1)),
    )


def queue_workers(settings: Settings) -> int:
    """How many workers the server runs beside itself: as configured, else one a processor, up to four."""
    return settings.queue_workers or min(os.cpu_count() or 1, MOST_WORKERS)


@dataclass
class Child:
    """One program kept running, in a process group of its own."""

    program: Program
    spawn: Callable[[Program], subprocess.Popen[bytes]]
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    wait_until: float = 0.0
    quick_ends: int = 0
    failures: int = 0

    def keep(self) -> None:
        """Start the program where it does not run and its wait is over; raises ProgramFails to give up."""
        if self.process and self.process.poll() is not None:
            self._ended(self.process.returncode)
        if self.process is None and time.monotonic() >= self.wait_until:
            self.started = time.monotonic()
            self.process = self.spawn(self.program)

    def _ended(self, code: int) -> None:
        self.sweep()
        self.process = None
        quick = time.monotonic() - self.started < QUICK
        self.quick_ends = self.quick_ends + 1 if quick else 0
        self.failures = self.failures + 1 if quick and code > 0 else 0
        if self.program.essential and self.failures == FAILURES:
            raise ProgramFails(f"Tiến trình {self.program.label} không khởi động được; xem lỗi in ở trên.")
        wait = min(LONGEST_WAIT_OF_KILLED if code < 0 else LONGEST_WAIT, 0.25 * 2**self.quick_ends)
        self.wait_until = time.monotonic() + wait
        why = f"tín hiệu {-code}" if code < 0 else f"mã {code}"
        _say(f"Tiến trình {self.program.label} dừng bất thường ({why}); chạy lại sau {wait:.2g} giây.")

    def ask_to_stop(self) -> None:
        """Ask politely; a program that does not run needs no asking."""
        if self.process and self.process.poll() is None:
            self.process.terminate()

    def sweep(self) -> None:
        """End at once whatever is left of the program and of the processes it started."""
        if self.process:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


def end_stuck_writer(database: Path, limit: float = STUCK) -> None:
    """End the process, whoever it is, that has held the writer lock for more than `limit` seconds."""
    pid = stuck_writer(database, limit)
    if pid:
        _say(f"Tiến trình {pid} giữ khóa ghi quá {limit:.2g} giây nên bị dừng.")
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def _keep(
    wanted: tuple[Program, ...], inherited: tuple[int, ...], settings: Settings, line: socket.socket
) -> None:
    """Keep the programs running until a signal to stop; stop them all, whatever happened."""
    children = [Child(program, _spawner(settings, inherited)) for program in wanted]
    with _signals_held():
        try:
            while not _told_to_stop(0.5):
                for child in children:
                    child.keep()
                end_stuck_writer(settings.database)
        finally:
            # Closed first: while the last requests are answered, new ones are refused, not left to wait.
            line.close()
            _stop(children)


def _stop(children: list[Child]) -> None:
    for child in children:
        child.ask_to_stop()
    limit = time.monotonic() + GRACE
    while any(child.process and child.process.poll() is None for child in children):
        if time.monotonic() > limit or _told_to_stop(0.1):
            break
    for child in children:
        child.sweep()


def _spawner(settings: Settings, inherited: tuple[int, ...]) -> Callable[[Program], subprocess.Popen[bytes]]:
    environment = {**os.environ, "BAOCAO_INSTANCE": str(settings.instance)}
    parent = os.getpid()

    def prepare() -> None:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {*STOP, signal.SIGCHLD})
        die_with_parent(parent)

    def spawn(program: Program) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, *program.command],
            cwd=settings.root,
            env=environment,
            pass_fds=inherited,
            process_group=0,
            preexec_fn=prepare,
        )

    return spawn


def die_with_parent(parent: int) -> None:
    """Have the kernel ask this process to stop when its parent ends, by kill -9 too (Linux)."""
    _LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() != parent:
        os.kill(os.getpid(), signal.SIGTERM)


@contextlib.contextmanager
def _signals_held() -> Iterator[None]:
    """Hold back the signals, so that they are taken in the one place that waits for them."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {*STOP, signal.SIGCHLD})
    try:
        yield
    finally:
        while signal.sigtimedwait({*STOP, signal.SIGCHLD}, 0):
            continue
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _told_to_stop(seconds: float) -> bool:
    """Wait so long, or until a child ends or a signal comes; say whether it was a signal to stop."""
    taken = signal.sigtimedwait({*STOP, signal.SIGCHLD}, seconds)
    return taken is not None and taken.si_signo in STOP


def _say(sentence: str) -> None:
    # Nobody may be reading any more; the server goes on.
    with contextlib.suppress(OSError):
        print(sentence, file=sys.stderr, flush=True)
