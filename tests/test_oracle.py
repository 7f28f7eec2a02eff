"""Plain sums over what `report show --json` prints of every unit give the same totals as consolidation.

The oracle below is written apart from the code: it knows the outline, the tree that the test itself planted,
and the reports as they are shown; numbers are fractions, parts are not trusted. BAOCAO_ORACLE=200 tries more
campaigns than the usual 30.
"""

import os
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forms.outline import Indicator, Mean, Outline, load_outline, shipped
from reporting.consolidation.consolidating import consolidate_report, gather, shown
from reporting.show import shown as report_shown
from store import units
from store.connection import write
from tests.reporting.ground import NOW, Ground, empty, plant

CAMPAIGNS = int(os.environ.get("BAOCAO_ORACLE", "30"))
NOTHING = "none"
UPPER = ("tinh", "huyen", "nganh", "xa_phuong")
STATES = ("accepted", "accepted", "accepted", "submitted", "returned", "draft")
BEFORE, AFTER = "2012-06-15", "2012-07-02"  # of the campaign's tree day, the 1st of July

Shown = Mapping[str, Any]


# The oracle -----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Oracle:
    """The reports of a campaign as shown, the tree as it was planted, and which statuses count."""

    outline: Outline
    reports: Mapping[str, Shown]
    children: Mapping[str, list[str]]
    below: Mapping[str, int]
    states: frozenset[str]

    def expected(self, unit: str) -> list[str]:
        return [child for child in self.children.get(unit, []) if child in self.reports]

    def counted(self, unit: str) -> list[str]:
        return [child for child in self.expected(unit) if self.reports[child]["status"] in self.states]

    def totals(self, unit: str, kind: str) -> dict[str, dict[str, str | None]]:
        """{indicator: {period: text or None}} of every indicator that a unit of this kind sees."""
        found: dict[str, dict[str, Any]] = {}
        seen = [one for one in self.outline.indicators if sees(self.outline, one, kind)]
        for one in seen:
            if not one.ratio:
                found[one.id] = {period: self.total(unit, one, period) for period in asked(self.outline, one)}
        for one in seen:
            if one.ratio:
                found[one.id] = {
                    period: share(one, found[one.ratio[0]].get(period), found[one.ratio[1]].get(period))
                    for period in asked(self.outline, one)
                }
        return found

    def total(self, unit: str, one: Indicator, period: str) -> str | None:
        if one.units == "count":
            return str(sum(self.below[child] for child in self.children.get(unit, [])))
        given = list(self.given(unit, one, period))
        if isinstance(one.units, Mean):
            return self.mean(given, one)
        numbers = [Fraction(text) for text, _ in given if text not in (None, NOTHING)]
        if numbers:
            return written(sum(numbers), one.decimals)
        return NOTHING if any(text == NOTHING for text, _ in given) else None

    def given(self, unit: str, one: Indicator, period: str) -> Iterator[tuple[str | None, str | None]]:
        """What the unit itself and each counted child gave, with the weight beside it."""
        weight = one.units.mean if isinstance(one.units, Mean) else one.id
        if one.entry != "cdcs":
            weighed = self.outline.indicator(weight).entry != "cdcs"
            own = self.reports[unit]["own"]
            yield own.get(one.id, {}).get(period), own.get(weight, {}).get(period) if weighed else None
        for child in self.counted(unit):
            figures = self.reports[child]["figures"]
            yield figures.get(one.id, {}).get(period), figures.get(weight, {}).get(period)

    def mean(self, given: list[tuple[str | None, str | None]], one: Indicator) -> str | None:
        pairs = [
            (Fraction(value), Fraction(weight))
            for value, weight in given
            if value not in (None, NOTHING) and weight not in (None, NOTHING) and Fraction(weight)
        ]
        if pairs:
            return written(sum(v * w for v, w in pairs) / sum(w for _, w in pairs), one.decimals)
        return NOTHING if any(value == NOTHING for value, _ in given) else None


def sees(outline: Outline, one: Indicator, kind: str) -> bool:
    if one.ratio and not all(sees(outline, outline.indicator(part), kind) for part in one.ratio):
        return False
    return (not one.only_for or kind in one.only_for) and (one.entry != "upper" or kind in UPPER)


