"""One report of 12 to 17 pages by every engine in turn: processor time a document, against docxtpl and the limits.

    python -m bench documents [--json]

Each engine has a process of its own that stays; they render in shuffled rounds, so that a busy moment of the machine
falls on all of them. The npm engines are installed on the first run; without Node or a registry they are left out.
"""

import json
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from math import log
from pathlib import Path
from statistics import median
from typing import Any

from bench.ground.figures import machine, tell
from bench.paper.report import PROFILE, context, official, visible
from bench.paper.template import template
from doc_templates.build import path
from documents import load_template, volume

HERE = Path(__file__).resolve().parent
ROUNDS, TURN_MS, WARM_UP_MS = 9, 150.0, 600.0
LABELS = {
    "ours": "Báo Cáo",
    "docxtpl": "docxtpl 0.20.2 (mỗi văn bản một DocxTemplate)",
    "carbone": "carbone 3.8.2",
    "easy-template-x": "easy-template-x 7.2.8",
    "docxtemplater": "docxtemplater 3.71.0",
    "docx-templates": "docx-templates 4.15.0",
    "by_hand": "giới hạn: mã viết tay cho riêng báo cáo này",
    "ready": "giới hạn: chỉ nén XML làm sẵn",
    "ours_official": "Báo Cáo, mẫu báo cáo chính thức",
    "docxtpl_official": "docxtpl, mẫu báo cáo chính thức",
}
OFFICIAL = ("ours_official", "docxtpl_official")
PYTHON = ("ours", "docxtpl", "by_hand", "ready", *OFFICIAL)
RIVALS = ("carbone", "easy-template-x", "docxtemplater", "docx-templates")


