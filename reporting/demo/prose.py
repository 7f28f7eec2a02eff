"""Composes narratives from the sentence banks in prose/*.toml.

A bank holds, under the id of a question (or of an addressee), paragraphs:

    [[hoc_van_tay_nghe]]
    for = ["huyen", "tinh"]      # which units: a kind, a kind of work or its groups, "cs" (CĐCS), a code
    chance = 0.5                 # optional: how often the paragraph stands there at all
    later = 1.0                  # optional: how often each sentence after the first is said (else the voice's)
    say = [
      ["one way to say the first sentence", "another"],
      ["truong, +E01 | only in schools that have an E01", "-B18 | only where there is no B18"],
    ]

One way is drawn for each sentence; what stands in [square brackets] is a tail at times left away. A slot is a
figure (`{E01}` over all periods, `{E01:2011}` of one year, `{A01+}` what it grew by), a number drawn in a range
(`{2..4}`) or a word of the unit's (`{xa}`; `{Xa}` with a capital). A sentence with a slot that has nothing to say
is never drawn: what is quoted is always the report's own figure, and never a nought.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from random import Random
from typing import Any

from reporting.demo.bank import dice, prose_tables
from reporting.demo.facts import Facts, written

_SLOT = re.compile(r"\{([^{}]+)\}")
_TAIL = re.compile(r"\[([^\[\]]+)\]")
_RANGE = re.compile(r"(\d+)\.\.(\d+)")
_FIGURE = re.compile(r"([A-Z]\d\d[a-z]?)(?::(\w+))?(\+)?")
TELLING = 0.7  # how often a tail with a figure or a name is said at least
ANYTHING = "bat_ky"  # the bank for questions that have none of their own


@dataclass(frozen=True)
class Sentence:
    """One way to say something: for whom, on which conditions, and its bits, each cut at its slots.

    Every second bit is a tail that may be left away.
    """

    tags: frozenset[str]
    conditions: tuple[tuple[str, bool], ...]
    bits: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Voice:
    """Who speaks: code, tags, figures, and the words its slots may name (drawn anew for each question).

    `later` is how often it says more than a paragraph's first sentence: some CĐCS are brief.
    """

    code: str
    tags: frozenset[str]
    facts: Facts
    words: Callable[[Random], Mapping[str, str]]
    later: float = 1.0


@cache
def banks() -> dict[str, tuple[dict[str, Any], ...]]:
    """All paragraphs, by question."""
    gathered: dict[str, list[dict[str, Any]]] = {}
    for table in prose_tables():
        for question, paragraphs in table.items():
            gathered.setdefault(question, []).extend(paragraphs)
    return {question: tuple(paragraphs) for question, paragraphs in gathered.items()}


def narrative(voice: Voice, question: str, must: bool) -> str:
    """What the unit writes under a question, one paragraph a line; "" where it has nothing to say.

    `must`: the question has to be answered, so a general sentence stands in where no bank fits.
    """
    draw = dice("prose", voice.code, question)
    words = voice.words(draw)
    own = list(_paragraphs(banks().get(question, ()), voice, words, draw))
    if not own and must:
        own = list(_paragraphs(banks().get(ANYTHING, ()), voice, words, draw))
    return "\n".join(own)


def _paragraphs(
    bank: tuple[dict[str, Any], ...], voice: Voice, words: Mapping[str, str], draw: Random
) -> Iterator[str]:
    for paragraph in bank:
        if voice.tags.isdisjoint(paragraph["for"]) or draw.random() >= paragraph.get("chance", 1):
            continue
        first, *more = paragraph["say"]
        said = [_sentence(first, voice, words, draw)]
        later = paragraph.get("later", voice.later)
        said += [_sentence(ways, voice, words, draw) for ways in more if draw.random() < later]
        if text := " ".join(filter(None, said)):
            yield text


def _sentence(ways: list[str], voice: Voice, words: Mapping[str, str], draw: Random) -> str:
    """One of the ways that fit, filled in; "" where none does."""
    order = [way for way in map(read, ways) if _fits(way, voice)]
    draw.shuffle(order)
    for way in order:
        text = _filled(way, voice, words, draw)
        if text is not None:
            return text
    return ""


def _fits(way: Sentence, voice: Voice) -> bool:
    if way.tags and way.tags.isdisjoint(voice.tags):
        return False
    return all(bool(voice.facts.value(indicator)) is wanted for indicator, wanted in way.conditions)


def _filled(way: Sentence, voice: Voice, words: Mapping[str, str], draw: Random) -> str | None:
    text = []
    for place, bit in enumerate(way.bits):
        tail = place % 2 == 1
        if tail and draw.random() >= (max(voice.later, TELLING) if len(bit) > 1 else voice.later):
            continue
        said = _bit(bit, voice, words, draw)
        if said is None and not tail:
            return None
        text.append(said or "")
    return "".join(text)


def _bit(bit: tuple[str, ...], voice: Voice, words: Mapping[str, str], draw: Random) -> str | None:
    """A bit with its slots filled; None where one has nothing to say."""
    said = [_slot(part, voice, words, draw) if place % 2 else part for place, part in enumerate(bit)]
    return "".join(said) if all(said[1::2]) else None


def _slot(name: str, voice: Voice, words: Mapping[str, str], draw: Random) -> str:
    if figure := _FIGURE.fullmatch(name):
        return voice.facts.shown(figure[1], figure[2] or "", bool(figure[3]))
    if bounds := _RANGE.fullmatch(name):
        return written(draw.randint(int(bounds[1]), int(bounds[2])))
    word = words.get(name[0].lower() + name[1:], "")
    return word[:1].upper() + word[1:] if name[0].isupper() else word


@lru_cache(maxsize=4096)
def read(way: str) -> Sentence:
    """A way to say something as written in a bank."""
    head, bar, text = way.partition(" | ")
    if not bar:
        head, text = "", way
    marks = [mark.strip() for mark in head.split(",") if mark.strip()]
    return Sentence(
        tags=frozenset(mark for mark in marks if mark[0] not in "+-"),
        conditions=tuple((mark[1:], mark[0] == "+") for mark in marks if mark[0] in "+-"),
        bits=tuple(tuple(_SLOT.split(bit)) for bit in _TAIL.split(text)),
    )