def asked(outline: Outline, one: Indicator) -> list[str]:
    return [period.id for period in outline.periods if period.id not in one.not_asked]


def share(one: Indicator, above: str | None, below: str | None) -> str | None:
    if above is None or below is None or number(below) == 0:
        return None
    return written(100 * number(above) / number(below), one.decimals)


def number(text: str) -> Fraction:
    return Fraction(0) if text == NOTHING else Fraction(text)


def written(value: Fraction, decimals: int) -> str:
    """Half away from zero, without idle zeros."""
    scaled = value * 10**decimals
    whole = int(scaled + Fraction(1, 2) if scaled >= 0 else scaled - Fraction(1, 2))
    text = f"{abs(whole):0{decimals + 1}d}"
    text = f"{text[:-decimals]}.{text[-decimals:]}".rstrip("0").rstrip(".") if decimals else text
    return f"-{text}" if whole < 0 else text


# The campaigns --------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Plan:
    """A campaign to plant: the tree, who moved or closed when, who takes part, and where each report stands."""

    parents: dict[str, str]
    kinds: dict[str, str]
    moves: dict[str, tuple[str, str]]
    closed: dict[str, str]
    silent: frozenset[str]
    states: dict[str, str]
    wider: bool
    seed: int
    outline: int
    standing: dict[str, str] = field(default_factory=dict)

    def tree(self) -> dict[str, list[str]]:
        """{unit: its children} on the tree day, in the order of codes."""
        found: dict[str, list[str]] = {}
        for code, first in sorted(self.parents.items()):
            parent, day = self.moves.get(code, ("", AFTER))
            open_then = self.closed.get(code, AFTER) > BEFORE
            if first and open_then:
                found.setdefault(parent if day == BEFORE else first, []).append(code)
        return found


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    uppers = [f"H{n}" for n in range(1, draw(st.integers(1, 3)) + 1)]
    unions = [f"C{n:02d}" for n in range(1, draw(st.integers(0, 9)) + 1)]
    places = ["TINH", *uppers]
    parents = {"TINH": "", **dict.fromkeys(uppers, "TINH")}
    parents |= {code: draw(st.sampled_from(places)) for code in unions}
    kinds = {"TINH": "tinh", **{code: draw(st.sampled_from(("huyen", "nganh"))) for code in uppers}}
    some = st.sets(st.sampled_from(unions), max_size=3) if unions else st.just(set())
    day = st.sampled_from((BEFORE, AFTER))
    return Plan(
        parents=parents,
        kinds={**kinds, **dict.fromkeys(unions, "cdcs")},
        moves={code: (draw(st.sampled_from(places)), draw(day)) for code in draw(some)},
        closed={code: draw(day) for code in draw(some)},
        silent=frozenset(draw(some)),
        states={code: draw(st.sampled_from(STATES)) for code in (*unions, *uppers)},
        wider=draw(st.booleans()),
        seed=draw(st.integers(0, 2**32)),
        outline=draw(st.integers(0, 1)),
    )


def planted(plan: Plan, outline: Outline, folder: Path) -> Ground:
    ground = plant(folder / "baocao.db", outline, plan.parents, plan.kinds, empty(folder.parent), plan.silent)
    with write(ground.db):
        for code, (parent, day) in plan.moves.items():
            units.set_parent(ground.db, ground.units[code].id, ground.units[parent].id, day)
        for code, day in plan.closed.items():
            ground.db.conn.execute("UPDATE units SET closed_on = ? WHERE code = ?", (day, code))
    return ground


def figures(draw: random.Random, outline: Outline, kind: str, share: float) -> dict[str, dict[str, str]]:
    """Figures as units give them: gaps, zeros, "không phát sinh", decimals, yes and no."""
    found: dict[str, dict[str, str]] = {}
    for one in outline.indicators:
        if one.ratio or one.units == "count" or not sees(outline, one, kind) or draw.random() > share:
            continue
        found[one.id] = {
            period: figure(draw, one, kind) for period in asked(outline, one) if draw.random() < 0.85
        }
    return found


def figure(draw: random.Random, one: Indicator, kind: str) -> str:
    if kind in one.yes_no_for:
        return draw.choice(("0", "1"))
    whole = str(draw.randrange(10 ** draw.randrange(1, 9)))
    number = f"{whole}.{draw.randrange(1, 10)}" if one.decimals and draw.random() < 0.5 else whole
    return draw.choice((number, number, number, number, "0", NOTHING))


