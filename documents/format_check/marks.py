"""The marks that number a text, `I.` `1.` `a)`: how each is written and which one must follow. Pure text.

Parts are numbered I, II, III; clauses 1, 2, 3; points a, b, c, d, đ, e, g by the Vietnamese alphabet
(NĐ 30/2020, Phụ lục I, Mục II.6).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from vietnamese.letters import LIST_LETTERS

Kind = Literal["roman", "arabic", "letter"]

ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI")
# Each kind as it may be found at the head of a paragraph, and the sign that must follow it.
FOUND: tuple[tuple[Kind, re.Pattern[str], str], ...] = (
    ("roman", re.compile(r"([IVX]{1,5})(\s?[.)/–—:-])\s+(?=\S)"), "."),
    ("arabic", re.compile(r"(\d{1,2})([.)/–—-])\s+(?=\S)"), "."),
    ("letter", re.compile(r"([a-zăâđêôơư])([.)/–—-])\s+(?=\S)"), ")"),
)
UNKNOWN = -1


class Mark(NamedTuple):
    """A mark: its kind, its place in the order from 0 (UNKNOWN where the order has no such mark), as written."""

    kind: Kind
    place: int
    written: str
    right: str


def read_mark(text: str) -> Mark | None:
    """The mark at the head of a text; None where it has none."""
    for kind, pattern, sign in FOUND:
        match = pattern.match(text)
        if match:
            return Mark(kind, place_of(kind, match[1]), match[1] + match[2], match[1] + sign)
    return None


def place_of(kind: Kind, written: str) -> int:
    if kind == "arabic":
        return int(written) - 1
    if kind == "roman":
        return ROMANS.index(written) if written in ROMANS else UNKNOWN
    return LIST_LETTERS.find(written)


def mark_at(kind: Kind, place: int) -> str:
    """The mark that stands at a place of the order: `đ)` is the fifth."""
    if kind == "arabic":
        return f"{place + 1}."
    order = ROMANS if kind == "roman" else LIST_LETTERS
    return order[min(place, len(order) - 1)] + ("." if kind == "roman" else ")")


@dataclass
class Listed:
    """A list that may still go on: how far it is, and whether its order was broken once already."""

    kind: Kind
    place: int
    bold: bool
    items: list[int] = field(default_factory=list)
    broken: bool = False


class Broken(NamedTuple):
    """A mark out of order: the number of its paragraph, what was found and what should stand there."""

    paragraph: int
    found: str
    allowed: str


class Order:
    """Follows the marks of a text: a mark goes on with an open list, or begins one of its own inside the last."""

    def __init__(self) -> None:
        self._open: list[Listed] = []
        self.lists: list[Listed] = []

    def part(self) -> None:
        """A new part of the text: nothing goes on."""
        self._open.clear()

    def meet(self, mark: Mark, bold: bool, paragraph: int) -> Broken | None:
        """The next mark; what is wrong where it is not the one that should come."""
        going_on = self._list_before(mark, bold)
        if going_on is None and mark.place == 0:
            self._begin(mark, bold, paragraph)
            return None
        if going_on is not None:
            self._go_on(going_on, mark, paragraph)
            return None
        return self._break(mark, bold, paragraph)

    def _list_before(self, mark: Mark, bold: bool) -> Listed | None:
        """The innermost list this mark is next in; one of the same weight rather than another."""
        fits = [each for each in reversed(self._open) if each.kind == mark.kind and each.place == mark.place - 1]
        return next((each for each in fits if each.bold == bold), fits[0] if fits else None)

    def _begin(self, mark: Mark, bold: bool, paragraph: int) -> None:
        if mark.kind == "roman":
            self.part()
        self._open.append(Listed(mark.kind, mark.place, bold, [paragraph]))
        self.lists.append(self._open[-1])

    def _go_on(self, listed: Listed, mark: Mark, paragraph: int) -> None:
        listed.place = mark.place
        listed.items.append(paragraph)
        del self._open[self._open.index(listed) + 1 :]

    def _break(self, mark: Mark, bold: bool, paragraph: int) -> Broken | None:
        """A mark no open list leads to. A list that was broken once is not told again."""
        same = [each for each in reversed(self._open) if each.kind == mark.kind]
        listed = next((each for each in same if each.bold == bold), same[0] if same else None)
        expected = mark_at(mark.kind, listed.place + 1 if listed else 0)
        if listed is None:
            self._begin(mark, bold, paragraph)
            return Broken(paragraph, mark.written, f"“{expected}”")
        told = listed.broken
        listed.broken = True
        place = mark.place if mark.place != UNKNOWN else listed.place + 1
        self._go_on(listed, mark._replace(place=place), paragraph)
        return None if told else Broken(paragraph, mark.written, f"“{expected}”")


def out_of_order(marks: Iterable[tuple[int, Mark | None, bool]]) -> tuple[list[Broken], list[Listed]]:
    """The marks out of order and the lists found; each mark with the number of its paragraph and its weight, None
    where a new part of the text begins."""
    order = Order()

    def follow() -> Iterator[Broken]:
        for paragraph, mark, bold in marks:
            if mark is None:
                order.part()
                continue
            broken = order.meet(mark, bold, paragraph)
            if broken:
                yield broken

    return list(follow()), order.lists
