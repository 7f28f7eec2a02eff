"""Laws of adding over units, on generated figures."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from forms.figures import NONE
from reporting.consolidation import Consolidated, Own, Part, consolidate
from reporting.consolidation.packing import pack, unpack
from tests.reporting.small import LAYOUT, OUTLINE

SUMS = [one.id for one in OUTLINE.indicators if one.typed and not OUTLINE.weight_of(one) and one.entry != "upper"]
BELOW = [id for id in SUMS if OUTLINE.shows(OUTLINE.indicator(id), "cdcs")]

Figures = dict[str, dict[str, str]]


def drawn(seed: int, indicators: list[str]) -> Figures:
    """Figures with gaps, zeros, decimals and "không phát sinh"."""
    draw = random.Random(seed)
    return {
        id: {period.id: _one(draw, OUTLINE.indicator(id).decimals) for period in OUTLINE.periods}
        for id in indicators
        if draw.random() < 0.9
    }


def _one(draw: random.Random, decimals: int) -> str:
    scaled = draw.randrange(10**draw.randrange(1, 10))
    number = f"{scaled // 10}.{scaled % 10}" if decimals and scaled % 10 else str(scaled)
    return draw.choice([number, number, number, NONE, "", "0"])


def child(code: str, figures: Figures, kind: str = "cdcs") -> Part:
    return Part(code, kind, unpack(LAYOUT, pack(LAYOUT, figures)))


def over(parts: list[Part], kind: str, own: Figures | None = None) -> Consolidated:
    return consolidate(OUTLINE, Own("X", kind, own or {}), parts)


TREES = st.lists(st.lists(st.integers(0, 2**32), max_size=6), min_size=1, max_size=5)


@given(TREES)
def test_the_province_over_districts_over_unions_is_all_of_them_at_once(tree: list[list[int]]) -> None:
    districts = [
        over([child(f"C{seed}-{place}", drawn(seed, BELOW)) for place, seed in enumerate(branch)], "huyen").kept()
        for branch in tree
    ]
    level_by_level = over([child(f"H{place}", kept, "huyen") for place, kept in enumerate(districts)], "tinh")
    unions = [drawn(seed, BELOW) for branch in tree for seed in branch]
    at_once = over([child(f"C{place}", figures) for place, figures in enumerate(unions)], "tinh")
    assert {id: level_by_level.figures[id] for id in SUMS} == {id: at_once.figures[id] for id in SUMS}


@given(TREES)
def test_own_parts_of_districts_are_in_the_province_once(tree: list[list[int]]) -> None:
    owns = [drawn(sum(branch), SUMS) for branch in tree]
    districts = [
        over([child(f"C{seed}-{n}", drawn(seed, BELOW)) for n, seed in enumerate(branch)], "huyen", own).kept()
        for branch, own in zip(tree, owns, strict=True)
    ]
    province = over([child(f"H{place}", kept, "huyen") for place, kept in enumerate(districts)], "tinh")
    unions = [child(f"C{n}", drawn(seed, BELOW)) for n, seed in enumerate(seed for branch in tree for seed in branch)]
    mine = [id for id in SUMS if OUTLINE.indicator(id).keeps_own]
    both = over([*unions, *(child(f"O{n}", own, "huyen") for n, own in enumerate(owns))], "tinh")
    assert {id: province.figures[id] for id in mine} == {id: both.figures[id] for id in mine}


@given(st.lists(st.integers(0, 2**32), min_size=1, max_size=8), st.randoms())
def test_the_order_of_the_children_does_not_matter(seeds: list[int], chance: random.Random) -> None:
    parts = [child(f"C{place}", drawn(seed, [*BELOW, "A07"])) for place, seed in enumerate(seeds)]
    shuffled = chance.sample(parts, len(parts))
    assert over(parts, "huyen").printed() == over(shuffled, "huyen").printed()


@given(st.lists(st.integers(0, 2**32), max_size=6))
@settings(max_examples=50)
def test_a_child_that_left_everything_empty_changes_nothing(seeds: list[int]) -> None:
    parts = [child(f"C{place}", drawn(seed, BELOW)) for place, seed in enumerate(seeds)]
    assert over(parts, "huyen").figures == over([*parts, child("RONG", {})], "huyen").figures
