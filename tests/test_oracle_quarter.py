"""The quarterly report over two levels: typed columns add up as the oracle says, reckoned ones are recomputed.

The oracle is that of test_oracle, which knows nothing of columns; what is reckoned is worked out here anew.
BAOCAO_ORACLE=200 tries more campaigns than the usual few.
"""

import os
import random
from collections.abc import Mapping

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forms.outline import Indicator, Outline, load_outline, shipped
from reporting.consolidation.consolidating import consolidate_report, gather, shown
from reporting.show import shown as report_shown
from store.connection import write
from tests.reporting.ground import NOW, Ground, empty, plant
from tests.test_oracle import NOTHING, Oracle, figures, number, share, written

CAMPAIGNS = int(os.environ.get("BAOCAO_ORACLE", "12"))
STATES = ("accepted", "accepted", "submitted", "draft")
OUTLINE = load_outline(shipped("bao-cao-quy"))
UPPER = ("X1", "X2", "N1")
Row = dict[str, str | None]


def reckoned(outline: Outline, rows: Mapping[str, Mapping[str, str | None]]) -> dict[str, Row]:
    """The rows with what no one types: to the end of the quarter, and how much of the plan that is."""
    typed = {one.id: whole(one, rows[one.id]) for one in outline.indicators if one.id in rows and not one.ratio}
    ratios = {one.id: of_both(one, rows[one.id], typed) for one in outline.indicators if one.id in rows and one.ratio}
    return {id: (typed | ratios)[id] for id in rows}


def whole(one: Indicator, row: Mapping[str, str | None]) -> Row:
    made: Row = dict(row)
    given = [row.get("truoc"), row.get("quy_nay")] if one.period == "flow" else [row.get("quy_nay")]
    numbers = [number(text) for text in given if text not in (None, NOTHING)]
    nothing = NOTHING if any(text == NOTHING for text in given) else None
    made["luy_ke"] = written(sum(numbers), one.decimals) if numbers else nothing
    if "ke_hoach" in row:
        made["ty_le"] = percent(made["luy_ke"], row["ke_hoach"])
    return made


def percent(above: str | None, below: str | None) -> str | None:
    if above is None or below is None or not number(below):
        return None
    return written(100 * number(above) / number(below), 1)


def of_both(one: Indicator, row: Mapping[str, str | None], typed: Mapping[str, Row]) -> Row:
    assert one.ratio
    above, below = (typed[id]["luy_ke"] for id in one.ratio)
    return {**row, "luy_ke": share(one, above, below)}


@st.composite
def campaigns(draw: st.DrawFn) -> tuple[dict[str, str], dict[str, str], int]:
    """Parents and states of a tree of today, and the seed of its figures."""
    unions = [f"C{n:02}" for n in range(1, draw(st.integers(1, 7)) + 1)]
    parents = {"TINH": "", **dict.fromkeys(UPPER, "TINH")}
    parents |= {code: draw(st.sampled_from(("TINH", *UPPER))) for code in unions}
    states = {code: draw(st.sampled_from(STATES)) for code in parents}
    return parents, states, draw(st.integers(0, 2**32))


def kind_of(code: str, parents: Mapping[str, str]) -> str:
    if code.startswith("C"):
        return "cdcs_truc_thuoc" if parents[code] == "TINH" else "cdcs"
    return {"TINH": "tinh", "N1": "nganh"}.get(code, "xa_phuong")


@settings(max_examples=CAMPAIGNS, deadline=None, suppress_health_check=list(HealthCheck))
@given(plan=campaigns())
def test_every_column_at_every_level_is_that_of_the_oracle(
    plan: tuple[dict[str, str], dict[str, str], int], tmp_path_factory: pytest.TempPathFactory
) -> None:
    parents, states, seed = plan
    folder = tmp_path_factory.mktemp("oracle")
    kinds = {code: kind_of(code, parents) for code in parents}
    ground, draw = plant(folder / "a.db", OUTLINE, parents, kinds, empty(folder.parent)), random.Random(seed)
    with write(ground.db):
        for code, kind in kinds.items():
            kept = figures(draw, OUTLINE, kind, 0.9)
            if code.startswith("C"):
                ground.write(code, kept)
                ground.bring(code, states[code])
            else:
                ground.write(code, {}, kept)
    try:
        for code in (*UPPER, "TINH"):
            compare(ground, parents, kinds, code)
            ground.bring(code, states[code])
    finally:
        ground.db.close()


def compare(ground: Ground, parents: Mapping[str, str], kinds: Mapping[str, str], code: str) -> None:
    tree: dict[str, list[str]] = {}
    for child, parent in sorted(parents.items()):
        tree.setdefault(parent, []).append(child)
    if not tree.get(code):
        return
    below = {
        unit: (unit.startswith("C")) + sum(child.startswith("C") for child in tree.get(unit, [])) for unit in parents
    }
    reports = {unit: report_shown(ground.db, ground.desk(unit)) for unit in parents}
    oracle = Oracle(OUTLINE, reports, tree, below, frozenset({"accepted"}))
    found = shown(gather(ground.db, ground.desk(code)))
    assert found["figures"] == reckoned(OUTLINE, oracle.totals(code, kinds[code]))
    assert found["counted"] == oracle.counted(code) or sorted(found["counted"]) == oracle.counted(code)
    consolidate_report(ground.db, ground.desk(code), ground.officers[code].id, NOW)


def test_the_oracle_itself_tells_a_percentage_that_was_added_up() -> None:
    one = OUTLINE.indicator("CL01")
    row = whole(one, {"truoc": "10", "quy_nay": "5", "ke_hoach": "20"})
    assert (row["luy_ke"], row["ty_le"]) == ("15", "75")
    assert whole(one, {"truoc": NOTHING, "quy_nay": None, "ke_hoach": "0"})["ty_le"] is None
