"""The pages that are opened and saved most: processor time of a request by its parts, then 50 users at gunicorn.

    python -m bench.web [--json] [--users N] [--seconds N]
"""

import contextlib
import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict
from functools import partial
from typing import Any

from flask import Flask

from app import create_app
from bench.ground.figures import Work, cpu_ms, machine, percentiles, tell
from bench.ground.instance import Account, heaviest_section, instance
from bench.ground.requests import Writer, address, answer, bare
from bench.ground.served import served
from bench.ground.stopwatch import Place, parts_ms
from forms.grid import GridField
from forms.section_form import SectionForm
from settings import ROOT, Settings
from store import entries
from store.connection import connect
from web import access, cookies, section_page, section_saving, sections

USERS, SECONDS, WARM_UP, THINK = 50, 25, 5, 1.0
TARGET_MS = 3.0


def asked(name: str, usual: int) -> int:
    return int(sys.argv[sys.argv.index(name) + 1]) if name in sys.argv else usual


# The parts of a request and where each lies; a part within another is taken off it when printed.
PARTS: dict[str, Sequence[Place]] = {
    "who": [(access, "_gate"), (cookies.AgelessCookies, "open_session")],
    "report": [(sections, "report_for"), (section_saving, "report_for")],
    "entry": [(sections, "opened")],
    "page": [(section_page, "render_template")],
    "rows": [(GridField, "rows")],
    "read": [(SectionForm, "read"), (SectionForm, "read_json")],
    "keep": [(sections, "keep")],
}


def processor(app: Flask, account: Account, section: str) -> dict[str, dict[str, dict[str, float]]]:
    """Processor time in ms of whole requests, taken in turn, and of their parts: {request: {part: {p10, median}}}."""
    path, empty, writer = address(account, section), bare(), Writer(app, account, section)
    works: dict[str, Work] = {
        "bare": lambda: partial(answer, empty, "GET", "/"),
        "static": lambda: partial(answer, app, "GET", "/tinh/icon.svg", account.cookie),
        "page": lambda: partial(answer, app, "GET", path, account.cookie),
        "tasks": lambda: partial(answer, app, "GET", path.partition("/muc/")[0], account.cookie),
        "save_form": writer.by_form,
        "save_json": writer.by_script,
        "save_changes": writer.changes,
    }
    whole = cpu_ms(works)
    parts = {name: parts_ms(works[name], PARTS) for name in ("page", "save_form", "save_json")}
    return {name: {"alone": whole[name], **parts.get(name, {})} for name in works}


def under_load(
    settings: Settings, accounts: Sequence[Account], section: str, cells: dict[str, str], think: float = THINK
) -> dict[str, Any]:
    """What so many users meet at `flask serve`, and whether each save that was acknowledged is there."""
    before = revisions(settings, accounts, section)
    seconds = asked("--seconds", SECONDS)
    work: dict[str, Any] = {"section": section, "cells": cells, "think": think, "warm_up": WARM_UP, "seconds": seconds}
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


REQUESTS = {
    "page": "mở trang",
    "save_form": "lưu bằng biểu mẫu",
    "save_json": "lưu bằng JSON",
    "save_changes": "lưu 3 ô, JSON",
    "tasks": "danh mục",
    "static": "tệp tĩnh",
    "bare": "Flask trống",
}
# Each part with those that lie in it.
PART_NAMES = {
    "who": ("người dùng, phiên", ()),
    "report": ("quyền, báo cáo (SQL)", ()),
    "entry": ("nội dung mục (SQL), biểu mẫu", ()),
    "rows": ("bảng số liệu", ()),
    "page": ("mẫu trang", ("rows",)),
    "read": ("đọc những gì đã gõ", ()),
    "keep": ("giao dịch lưu", ()),
}


def processor_lines(section: str, cells: int, ms: dict[str, dict[str, dict[str, float]]]) -> list[str]:
    lines = [
        f"Trang nặng nhất: mục {section}, {cells} ô số liệu; mục tiêu một trang ≤ {TARGET_MS:g} ms CPU.",
        f"{'CPU một yêu cầu, mili giây':<36}trung vị  lúc máy rảnh  gấp Flask trống",
    ]
    for name, label in REQUESTS.items():
        alone = ms[name]["alone"]
        ratio = alone["median"] / ms["bare"]["alone"]["median"]
        lines.append(f"  {label:<36}{alone['median']:6.2f}{alone['p10']:14.2f}{ratio:17.1f}")
        lines += part_lines(ms[name])
    return lines


def part_lines(parts: dict[str, dict[str, float]]) -> list[str]:
    """The parts of a request that take any time, and what is left for the frame around them."""
    if "whole" not in parts:
        return []
    own = {
        label: {each: parts[name][each] - sum(parts[inner][each] for inner in inside) for each in ("median", "p10")}
        for name, (label, inside) in PART_NAMES.items()
    }
    rest = {each: parts["whole"][each] - sum(part[each] for part in own.values()) for each in ("median", "p10")}
    shown = {**own, "khung (Flask, đầu trang, trả lời)": rest}
    taken = {label: part for label, part in shown.items() if any(part.values())}
    found = [f"    {label:<34}{part['median']:6.2f}{part['p10']:14.2f}" for label, part in taken.items()]
    return ["    trong đó, khi chỉ chạy yêu cầu này:", *found]


def load_lines(load: dict[str, Any]) -> list[str]:
    lines = [f"flask serve, {load['users']} người, {load['requests_per_second']:.0f} yêu cầu/giây (mili giây):"]
    for kind, name in REQUESTS.items():
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
