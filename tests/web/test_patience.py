"""A7: how long one may take to send: whoever takes longer is cut off, whoever is done in time is left alone."""

import socket
import threading
from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from tests.serving import happens
from web.patience import Patience

SHORT, LONG = 0.3, 30.0
Line = tuple[socket.socket, socket.socket]


@pytest.fixture
def line() -> Iterator[Line]:
    near, far = socket.socketpair()
    with near, far:
        yield near, far


def looking() -> int:
    """How many threads look at who has taken too long."""
    return sum(each.name.endswith("(_look)") for each in threading.enumerate())


def test_who_has_taken_too_long_is_read_no_more(line: Line) -> None:
    near, _ = line
    with Patience(near, LONG, SHORT) as patience:
        assert near.recv(1) == b""
    assert patience.ended


def test_who_is_done_in_time_is_heard_again(line: Line) -> None:
    near, far = line
    with Patience(near, LONG, SHORT) as patience:
        far.send(b"x")
        assert near.recv(1) == b"x"
    assert happens(lambda: looking() == 0, 10)
    far.send(b"y")
    assert near.recv(1) == b"y"
    assert not patience.ended


def test_silence_between_two_arrivals_is_borne_no_longer_than_said(line: Line) -> None:
    near, _ = line
    with pytest.raises(TimeoutError), Patience(near, SHORT, LONG):
        near.recv(1)
    assert near.gettimeout() is None


def test_many_are_looked_at_by_one_thread_that_ends_with_the_last() -> None:
    with ExitStack() as stack:
        for _ in range(20):
            near, far = socket.socketpair()
            stack.enter_context(near)
            stack.enter_context(far)
            stack.enter_context(Patience(near, LONG, LONG))
        assert looking() == 1
    assert happens(lambda: looking() == 0, 10)


def test_only_who_is_late_is_cut_off(line: Line) -> None:
    near, far = line
    slow, _far = socket.socketpair()
    with slow, _far, Patience(near, LONG, LONG) as first, Patience(slow, LONG, SHORT) as second:
        assert slow.recv(1) == b""
        far.send(b"x")
        assert near.recv(1) == b"x"
    assert (first.ended, second.ended) == (False, True)
