"""What a new unit has where its row says nothing: shortened names, printed lines, the sign block of its kind."""

from collections import Counter
from collections.abc import Iterable, Mapping
from textwrap import wrap
from typing import Any

from forms.outline import UnitKind
from reporting.heading_lines import LINE, heading
from store.units import Unit

# How a name begins, what stands for that in a short name, and the suffix of its papers' numbers.
BEGINNINGS = (
    ("Công đoàn cơ sở", "CĐCS", "CĐCS"),
    ("Liên đoàn Lao động", "LĐLĐ", "LĐLĐ"),
    ("Công đoàn ngành", "CĐ ngành", "CĐN"),
    ("Công đoàn", "CĐ", "CĐ"),
)


# Beyond these the best breaks are too many to be weighed against each other.
MOST_WORDS, LONGEST = 16, 3 * LINE


def completed(
    given: Mapping[str, Any], kind: UnitKind | None, parent: Unit | None, usual_suffix: str, last: int
) -> dict[str, Any]:
    """A new unit's fields with what can be told from its name, its kind and its parent; what was given stays.

    `usual_suffix` is that of the units there are of its kind, `last` the highest place in lists.
    """
    name = given.get("name", "")
    beginning, short, suffix = _beginning(name)
    rest = name[len(beginning) :].strip()
    told = {
        "short_name": f"{short} {rest}".strip() if beginning else name,
        "heading_lines": ((beginning.upper(),) if beginning else ()) + broken(rest),
        "superior_lines": parent.heading_lines if parent else (),
        "place": parent.place if parent else "",
        "code_suffix": usual_suffix or suffix,
        "sign_lines": tuple(kind.sign_lines) if kind else (),
        "sort_order": last + 1,
    }
    return {**told, **given}


def _beginning(name: str) -> tuple[str, str, str]:
    found = (one for one in BEGINNINGS if name.lower().startswith(one[0].lower() + " "))
    return next(found, ("", "", "CĐ"))


def broken(name: str) -> tuple[str, ...]:
    """The name in capitals as the lines of a heading: well broken, or, where it is very long, simply full ones."""
    if len(name.split()) <= MOST_WORDS and len(name) <= LONGEST:
        return heading(name) if name else ()
    return tuple(wrap(name.upper(), LINE, break_long_words=False, break_on_hyphens=False))


def usual_suffixes(units: Iterable[Unit]) -> dict[str, str]:
    """{kind: the suffix that most of these units of the kind have}."""
    counts: dict[str, Counter[str]] = {}
    for unit in units:
        if unit.code_suffix:
            counts.setdefault(unit.kind, Counter())[unit.code_suffix] += 1
    return {kind: count.most_common(1)[0][0] for kind, count in counts.items()}
