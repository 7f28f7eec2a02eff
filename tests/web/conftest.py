"""A real gunicorn for what only a socket can show."""

from collections.abc import Callable, Iterator

import pytest

from tests.web.line import Server


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[str], Server]]:
    """Starts each named application once."""
    running: dict[str, Server] = {}

    def start(application: str) -> Server:
        if application not in running:
            running[application] = Server(application)
        return running[application]

    yield start
    for server in running.values():
        server.stop()
