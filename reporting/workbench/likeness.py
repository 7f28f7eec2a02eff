"""How like two texts are, and which texts say nearly the same. Pure, exact, fast for thousands of texts.

Two texts are as like as the runs of three words that they share: 2 × shared ÷ (one's + the other's), letters
compared without marks and case. A text joins the first one before it that is alike enough and leads a group.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from math import ceil
from typing import NamedTuple

from vietnamese.keys import search_key

ALIKE = 0.8
"""From here on two texts are near-duplicates."""

RUN = 3
FEWEST_MARKED = 12
"""A shorter paragraph is like others by chance: it is no copy."""

_WORD = re.compile(r"\w+")
_TINY = 1e-9
MAP_BITS = 2048

Runs = frozenset[int]


def words_of(text: str) -> list[str]:
    """The words of a text, folded."""
    return _WORD.findall(search_key(text))


def runs_of(words: Sequence[str]) -> frozenset[str]:
    """Every run of three words; of a shorter text the whole."""
    if len(words) <= RUN:
        return frozenset({" ".join(words)} - {""})
    return frozenset(map(" ".join, zip(words, words[1:], words[2:], strict=False)))


def likeness(one: frozenset[str] | Runs, other: frozenset[str] | Runs) -> float:
    """From 0, nothing in common, to 1, the same runs; of empty texts 0."""
    whole = len(one) + len(other)
    return 2 * len(one & other) / whole if one and other else 0.0


def mark_of(text: str) -> int | None:
    """A 63-bit mark that paragraphs of the same words share; None for one too short to be a copy."""
    words = words_of(text)
    if len(words) < FEWEST_MARKED:
        return None
    return int.from_bytes(blake2b(" ".join(words).encode(), digest_size=8).digest()) >> 1


class Alike(NamedTuple):
    """The place of the text that leads this one's group (its own where it leads or is alone), and how like it is."""

    leader: int
    likeness: float


def grouped(texts: Sequence[str], least: float = ALIKE) -> list[Alike]:
    """For each text the first leader before it that is at least so like it; a text like none leads.

    Leaders are never alike among themselves. Empty texts stand alone.
    """
    distinct = Distinct.of(texts)
    leaders = Leaders(distinct, least)
    found: dict[int, Alike] = {}
    answers = []
    for place, kind in enumerate(distinct.kinds):
        if kind not in found:
            found[kind] = leaders.first_alike(kind) or leaders.join(kind)
        alike = found[kind]
        answers.append(Alike(distinct.first[alike.leader] if distinct.runs[kind] else place, alike.likeness))
    return answers


class Distinct(NamedTuple):
    """Texts of the same runs taken once: `kinds` says which of them each text is, `first` where it first stands.

    Runs are numbered; `rank` has the rare ones first.
    """

    kinds: list[int]
    first: list[int]
    runs: list[Runs]
    rank: list[int]

    @classmethod
    def of(cls, texts: Sequence[str]) -> "Distinct":
        """Every text cut into its runs."""
        numbers: dict[str, int] = {}
        known: dict[Runs, int] = {}
        kinds: list[int] = []
        first: list[int] = []
        for place, text in enumerate(texts):
            runs = frozenset([numbers.setdefault(run, len(numbers)) for run in runs_of(words_of(text))])
            if runs not in known:
                known[runs] = len(first)
                first.append(place)
            kinds.append(known[runs])
        often = Counter(run for runs in known for run in runs)
        rank = [0] * len(numbers)
        for place, run in enumerate(sorted(range(len(numbers)), key=lambda run: (often[run], run))):
            rank[run] = place
        return cls(kinds, first, list(known), rank)


@dataclass
class Leaders:
    """The leaders so far. Two filters, neither of which loses a pair, keep most of them from being compared.

    Texts that are alike share one of their rarest runs (`head`, the prefix filter of similarity joins). And each
    bit in which the maps of their runs differ is a run that only one of them has.
    """

    distinct: Distinct
    least: float
    all: list[int] = field(default_factory=list)
    maps: dict[int, int] = field(default_factory=dict)
    index: dict[int, list[int]] = field(default_factory=dict)

    def join(self, kind: int) -> Alike:
        """A text that is like none leads from now on."""
        self.all.append(kind)
        self.maps[kind] = bit_map(self.distinct.runs[kind])
        for run in self.head(kind):
            self.index.setdefault(run, []).append(kind)
        return Alike(kind, 1.0)

    def first_alike(self, kind: int) -> Alike | None:
        """The first leader that is alike enough."""
        runs, known = self.distinct.runs[kind], self.distinct.runs
        mine, apart = bit_map(runs), 1 - self.least + _TINY
        for leader in self.near(kind):
            if (mine ^ self.maps[leader]).bit_count() > apart * (len(runs) + len(known[leader])):
                continue
            found = likeness(runs, known[leader])
            if found >= self.least:
                return Alike(leader, found)
        return None

    def near(self, kind: int) -> Iterable[int]:
        """The leaders that share a rare run with a text, in order; all of them where that is less work to say."""
        met = [self.index[run] for run in self.head(kind) if run in self.index]
        if sum(map(len, met)) > len(self.all):
            return self.all
        return sorted({leader for some in met for leader in some})

    def head(self, kind: int) -> list[int]:
        """The rarest runs of a text, so many that any text alike shares one of them."""
        runs = self.distinct.runs[kind]
        shared = ceil(self.least * len(runs) / (2 - self.least) - _TINY)
        return sorted(runs, key=self.distinct.rank.__getitem__)[: len(runs) - max(shared, 1) + 1]


def bit_map(runs: Runs) -> int:
    """A bit for each run, several of which may share one."""
    bits = bytearray(MAP_BITS // 8)
    for run in runs:
        bits[(run >> 3) % len(bits)] |= 1 << (run & 7)
    return int.from_bytes(bits, "little")
