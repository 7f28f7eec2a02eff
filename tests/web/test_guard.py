"""A7, E8–E10: what a broken line or a hostile client sends, byte by byte, to a real gunicorn."""

import socket
import time
from collections.abc import Callable

import pytest

from tests.web.line import Server, read_all

BODY = b"q=" + b"n" * 98
Serve = Callable[[str], Server]


def post(body: bytes, *headers: str, length: int | None = None) -> bytes:
    lines = ["POST /luu HTTP/1.1", "Host: 127.0.0.1", "Content-Type: application/x-www-form-urlencoded", *headers]
    if length is not None:
        lines.append(f"Content-Length: {length}")
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def status(answer: bytes) -> int:
    return int(answer.split(b" ", 2)[1])


def test_a_whole_body_is_taken(serve: Serve) -> None:
    answer = serve("tests.web.echo:guarded").ask(post(BODY, length=100))
    assert status(answer) == 200
    assert answer.endswith(b"saved 98")


def test_it_refuses_a_body_cut_at_any_byte(serve: Serve) -> None:
    server = serve("tests.web.echo:guarded")
    taken = [cut for cut in range(100) if status(server.ask(post(BODY[:cut], length=100))) != 400]
    assert taken == []


def test_control_without_the_guard_a_cut_body_is_saved(serve: Serve) -> None:
    answer = serve("tests.web.echo:bare").ask(post(BODY[:7], length=100))
    assert answer.endswith(b"saved 5")


def test_it_refuses_a_body_without_a_length(serve: Serve) -> None:
    chunked = post(b"64\r\n" + BODY + b"\r\n0\r\n\r\n", "Transfer-Encoding: chunked")
    assert status(serve("tests.web.echo:guarded").ask(chunked)) == 411


def test_control_without_the_guard_a_chunked_body_is_saved(serve: Serve) -> None:
    chunked = post(b"64\r\n" + BODY + b"\r\n0\r\n\r\n", "Transfer-Encoding: chunked")
    assert serve("tests.web.echo:bare").ask(chunked).endswith(b"saved 98")


def test_it_refuses_a_body_over_the_limit_once_it_is_sent(serve: Serve) -> None:
    server = serve("tests.web.echo:impatient")
    assert status(server.ask(post(b"q=" + b"n" * 7998, length=8000))) == 413


def test_it_refuses_a_huge_body_without_reading_it(serve: Serve) -> None:
    server = serve("tests.web.echo:impatient")
    with server.connect() as line:
        line.sendall(post(b"q=", length=8001))
        assert status(read_all(line)) == 413


def test_a_body_of_just_the_limit_is_taken(serve: Serve) -> None:
    answer = serve("tests.web.echo:impatient").ask(post(b"q=" + b"n" * 998, length=1000))
    assert answer.endswith(b"saved 998")


def test_control_without_the_guard_any_length_is_taken(serve: Serve) -> None:
    answer = serve("tests.web.echo:bare").ask(post(b"q=" + b"n" * 99_998, length=100_000))
    assert answer.endswith(b"saved 99998")


def test_a_client_that_falls_silent_is_let_go_after_the_idle_time(serve: Serve) -> None:
    started = time.monotonic()
    with serve("tests.web.echo:impatient").connect() as line:
        line.sendall(post(BODY[:50], length=100))
        assert status(read_all(line)) == 408
    assert 0.5 < time.monotonic() - started < 1.5


def test_a_client_that_drips_is_let_go_after_the_total_time(serve: Serve) -> None:
    started = time.monotonic()
    with serve("tests.web.echo:impatient").connect() as line:
        line.sendall(post(b"", length=100))
        answer = drip(line, BODY)
    assert status(answer) == 408
    assert 1.6 < time.monotonic() - started < 3.5


def drip(line: socket.socket, body: bytes) -> bytes:
    """Send a byte every 0.2 s until the server answers; its answer."""
    line.settimeout(0.2)
    for at in range(len(body)):
        line.sendall(body[at : at + 1])
        try:
            return line.recv(65536)
        except TimeoutError:
            continue
    return b""


def test_silent_clients_hold_no_thread_for_ever(serve: Serve) -> None:
    server = serve("tests.web.echo:impatient")
    lines = [server.connect() for _ in range(8)]
    for line in lines:
        line.sendall(post(BODY[:50], length=100))
    started = time.monotonic()
    assert status(server.ask(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")) == 200
    assert time.monotonic() - started < 3
    for line in lines:
        line.close()


def test_control_without_the_guard_a_silent_client_waits_for_ever(serve: Serve) -> None:
    with serve("tests.web.echo:bare").connect() as line:
        line.sendall(post(BODY[:50], length=100))
        line.settimeout(2)
        with pytest.raises(TimeoutError):
            line.recv(1)


@pytest.mark.parametrize("name", ["bare", "guarded"])
def test_the_connection_goes_on_after_a_body_that_was_taken(serve: Serve, name: str) -> None:
    with serve(f"tests.web.echo:{name}").connect() as line:
        line.sendall(post(BODY, length=100) + post(BODY, "Connection: close", length=100))
        assert read_all(line).count(b"saved 98") == 2


def test_nothing_that_follows_a_refused_body_is_heard(serve: Serve) -> None:
    with serve("tests.web.echo:impatient").connect() as line:
        line.sendall(post(BODY[:50], length=8001))
        answer = read_all(line)
    assert answer.count(b"HTTP/1.1 ") == 1
