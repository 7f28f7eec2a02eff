"""Series of figures over the periods, and the small arithmetic the demo draws them with."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from random import Random

from forms.outline import Outline

# A figure of one period: a number, or None for "không phát sinh".
Value = int | Decimal | None
Series = list[Value]
Figures = dict[str, Series]


@dataclass(frozen=True)
class Calendar:
    """The periods of an outline as the demo needs them: ids, years, and how much of a year each is."""

    ids: tuple[str, ...]
    years: tuple[int, ...]
    lengths: tuple[float, ...]

    @classmethod
    def of(cls, outline: Outline) -> "Calendar":
        """The calendar of an outline's periods."""
        periods = outline.periods
        return cls(
            ids=tuple(period.id for period in periods),
            years=tuple(period.from_.year for period in periods),
            lengths=tuple(((period.to - period.from_).days + 1) / 365 for period in periods),
        )

    def __len__(self) -> int:
        return len(self.ids)


def near(draw: Random, value: float) -> int:
    """A whole number close to the value: up or down by chance, so that small means survive rounding."""
    whole = int(value)
    return whole + (draw.random() < value - whole)


def between(first: float, last: float, place: int, count: int) -> float:
    """The value on the way from first to last at a place of so many."""
    return last if count < 2 else first + (last - first) * place / (count - 1)


def whole(value: Value) -> int:
    """A figure to calculate with."""
    return int(value or 0)


def added(values: Sequence[Value]) -> Value:
    """The sum of figures: "không phát sinh" everywhere gives that again."""
    given = [value for value in values if value is not None]
    if not given:
        return None
    total = sum(given)
    return total if isinstance(total, Decimal) else int(total)


def money(amount: float) -> Decimal:
    """An amount in triệu đồng with one decimal."""
    return Decimal(round(amount * 10)) / 10


def kept(value: Value) -> str:
    """The text an entry keeps for a figure: "12", "12.5" or "none"."""
    if value is None:
        return "none"
    return str(value) if isinstance(value, int) else f"{value.normalize():f}"
