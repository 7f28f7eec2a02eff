"""Where the processor time of a request goes, measured inside the request itself."""

import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from typing import Any

from bench.ground.figures import WARM_UP, Work, one_cpu_ms, summary

Place = tuple[Any, str]
"""A module or class, and the name of a function or property in it."""


def parts_ms(work: Work, places: Mapping[str, Sequence[Place]], rounds: int = 200) -> dict[str, dict[str, float]]:
    """Processor time in ms that the functions at these places take in one call of `work`, and of the whole of it.

    A part within another counts in both; `whole` is all.
    """
    rows: list[dict[str, float]] = []
    with ExitStack() as stack:
        spent: dict[str, float] = defaultdict(float)
        for label, found in places.items():
            for owner, name in found:
                stack.enter_context(timed(spent, label, owner, name))
        for _ in range(rounds + WARM_UP):
            spent.clear()
            whole = one_cpu_ms(work())
            rows.append({**spent, "whole": whole})
    return {label: summary([row.get(label, 0.0) for row in rows[WARM_UP:]]) for label in (*places, "whole")}


@contextmanager
def timed(spent: dict[str, float], label: str, owner: Any, name: str) -> Iterator[None]:
    """Let a function, or a property's, add its time to `spent[label]` for as long as the block runs."""
    original = vars(owner)[name]
    inner: Callable[..., Any] = getattr(original, "fget", original)

    def outer(*given: Any, **named: Any) -> Any:
        start = time.process_time()
        try:
            return inner(*given, **named)
        finally:
            spent[label] += (time.process_time() - start) * 1000

    setattr(owner, name, property(outer) if isinstance(original, property) else outer)
    try:
        yield
    finally:
        setattr(owner, name, original)
