"""What a rule is once it has been read: a small tree of frozen nodes."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Source = Literal["value", "previous", "change", "times", "total", "latest", "given"]

class RuleSyntaxError(ValueError):
    """Quy tắc viết chưa đúng."""

    def __init__(self, position: int, reason: str) -> None:
        super().__init__(f"Quy tắc viết chưa đúng ở ký tự thứ {position}: {reason}.")
        self.position = position


@dataclass(frozen=True, slots=True)
class Number:
    """A number written in the rule."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class Reading:
    """What is read of one indicator."""

    source: Source
    indicator: str


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """Two numbers joined by + - * or /."""

    sign: str
    left: "Node"
    right: "Node"


@dataclass(frozen=True, slots=True)
class Gathering:
    """min, max or sum of several numbers."""

    name: str
    members: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two numbers set against each other."""

    sign: str
    left: "Node"
    right: "Node"


@dataclass(frozen=True, slots=True)
class Logic:
    """Two truths joined by and, or, implies."""

    word: str
    left: "Node"
    right: "Node"


Node = Number | Reading | Arithmetic | Gathering | Comparison | Logic


@dataclass(frozen=True)
class Expression:
    """A check that has been read. `whole_report`: it is asked once and not for each period."""

    text: str
    tree: Node
    readings: tuple[Reading, ...]
    whole_report: bool

    def operands(self) -> frozenset[str]:
        """The ids of all indicators that the check names."""
        return frozenset(reading.indicator for reading in self.readings)


def is_truth(node: Node) -> bool:
    """Whether a node is true or false, and not a number."""
    return isinstance(node, Comparison | Logic) or (isinstance(node, Reading) and node.source == "given")
