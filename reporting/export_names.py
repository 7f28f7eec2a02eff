"""Names of files in an export: unique, plain ASCII, in the order of the list, right in Windows (screens.md 38)."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from store.participants import Participant
from vietnamese.filenames import ascii_name

PATTERN = "{stt}_{ten}_bao-cao-{dot}"
PLACES = {
    "stt": "số thứ tự trong danh sách",
    "ma": "mã đơn vị",
    "ten": "tên ngắn của đơn vị",
    "dot": "tên đợt báo cáo",
    "nam": "năm cuối của đợt",
}
"""What a pattern may name, and what each stands for."""
PLACE = r"\{([^{}]*)\}"
LONGEST_PART = 60
FOLDERS_FROM = 100
"""Lists longer than this stand in a folder a district."""
PER_VOLUME = 100
LOOSE = "cac-don-vi-truc-thuoc"

Branches = Mapping[int, tuple[str, int]]
"""{unit id: (short name, units in the list)} of each branch of the list; what stands in none is under 0."""


class BadPattern(ValueError):
    """Mẫu tên tệp không dùng được."""


class Named(NamedTuple):
    """A unit of the list with its place there (from 1), its file's name without extension, and its volume or 0."""

    position: int
    unit: Participant
    name: str
    volume: int = 0


def check_pattern(pattern: str) -> None:
    """Raise `BadPattern` where a pattern names something unknown, is no name, or could give two units one name."""
    named = re.findall(PLACE, pattern)
    if set(named) - set(PLACES):
        known = ", ".join(f"{{{name}}}" for name in PLACES)
        raise BadPattern(f"Mẫu tên tệp chỉ dùng được các chỗ trống {known}.")
    if re.search(r"[^A-Za-z0-9_-]", re.sub(PLACE, "", pattern)):
        raise BadPattern("Ngoài chỗ trống, mẫu tên tệp chỉ gồm chữ không dấu, chữ số, “-” và “_”.")
    # Codes may differ by a mark or by case only, so the number alone keeps names apart.
    if "stt" not in named:
        raise BadPattern("Mẫu tên tệp phải có {stt} để hai đơn vị không trùng tên tệp.")


@lru_cache(maxsize=64)
def short_part(text: str) -> str:
    """A name as a part of a file's name: ASCII, at most 60 characters, cut between words."""
    plain = ascii_name(text)
    return plain if len(plain) <= LONGEST_PART else plain[: LONGEST_PART + 1].rpartition("-")[0] or plain[:LONGEST_PART]


def named(
    units: Iterator[Participant], branches: Branches, pattern: str, fixed: Mapping[str, str], volumes: bool = False
) -> Iterator[Named]:
    """The units of a list with their names, one by one; `fixed` gives {dot} and {nam}.

    A name is unique by the unit's number in it, whatever the units are called. With `volumes` every
    unit is given the volume it is bound in, and the volume's name.
    """
    width = max(4, len(str(sum(count for _, count in branches.values()))))
    folders = Folders(branches, width)
    binding = Binding(branches)
    for position, unit in enumerate(units, start=1):
        if volumes:
            volume = binding.volume(unit.branch)
            yield Named(position, unit, binding.names[volume], volume)
        else:
            number = f"{position:0{width}}"
            words = {"stt": number, "ma": ascii_name(unit.code), "ten": short_part(unit.short_name), **fixed}
            yield Named(position, unit, folders.of(unit, number) + pattern.format(**words))


class Folders:
    """The folder of each unit: its district's in a long list, named by the district's own number; else none."""

    def __init__(self, branches: Branches, width: int) -> None:
        many = {branch: name for branch, (name, count) in branches.items() if branch and count > 1}
        total = sum(count for _, count in branches.values())
        self.names = many if len(many) > 1 and total > FOLDERS_FROM else {}
        self.kept: dict[int, str] = {}

    def of(self, unit: Participant, number: str) -> str:
        """`0002_LDLD-huyen-Cu-Jut/`, or "" for a unit that stands alone; a district comes before its units."""
        if unit.branch not in self.names:
            return ""
        if unit.branch not in self.kept:
            self.kept[unit.branch] = f"{number}_{short_part(self.names[unit.branch])}/"
        return self.kept[unit.branch]


class Binding:
    """Which volume each unit is bound in: a district's own, begun anew after a hundred; loose units share one."""

    def __init__(self, branches: Branches) -> None:
        self.branches = {branch: name for branch, (name, count) in branches.items() if branch and count > 1}
        self.open: dict[int, tuple[int, int]] = {}
        self.names: dict[int, str] = {}

    def volume(self, branch: int) -> int:
        """The volume of the next unit of this branch."""
        key = branch if branch in self.branches else 0
        volume, held = self.open.get(key, (0, PER_VOLUME))
        if held == PER_VOLUME:
            volume, held = len(self.names) + 1, 0
            self.names[volume] = f"tap-{volume:03}_{short_part(self.branches[key]) if key else LOOSE}"
        self.open[key] = volume, held + 1
        return volume
