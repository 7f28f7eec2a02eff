"""A unit's fields as a person reads them, and what differs between two states of a unit."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from reporting.units.columns import COLUMNS, KIND
from reporting.units.kinds import Kinds
from store.units import Unit

FIELDS = tuple(column.field for column in COLUMNS if column.field in Unit.__dataclass_fields__)
"""What an import or the clerk's page may set, in the order of the columns; the code included."""


class Difference(NamedTuple):
    """One field that changes: what it is called, what stood there, what will stand there."""

    label: str
    old: str
    new: str


def shown(value: Any) -> str:
    """A value on one line."""
    return " | ".join(value) if isinstance(value, tuple) else str(value)


def differences(before: Unit | None, after: Unit, kinds: Kinds) -> tuple[Difference, ...]:
    """What is not the same, in the order of the columns; of a new unit everything that it has."""
    found = []
    for column in COLUMNS:
        if column.field in FIELDS:
            old = getattr(before, column.field) if before else type(getattr(after, column.field))()
            new = getattr(after, column.field)
            if old != new:
                labels = kinds.label if column.field == KIND else shown
                found.append(Difference(column.heading, labels(old) if old else "", labels(new)))
    return tuple(found)


def kept_fields(unit: Unit) -> dict[str, Any]:
    """What the unit's fields hold, blank ones left out, for the audit."""
    return {name: value for name in FIELDS if (value := getattr(unit, name))}


def changed_fields(before: Unit, after: Unit, more: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """{old, new} of the fields that are not the same, for the audit; `more` stands with the new ones."""
    names = [name for name in FIELDS if getattr(before, name) != getattr(after, name)]
    old, new = ({name: getattr(unit, name) for name in names} for unit in (before, after))
    return {"old": old, "new": {**new, **more}}
