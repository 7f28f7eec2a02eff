"""Targets and results of section III: rows of the unit's own programme, each tied to a figure of its tables.

No row claims to be a target of 25-CTr/TU or 76/CTr-LĐLĐ: the texts of those two are not known here.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from forms.outline import Outline, RowsQuestion
from reporting.demo.bank import dice, table
from reporting.demo.facts import Facts
from reporting.demo.records import DemoUnit
from reporting.demo.series import Value, kept
from reporting.demo.tree import PROVINCE
from reporting.demo.words import programme
from vietnamese.numbers import round_half_up

Row = dict[str, str]
MOST = {"upper": 7, "cdcs": 4}
# Below each of these an aim is a multiple of the step beside it.
STEPS = ((20, 1), (100, 5), (500, 10), (2000, 50), (float("inf"), 500))
REMARKS = {"met": ("Vượt mục tiêu", "Đạt", ""), "missed": ("Tiếp tục phấn đấu", "Chưa đạt", "")}


def rows(question: RowsQuestion, outline: Outline, unit: DemoUnit, facts: Facts) -> list[Row]:
    """The rows of a targets table; of another table with other columns, none."""
    columns = [column.id for column in question.columns]
    if not {"target", "measure", "aimed", "reached"} <= set(columns):
        return []
    draw = dice("targets", unit.code)
    level = "cdcs" if unit.work else "upper"
    asked = {indicator.id for indicator in outline.indicators_for(unit.kind)}
    open_to = [target for target in table("targets")[level] if target["indicator"] in asked]
    made = (_row(target, outline, unit, facts) for target in open_to)
    chosen = [row for row in made if row][: MOST[level] + draw.randint(-1, 1)]
    return [{column: row[column] for column in columns if row.get(column)} for row in chosen]


def _row(target: dict[str, Any], outline: Outline, unit: DemoUnit, facts: Facts) -> Row:
    value = facts.value(target["indicator"])
    if not value:
        return {}
    draw = dice("target", unit.code, target["indicator"])
    reached = round_half_up(value, 1) if isinstance(value, Decimal) else value
    aimed = _aimed(target.get("aims", ()), reached, draw.random(), draw.random())
    met = "met" if reached >= aimed else "missed"
    return {
        "source": source(unit),
        "target": target["target"],
        "measure": outline.indicator(target["indicator"]).measure,
        "aimed": kept(aimed),
        "reached": kept(reached),
        "remark": draw.choice(REMARKS[met]) if reached != aimed else "Đạt",
        "indicator": target["indicator"],
    }


def _aimed(aims: Sequence[int], reached: Value, luck: float, pick: float) -> int:
    """A round aim: mostly at or below the result, at times above it."""
    result = float(reached or 0)
    above = luck < 0.25
    if aims:
        fitting = [aim for aim in aims if (aim > result) == above] or list(aims)
        return min(fitting, key=lambda aim: abs(aim - result))
    aim = result * (1.05 + 0.15 * pick if above else 0.82 + 0.16 * pick)
    step = next(step for below, step in STEPS if aim < below)
    return max(1, round(aim / step) * step)


def source(unit: DemoUnit) -> str:
    """The unit's own programme; the province's is a plan of its own beside 76/CTr-LĐLĐ."""
    return "Kế hoạch số 28/KH-LĐLĐ ngày 15/9/2008" if unit.code == PROVINCE else programme(unit)
