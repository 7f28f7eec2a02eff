"""Users at a served instance, as a process of their own: each opens a page, thinks, saves, thinks again.

Run by bench.web as `python -m bench.ground.load`; reads what to do as JSON from its input, prints what it met.
"""

import asyncio
import json
import random
import re
import sys
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

FORM, JSON = "application/x-www-form-urlencoded", "application/json"
STATIC = "/tinh/icon.svg"


@dataclass
class Met:
    """Seconds of each kind of request, by kind, errors in words, saves acknowledged by report."""

    seconds: dict[str, list[float]] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)
    saved: dict[str, int] = field(default_factory=dict)


class User:
    """One user with a connection kept open, as a browser keeps it."""

    def __init__(self, work: dict[str, Any], account: dict[str, Any], number: int, met: Met) -> None:
        self.work, self.account, self.met = work, account, met
        self.path = f"/bao-cao/{account['report_id']}/muc/{work['section'].replace('_', '-')}"
        self.chance = random.Random(number)
        self.kind = ("save_form", "save_json", "save_changes")[number % 3]
        self.revision = 0
        # Another run over the same reports must not come with the same keys.
        self.turn = random.SystemRandom().getrandbits(96)
        self.line: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def live(self, until: float) -> None:
        """Page, think, save, think, until the time is over; what fails is written down and life goes on."""
        await asyncio.sleep(self.chance.random() * self.work["think"])
        while time.monotonic() < until:
            await self.try_out("page", self.open_page())
            await self.think()
            await self.try_out(self.kind, self.save())
            await self.think()
            await self.try_out("static", self.ask("GET", STATIC))
        if self.line:
            self.line[1].close()

    async def think(self) -> None:
        await asyncio.sleep(self.chance.uniform(0.5, 1.5) * self.work["think"])

    async def try_out(self, kind: str, request: Any) -> None:
        start = time.monotonic()
        try:
            status, _ = await request
        except (OSError, EOFError, ValueError) as error:
            self.line = None
            self.met.errors.append(f"{kind}: {error!r}")
            return
        if start > self.work["warm_at"]:
            self.met.seconds.setdefault(kind, []).append(time.monotonic() - start)
        if status not in (200, 303):
            self.met.errors.append(f"{kind}: {status}")
        elif kind.startswith("save"):
            self.revision += 1
            report = str(self.account["report_id"])
            self.met.saved[report] = self.met.saved.get(report, 0) + 1

    async def open_page(self) -> tuple[int, bytes]:
        status, body = await self.ask("GET", self.path)
        shown = re.search(rb'name="_rev" value="(\d+)"', body)
        if not shown:
            raise ValueError(f"trang không có biểu mẫu ({status})")
        self.revision = int(shown[1])
        return status, body

    async def save(self) -> tuple[int, bytes]:
        self.turn += 1
        key, cells = f"{self.turn:032}", self.work["cells"]
        if self.kind == "save_form":
            marks = {"csrf_token": self.account["token"], "_rev": str(self.revision), "_key": key, "lam": "luu"}
            return await self.ask("POST", self.path, urlencode({**marks, **cells, "_het": "1"}).encode(), FORM)
        values = cells if self.kind == "save_json" else dict(list(cells.items())[:3])
        body = json.dumps({"rev": self.revision, "key": key, "values": values}, ensure_ascii=False)
        return await self.ask("PUT", self.path, body.encode(), JSON)

    async def ask(self, method: str, path: str, body: bytes = b"", kind: str = "") -> tuple[int, bytes]:
        """Status and body of one request over the kept connection."""
        host = f"127.0.0.1:{self.work['port']}"
        if self.line is None:
            self.line = await asyncio.open_connection("127.0.0.1", self.work["port"])
        head = f"{method} {path} HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\n"
        head += f"Cookie: phien={self.account['cookie']}\r\nX-CSRFToken: {self.account['token']}\r\n"
        if body:
            head += f"Content-Type: {kind}\r\nContent-Length: {len(body)}\r\n"
        sent = head.encode() + b"\r\n" + body
        self.line[1].write(sent)
        try:
            return await self.hear()
        except (EOFError, OSError):
            # The server has closed a line that stood idle; a browser opens another and sends again.
            self.line = await asyncio.open_connection("127.0.0.1", self.work["port"])
            self.line[1].write(sent)
            return await self.hear()

    async def hear(self) -> tuple[int, bytes]:
        assert self.line
        head = (await self.line[0].readuntil(b"\r\n\r\n")).decode("latin-1").lower()
        length = re.search(r"content-length: (\d+)", head)
        body = await self.line[0].readexactly(int(length[1])) if length else b""
        if "connection: close" in head:
            self.line[1].close()
            self.line = None
        return int(head.split()[1]), body


async def load(work: dict[str, Any]) -> Met:
    """Let all users live for `work["seconds"]` after `work["warm_up"]` that are not counted."""
    met = Met()
    # Each worker reads outline and templates at its first requests.
    work["warm_at"] = time.monotonic() + work["warm_up"]
    until = work["warm_at"] + work["seconds"]
    users = [User(work, account, number, met) for number, account in enumerate(work["accounts"])]
    await asyncio.gather(*(user.live(until) for user in users))
    return met


if __name__ == "__main__":
    print(json.dumps(vars(asyncio.run(load(json.load(sys.stdin)))), ensure_ascii=False))
