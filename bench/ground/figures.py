"""Medians, percentiles, and how a measurement is printed."""

import json
import os
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from statistics import median, quantiles
from typing import Any

WARM_UP = 10


Work = Callable[[], Callable[[], object]]
"""Makes one piece of work ready, which costs nothing that counts, and gives what is to be measured."""


def cpu_ms(works: Mapping[str, Work], rounds: int = 200) -> dict[str, dict[str, float]]:
    """Processor time of one call of each work in ms: its median, and its tenth percentile as on a machine at rest.

    The works are called in turn, so that a busy moment of the machine falls on all of them.
    """
    taken: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(rounds + WARM_UP):
        for name, work in works.items():
            taken[name].append(one_cpu_ms(work()))
    return {name: summary(each[WARM_UP:]) for name, each in taken.items()}


def summary(taken: Sequence[float]) -> dict[str, float]:
    """The median of some times and their tenth percentile."""
    return {"median": median(taken), "p10": quantiles(taken, n=10)[0]}


def one_cpu_ms(call: Callable[[], object]) -> float:
    """Processor time of one call in ms."""
    start = time.process_time()
    call()
    return (time.process_time() - start) * 1000


def percentiles(values: Sequence[float]) -> dict[str, float]:
    """p50, p95 and p99 of the values, and how many there are."""
    if len(values) < 2:
        return {"n": len(values)}
    cut = quantiles(values, n=100, method="inclusive")
    return {"p50": cut[49], "p95": cut[94], "p99": cut[98], "n": len(values)}


def machine() -> dict[str, Any]:
    """What the figures were taken on: absolute times mean nothing without it."""
    return {"cpus": os.cpu_count(), "load": os.getloadavg()[0], "python": sys.version.split()[0]}


def tell(found: dict[str, Any], lines: Sequence[str]) -> None:
    """Print the lines, or everything as JSON where `--json` was asked for."""
    print(json.dumps(found, ensure_ascii=False, indent=1) if "--json" in sys.argv else "\n".join(lines))
