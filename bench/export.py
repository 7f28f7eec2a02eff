"""A thousand reports from the database into one .zip on the disk, by the command as a script calls it, on one core.

python -m bench export [--large] [--json]      --large: ten thousand too, and how the two compare
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from bench.ground.figures import machine, tell
from settings import ROOT

USUAL, LARGE = 1_000, 10_000
ROUNDS = 3
FLASK = Path(sys.executable).parent / "flask"


class Taken(NamedTuple):
    """What one call took: wall and processor time in s, imports included, and its most memory in MB."""

    wall: float
    cpu: float
    peak: float


def called(instance: Path, *words: str) -> Taken:
    """One call of a command, kept to one core; raises where it fails."""
    one = {min(os.sched_getaffinity(0))}
    begun = time.monotonic()
    process = subprocess.Popen(
        [FLASK, *words],
        cwd=ROOT,
        env={**os.environ, "BAOCAO_INSTANCE": str(instance)},
        stdout=subprocess.DEVNULL,
        preexec_fn=lambda: os.sched_setaffinity(0, one),
    )
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, words[0])
    return Taken(time.monotonic() - begun, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def exported(folder: Path, units: int) -> dict[str, float]:
    """The middle of a few exports of a new demo of so many units."""
    instance, result = folder / str(units), folder / f"{units}.zip"
    called(instance, "init", "--demo", str(units))
    rounds = [called(instance, "report", "export", "nq20", "-o", str(result)) for _ in range(ROUNDS)]
    middle = {name: median(getattr(each, name) for each in rounds) for name in Taken._fields}
    return {**middle, "bytes": result.stat().st_size}


def main() -> None:
    """Measures, prints a table or, with --json, everything."""
    sizes = (USUAL, LARGE) if "--large" in sys.argv else (USUAL,)
    with tempfile.TemporaryDirectory(prefix="baocao-bench-") as folder:
        found: dict[str, Any] = {str(units): exported(Path(folder), units) for units in sizes}
    lines = [
        f"{units:>6} báo cáo  {each['wall']:6.2f} s  {each['cpu']:6.2f} s CPU  {each['peak']:5.0f} MB"
        for units, each in found.items()
    ]
    if len(sizes) > 1:
        found["growth"] = found[str(LARGE)]["cpu"] / found[str(USUAL)]["cpu"]
        lines.append(f"gấp mười đơn vị thì lâu gấp {found['growth']:.1f}")
    tell({"machine": machine(), **found}, lines)


if __name__ == "__main__":
    main()
