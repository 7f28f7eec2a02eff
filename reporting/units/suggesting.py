"""What a new unit has where its row says nothing: shortened names, printed lines, the sign block of its kind."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from forms.outline import UnitKind
from reporting.heading_lines import heading
from store.units import Unit

# How a name begins, what stands for that in a short name, and the suffix of its papers' numbers.
BEGINNINGS = (
    ("Công đoàn cơ sở", "CĐCS", "CĐCS"),
    ("Liên đoàn Lao động", "LĐLĐ", "LĐLĐ"),
    ("Công đoàn ngành", "CĐ ngành", "CĐN"),
    ("Công đoàn", "CĐ", "CĐ"),
)


def completed(
    given: Mapping[str, Any], kind: UnitKind | None, parent: Unit | None, same_kind: Iterable[Unit], last: int
) -> dict[str, Any]:
    """A new unit's fields with what can be told from its name, its kind and its parent; what was given stays.

    `same_kind` are the units there are of its kind, `last` the highest place in lists.
    """
    name = given.get("name", "")
    beginning, short, suffix = _beginning(name)
    rest = name[len(beginning) :].strip()
    told = {
        "short_name": f"{short} {rest}".strip() if beginning else name,
        "heading_lines": ((beginning.upper(),) if beginning else ()) + (heading(rest) if rest else ()),
        "superior_lines": parent.heading_lines if parent else (),
        "place": parent.place if parent else "",
        "code_suffix": _usual_suffix(same_kind) or suffix,
        "sign_lines": tuple(kind.sign_lines) if kind else (),
        "sort_order": last + 1,
    }
    return {**told, **given}


def _beginning(name: str) -> tuple[str, str, str]:
    found = (one for one in BEGINNINGS if name.lower().startswith(one[0].lower() + " "))
    return next(found, ("", "", "CĐ"))


def _usual_suffix(units: Iterable[Unit]) -> str:
    common = Counter(unit.code_suffix for unit in units if unit.code_suffix).most_common(1)
    return common[0][0] if common else ""
