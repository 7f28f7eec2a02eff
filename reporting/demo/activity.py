"""Draws the figures of figures.toml: each recipe there is one function here."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from random import Random
from typing import Any

from reporting.demo.bank import dice, table
from reporting.demo.people import Crew
from reporting.demo.series import Calendar, Figures, Series, between, money, near, whole

Recipe = Mapping[str, Any]
OWING = 1 / 15


@dataclass(frozen=True)
class Ground:
    """What a recipe may look at: the figures so far, the calendar, the first period, a crowd of 1 or A01."""

    figures: Figures
    calendar: Calendar
    since: int
    crowd: Sequence[int]


def of_cdcs(crew: Crew, people: Figures) -> Figures:
    """Every figure of a CĐCS, those its form does not ask included: its parent counts them."""
    figures = dict(people)
    ground = Ground(figures, crew.calendar, crew.since, [whole(value) for value in people["A01"]])
    names = (crew.work, *crew.traits["groups"], "all")
    for indicator, recipes in table("figures")["cdcs"].items():
        recipe = next((recipes[name] for name in names if name in recipes), None)
        figures[indicator] = drawn(recipe, ground, crew.code, indicator)
    return figures


def of_upper(code: str, kind: str, calendar: Calendar) -> Figures:
    """What a unit above the CĐCS does itself, by the recipes for its kind."""
    figures: Figures = {}
    ground = Ground(figures, calendar, 0, [1] * len(calendar))
    for indicator, recipes in table("figures")["upper"].items():
        figures[indicator] = drawn(recipes.get(kind), ground, code, indicator)
    return figures


def drawn(recipe: Recipe | None, ground: Ground, code: str, indicator: str) -> Series:
    """One series; "không phát sinh" where there is no recipe and before the first period."""
    if recipe is None:
        return [None] * len(ground.calendar)
    draw = dice(indicator, code)
    way = next(way for key, way in RECIPES.items() if key in recipe)
    return [value if place >= ground.since and value else None for place, value in enumerate(way(recipe, ground, draw))]


def _per_year(recipe: Recipe, ground: Ground, draw: Random) -> Series:
    low, high = recipe["per_year"]
    series: Series = []
    for place, length in enumerate(ground.calendar.lengths):
        first = place == 0 and "first" in recipe
        many = draw.randint(*recipe["first"]) if first else near(draw, draw.uniform(low, high) * min(1, length))
        series.append(many)
    return series


def _of_people(recipe: Recipe, ground: Ground, draw: Random) -> Series:
    level = draw.uniform(*recipe["of_people"])
    return [
        near(draw, people * level * draw.uniform(0.85, 1.15) * min(1, length))
        for people, length in zip(ground.crowd, ground.calendar.lengths, strict=True)
    ]


def _share(recipe: Recipe, ground: Ground, draw: Random) -> Series:
    first, last = (draw.uniform(*bounds) for bounds in recipe["share"])
    count = len(ground.calendar)
    return [
        min(people, round(people * between(first, last, place, count))) for place, people in enumerate(ground.crowd)
    ]


def _part(recipe: Recipe, ground: Ground, draw: Random) -> Series:
    level = draw.uniform(*recipe["part"])
    return [min(whole(all_), near(draw, whole(all_) * level)) for all_ in ground.figures[recipe["part_of"]]]


def _crowd(recipe: Recipe, ground: Ground, draw: Random) -> Series:
    low, high = recipe["crowd"]
    return [
        round(whole(many) * people * draw.uniform(low, high))
        for many, people in zip(ground.figures[recipe["crowd_of"]], ground.crowd, strict=True)
    ]


def _each(recipe: Recipe, ground: Ground, draw: Random) -> Series:
    prices = [draw.uniform(low, high) for low, high in recipe["each"]]
    series: Series = []
    for place in range(len(ground.calendar)):
        counts = [whole(ground.figures[source][place]) for source in recipe["each_of"]]
        amount = sum(count * price for count, price in zip(counts, prices, strict=True))
        series.append(max(money(amount * draw.uniform(0.92, 1.08)), Decimal("0.1")) if any(counts) else None)
    return series


def _adopted(recipe: Recipe, ground: Ground, draw: Random) -> Series:
    count = len(ground.calendar)
    start = draw.randrange(-2, count) if draw.random() < recipe["adopted"] else count
    return [int(place >= start) for place in range(count)]


def _stock(recipe: Recipe, ground: Ground, draw: Random) -> Series:
    low, high = recipe["stock"]
    last = draw.randint(low, high)
    first = draw.randint(low, last)
    count = len(ground.calendar)
    return [round(between(first, last, place, count)) for place in range(count)]


def _rare(recipe: Recipe, ground: Ground, draw: Random) -> Series:
    return [int(draw.random() < recipe["rare"] * min(1, length)) for length in ground.calendar.lengths]


def _owed(recipe: Recipe, ground: Ground, draw: Random) -> Series:
    low, high = recipe["owed"]
    debt = draw.randint(low, high) * 1_000_000 if draw.random() < OWING else 0
    count = len(ground.calendar)
    return [debt // (1 + count - 1 - place) if place >= count - 2 else 0 for place in range(count)]


RECIPES: dict[str, Callable[[Recipe, Ground, Random], Series]] = {
    "per_year": _per_year,
    "of_people": _of_people,
    "share": _share,
    "part_of": _part,
    "crowd_of": _crowd,
    "each_of": _each,
    "adopted": _adopted,
    "stock": _stock,
    "rare": _rare,
    "owed": _owed,
}
