"""The board's tables of sums: a line for each branch and each kind, and what all of it comes to. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from forms.outline import Outline
from reporting.board import Row
from reporting.tally import Tally, by_branch, by_kind, tally
from store.units import Unit


@dataclass(frozen=True)
class Groups:
    """The sums of some rows: `branches` and `kinds` each add up to `total`; empty where there would be one line."""

    total: Tally
    branches: Sequence[Tally]
    kinds: Sequence[Tally]


def groups_of(rows: Sequence[Row], outline: Outline, top: Unit) -> Groups:
    """The sums of a board under `top`."""
    branches, kinds = branches_of(rows, top), by_kind(rows, outline)
    return Groups(tally(rows), branches if len(branches) > 1 else (), kinds if len(kinds) > 1 else ())


def branches_of(rows: Sequence[Row], top: Unit) -> list[Tally]:
    """A line for each unit under the top that has others under it; before them one, without a key, for all else."""
    wide = [one for one in by_branch(rows) if one.expected > 1]
    keys = {one.key for one in wide}
    rest = [row for row in rows if row.branch not in keys]
    return [tally(rest, "", _rest_name(rest, top)), *wide] if rest else wide


def _rest_name(rest: Sequence[Row], top: Unit) -> str:
    """`LĐLĐ tỉnh và 3 đơn vị không có cấp dưới`, or only the one or the other."""
    alone = sum(row.code != top.code for row in rest)
    names = [top.short_name] if len(rest) > alone else []
    return " và ".join([*names, f"{alone} đơn vị không có cấp dưới"] if alone else names)
