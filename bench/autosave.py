"""Autosave at `flask serve` with the load on the same machine: how many a second, at one moment, and by 200 people.

    python -m bench.autosave [--json] [--users N] [--seconds N]

Everything is on as in real service: synchronous=FULL, history, receipts, sessions. Each save that was acknowledged
is looked for afterwards. The time of one wait for the disk stands beside, for it decides what can be had.
"""

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from app import create_app
from bench.ground.figures import machine, percentiles, tell
from bench.ground.instance import Account, heaviest_section, instance
from bench.ground.requests import Writer
from bench.ground.served import served
from bench.web import asked, load_lines, revisions, under_load
from settings import ROOT, Settings

USERS, SECONDS, THINK = 200, 20, 4.0
LINES = 32
BURSTS = 6
TARGETS = {"flat_out": "≥ 500 lần lưu/giây", "bursts": "p95 ≤ 500 ms", "people": "p95 ≤ 25 ms"}


def met(settings: Settings, accounts: Sequence[Account], section: str, cells: dict[str, str], **way: Any) -> Any:
    """What the hammer met at a served instance, with what was acknowledged and is not there."""
    before = revisions(settings, accounts, section)
    work: dict[str, Any] = {"section": section, "cells": cells, **way}
    work["accounts"] = [asdict(account) for account in accounts]
    with served(settings) as work["port"]:
        start = time.monotonic()
        made = subprocess.run(
            [sys.executable, "-m", "bench.ground.hammer"],
            cwd=ROOT, input=json.dumps(work), capture_output=True, text=True, check=True,
        )  # fmt: skip
        whole = time.monotonic() - start
    told = json.loads(made.stdout)
    after = revisions(settings, accounts, section)
    lost = sum(before[report] + told["saved"].get(str(report), 0) - after[report] for report in before)
    taken = told["seconds"].get("save_changes", [])
    return {
        "saves": len(taken),
        "ms": percentiles([each * 1000 for each in taken]),
        "errors": told["errors"][:5],
        "lost": lost,
        "whole_seconds": whole,
    }


def disk_ms(settings: Settings) -> float:
    """The median of 200 waits for the disk, in milliseconds."""
    file = settings.instance / "thu-dia"
    taken = []
    with file.open("wb") as stream:
        for _ in range(200):
            stream.write(b"x" * 4096)
            stream.flush()
            start = time.perf_counter()
            os.fdatasync(stream.fileno())
            taken.append((time.perf_counter() - start) * 1000)
    file.unlink()
    return statistics.median(taken)


def main() -> None:
    users, seconds = asked("--users", USERS), asked("--seconds", SECONDS)
    with instance(users + 1) as (settings, (alone, *accounts)):
        section, _ = heaviest_section(settings)
        cells = Writer(create_app(settings), alone, section).cells
        found: dict[str, Any] = {"machine": machine(), "disk_ms": disk_ms(settings)}
        flat = met(settings, accounts[:LINES], section, cells, way="flat_out", warm_up=5, seconds=seconds)
        found["flat_out"] = {**flat, "a_second": flat["saves"] / seconds}
        found["bursts"] = met(settings, accounts, section, cells, way="bursts", bursts=BURSTS, pause=1.0)
        found["people"] = under_load(settings, accounts, section, cells, think=THINK)
    tell(found, lines(found))


def lines(found: dict[str, Any]) -> list[str]:
    flat, burst = found["flat_out"], found["bursts"]
    return [
        f"Một lần chờ đĩa (fdatasync): {found['disk_ms']:.2f} ms.",
        f"Lưu liên tục, {LINES} đường: {flat['a_second']:.0f} lần/giây (mục tiêu {TARGETS['flat_out']}), "
        f"p95 {flat['ms']['p95']:.1f} ms; lỗi {len(flat['errors'])}, mất {flat['lost']}.",
        f"Cùng một lúc, {BURSTS} lượt: p50 {burst['ms']['p50']:.0f}, p95 {burst['ms']['p95']:.0f} ms "
        f"(mục tiêu {TARGETS['bursts']}); lỗi {len(burst['errors'])}, mất {burst['lost']}.",
        f"Nghĩ {THINK:g} giây giữa hai việc (mục tiêu {TARGETS['people']}):",
        *load_lines(found["people"]),
    ]


if __name__ == "__main__":
    main()
