"""The people of a CĐCS over the periods: workers, members, wages, contracts, insurance, the Party.

Built so that the rules hold by construction: members move by those admitted and those gone (K16a), parts
never exceed their whole (K02–K09), no stock jumps by 30 % (K17a), wages rise from about 1.6 to 3.3 million đồng.
"""

from dataclasses import dataclass
from random import Random
from typing import Any

from reporting.demo.bank import dice, table
from reporting.demo.series import Calendar, Figures, Series, Value, between, near, whole

SECTORS = ("A04", "A05", "A06")
YOUNG_WORKS = ("cong_ty", "htx", "mam_non")
YOUNG_SIZE = 24
OFFICES = ("xa", "co_quan", "so")


@dataclass(frozen=True)
class Crew:
    """What one CĐCS's people are drawn from: its code, work, and the first period it existed in."""

    code: str
    work: str
    traits: dict[str, Any]
    since: int
    calendar: Calendar

    @property
    def enterprise(self) -> bool:
        """Whether its people work in a firm, a farm or a cooperative."""
        return "dn" in self.traits["groups"]

    def share(self, what: str) -> float:
        """A share drawn once for this CĐCS from the range its work allows."""
        low, high = self.traits[what]
        return dice(what, self.code).uniform(low, high)


def crew(code: str, work: str, calendar: Calendar) -> Crew:
    """The crew of a CĐCS; a few small ones of the private kind were founded after the first period."""
    traits = table("works")[work]
    draw = dice("since", code)
    size = dice("size", code).randint(*traits["size"])
    young = work in YOUNG_WORKS and size <= YOUNG_SIZE and draw.random() < 0.3
    since = draw.randrange(1, max(2, len(calendar) - 1)) if young and len(calendar) > 2 else 0
    return Crew(code, work, traits, since, calendar)


def people(crew: Crew) -> Figures:
    """The figures on people; before its first period a CĐCS has "không phát sinh" everywhere."""
    draw = dice("people-figures", crew.code)
    figures: Figures = {"A01": _workers(crew, draw)}
    _parts(crew, figures)
    _members(crew, draw, figures)
    _wages(crew, draw, figures)
    _contracts(crew, draw, figures)
    _party(crew, draw, figures)
    return {indicator: _since(series, crew.since) for indicator, series in figures.items()}


def _since(series: Series, since: int) -> Series:
    return [None if place < since else value for place, value in enumerate(series)]


def _workers(crew: Crew, draw: Random) -> Series:
    size: float = dice("size", crew.code).randint(*crew.traits["size"])
    low, high = (-0.02, 0.07) if crew.enterprise else (0.0, 0.05)
    backwards: Series = [int(size)]
    for length in reversed(crew.calendar.lengths[1:]):
        size /= 1 + draw.uniform(low, high) * length
        backwards.append(max(5, round(size)))
    return backwards[::-1]


def _of(figures: Figures, whole_id: str, share: float) -> Series:
    return [round(whole(value) * share) for value in figures[whole_id]]


def _parts(crew: Crew, figures: Figures) -> None:
    figures["A02"] = _of(figures, "A01", crew.share("women"))
    figures["A03"] = _of(figures, "A01", crew.share("minority"))
    for sector in SECTORS:
        mine = sector == crew.traits["sector"]
        figures[sector] = list(figures["A01"]) if mine else [None] * len(crew.calendar)
    idle = dice("idle", crew.code).uniform(0.01, 0.06) if crew.enterprise else 0.0
    figures["A09"] = _or_none(_of(figures, "A01", idle))
    women = crew.share("women")
    figures["A10"] = _or_none([round(whole(value) * women) for value in figures["A09"]])


def _or_none(series: Series) -> Series:
    return [value or None for value in series]


