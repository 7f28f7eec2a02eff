"""A real gunicorn, spoken to byte by byte."""

import socket
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


class Server:
    """A gunicorn on a free port of this machine, spoken to byte by byte."""

    def __init__(self, application: str) -> None:
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self.listener.getsockname()[1]
        fd = self.listener.fileno()
        options = ["--worker-class", "gthread", "--threads", "4", "--no-control-socket", "--graceful-timeout", "1"]
        command = [sys.executable, "-m", "gunicorn", "--bind", f"fd://{fd}", *options, application]
        self.process = subprocess.Popen(command, cwd=ROOT, pass_fds=[fd], stderr=subprocess.DEVNULL)

    def connect(self) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.port), timeout=30)

    def ask(self, request: bytes) -> bytes:
        """The whole answer to these bytes, after which the client sends no more."""
        with self.connect() as line:
            line.sendall(request)
            line.shutdown(socket.SHUT_WR)
            return read_all(line)

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(20)
        self.listener.close()


def read_all(line: socket.socket) -> bytes:
    parts = []
    while part := line.recv(65536):
        parts.append(part)
    return b"".join(parts)
