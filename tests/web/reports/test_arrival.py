"""Arrival counts: what a request waits for after it reached the server makes it no later."""

import threading
from collections.abc import Callable
from time import sleep

from flask import Flask, request_started

from reporting.clock import Clock, stamp
from settings import Settings
from store import reports
from store.connection import Database
from tests.reporting.conftest import DISTRICT
from tests.reporting.tree import report_id
from tests.web.browser import Browser


def test_the_moment_that_is_kept_is_that_of_the_arrival(
    app: Flask, officer: Browser, report: str, db: Database, settings: Settings, complete: Callable[[str], None]
) -> None:
    complete("H02")
    clock, form, arrived = Clock(settings.clock), {"csrf_token": officer.token()}, threading.Event()

    def note(sender: Flask) -> None:
        arrived.set()

    request_started.connect(note, app)
    sending = threading.Thread(target=officer.send, args=(f"{report}/nop", form))
    db.lock.acquire()
    try:
        sending.start()
        assert arrived.wait(30)
        before = stamp(clock.now())
        sleep(1.1)
    finally:
        freed = stamp(clock.now())
        db.lock.release()
    sending.join(30)
    kept = reports.get(db, report_id(db, DISTRICT))
    assert kept.status == "submitted" and (kept.submitted_at or "") <= before < freed
