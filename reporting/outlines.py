"""A campaign's own outline, parsed once per process: it never changes after the campaign is opened."""

from functools import lru_cache

from forms.outline import Outline, parse_stored
from store.campaigns import Campaign


@lru_cache(maxsize=16)
def parsed(outline_json: str) -> Outline:
    return parse_stored(outline_json)


def outline_of(campaign: Campaign) -> Outline:
    """The outline that the campaign was opened with."""
    return parsed(campaign.outline_json)
