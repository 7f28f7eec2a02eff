"""A campaign's own outline, parsed once per process: it never changes after the campaign is opened."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

from forms.outline import Outline, parse_stored
from store.campaigns import Campaign

T = TypeVar("T")
PLANS_KEPT = 64


@lru_cache(maxsize=16)
def parsed(outline_json: str) -> Outline:
    return parse_stored(outline_json)


def outline_of(campaign: Campaign) -> Outline:
    """The outline that the campaign was opened with."""
    return parsed(campaign.outline_json)


def once_per_outline(make: Callable[[Outline, str], T]) -> Callable[[Outline, str], T]:
    """A function of an outline and a kind of unit that is worked out once for both.

    Outlines are told apart by identity: they never change, and hashing one costs more than most answers.
    """
    kept: dict[tuple[int, str], tuple[Outline, T]] = {}

    @wraps(make)
    def once(outline: Outline, kind: str) -> T:
        found = kept.get((id(outline), kind))
        if found is None:
            if len(kept) >= PLANS_KEPT:
                kept.clear()
            # The outline is kept too, so that no other can come to have its id.
            found = kept[id(outline), kind] = (outline, make(outline, kind))
        return found[1]

    return once
