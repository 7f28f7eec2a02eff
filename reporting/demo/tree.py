"""Who is in the demo and under whom: codes, parents and kinds of work, the same for every size of demo.

Each CĐCS takes its place by its running number alone, so C0005 is one and the same in a demo of 60 units
and of 1,000.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from reporting.demo.bank import table

PROVINCE = "TINH"
DISTRICTS = tuple(f"H{i:02d}" for i in range(1, 9))
SECTORS = ("N01", "N02", "N03")
SMALL = 12  # below this a demo has one district and one sector union
IMAGINED = 30  # CĐCS of a unit that has none in the demo

# The first ones lie under the two units a small demo has.
FIRST_PARENTS = ("TINH", "H01", "N01", "H01", "H01", "N01", "H01", "H01")

# How many CĐCS of a hundred lie under each.
WEIGHTS = {
    "H01": 11, "H02": 11, "H03": 8, "H04": 13, "H05": 13, "H06": 10, "H07": 11, "H08": 8,
    "N01": 4, "N02": 4, "N03": 7,
}  # fmt: skip

# The kinds of work under a district, in turn; under a sector union there is one kind.
DISTRICT_WORKS = (
    "cong_ty", "tieu_hoc", "xa", "nong_truong", "thcs", "co_quan", "mam_non", "cong_ty", "tieu_hoc", "co_quan",
    "mam_non", "thcs", "cong_ty", "tieu_hoc", "co_quan", "htx", "thcs", "mam_non", "cong_ty", "tieu_hoc",
)  # fmt: skip
SECTOR_WORKS = {"N01": "thpt", "N02": "y_te", "N03": "so"}


@dataclass(frozen=True)
class Seat:
    """A CĐCS's place: its code, parent, kind of work, and the how-manieth of that work under that parent."""

    code: str
    parent: str
    work: str
    turn: int


def upper_codes(n: int) -> tuple[str, ...]:
    """The codes of the province, districts and sector unions in a demo of n units."""
    whole = (PROVINCE, *DISTRICTS, *SECTORS)
    return (PROVINCE, "H01", "N01")[:n] if n < SMALL else whole


def seats(count: int) -> Iterator[Seat]:
    """The first `count` CĐCS."""
    under: dict[str, int] = dict.fromkeys([PROVINCE, *WEIGHTS], 0)
    turns: dict[tuple[str, str], int] = {}
    for number in range(1, count + 1):
        parent = FIRST_PARENTS[number - 1] if number <= len(FIRST_PARENTS) else _neediest(under)
        work = _work(parent, under[parent], turns)
        turn = turns.get((parent, work), 0)
        under[parent] += 1
        turns[parent, work] = turn + 1
        yield Seat(f"C{number:04d}", parent, work, turn)


def _neediest(under: dict[str, int]) -> str:
    return min(WEIGHTS, key=lambda code: ((under[code] + 1) / WEIGHTS[code], code))


def _work(parent: str, taken: int, turns: dict[tuple[str, str], int]) -> str:
    if parent == PROVINCE:
        return "nong_truong"
    if parent in SECTOR_WORKS:
        return SECTOR_WORKS[parent]
    # Neighbours start at different points, or all their first CĐCS would do the same work; all soon reach a farm.
    work = DISTRICT_WORKS[(taken + DISTRICTS.index(parent) % 4) % len(DISTRICT_WORKS)]
    return "tieu_hoc" if turns.get((parent, work), 0) >= room(parent, work) else work


def communes(area: str) -> list[str]:
    """The communes proper of a district, without its wards and towns."""
    return [commune for commune in table("places")[area]["communes"] if commune.startswith("xã ")]


def room(parent: str, work: str) -> int:
    """How many CĐCS of a kind of work a district can have: one a commune, one an office; else no limit."""
    if work in ("xa", "nong_truong"):
        return len(communes(parent))
    return len(table("names")["offices"]) if work == "co_quan" else 100_000


def imagined(parent: str) -> Iterator[tuple[str, str]]:
    """Codes and works of CĐCS that a parent without any in the demo reports on."""
    for number in range(IMAGINED):
        works = (SECTOR_WORKS[parent],) if parent in SECTOR_WORKS else DISTRICT_WORKS
        yield f"{parent}-{number}", works[number % len(works)]