def fill(ground: Ground, plan: Plan, draw: random.Random) -> None:
    """Every report its figures; some totals of upper units are typed, so that they differ from their parts."""
    for code, kind in plan.kinds.items():
        if code in plan.silent:
            continue
        if kind == "cdcs":
            ground.write(code, figures(draw, ground.outline, kind, 0.9))
            ground.bring(code, plan.states[code])
        else:
            ground.write(code, figures(draw, ground.outline, kind, 0.05), figures(draw, ground.outline, kind, 0.5))


def counted_below(plan: Plan, tree: Mapping[str, list[str]]) -> dict[str, int]:
    """Each unit's grassroots units, itself included."""

    def size(code: str) -> int:
        return (plan.kinds[code] == "cdcs") + sum(map(size, tree.get(code, [])))

    return {code: size(code) for code in plan.parents}


# The comparison -------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def outlines() -> tuple[Outline, Outline]:
    """The shipped outline; the same with units counted, and with a mean of which units have a part of their own."""
    first = load_outline(shipped("nq20-so-ket-5-nam"))
    changes: dict[str, dict[str, Any]] = {
        "O01": {"units": "count", "entry": "any", "only_for": UPPER},
        "H01": {"units": Mean(mean="H02"), "period": "stock", "decimals": 1},
    }
    changed = tuple(one.model_copy(update=changes.get(one.id, {})) for one in first.indicators)
    return first, first.model_copy(update={"indicators": changed})


@settings(max_examples=CAMPAIGNS, deadline=None, suppress_health_check=list(HealthCheck))
@given(plan=plans())
def test_every_total_at_every_level_is_that_of_the_oracle(
    plan: Plan, outlines: tuple[Outline, Outline], tmp_path_factory: pytest.TempPathFactory
) -> None:
    ground = planted(plan, outlines[plan.outline], tmp_path_factory.mktemp("oracle"))
    draw = random.Random(plan.seed)
    with write(ground.db):
        fill(ground, plan, draw)
    tree = plan.tree()
    try:
        for code in [code for code in plan.parents if code.startswith("H")]:
            compare(ground, plan, tree, code)
            ground.bring(code, plan.states[code])
        compare(ground, plan, tree, "TINH")
    finally:
        ground.db.close()


def compare(ground: Ground, plan: Plan, tree: Mapping[str, list[str]], code: str) -> None:
    """Consolidate one unit and hold it against the oracle; then leave its draft filled, for the level above."""
    reports = {
        unit: report_shown(ground.db, ground.desk(unit)) for unit in plan.parents if unit not in plan.silent
    }
    states = frozenset({"accepted", "submitted"} if plan.wider else {"accepted"})
    oracle = Oracle(ground.outline, reports, tree, counted_below(plan, tree), states)
    if not oracle.expected(code):
        return
    found = shown(gather(ground.db, ground.desk(code), plan.wider))
    assert found["figures"] == oracle.totals(code, plan.kinds[code])
    assert sorted(found["counted"]) == oracle.counted(code)
    assert sorted([*found["counted"], *found["missing"]]) == oracle.expected(code)
    consolidate_report(ground.db, ground.desk(code), ground.officers[code].id, NOW, plan.wider)


def test_the_oracle_itself_tells_a_wrong_sum() -> None:
    outline = load_outline(shipped("nq20-so-ket-5-nam"))
    reports = {
        "TINH": {"status": "draft", "figures": {}, "own": {"L01": {"2011": "5"}}},
        "H1": {"status": "accepted", "figures": {"L01": {"2011": "7"}, "A01": {"2011": NOTHING}}, "own": {}},
        "H2": {"status": "draft", "figures": {"L01": {"2011": "100"}}, "own": {}},
    }
    oracle = Oracle(outline, reports, {"TINH": ["H1", "H2"]}, {}, frozenset({"accepted"}))
    totals = oracle.totals("TINH", "tinh")
    assert (totals["L01"]["2011"], totals["A01"]["2011"], totals["A01"]["2010"]) == ("12", NOTHING, None)
    assert (oracle.counted("TINH"), oracle.expected("TINH")) == (["H1"], ["H1", "H2"])
