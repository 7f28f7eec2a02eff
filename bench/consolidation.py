"""How long consolidation and the board take: medians of 9 rounds, processor time on one core, in ms.

"computing" begins with the packed figures in memory and ends with every total, rounded; "reading too" begins
with the database. Bounds are those of issue 4.
"""

import random
import tempfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from bench.ground.figures import machine, one_cpu_ms, tell
from forms.figures import NONE
from forms.outline import IndicatorsQuestion, Outline, load_outline, shipped
from reporting.board import board
from reporting.clock import VIETNAM, stamp
from reporting.consolidation import Own, Part, consolidate
from reporting.consolidation.consolidating import consolidate_report, gather, shown
from reporting.consolidation.coverage import counts
from reporting.consolidation.packing import Layout, pack, unpack
from reporting.desk import Desk
from reporting.lookup import report_of
from reporting.opening import Opening, open_on
from reporting.submission import freeze
from reporting.tally import by_branch
from store import entries, reports, units, users
from store.connection import Database, connect, write
from store.migrations import migrate
from store.units import Unit
from store.users import User

ROUNDS = 9
NOW = datetime(2012, 7, 10, 9, tzinfo=VIETNAM)
Figures = dict[str, dict[str, str]]


def timed(work: Callable[[], object]) -> float:
    """The median processor time of a piece of work, in ms."""
    return median(one_cpu_ms(work) for _ in range(ROUNDS))


def drawn(outline: Outline, draw: random.Random, kind: str) -> Figures:
    """A full report's figures: one cell in ten empty, one in ten "không phát sinh"."""
    return {
        one.id: {
            period.id: draw.choices(("", NONE, str(draw.randrange(10_000))), (1, 1, 8))[0]
            for period in outline.periods
            if period.id not in one.not_asked
        }
        for one in outline.indicators_for(kind)
        if one.typed
    }


def computing(outline: Outline, blobs: list[bytes]) -> Callable[[], None]:
    """From packed figures to all rounded totals."""
    layout = Layout.of(outline)

    def work() -> None:
        parts = (Part(f"C{place}", "huyen", unpack(layout, blob)) for place, blob in enumerate(blobs))
        consolidate(outline, Own("TINH", "tinh"), parts).printed()

    return work


def silent(_: str) -> dict[str, Any]:
    """A unit that writes figures only."""
    return {}


def flat(
    file: Path, outline: Outline, many: int, words: Callable[[str], dict[str, Any]] = silent
) -> tuple[Database, Desk]:
    """A district with so many accepted unions right under it, and its report; `words` are a union's other answers."""
    migrate(file)
    db, draw = connect(file), random.Random(20)
    codes = [f"C{number:05d}" for number in range(1, many + 1)]
    with write(db):
        units.add_all(db, [Unit(0, "H01", "Huyện", "Huyện", "huyen"), *(Unit(0, c, c, c, "cdcs") for c in codes)])
        units.place_all(db, [(code, "H01") for code in codes], "2012-01-01")
        known = {unit.code: unit for unit in units.all_units(db)}
        clerk = users.add(db, User(0, "chuyenvien", "Chuyên viên", known["H01"].id, role="clerk"))
        campaign = open_on(db, outline, Opening("do", date(2012, 7, 1)), NOW)
        for code in codes:
            desk = report_of(db, campaign.slug, code, NOW)
            told, figures = words(code), contents(outline, "cdcs", drawn(outline, draw, "cdcs"))
            for section in {**told, **figures}:
                content = {**told.get(section, {}), **figures.get(section, {})}
                entries.save(db, desk.report.id, section, content, 0, "", "", clerk.id, stamp(NOW))
            reports.change_status(db, desk.report.id, "draft", "submitted", clerk.id, stamp(NOW), kind="submit")
            freeze(db, desk, clerk.id, NOW)
            reports.change_status(db, desk.report.id, "submitted", "accepted", clerk.id, stamp(NOW), kind="accept")
    return db, report_of(db, campaign.slug, "H01", NOW)


def contents(outline: Outline, kind: str, figures: Figures) -> dict[str, Any]:
    """{section: content} with these figures."""
    return {
        section.id: {
            question.id: {"figures": {row: figures[row] for row in question.rows if row in figures}}
            for question in section.questions
            if isinstance(question, IndicatorsQuestion)
        }
        for section in outline.sections_for(kind)
        if any(isinstance(question, IndicatorsQuestion) for question in section.questions)
    }


class Line(NamedTuple):
    """One measurement: what, how many ms, and the most it may take."""

    what: str
    ms: float
    bound: str = ""


def of_memory(outline: Outline) -> list[Line]:
    """From packed figures to totals, for a thousand units and for ten thousand."""
    layout, draw = Layout.of(outline), random.Random(4)
    blobs = [pack(layout, drawn(outline, draw, "huyen")) for _ in range(10_000)]
    one, ten = timed(computing(outline, blobs[:1000])), timed(computing(outline, blobs))
    return [
        Line(f"computing, 1.000 units of {len(layout.cells)} cells", one, "<= 100 ms"),
        Line(f"computing, 10.000 units: {ten / one:.1f} x as long", ten, "<= 12 x"),
    ]


def of_database(outline: Outline, folder: Path) -> list[Line]:
    """From the database, a thousand units right under one."""
    db, desk = flat(folder / "baocao.db", outline, 1000)
    gathered, clerk = gather(db, desk), users.all_users(db)[0].id
    lines = [
        Line("reading too", timed(lambda: gather(db, desk)), "<= 1.000 ms with the page"),
        Line("n of N of every cell", timed(lambda: counts(gathered.made, gathered.children)), "in that second"),
        Line("the JSON with every part", timed(lambda: shown(gathered))),
        Line("into the draft, with its snapshot", timed(lambda: consolidate_report(db, desk, clerk, NOW))),
        Line("board with tallies, 1.000 units", timed(lambda: by_branch(board(db, desk.campaign, NOW))), "<= 200 ms"),
    ]
    db.close()
    return lines


def main() -> None:
    """Print every median beside its bound."""
    outline = load_outline(shipped("nq20-so-ket-5-nam"))
    with tempfile.TemporaryDirectory() as folder:
        lines = [*of_memory(outline), *of_database(outline, Path(folder))]
    found = {"machine": machine(), "lines": [line._asdict() for line in lines]}
    tell(found, [f"{line.what:<48}{line.ms:>9.1f} ms   {line.bound}".rstrip() for line in lines])


if __name__ == "__main__":
    main()
