"""A batch on its way: what was handed out under a claim, and what has to be written down when it comes back."""

from dataclasses import dataclass, field
from typing import NamedTuple

from jobs.bundle import Bundle
from jobs.executors import Outcome
from store.job_files import Placed
from store.job_items import Claim, Item

MOST_ATTEMPTS = 12
"""A batch of a hundred is halved to one in seven attempts; what is then lost five times more is given up."""
GIVEN_UP = "Tiến trình lập văn bản bị dừng nhiều lần khi làm báo cáo này. Xin báo người quản trị."


class Handed(NamedTuple):
    """An item that was handed out, and the revision its document is made from."""

    item: Item
    revision: int


@dataclass
class Batch:
    """A claim that is out: what was handed out, in order, and what could not even be."""

    claim: Claim
    handed: list[Handed] = field(default_factory=list)
    unreadable: list[tuple[int, str]] = field(default_factory=list)


class Settled(NamedTuple):
    """What a turn has to write down about one claim."""

    claim: int
    done: list[tuple[int, int]]
    failed: list[tuple[int, str]]
    files: list[Placed]


def kept(batch: Batch, outcome: Outcome, bundle: Bundle) -> Settled:
    """Put what came back into the draft; of a lost batch there is nothing, and its items wait again or are given up."""
    made = [] if outcome.made is None else list(zip(batch.handed, outcome.made, strict=True))
    files = [
        bundle.add(f"{handed.item.name}.{extension}", data)
        for handed, document in made
        if not document.reason
        for extension, data in document.files.items()
    ]
    done = [(handed.item.position, handed.revision) for handed, document in made if not document.reason]
    failed = [(handed.item.position, document.reason) for handed, document in made if document.reason]
    if outcome.made is None and batch.claim.items[0].attempts >= MOST_ATTEMPTS:
        failed = [(handed.item.position, GIVEN_UP) for handed in batch.handed]
    return Settled(batch.claim.number, done, failed + batch.unreadable, files)
