"""Breaks a workplace's name into heading lines the way a văn thư would: never inside a proper name."""

from collections.abc import Iterator
from itertools import combinations, pairwise

LINE = 25  # capitals in bold at 12–13 pt that fit the 65 mm of the heading's left column

# Lower-case words that may begin a line, for a new part of the name begins there.
STARTS = frozenset({"huyện", "thị", "tỉnh", "xã", "phường", "và", "khu", "các", "rừng"})
# Capitalised words that belong to the word before them.
BOUND = frozenset({"TNHH", "MTV", "học", "non", "THCS", "THPT"})
UNEVEN, ILL_BROKEN, TOO_LONG = 1, 60, 1000


def heading(name: str) -> tuple[str, ...]:
    """The name in capitals as the fewest well broken lines of about equal length."""
    words = name.split()
    least = -(-len(name) // LINE)
    choices = [way for lines in range(least, least + 2) for way in _ways(words, lines)]
    best = min(choices, key=lambda way: (_cost(way), len(way)), default=((name,),))
    return tuple(" ".join(line).upper() for line in best)


Way = tuple[tuple[str, ...], ...]


def _ways(words: list[str], lines: int) -> Iterator[Way]:
    for cuts in combinations(range(1, len(words)), lines - 1):
        edges = (0, *cuts, len(words))
        yield tuple(tuple(words[start:end]) for start, end in pairwise(edges))


def _cost(way: Way) -> int:
    lengths = [len(" ".join(line)) for line in way]
    uneven = max(lengths) - min(lengths)
    ill = sum(_ill_broken(above[-1], below) for above, below in pairwise(way))
    too_long = sum(length > LINE for length in lengths)
    return UNEVEN * uneven + ILL_BROKEN * ill + TOO_LONG * too_long + 20 * len(way)


def _ill_broken(last: str, below: tuple[str, ...]) -> bool:
    """Whether a line may not end with `last` where the next one is `below`."""
    first = below[0]
    if last.endswith(",") or (first in STARTS and below[:2] != ("xã", "hội")):
        return False
    inside_a_name = last[0].isupper() and first[0].isupper() and not last.isupper()
    return inside_a_name or first[0].islower() or first in BOUND or not first[0].isalpha()