class Worker:
    """A process that renders with one engine."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self._answer()

    def _answer(self) -> dict[str, float]:
        assert self._process.stdout
        return dict(json.loads(self._process.stdout.readline()))

    def turn(self, documents: int) -> dict[str, float]:
        """Renders that many documents: {"ms": processor time together, "bytes": size of the last}."""
        assert self._process.stdin
        self._process.stdin.write(f"{documents}\n")
        self._process.stdin.flush()
        return self._answer()


@contextmanager
def working(command: Sequence[str]) -> Iterator[Worker]:
    """A worker, ended at the end."""
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=HERE.parent, stdin=pipe, stdout=pipe, text=True) as process:
        yield Worker(process)
        process.kill()


def rivals_installed() -> str:
    """Why the npm engines cannot take part, or nothing."""
    if not shutil.which("node") or not shutil.which("npm"):
        return "không có Node"
    if (HERE / "node_modules").is_dir():
        return ""
    asked = ["npm", "install", "--no-audit", "--no-fund", "--no-package-lock", "--silent"]
    failed = subprocess.run(asked, cwd=HERE, capture_output=True).returncode
    return "không tải được các gói npm" if failed else ""


def commands(folder: Path, names: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """How the worker of each engine is started; each leaves its first document in the folder."""
    data = folder / "data.json"
    data.write_text(json.dumps(context()))
    for name in names:
        made = str(folder / f"{name}-made.docx")
        if name in PYTHON:
            yield name, [sys.executable, "-m", "bench.paper.worker", name, made]
        else:
            source = folder / f"{name}.docx"
            source.write_bytes(template(name))
            yield name, ["node", str(HERE / "paper" / "rivals.mjs"), name, str(source), str(data), made]


def measured(names: Sequence[str]) -> dict[str, dict[str, float]]:
    """For each engine the median processor time of a document in ms over all rounds, its size in bytes, and whether
    its text is ours to the letter (1 or 0)."""
    with tempfile.TemporaryDirectory(prefix="baocao-bench-") as folder, ExitStack() as open_until_end:
        workers = {
            name: open_until_end.enter_context(working(command)) for name, command in commands(Path(folder), names)
        }
        turns = {name: turn_of(worker) for name, worker in workers.items()}
        taken: dict[str, list[dict[str, float]]] = {name: [] for name in names}
        for _ in range(ROUNDS):
            for name in random.sample(list(names), len(names)):
                made = workers[name].turn(turns[name])
                taken[name].append({"ms": made["ms"] / turns[name], "bytes": made["bytes"]})
        texts = {name: visible((Path(folder) / f"{name}-made.docx").read_bytes()) for name in names}
    return {
        name: {key: median(one[key] for one in each) for key in ("ms", "bytes")}
        | {"same_text": float(texts[name] == texts["ours_official" if name in OFFICIAL else "ours"])}
        for name, each in taken.items()
    }


def turn_of(worker: Worker) -> int:
    """How many documents make a turn of the wanted length, found while the engine warms up."""
    spent, documents, last = 0.0, 1, 1.0
    while spent < WARM_UP_MS:
        last = worker.turn(documents)["ms"]
        spent += last
        documents = max(documents, round(documents * min(8.0, TURN_MS / max(last, 0.01))))
    return documents


def growth() -> dict[str, float]:
    """The exponents with which the time grows: from 600 to 6,000 rows, and from 300 to 3,000 documents."""
    made_for, usual = load_template(template("docxtpl")), context()
    long, longer = context(rows=600), context(rows=6_000)
    rows = [min(cpu_ms(lambda data=data: made_for.render(data), 1) for _ in range(7)) for data in (long, longer)]
    documents = [min(cpu_ms(lambda: made_for.render(usual), count) for _ in range(2)) for count in (300, 3_000)]
    return {"rows": log(rows[1] / rows[0], 10), "documents": log(documents[1] / documents[0], 10)}


def volumes() -> dict[str, float]:
    """Processor time in s of a volume of 100 reports and of one of 400."""
    report = (load_template(path(PROFILE.id).read_bytes()), official())
    names = ("co_quan_chu_quan", "co_quan", "phu", "muc_luc")
    divider: dict[str, Any] = {"ten": "TẬP 1", "tieu_de": "BÁO CÁO", **{name: ["dòng"] for name in names}}
    taken = {
        count: min(cpu_ms(lambda count=count: volume(divider, [report] * count), 1) / 1000 for _ in range(3))
        for count in (100, 400)
    }
    return {"volume_100_s": taken[100], "volume_400_s": taken[400], "volume_400_to_100": taken[400] / taken[100]}


def cpu_ms(work: Any, times: int) -> float:
    begun = time.process_time()
    for _ in range(times):
        work()
    return (time.process_time() - begun) * 1000


def line(name: str, found: dict[str, dict[str, float]]) -> str:
    ms, size = found[name]["ms"], found[name]["bytes"] / 1000
    wrong = "" if found[name]["same_text"] else " (sai chữ)"
    return (
        f"{LABELS[name]:<48} {ms:8.3f} ms {1000 / ms:8.0f} văn bản/s"
        f" {found['docxtpl']['ms'] / ms:7.1f} × docxtpl {size:6.1f} kB{wrong}"
    )


def ratios(found: dict[str, dict[str, float]]) -> dict[str, float]:
    """What the targets speak of; the fastest peer only where one took part."""
    ours, peers = found["ours"], [found[name]["ms"] for name in RIVALS if name in found]
    made = {
        "docxtpl": found["docxtpl"]["ms"] / ours["ms"],
        "docxtpl_official": found["docxtpl_official"]["ms"] / found["ours_official"]["ms"],
        "by_hand": found["by_hand"]["ms"] / ours["ms"],
        "ready": found["ready"]["ms"] / ours["ms"],
        "bytes": ours["bytes"] / found["docxtpl"]["bytes"],
        "bytes_official": found["ours_official"]["bytes"] / found["docxtpl_official"]["bytes"],
    }
    return made | ({"fastest_peer": min(peers) / ours["ms"]} if peers else {})


def main() -> None:
    """Measures, prints a table or, with --json, everything."""
    missing = rivals_installed()
    names = [name for name in LABELS if name in PYTHON or not missing]
    engines = measured(names)
    found: dict[str, Any] = {"machine": machine(), "engines": engines, "ratios": ratios(engines)}
    found |= {"growth": growth(), "volumes": volumes()}
    lines = [line(name, engines) for name in sorted(names, key=lambda name: engines[name]["ms"])]
    lines += [f"Bỏ qua các gói npm: {missing}."] if missing else []
    lines += [f"{name}: {value:.2f}" for name, value in (found["ratios"] | found["growth"] | found["volumes"]).items()]
    tell(found | ({"left_out": missing} if missing else {}), lines)


if __name__ == "__main__":
    main()
