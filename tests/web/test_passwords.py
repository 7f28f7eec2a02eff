"""Hashing is dear, so only a few do it at once (reliability.md 3.6)."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from flask import Flask
from werkzeug.exceptions import ServiceUnavailable

from app import create_app
from settings import Settings
from web import passwords
from web.passwords import Turns, hash_password, matches


def most_at_once(turns: Turns) -> int:
    """How many of eight threads were ever inside together."""
    inside, most, lock = 0, 0, threading.Lock()

    def stay() -> None:
        nonlocal inside, most
        with turns.one():
            with lock:
                inside += 1
                most = max(most, inside)
            time.sleep(0.01)
            with lock:
                inside -= 1

    with ThreadPoolExecutor(8) as pool:
        for done in [pool.submit(stay) for _ in range(8)]:
            done.result()
    return most


@pytest.mark.parametrize(("workers", "each"), [(1, 2), (2, 1), (4, 1)])
def test_at_most_two_hash_at_once_over_two_processes(settings: Settings, workers: int, each: int) -> None:
    turns = create_app(replace(settings, workers=workers)).extensions["turns"]
    assert most_at_once(turns) == each


def test_who_waits_too_long_for_a_turn_is_told_that_the_server_is_busy(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(passwords, "WAIT_SECONDS", 0.01)
    with app.app_context(), app.extensions["turns"].one(), pytest.raises(ServiceUnavailable):
        hash_password("mưa rơi trên mái lá")


def test_a_hash_is_of_one_password_only(app: Flask) -> None:
    with app.app_context():
        kept = hash_password("mưa rơi trên mái lá")
        assert matches(kept, "mưa rơi trên mái lá")
        assert not matches(kept, "mưa rơi trên mái la")


@pytest.mark.parametrize("kept", [None, "", "!", "khong phai ham bam"])
def test_no_password_matches_where_none_is_kept(app: Flask, kept: str | None) -> None:
    with app.app_context():
        assert not matches(kept, "mưa rơi trên mái lá")
