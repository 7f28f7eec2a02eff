"""When the heaviest page of a section is first seen on a slow line, in a browser that has never been here and then in
one that has, and what it loads.

    python -m bench.paint [--json] [--rounds N]
"""

import re
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from statistics import median
from typing import Any

from flask import Flask
from playwright.sync_api import Browser, Page, sync_playwright

from app import create_app
from bench.ground.figures import machine, tell
from bench.ground.instance import Account, instance
from bench.ground.requests import answer
from bench.ground.served import served
from web.cookies import PLAIN_NAME

# What Chromium's own tools call "Slow 3G": latency in ms, bytes a second each way.
SLOW_3G = {"offline": False, "latency": 400 * 5, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
TARGETS = {"cold": 6.0, "warm": 3.0}
LABELS = {"cold": "lần đầu (chưa có gì trong máy)", "warm": "lần sau"}
KINDS = {".css": "css", ".js": "js", ".woff2": "phông chữ", ".svg": "hình"}
SECTION = re.compile(r'href="(/bao-cao/\d+/muc/[a-z0-9-]+)"')
ROUNDS, PATIENCE_MS = 3, 120_000
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking")

PAINTED = """() => new Promise(done => new PerformanceObserver(list => {
    for (const entry of list.getEntries()) if (entry.name === "first-contentful-paint") done(entry.startTime);
}).observe({type: "paint", buffered: true}))"""
LOADED = """() => [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
    .map(each => [new URL(each.name).pathname, each.transferSize])"""


def main() -> None:
    rounds = int(sys.argv[sys.argv.index("--rounds") + 1]) if "--rounds" in sys.argv else ROUNDS
    with instance(1) as (settings, (account,)):
        path = heaviest_page(create_app(settings), account)
        with served(settings) as port, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=list(FLAGS))
            visits = [visited(browser, f"http://127.0.0.1:{port}", path, account) for _ in range(rounds)]
            browser.close()
    seconds = {name: median(visit[name] for visit in visits) for name in TARGETS}
    found = {"machine": machine(), "page": path, "seconds": seconds, "bytes": visits[0]["bytes"], "rounds": visits}
    tell(found, lines(path, seconds, visits[0]["bytes"]))


def heaviest_page(app: Flask, account: Account) -> str:
    """The address of the section whose page is longest as it is sent."""
    tasks = answer(app, "GET", f"/bao-cao/{account.report_id}", account.cookie)[1].decode()
    paths: set[str] = set(SECTION.findall(tasks))
    return max(paths, key=lambda path: len(gzipped(app, path, account)))


def gzipped(app: Flask, path: str, account: Account) -> bytes:
    return answer(app, "GET", path, account.cookie, HTTP_ACCEPT_ENCODING="gzip")[1]


def visited(browser: Browser, base: str, path: str, account: Account) -> dict[str, Any]:
    """Seconds until something is seen for the first time and for the second, and the bytes of the first."""
    context = browser.new_context(locale="vi-VN")
    context.add_cookies([{"name": PLAIN_NAME, "value": account.cookie, "url": base}])
    page = context.new_page()
    page.set_default_timeout(PATIENCE_MS)
    line = context.new_cdp_session(page)
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", SLOW_3G)
    try:
        cold, loaded = painted(page, base + path), page.evaluate(LOADED)
        page.goto("about:blank")
        return {"cold": cold, "warm": painted(page, base + path), "bytes": by_kind(loaded)}
    finally:
        context.close()


def painted(page: Page, url: str) -> float:
    page.goto(url, wait_until="load", timeout=PATIENCE_MS)
    seen = float(page.evaluate(PAINTED)) / 1000
    page.wait_for_load_state("networkidle")
    return seen


def by_kind(loaded: Iterable[tuple[str, int]]) -> dict[str, int]:
    """Bytes over the line, heads of answers counted, by what they were for."""
    found: Counter[str] = Counter()
    for path, size in loaded:
        found[next((kind for end, kind in KINDS.items() if path.endswith(end)), "html")] += size
    return dict(found)


def lines(path: str, seconds: Mapping[str, float], loaded: Mapping[str, int]) -> list[str]:
    parts = ", ".join(f"{kind} {size / 1000:.1f}" for kind, size in loaded.items())
    total, fonts = sum(loaded.values()), loaded.get("phông chữ", 0)
    shown = [f"  {LABELS[name]:<34}{seconds[name]:6.2f} giây, mục tiêu {TARGETS[name]:g}" for name in TARGETS]
    return [
        f"Trang nặng nhất của một mục ({path}) qua đường truyền “Slow 3G”, lúc thấy chữ đầu tiên:",
        *shown,
        f"  tải về lần đầu, KB: {parts}; không kể phông chữ {(total - fonts) / 1000:.1f}, cả thảy {total / 1000:.1f}",
    ]


if __name__ == "__main__":
    main()
