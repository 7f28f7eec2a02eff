"""A short name for the address of a campaign, proposed from its title."""

import re
from collections.abc import Container

from vietnamese.keys import search_key

LONGEST = 40


def proposed_slug(title: str, taken: Container[str] = ()) -> str:
    """`Sơ kết 5 năm NQ 20` as `so-ket-5-nam-nq-20`, whole words only; with a number where that is taken."""
    words = re.findall(r"[a-z0-9]+", search_key(title))
    name = ""
    for word in words:
        longer = f"{name}-{word}".lstrip("-")
        if len(longer) > LONGEST:
            break
        name = longer
    name = name or "dot"
    return next(one for one in (name, *(f"{name}-{n}" for n in range(2, 1000))) if one not in taken)
