"""A report's figures packed for summing: a state and a whole number for each cell, in the outline's order.

A number is kept as its value times ten to the indicator's decimals, so that adding is adding integers. The few
that do not fit (64 bits, or more decimals than asked) stand as decimal text behind the rest: nothing is rounded.
"""

import json
import struct
import sys
from array import array
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Context, Decimal
from functools import cached_property
from typing import NamedTuple

from forms.figures import EMPTY, NONE, NOTHING_HAPPENED, Figure, Kept
from forms.outline import Outline

Cell = tuple[str, str]
"""(indicator, period)"""

NO_ANSWER, GIVEN, NOTHING, LARGE = 0, 1, 2, 3
"""What stands in a cell: nothing yet, a number, "không phát sinh", a number kept behind the rest."""

_HEAD = struct.Struct("<4sI")
_MARK = b"BCF1"
_LIMIT = 2**63

EXACT = Context(prec=100)
"""More digits than any sum of reports has: nothing is rounded on the way."""


class NotPacked(ValueError):
    """Số liệu đã đóng gói không thuộc đề cương này."""


class Packed(NamedTuple):
    """The figures of one report: a state and a scaled number a cell, and the large ones by place."""

    states: bytes
    values: "array[int]"
    large: Mapping[int, Decimal]


@dataclass(frozen=True)
class Layout:
    """Where each cell lies: every typed indicator against every period, the same for all kinds of unit."""

    cells: tuple[Cell, ...]
    decimals: tuple[int, ...]

    @classmethod
    def of(cls, outline: Outline) -> "Layout":
        """The layout of an outline; it holds as long as the outline, that is for the whole campaign."""
        typed = [indicator for indicator in outline.indicators if indicator.typed]
        return cls(
            tuple((indicator.id, period.id) for indicator in typed for period in outline.periods),
            tuple(indicator.decimals for indicator in typed for _ in outline.periods),
        )

    @cached_property
    def places(self) -> dict[Cell, int]:
        """{(indicator, period): place}"""
        return {cell: place for place, cell in enumerate(self.cells)}

    def unscaled(self, place: int, scaled: int) -> Decimal:
        """The number behind a scaled one of this place."""
        return EXACT.scaleb(Decimal(scaled), -self.decimals[place])


def pack(layout: Layout, kept: Kept) -> bytes:
    """The figures {indicator: {period: kept}} as bytes; what the layout does not know is left out."""
    size = len(layout.cells)
    states, values, large = bytearray(size), array("q", bytes(8 * size)), {}
    for indicator, series in kept.items():
        for period, text in series.items():
            place = layout.places.get((indicator, period))
            if place is None or not text:
                continue
            states[place], values[place] = _scaled(text, layout.decimals[place])
            if states[place] == LARGE:
                large[place] = text
    tail = json.dumps(large).encode("ascii") if large else b""
    return _HEAD.pack(_MARK, size) + bytes(states) + _little(values).tobytes() + tail


def _scaled(text: str, decimals: int) -> tuple[int, int]:
    if text == NONE:
        return NOTHING, 0
    scaled = EXACT.scaleb(Decimal(text), decimals)
    if scaled != int(scaled) or not -_LIMIT <= scaled < _LIMIT:
        return LARGE, 0
    return GIVEN, int(scaled)


def _little(values: "array[int]") -> "array[int]":
    """The same numbers, lowest byte first, whatever the machine."""
    if sys.byteorder == "big":
        values.byteswap()
    return values


def unpack(layout: Layout, packed: bytes) -> Packed:
    """The figures again; raises NotPacked where the bytes are not of this layout."""
    size = len(layout.cells)
    start = _HEAD.size + size
    end = start + 8 * size
    if len(packed) < end or _HEAD.unpack_from(packed) != (_MARK, size):
        raise NotPacked
    values = array("q")
    values.frombytes(packed[start:end])
    tail = packed[end:]
    large = {int(place): Decimal(text) for place, text in json.loads(tail).items()} if tail else {}
    return Packed(packed[_HEAD.size : start], _little(values), large)


def figure_at(layout: Layout, packed: Packed, place: int) -> Figure:
    """The figure of one cell."""
    state = packed.states[place]
    if state == NO_ANSWER:
        return EMPTY
    if state == NOTHING:
        return NOTHING_HAPPENED
    return Figure(packed.large[place] if state == LARGE else layout.unscaled(place, packed.values[place]))
