"""Autosaves at a served instance without thought between them, or all at one moment.

Run by bench.autosave as `python -m bench.ground.hammer`; reads what to do as JSON from its input, prints what it met.
"""

import asyncio
import json
import sys
import time
from typing import Any

from bench.ground.load import Met, User

KIND = "save_changes"


class Saver(User):
    """One whose page has been opened and who now saves three cells each time."""

    def __init__(self, work: dict[str, Any], account: dict[str, Any], number: int, met: Met) -> None:
        super().__init__(work, account, number, met)
        self.kind = KIND

    async def save_on(self, until: float) -> None:
        """One save after the other."""
        while time.monotonic() < until:
            await self.try_out(KIND, self.save())


async def flat_out(savers: list[Saver], work: dict[str, Any]) -> None:
    """All save on and on for the warm-up and `seconds`."""
    work["warm_at"] = time.monotonic() + work["warm_up"]
    until = work["warm_at"] + work["seconds"]
    await asyncio.gather(*(saver.save_on(until) for saver in savers))


async def bursts(savers: list[Saver], work: dict[str, Any]) -> None:
    """All save at one moment, `bursts` times; the first moment warms up and is not counted."""
    for turn in range(work["bursts"] + 1):
        work["warm_at"] = time.monotonic() if turn else float("inf")
        await asyncio.sleep(0.1)
        await asyncio.gather(*(saver.try_out(KIND, saver.save()) for saver in savers))
        await asyncio.sleep(work["pause"])


WAYS = {"flat_out": flat_out, "bursts": bursts}


async def main(work: dict[str, Any]) -> Met:
    met = Met()
    work["warm_at"] = float("inf")
    savers = [Saver(work, account, number, met) for number, account in enumerate(work["accounts"])]
    for saver in savers:
        await saver.try_out("page", saver.open_page())
    await WAYS[work["way"]](savers, work)
    return met


if __name__ == "__main__":
    print(json.dumps(vars(asyncio.run(main(json.load(sys.stdin)))), ensure_ascii=False))