def _members(crew: Crew, draw: Random, figures: Figures) -> None:
    count, last = len(crew.calendar), crew.share("union")
    first = last - (0.08 if crew.enterprise else 0.02)
    shares = [between(first, last, place, count) for place in range(count)]
    members = [round(whole(all_) * share) for all_, share in zip(figures["A01"], shares, strict=True)]
    turnover = draw.uniform(0.08, 0.16) if crew.enterprise else draw.uniform(0.02, 0.06)
    joined: Series = []
    left: Series = []
    for place, length in enumerate(crew.calendar.lengths):
        before = _before(members, place, crew.since, draw, turnover)
        gone = max(near(draw, before * turnover * length), before - members[place])
        left.append(gone or None)
        joined.append((members[place] - before + gone) or None)
    women = crew.share("women")
    figures["O05"] = [*members]
    figures["O06"] = [min(round(n * women), whole(w)) for n, w in zip(members, figures["A02"], strict=True)]
    figures["O07"], figures["O08"] = joined, left


def _before(members: list[int], place: int, since: int, draw: Random, turnover: float) -> int:
    """How many there were at the start of a period: none where the CĐCS was founded in it."""
    if place == since and since > 0:
        return 0
    return members[place - 1] if place else max(0, members[0] - near(draw, members[0] * turnover / 2))


def _wages(crew: Crew, draw: Random, figures: Figures) -> None:
    count, level = len(crew.calendar), draw.uniform(0.93, 1.09)
    first, last = crew.traits["wage"]
    wages: Series = []
    for place in range(count):
        wage = first * (last / first) ** between(0, 1, place, count)
        wages.append(1000 * round(wage * level * draw.uniform(0.98, 1.02) / 1000))
    figures["A07"] = wages
    figures["A08"] = [whole(value) - (draw.random() < 0.3) for value in figures["A01"]]


def _contracts(crew: Crew, draw: Random, figures: Figures) -> None:
    if crew.enterprise:
        contracts, insured = (draw.uniform(0.74, 0.82), draw.uniform(0.86, 0.97)), draw.uniform(0.86, 1.0)
    else:
        low = draw.uniform(0.06, 0.16)
        contracts, insured = (low, low + 0.02), 0.0
    signed = _growing(figures, contracts)
    figures["B01"] = signed
    if crew.enterprise:
        figures["B02"] = [int(whole(value) * insured) for value in signed]
    else:
        figures["B02"] = _growing(figures, (0.95, draw.uniform(0.98, 1.0)))
    # Civil servants are outside unemployment insurance; of an office's people only the others have it.
    officials = crew.work in OFFICES
    jobless = draw.uniform(0.3, 0.5) if officials else draw.uniform(0.85, 0.97)
    figures["B02b"] = [int(whole(value) * jobless) for value in figures["B02"]]


def _growing(figures: Figures, shares: tuple[float, float]) -> Series:
    count = len(figures["A01"])
    return [
        min(whole(value), round(whole(value) * between(*shares, place, count)))
        for place, value in enumerate(figures["A01"])
    ]


def _party(crew: Crew, draw: Random, figures: Figures) -> None:
    """Party members grow by those admitted, so that all admitted are among the members at the end (K13d)."""
    pace = 0.35 * crew.share("party") / len(crew.calendar)
    admitted: list[Value] = []
    for place, length in enumerate(crew.calendar.lengths):
        many = near(draw, whole(figures["O05"][place]) * pace * length)
        admitted.append(min(many, 4) if place >= crew.since else 0)
    now = max(round(whole(figures["A01"][-1]) * crew.share("party")), sum(map(whole, admitted)))
    standing: Series = [now]
    for new in reversed(admitted[1:]):
        standing.append(whole(standing[-1]) - whole(new))
    workers = crew.enterprise
    figures["P02"] = _or_none(admitted)
    figures["P01"] = _or_none([whole(n) + near(draw, 0.3 + 0.01 * whole(n)) for n in admitted])
    figures["P03"] = _or_none([near(draw, 0.7 * whole(n)) if workers else 0 for n in admitted])
    figures["P04"] = [min(whole(n), whole(a)) or None for n, a in zip(standing[::-1], figures["A01"], strict=True)]
