"""The names on a report that is handed in: those of that moment, whatever its unit is called today."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from store.units import Unit

PRINTED = (
    "name", "short_name", "kind", "heading_lines", "superior_lines", "place", "code_suffix", "sign_lines",
    "signer_name", "vice_name", "recipients", "party_committee", "district_party", "district_committee",
)  # fmt: skip
"""What of a unit stands on paper; whom to call, the place in lists and in the tree are always today's."""


def as_printed(present: Unit, frozen: Mapping[str, Any]) -> Unit:
    """The unit with the names that were frozen; as it is now where nothing of it was."""
    if frozen.get("code") != present.code:
        return present
    kept: dict[str, Any] = {name: frozen[name] for name in PRINTED if name in frozen}
    return replace(present, **kept | {name: tuple(value) for name, value in kept.items() if isinstance(value, list)})
