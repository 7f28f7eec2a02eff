"""The instance's settings, and what time it is, as a request finds them."""

from flask import Flask, current_app

from reporting.clock import Clock, stamp
from settings import Settings


def settings(app: Flask | None = None) -> Settings:
    """The settings of `app`, or of the application that answers now."""
    found: Settings = (app or current_app).config["BAOCAO"]
    return found


def clock() -> Clock:
    """The clock reports live by; a demo's stands at its day."""
    return Clock(settings().clock)


def real_time() -> str:
    """The stamp of this moment for sign-ins and accounts: their waiting times run in a demo, too."""
    return stamp(Clock().now())
