"""Figures on organisation: the yes/no answers of a CĐCS, and what a unit above counts among all its CĐCS."""

from collections.abc import Sequence
from random import Random

from reporting.demo.bank import dice
from reporting.demo.people import Crew
from reporting.demo.series import Calendar, Figures, Series, between, near, whole

# The chance that a CĐCS of this work has signed a collective agreement by the last period.
AGREEMENTS = {"nong_truong": 1.0, "cong_ty": 0.6, "htx": 0.15}
CLOSING = 0.012  # of all CĐCS, closed or merged a year


def yes_no(crew: Crew) -> Figures:
    """Congress held (offices C04, enterprises C06) and agreement in force (C07), as 1 or 0 a period.

    Offices and schools sign no collective agreements: "không phát sinh".
    """
    draw = dice("yes-no", crew.code)
    nothing: Series = [None] * len(crew.calendar)
    held = _from(crew, [int(draw.random() < 0.93) for _ in crew.calendar.ids])
    if not crew.enterprise:
        return {"C04": _from(crew, [1] * len(crew.calendar)), "C06": nothing, "C07": list(nothing)}
    signs = draw.random() < AGREEMENTS.get(crew.work, 0.0)
    start = draw.randrange(-1, len(crew.calendar)) if signs else len(crew.calendar)
    if crew.work == "nong_truong":
        start = 0
    agreed = [int(place >= start) for place in range(len(crew.calendar))]
    return {"C04": list(nothing), "C06": held, "C07": _from(crew, agreed)}


def _from(crew: Crew, series: Sequence[int]) -> Series:
    return [value if place >= crew.since else None for place, value in enumerate(series)]


def counted(code: str, crews: Sequence[Crew], talks: Sequence[Series], calendar: Calendar) -> Figures:
    """What a unit knows of all the CĐCS directly under it, whether their reports are in or not.

    `talks` holds each one's dialogues (D01), in the order of `crews`.
    """
    draw = dice("structure", code)
    count = len(calendar)
    founded = [sum(crew.since == place > 0 for crew in crews) for place in range(count)]
    founded[0] = near(draw, 0.03 * len(crews))
    closed = [round(CLOSING * len(crews) * min(1, length)) for length in calendar.lengths]
    closed_later = [sum(closed[place + 1 :]) for place in range(count)]
    firms = [crew for crew in crews if crew.enterprise]
    figures: Figures = {
        "O01": [now + later for now, later in zip(_existing(crews, count), closed_later, strict=True)],
        "O03": [*founded],
        "O04": [*closed],
    }
    private = [crew for crew in firms if "ngoai_nn" in crew.traits["groups"]]
    figures["O02"] = [now + gone for now, gone in zip(_existing(private, count), closed_later, strict=True)]
    figures["C05"] = [now + gone for now, gone in zip(_existing(firms, count), closed_later, strict=True)]
    figures["C03"] = [*_existing([crew for crew in crews if not crew.enterprise], count)]
    figures["D02"] = [
        sum(bool(talk[place]) for crew, talk in zip(crews, talks, strict=True) if crew.enterprise)
        for place in range(count)
    ]
    figures.update(_graded(draw, figures["O01"], founded))
    return {indicator: [value or None for value in series] for indicator, series in figures.items()}


def _existing(crews: Sequence[Crew], count: int) -> list[int]:
    return [sum(crew.since <= place for crew in crews) for place in range(count)]


def _graded(draw: Random, standing: Series, founded: Sequence[int]) -> Figures:
    count = len(standing)
    graded = [max(0, whole(all_) - new) for all_, new in zip(standing, founded, strict=True)]
    strong = [round(n * draw.uniform(0.66, 0.8)) for n in graded]
    return {
        "T06": [round(whole(n) * between(0.5, 0.82, place, count)) for place, n in enumerate(standing)],
        "O10": [*graded],
        "O11": [*strong],
        "O12": [round(n * draw.uniform(0.14, 0.26)) for n in strong],
    }
