"""The instance's settings, and what time it is, as a request finds them."""

from datetime import datetime

from flask import Flask, current_app, request

from reporting.clock import VIETNAM, Clock, stamp
from settings import Settings
from web.guard import ARRIVED


def settings(app: Flask | None = None) -> Settings:
    """The settings of `app`, or of the application that answers now."""
    found: Settings = (app or current_app).config["BAOCAO"]
    return found


def clock() -> Clock:
    """The clock reports live by; a demo's stands at its day."""
    return Clock(settings().clock)


def arrival() -> datetime:
    """When the present request reached the server, by the clock reports live by: what counts for a deadline.

    The wait for its body and for other writers comes after it.
    """
    reached: datetime = request.environ.get(ARRIVED) or datetime.now(VIETNAM)
    return clock().at(reached)


def real_time() -> str:
    """The stamp of this moment for sign-ins and accounts: their waiting times run in a demo, too."""
    return stamp(Clock().now())
