"""The pages that are opened and saved most: processor time of a request by its parts, then 50 users at gunicorn.

    python -m bench.web [--json] [--users N] [--seconds N]
"""

import contextlib
import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from flask import Flask

from app import create_app
from bench.ground.figures import cpu_ms, machine, percentiles, tell
from bench.ground.instance import Account, heaviest_section, instance
from bench.ground.requests import Writer, address, answer, bare, connection_work, stages
from bench.ground.served import served
from settings import ROOT, Settings
from store import entries
from store.connection import connect

USERS, SECONDS, WARM_UP, THINK = 50, 25, 5, 1.0
TARGET_MS = 3.0


def asked(name: str, usual: int) -> int:
    return int(sys.argv[sys.argv.index(name) + 1]) if name in sys.argv else usual


def processor(app: Flask, account: Account, section: str) -> dict[str, dict[str, float]]:
    """The processor time in ms of whole requests and of their stages, all taken in turn in one run."""
    path, empty, writer = address(account, section), bare(), Writer(app, account, section)
    whole = cpu_ms({
        "bare": lambda: answer(empty, "GET", "/"),
        "static": lambda: answer(app, "GET", "/tinh/icon.svg", account.cookie),
        "page": lambda: answer(app, "GET", path, account.cookie),
        "tasks": lambda: answer(app, "GET", path.partition("/muc/")[0], account.cookie),
        "save_form": writer.by_form,
        "save_json": writer.by_script,
        "save_changes": writer.changes,
        "connection": connection_work(app),
    })  # fmt: skip
    with app.test_request_context(path, headers={"Cookie": f"phien={account.cookie}"}):
        parts = cpu_ms(stages(app, account, section))
    return {**whole, **{f"stage_{name}": value for name, value in parts.items()}}


def under_load(settings: Settings, accounts: Sequence[Account], section: str, cells: dict[str, str]) -> dict[str, Any]:
    """What so many users meet at `flask serve`, and whether each save that was acknowledged is there."""
    before = revisions(settings, accounts, section)
    seconds = asked("--seconds", SECONDS)
    work: dict[str, Any] = {"section": section, "cells": cells, "think": THINK, "warm_up": WARM_UP, "seconds": seconds}
    work["accounts"] = [asdict(account) for account in accounts]
    with served(settings) as work["port"]:
        made = subprocess.run(
            [sys.executable, "-m", "bench.ground.load"],
            cwd=ROOT, input=json.dumps(work), capture_output=True, text=True, check=True,
        )  # fmt: skip
    met = json.loads(made.stdout)
    after = revisions(settings, accounts, section)
    lost = sum(before[report] + met["saved"].get(str(report), 0) - after[report] for report in before)
    kinds = {kind: percentiles([each * 1000 for each in taken]) for kind, taken in met["seconds"].items()}
    every = sum(len(taken) for taken in met["seconds"].values())
    return {
        "users": len(accounts),
        "requests_per_second": every / seconds,
        "ms": kinds,
        "errors": len(met["errors"]),
        "first_errors": met["errors"][:5],
        "acknowledged_saves": sum(met["saved"].values()),
        "lost": lost,
    }


def revisions(settings: Settings, accounts: Sequence[Account], section: str) -> dict[int, int]:
    with contextlib.closing(connect(settings.database)) as db:
        return {each.report_id: entries.get(db, each.report_id, section).revision for each in accounts}


# What is printed of the processor's figures, in order; a stage's figures are its own once what lies in it is taken off.
PROCESSOR_LINES: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("trang", "page", ()),
    ("  khung, phiên", "page", ("connection", "stage_sql", "stage_page")),
    ("  kết nối", "connection", ()),
    ("  SQL, biểu mẫu", "stage_sql", ()),
    ("  bảng số liệu", "stage_rows", ()),
    ("  mẫu trang", "stage_page", ("stage_rows",)),
    ("danh mục", "tasks", ()),
    ("lưu bằng biểu mẫu", "save_form", ()),
    ("  đọc biểu mẫu", "stage_read_form", ()),
    ("lưu bằng JSON", "save_json", ()),
    ("  đọc JSON", "stage_read_json", ()),
    ("lưu 3 ô, JSON", "save_changes", ()),
    ("tệp tĩnh", "static", ()),
    ("Flask trống", "bare", ()),
)


def processor_lines(section: str, cells: int, ms: dict[str, dict[str, float]]) -> list[str]:
    lines = [
        f"Trang nặng nhất: mục {section}, {cells} ô số liệu. Thời gian CPU một yêu cầu, mili giây:",
        f"  {'':<20}trung vị  lúc máy rảnh  so với Flask trống (mục tiêu của trang: ≤ {TARGET_MS:g})",
    ]
    for label, name, inside in PROCESSOR_LINES:
        own = {each: ms[name][each] - sum(ms[part][each] for part in inside) for each in ("median", "p10")}
        lines.append(f"  {label:<20}{own['median']:8.2f}{own['p10']:14.2f}{own['p10'] / ms['bare']['p10']:14.1f}")
    return lines


NAMES = {
    "page": "mở trang",
    "save_form": "lưu bằng biểu mẫu",
    "save_json": "lưu bằng JSON",
    "save_changes": "lưu 3 ô, JSON",
    "static": "tệp tĩnh",
}


def load_lines(load: dict[str, Any]) -> list[str]:
    lines = [f"flask serve, {load['users']} người, {load['requests_per_second']:.0f} yêu cầu/giây (mili giây):"]
    for kind, name in NAMES.items():
        found = load["ms"].get(kind, {"n": 0})
        if found["n"] > 1:
            shown = "".join(f"{each} {found[each]:7.1f}   " for each in ("p50", "p95", "p99"))
            ratio = found["p95"] / load["ms"]["static"]["p95"]
            lines.append(f"  {name:<18} {shown}n {found['n']:<5} p95 gấp {ratio:.1f} lần tệp tĩnh")
    saves = f"đã báo lưu {load['acknowledged_saves']}, mất {load['lost']}"
    return [*lines, f"  lỗi {load['errors']} {load['first_errors'] or ''}; {saves}"]


def main() -> None:
    with instance(asked("--users", USERS) + 1) as (settings, (alone, *users)):
        section, count = heaviest_section(settings)
        app = create_app(settings)
        ms = processor(app, alone, section)
        cells = Writer(app, alone, section).cells
        load = under_load(settings, users, section, cells)
    found = {"machine": machine(), "section": section, "cells": count, "cpu_ms": ms, "load": load}
    tell(found, [*processor_lines(section, count, ms), *load_lines(load)])


if __name__ == "__main__":
    main()
