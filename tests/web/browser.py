"""A browser without a screen: keeps its cookie, sends the token of the page and says where a form stood."""

import re
from typing import Any

from flask import Flask
from werkzeug.test import TestResponse

OURS = "http://localhost"


class Browser:
    def __init__(self, app: Flask) -> None:
        self.client = app.test_client()

    def get(self, path: str, **more: Any) -> TestResponse:
        return self.client.get(path, buffered=True, **more)

    def token(self) -> str:
        """The token that forms carry, from a page that everybody may see: the sign-in, or behind it the password."""
        page = self.get("/doi-mat-khau", follow_redirects=True).text
        found = re.search(r'name="csrf_token" value="([^"]+)"', page)
        assert found, page
        return found[1]

    def post(self, path: str, cells: dict[str, Any] | None = None, origin: str = OURS) -> TestResponse:
        """Send a form that stands on a page of ours."""
        return self.send(path, {**(cells or {}), "csrf_token": self.token()}, origin)

    def send(self, path: str, cells: dict[str, Any], origin: str = OURS) -> TestResponse:
        """Send just these cells."""
        return self.client.post(path, data=cells, headers={"Origin": origin} if origin else {})

    def signed_in(self, login: str, password: str) -> "Browser":
        answer = self.post("/dang-nhap", {"login": login, "password": password})
        assert answer.status_code == 302, answer.text
        return self
