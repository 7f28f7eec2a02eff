"""Changing one figure of one unit changes exactly the cells that depend on it."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.outline import Outline
from reporting.consolidation import Own, Part, consolidate
from reporting.consolidation.packing import Layout, pack, unpack
from tests.reporting.consolidation.dependency import Dependent, Kin, affected
from tests.reporting.small import OUTLINE

Figures = dict[str, dict[str, str]]
Cells = dict[Dependent, str]

# Everybody has at least two children: the mean of a single unit does not move with its weight.
UNIONS = {"C1": "H1", "C2": "H1", "C3": "H2", "C4": "H2", "C5": "N1", "C6": "N1", "C7": "T"}
PARENT = {**UNIONS, "H1": "T", "H2": "T", "N1": "T"}
KINDS = {"T": "tinh", "H1": "huyen", "H2": "huyen", "N1": "nganh", **dict.fromkeys(UNIONS, "cdcs")}
BOTTOM_UP = (*UNIONS, "H1", "H2", "N1", "T")


def filled(outline: Outline, draw: random.Random) -> dict[str, Figures]:
    """Every unit's typed figures, the own part of those with children: large, so that rounding hides no change."""
    return {
        code: {
            one.id: {period.id: str(draw.randrange(10**6, 10**7)) for period in outline.periods}
            for one in outline.indicators_for(kind)
            if one.typed and (kind == "cdcs" or one.keeps_own)
        }
        for code, kind in KINDS.items()
    }


def cells(outline: Outline, typed: dict[str, Figures]) -> Cells:
    """What every report prints, each unit consolidated from those below it."""
    layout, kept, printed = Layout.of(outline), {}, {}
    for code in BOTTOM_UP:
        children = [child for child, parent in PARENT.items() if parent == code]
        parts = [Part(child, KINDS[child], unpack(layout, pack(layout, kept[child]))) for child in children]
        if not parts:
            # A unit without children prints what it types: the same with itself as the only part.
            parts = [Part(code, KINDS[code], unpack(layout, pack(layout, typed[code])))]
        own = typed[code] if children else {}
        made = consolidate(outline, Own(code, KINDS[code], own, {child: 1 for child in children}), parts)
        kept[code] = made.kept()
        printed |= {
            Dependent(code, id, period): str(figure.value)
            for id, row in made.figures.items()
            for period, figure in row.items()
        }
    return printed


def path(code: str) -> list[Kin]:
    way = [code]
    while way[-1] in PARENT:
        way.append(PARENT[way[-1]])
    return [Kin(code, KINDS[code]) for code in way]


def changed(before: Cells, after: Cells) -> set[Dependent]:
    return {cell for cell, value in after.items() if before[cell] != value}


def check(outline: Outline, draw: random.Random) -> None:
    typed = filled(outline, draw)
    before = cells(outline, typed)
    code = draw.choice(list(UNIONS))
    indicator = draw.choice(list(typed[code]))
    period = draw.choice([p.id for p in outline.periods if p.id not in outline.indicator(indicator).not_asked])
    typed[code][indicator][period] = str(int(typed[code][indicator][period]) * 3)
    assert changed(before, cells(outline, typed)) == affected(outline, path(code), indicator, period)


@given(st.randoms(use_true_random=False))
@settings(max_examples=60)
def test_exactly_the_dependent_cells_change(draw: random.Random) -> None:
    check(OUTLINE, draw)


@pytest.mark.parametrize("seed", range(12))
def test_exactly_the_dependent_cells_change_in_the_shipped_outline(outline: Outline, seed: int) -> None:
    check(outline, random.Random(seed))


def test_a_weight_moves_the_mean_above_but_not_its_own_units() -> None:
    found = affected(OUTLINE, path("C1"), "A08", "2011")
    assert Dependent("C1", "A07", "2011") not in found
    assert {Dependent("H1", "A07", "2011"), Dependent("T", "A07", "2011")} <= found


def test_a_ratio_moves_with_its_parts_at_every_level() -> None:
    found = affected(OUTLINE, path("C1"), "O05", "2011")
    assert {cell.unit for cell in found if cell.indicator == "O09"} == {"C1", "H1", "T"}


def test_other_branches_and_other_periods_stay() -> None:
    found = affected(OUTLINE, path("C1"), "L01", "2011")
    assert {(cell.unit, cell.period) for cell in found} == {("C1", "2011"), ("H1", "2011"), ("T", "2011")}


def test_nothing_depends_on_what_is_not_asked() -> None:
    assert affected(OUTLINE, path("C1"), "E05", "2012") == frozenset()
    assert affected(OUTLINE, path("C1"), "T01", "2011") == frozenset()
