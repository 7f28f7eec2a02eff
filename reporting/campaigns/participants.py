"""Who takes part in a campaign: units of a tree on a day, chosen by kind and by branch, and counted."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from store import standings, units
from store.connection import Database
from store.standings import Branch
from store.units import Unit

TOP = "-"
"""The branch of the roots, and of the units right under them that have nobody under them."""


class Count(NamedTuple):
    """How many units of each kind take part in a branch, and all of them."""

    name: str
    of_kinds: tuple[int, ...]
    total: int


@dataclass(frozen=True)
class Crowd:
    """The units of a tree in its order, each with its branch: the code of the unit under the root, or TOP."""

    units: Sequence[Unit]
    branches: Mapping[int, str]

    def chosen(self, kinds: Collection[str], branches: Collection[str] = ()) -> list[Unit]:
        """The units of these kinds in these branches (none: all)."""
        return [
            unit for unit in self.units if unit.kind in kinds and (not branches or self.branches[unit.id] in branches)
        ]

    def names(self) -> dict[str, str]:
        """The branches by code, in the order of the tree, TOP first."""
        codes = {unit.code: unit.short_name for unit in self.units}
        used = dict.fromkeys(self.branches[unit.id] for unit in self.units)
        roots = [unit.short_name for unit in self.units[:1]]
        top = f"{', '.join(roots)} và các đơn vị trực thuộc không có cấp dưới"
        return {code: top if code == TOP else codes[code] for code in used}

    def counts(self, chosen: Iterable[Unit], kinds: Sequence[str]) -> list[Count]:
        """How many of the chosen are of each of these kinds, a line for each branch that has any, the sum last."""
        by_branch: dict[str, Counter[str]] = {}
        for unit in chosen:
            by_branch.setdefault(self.branches.get(unit.id, TOP), Counter())[unit.kind] += 1
        whole = sum(by_branch.values(), Counter[str]())
        lines = [(name, by_branch[code]) for code, name in self.names().items() if code in by_branch]
        lines.append(("Cộng", whole))
        return [Count(name, tuple(found[kind] for kind in kinds), found.total()) for name, found in lines]


def crowd_on(db: Database, on: str) -> Crowd:
    """All open units on the day `on` (ISO), each before those under it."""
    found = [unit for top in units.roots(db, on) for unit in units.subtree(db, top.id, on)]
    return Crowd(found, branches_of(standings.tree(db, on), {unit.id: unit.code for unit in found}))


def branches_of(tree: Sequence[Branch], codes: Mapping[int, str]) -> dict[int, str]:
    """The branch of every unit of the tree."""
    above = {branch.unit_id: branch.parent_id for branch in tree}
    parents = set(above.values())
    found: dict[int, str] = {}

    def of(unit_id: int) -> str:
        # Twelve levels at most, as in unit_parents: damaged data may hold a ring.
        for _ in range(12):
            parent = above.get(unit_id)
            if parent is None:
                return TOP
            if above.get(parent) is None:
                return codes.get(unit_id, TOP) if unit_id in parents else TOP
            unit_id = parent
        return TOP

    for branch in tree:
        found[branch.unit_id] = of(branch.unit_id)
    return found
