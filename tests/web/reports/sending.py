"""Sending a section's page: as a browser does, as a script does."""

from typing import Any

from werkzeug.test import TestResponse

from tests.web.browser import OURS, Browser
from tests.web.reports.reading import form_at


def post(who: Browser, path: str, typed: dict[str, str], button: str = "luu") -> TestResponse:
    """Open the page, type into its form and press a button."""
    return who.send(path, {**form_at(who.get(path).text, path), **typed, "lam": button})


def put(who: Browser, path: str, revision: int, values: Any, key: str = "k" * 32) -> TestResponse:
    """Save some cells over that revision."""
    headers = {"X-CSRFToken": who.token(), "Origin": OURS}
    return who.client.put(path, json={"rev": revision, "key": key, "values": values}, headers=headers)
