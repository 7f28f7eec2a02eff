"""Twenty reports to PDF: our batches beside LibreOffice's own, two workers, and one volume converted whole.

python -m bench pdf [--json]
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import median
from typing import Any

from bench.ground.figures import machine, tell
from bench.paper.report import PROFILE, official
from doc_templates.build import path
from documents import load_template, volume
from documents.pdf import available, to_pdf

REPORTS, ROUNDS = 20, 3
DIVIDER = {"co_quan_chu_quan": [], "co_quan": [], "ten": "TẬP 1", "tieu_de": "BÁO CÁO", "phu": [], "muc_luc": []}


def works(folder: Path) -> dict[str, Callable[[], object]]:
    """What is measured, each with LibreOffice profiles of its own."""
    made_for, context = load_template(path(PROFILE.id).read_bytes()), official()
    documents = [made_for.render(context)] * REPORTS
    files = [folder / f"{number:02d}.docx" for number in range(REPORTS)]
    for file, document in zip(files, documents, strict=True):
        file.write_bytes(document)
    bound = [volume(DIVIDER, [(made_for, context)] * REPORTS)]

    def two_workers() -> None:
        halves = [documents[: REPORTS // 2], documents[REPORTS // 2 :]]
        with ThreadPoolExecutor(2) as workers:
            list(workers.map(to_pdf, halves, [folder / "a", folder / "b"]))

    return {
        "libreoffice": lambda: by_libreoffice(files, folder),
        "ours": lambda: to_pdf(documents, folder / "ours"),
        "two_workers": two_workers,
        "one_volume": lambda: to_pdf(bound, folder / "ours"),
    }


def by_libreoffice(files: Sequence[Path], folder: Path) -> None:
    """LibreOffice alone: one run, its results not looked at."""
    home = f"-env:UserInstallation={(folder / 'bare').as_uri()}"
    command = ["soffice", "--headless", home, "--convert-to", "pdf", "--outdir", str(folder), *map(str, files)]
    subprocess.run(command, capture_output=True, check=True)


def taken(work: Callable[[], object]) -> dict[str, float]:
    """Wall and processor time in s of one call, that of the processes it started."""
    before, begun = os.times(), time.monotonic()
    work()
    after = os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return {"wall": time.monotonic() - begun, "cpu": cpu}


def main() -> None:
    """Measures, prints a table or, with --json, everything."""
    if reason := available():
        sys.exit(reason)
    with tempfile.TemporaryDirectory(prefix="baocao-bench-") as folder:
        measured = works(Path(folder))
        for work in measured.values():
            work()
        rounds = [{name: taken(work) for name, work in measured.items()} for _ in range(ROUNDS)]
    middle = {name: {key: median(each[name][key] for each in rounds) for key in ("wall", "cpu")} for name in measured}
    found: dict[str, Any] = {"machine": machine(), "reports": REPORTS, **middle}
    found["own_speed"] = middle["libreoffice"]["cpu"] / middle["ours"]["cpu"]
    lines = [f"{name:<12} {each['wall']:6.1f} s {each['cpu']:6.2f} s CPU" for name, each in middle.items()]
    tell(found, [*lines, f"tốc độ so với chính LibreOffice: {found['own_speed']:.2f}"])


if __name__ == "__main__":
    main()
