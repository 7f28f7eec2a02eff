"""Settings of the web server (reliability.md 3.4); `serve` adds the socket, workers and threads."""

import gc
import os
import signal
from typing import Any

from server import die_with_parent

worker_class = "gthread"
workers = 2
threads = 16
timeout = 60
graceful_timeout = 30
keepalive = 5
backlog = 1024
max_requests = 5000
max_requests_jitter = 500

limit_request_line = 4094
limit_request_fields = 64
limit_request_field_size = 8190

# Nothing in a request says who is asking or under which path, unless `serve` names a proxy.
forwarder_headers = ""
forwarded_allow_ips = ""
header_map = "drop"

# A worker's heartbeat file must not wait for a busy disk.
worker_tmp_dir = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
umask = 0o077
# The socket would let anything of this user stop the server.
control_socket_disable = True
# A database opened before the fork would be shared between processes.
preload_app = False
loglevel = "warning"


def post_fork(arbiter: Any, worker: Any) -> None:
    """Let no worker outlive its server."""
    die_with_parent(worker.ppid)


def post_worker_init(worker: Any) -> None:
    """Look for garbage rarely, and never in what lives as long as the worker.

    With Python's usual threshold every sixth save stops all threads of its worker for it; under full load that
    costs a tenth of the saves.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(5000)


def _hold_term() -> None:
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})


def _take_term() -> None:
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM})


def _end_on_term() -> None:
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    _take_term()


# A worker that is told to stop while it starts would lose the signal to the handler it has inherited, and be
# waited for until `graceful_timeout`. It has served nobody yet, so it may just end.
os.register_at_fork(before=_hold_term, after_in_parent=_take_term, after_in_child=_end_on_term)
