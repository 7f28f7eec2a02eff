"""What an import would do, before it does anything: new, changed and unchanged units, and every bad row."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from reporting.units.reading import Problem
from reporting.units.showing import Difference
from store.units import Unit
from vietnamese.numbers import format_number


@dataclass(frozen=True)
class Step:
    """One unit that the list adds or changes: `before` None for a new one.

    `parent` is the code it is put under from the day `since` (ISO), "" where it stays where it is.
    """

    row: int
    unit: Unit
    before: Unit | None
    parent: str
    since: str
    differences: tuple[Difference, ...]

    @property
    def code(self) -> str:
        return self.unit.code


@dataclass(frozen=True)
class Plan:
    """The dry run of a list; it can be carried out where there is no problem and something to do."""

    sheet: str
    others: tuple[str, ...]
    ignored: tuple[str, ...]
    steps: tuple[Step, ...]
    unchanged: tuple[str, ...]
    problems: tuple[Problem, ...]
    notices: tuple[str, ...] = ()

    @property
    def new(self) -> Sequence[Step]:
        return [step for step in self.steps if step.before is None]

    @property
    def changed(self) -> Sequence[Step]:
        return [step for step in self.steps if step.before is not None]

    @property
    def moved(self) -> Sequence[Step]:
        """The known units that get another parent."""
        return [step for step in self.changed if step.parent]

    @cached_property
    def digest(self) -> str:
        """The same for the same changes: what was shown is what is carried out."""
        told = repr([(step.before, step.unit, step.parent, step.since) for step in self.steps])
        return hashlib.sha256(told.encode()).hexdigest()[:32]

    @property
    def said(self) -> str:
        """The plan in one line."""
        counts = (len(self.new), "mới"), (len(self.changed), "thay đổi"), (len(self.unchanged), "không đổi")
        return ", ".join(f"{format_number(str(count))} {word}" for count, word in counts)
