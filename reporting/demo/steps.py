"""What the demo's units did beside their reports: reviews held in June, the Party committee told before the report."""

from datetime import date, timedelta
from typing import NamedTuple

from reporting.demo.bank import dice
from reporting.demo.records import DemoReport, DemoUnit
from reporting.demo.standing import DRAFT

# CĐCS held theirs in June, the units above them in the first days of July; some a day or two after their deadline.
CDCS_HELD, UPPER_HELD = (date(2012, 6, 18), 15), (date(2012, 7, 2), 5)
OWN, WITHIN, PAPER = (
    "Hội nghị sơ kết riêng", "Lồng ghép trong hội nghị Ban Chấp hành", "Sơ kết bằng văn bản, không họp",
)  # fmt: skip
CDCS_WAYS, UPPER_WAYS = (OWN, WITHIN, WITHIN, WITHIN, PAPER), (OWN, OWN, WITHIN)
TOLD = 0.8


class DemoStep(NamedTuple):
    """A step of the outline done on a day, in a way."""

    step: str
    done_on: date
    way: str = ""


def steps_of(unit: DemoUnit, report: DemoReport) -> list[DemoStep]:
    """The steps of a unit that has sent its report; whoever has not sent has recorded nothing."""
    if report.status == DRAFT:
        return []
    draw = dice("steps", unit.code)
    (first, days), ways = (CDCS_HELD, CDCS_WAYS) if unit.work else (UPPER_HELD, UPPER_WAYS)
    held = DemoStep("so_ket", first + timedelta(days=draw.randrange(days)), draw.choice(ways))
    sent = date.fromisoformat(report.submitted_at[:10])
    told = DemoStep("cap_uy", min(sent, held.done_on + timedelta(days=draw.randint(1, 5))))
    return [held, told] if draw.random() < TOLD else [held]
