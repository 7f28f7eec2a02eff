"""A unit as it is printed and found, and as it lies in its row."""

from dataclasses import astuple, dataclass, fields, replace
from typing import Any

from store.values import from_json, to_json
from vietnamese.keys import search_key, sort_key


@dataclass(frozen=True)
class Unit:
    """One union unit with all that its papers print; lines are tuples, the two keys are the store's."""

    id: int
    code: str
    name: str
    short_name: str
    kind: str
    heading_lines: tuple[str, ...] = ()
    superior_lines: tuple[str, ...] = ()
    place: str = ""
    code_suffix: str = ""
    sign_lines: tuple[str, ...] = ()
    signer_name: str = ""
    vice_name: str = ""
    recipients: tuple[str, ...] = ()
    party_committee: str = ""
    district_party: str = ""
    district_committee: str = ""
    contact_name: str = ""
    contact_phone: str = ""
    sort_order: int = 0
    search_key: str = ""
    sort_key: str = ""
    closed_on: str | None = None
    successor_id: int | None = None


NAMES = [field.name for field in fields(Unit)]
COLUMNS = ", ".join(f"units.{name}" for name in NAMES)
LISTS = [NAMES.index(name) for name in ("heading_lines", "superior_lines", "sign_lines", "recipients")]
ORDER = "units.sort_order, units.sort_key, units.code"


def from_row(row: tuple[Any, ...]) -> Unit:
    """The unit of a row of `COLUMNS`."""
    values = list(row)
    for place in LISTS:
        values[place] = tuple(from_json(values[place])) if values[place] != "[]" else ()
    return Unit(*values)


def with_keys(unit: Unit) -> Unit:
    """The unit with the keys it is found and ordered by: code and names, without marks."""
    found_by = f"{unit.code} {unit.name} {unit.short_name}"
    return replace(unit, search_key=search_key(found_by), sort_key=sort_key(unit.name))


def to_row(unit: Unit) -> list[Any]:
    """The unit as the values of `NAMES`; id 0 lets the table choose."""
    row: list[Any] = list(astuple(unit))
    for place in LISTS:
        row[place] = to_json(row[place])
    row[0] = unit.id or None
    return row
