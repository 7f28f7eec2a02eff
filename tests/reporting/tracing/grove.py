"""Two districts over unions and a union of the province's own, brought to a consolidated province."""

import random
from datetime import datetime
from pathlib import Path

from forms.outline import Outline
from forms.outline.parts import Chart
from reporting.clock import stamp
from reporting.consolidation.consolidating import consolidate_report
from reporting.consolidation.packing import Layout
from reporting.lookup import report_of
from reporting.printing import traced_of
from reporting.submission import freeze
from reporting.tracing import Traced
from store import reports, users
from store.connection import Database, write
from tests.reporting.ground import NOW, Ground, plant
from tests.reporting.small import OUTLINE

AT = stamp(NOW)
PARENTS = {
    "T": "", "H1": "T", "H2": "T", "H3": "T", "C1": "H1", "C2": "H1", "C3": "H1", "C4": "H2", "C5": "H2", "C9": "T",
}  # fmt: skip
KINDS = {code: {"T": "tinh", "H": "huyen", "C": "cdcs"}[code[0]] for code in PARENTS}
GIVEN = {
    "C1": {"A01": {"2010": "5", "2011": "10"}, "O05": {"2011": "8"}, "L01": {"2010": "1", "2011": "2"},
           "A07": {"2011": "100"}, "A08": {"2011": "10"}, "M01": {"2011": "1.5"}},
    "C2": {"A01": {"2011": "20"}, "O05": {"2011": "none"}, "L01": {"2011": "none"},
           "A07": {"2011": "201"}, "A08": {"2011": "3"}},
    "C4": {"A01": {"2011": "40"}, "O05": {"2011": "40"}, "L01": {"2012": "4"}, "M01": {"2011": "0.1", "2012": "none"}},
    "C9": {"A01": {"2011": "7"}, "O05": {"2011": "7"}, "A07": {"2011": "50"}, "A08": {"2011": "7"}},
}  # fmt: skip
CHARTED = OUTLINE.model_copy(
    update={
        "highlights": ("A01", "O05", "O09"),
        "charts": (
            Chart(title="Lao động và đoàn viên", rows=("A01", "O05")),
            Chart(title="Đoàn viên theo đơn vị", rows=("O05",), over="units"),
        ),
    }
)


def grow(file: Path, outline: Outline = CHARTED) -> Ground:
    """C3, C5 and H3 have sent nothing; H1 has a part of its own; the province is consolidated."""
    ground = plant(file, outline, PARENTS, KINDS)
    for code, figures in GIVEN.items():
        ground.write(code, figures)
        ground.bring(code, "accepted")
    for code in ("H1", "H2"):
        ground.write(code, {}, {"L01": {"2011": "5"}, "M01": {"2012": "2.5"}} if code == "H1" else {})
        consolidate(ground, code)
        ground.bring(code, "accepted")
    consolidate(ground, "T")
    return ground


def drawn(file: Path, seed: int) -> Ground:
    """A province over districts over unions by chance: silent ones, empty cells, “không phát sinh”, own parts, totals
    that a district typed itself."""
    draw = random.Random(seed)
    parents = {"T": "", "H1": "T", "H2": "T", "H3": "T"}
    parents |= {f"C{n}": draw.choice(["T", "H1", "H2", "H3"]) for n in range(10, 30)}
    kinds = {code: {"T": "tinh", "H": "huyen", "C": "cdcs"}[code[0]] for code in parents}
    ground = plant(file, CHARTED, parents, kinds)
    for code in parents:
        if code[0] == "C":
            ground.write(code, figures_by_chance(draw))
            ground.bring(code, draw.choice(["accepted", "accepted", "submitted"]))
    for code in ("H1", "H2", "H3", "T"):
        ground.write(code, {"A01": {"2011": "7"}} if code == "H2" else {}, figures_by_chance(draw))
        consolidate(ground, code)
        if code != "T":
            ground.bring(code, "accepted")
    return ground


def quarter(file: Path, outline: Outline) -> Ground:
    """Communes over unions in a quarter, their columns by chance; the province is consolidated."""
    draw = random.Random(3)
    parents = {"T": "", "X1": "T", "X2": "T", "C1": "X1", "C2": "X1", "C3": "X2", "C4": "T"}
    kinds = {code: {"T": "tinh", "X": "xa_phuong", "C": "cdcs"}[code[0]] for code in parents}
    ground = plant(file, outline, parents, kinds)
    for code in ("C1", "C2", "C3", "C4", "X1", "X2"):
        if code[0] == "C":
            ground.write(code, figures_by_chance(draw, outline))
        else:
            consolidate(ground, code)
        ground.bring(code, "accepted")
    consolidate(ground, "T")
    return ground


def figures_by_chance(draw: random.Random, outline: Outline = CHARTED) -> dict[str, dict[str, str]]:
    """Some figures, some empty cells, some “không phát sinh”."""
    rows: dict[str, dict[str, str]] = {}
    for id, period in Layout.of(outline).cells:
        kept = draw.choice([str(draw.randint(0, 90)), "none", ""])
        if kept and period not in outline.indicator(id).not_asked:
            rows.setdefault(id, {})[period] = kept
    return rows


def consolidate(ground: Ground, code: str, now: datetime = NOW) -> None:
    consolidate_report(ground.db, ground.desk(code), ground.officers[code].id, now)


def traced(ground: Ground, code: str = "T") -> Traced:
    found = traced_of(ground.db, ground.desk(code))
    assert found is not None
    return found


def chained(db: Database) -> None:
    """In a demo: H01 opened again, consolidated and accepted, then the province consolidated."""
    by = users.by_login(db, "chuyenvien")
    assert by is not None
    with write(db):
        district = report_of(db, "nq20", "H01", NOW)
        assert reports.change_status(db, district.report.id, "accepted", "returned", by.id, AT, kind="reopen")
        consolidate_report(db, report_of(db, "nq20", "H01", NOW), by.id, NOW)
        for before, after, kind in (("returned", "submitted", "submit"), ("submitted", "accepted", "accept")):
            reports.change_status(db, district.report.id, before, after, by.id, AT, kind=kind)
            if after == "submitted":
                freeze(db, report_of(db, "nq20", "H01", NOW), by.id, NOW)
        consolidate_report(db, report_of(db, "nq20", "TINH", NOW), by.id, NOW, submitted=True)
