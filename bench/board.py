"""How long the board's pages take through the whole application: medians of 9 rounds, processor time, in ms.

A province with ten districts and the rest of the units under them, two thirds of the reports handed in, each with
six sections of prose. The bound of issue 4 is 200 ms for 1.000 units.
"""

import tempfile
from collections.abc import Callable
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from statistics import median
from typing import NamedTuple

from flask.testing import FlaskClient

from app import create_app
from bench.ground.figures import machine, one_cpu_ms, tell
from bench.ground.instance import PASSWORD, sign_in
from forms.outline import load_outline, shipped
from reporting.bulk import Wanted, settle
from reporting.clock import VIETNAM, stamp
from reporting.opening import Opening, open_on
from settings import Settings
from store import entries, reports, units, users
from store.connection import Database, connect, write
from store.migrations import migrate
from store.units import Unit
from store.users import User
from web.passwords import HASHER

ROUNDS = 9
NOW = datetime(2012, 7, 10, 9, tzinfo=VIETNAM)
DISTRICTS = 10
SLUG = "do"
BOARD = f"/dot-bao-cao/{SLUG}/theo-doi"
SECTIONS = ("tinh_hinh_chung", "trien_khai", "tuyen_truyen", "danh_gia_chung", "kien_nghi", "nhiem_vu")
PROSE = {"loi_van": "Công đoàn cơ sở đã tổ chức học tập, quán triệt Nghị quyết đến đoàn viên, người lao động. " * 20}


class Line(NamedTuple):
    """One measurement: what, how many ms, and the most it may take."""

    what: str
    ms: float
    bound: str = ""


def planted(file: Path, many: int) -> Database:
    """A campaign of so many units, open for writing."""
    migrate(file)
    db = connect(file)
    districts = [f"H{number:02}" for number in range(1, DISTRICTS + 1)]
    unions = {f"C{number:05}": districts[number % DISTRICTS] for number in range(many - DISTRICTS - 1)}
    kinds = {"TINH": "tinh", **dict.fromkeys(districts, "huyen"), **dict.fromkeys(unions, "cdcs")}
    with write(db):
        units.add_all(db, [Unit(0, code, f"Đơn vị {code}", f"Đơn vị {code}", kind) for code, kind in kinds.items()])
        units.place_all(db, [*((code, "TINH") for code in districts), *unions.items()], "2012-01-01")
        root = units.by_code(db, "TINH")
        assert root
        clerk = User(0, "chuyenvien", "Chuyên viên", root.id, role="clerk", password_hash=HASHER.hash(PASSWORD))
        by = users.add(db, clerk)
        campaign = open_on(db, load_outline(shipped("nq20-so-ket-5-nam")), Opening(SLUG, date(2012, 7, 1)), NOW)
        for number, report in enumerate(reports.of_campaign(db, campaign.id).values()):
            written(db, report.id, by.id, number)
    return db


def written(db: Database, report_id: int, by: int, number: int) -> None:
    """Fill a report; two of three are handed in."""
    for section in SECTIONS:
        entries.save(db, report_id, section, PROSE, 0, "", "", by, stamp(NOW))
    if number % 3:
        reports.change_status(db, report_id, "draft", "submitted", by, stamp(NOW), kind="submit")


def timed(work: Callable[[], object]) -> float:
    """The median processor time of a piece of work, in ms; its first run makes ready what is kept."""
    work()
    return median(one_cpu_ms(work) for _ in range(ROUNDS))


def opener(settings: Settings) -> Callable[[str], Callable[[], None]]:
    """Makes calls that open a page as the clerk."""
    app = create_app(settings)
    client: FlaskClient = app.test_client()
    client.set_cookie("phien", sign_in(app, "chuyenvien", 0).cookie)

    def page(path: str) -> Callable[[], None]:
        def work() -> None:
            answer = client.get(path)
            assert answer.status_code == 200, answer.status

        return work

    return page


def measured(folder: Path, many: int, bound: str) -> list[Line]:
    """Every page of a board of so many units."""
    size = f"{many:,} units".replace(",", ".")
    with closing(planted(folder / "baocao.db", many)) as db:
        page = opener(Settings(instance=folder, secret_key=b"k" * 32, clock=NOW.date()))
        lines = [
            Line(f"the board, {size}", timed(page(BOARD)), bound),
            Line(f"searched and filtered, {size}", timed(page(f"{BOARD}?tim=don+vi+c00&trang-thai=da-nop")), bound),
            Line(f"one district of {size}", timed(page(f"{BOARD}?duoi=H01")), bound),
            Line(f"its workbook, {size}", timed(page(f"{BOARD}.xlsx"))),
        ]
        return [*lines, accepted(db, size)]


def accepted(db: Database, size: str) -> Line:
    """All that wait accepted at once; it can be done only once."""
    user = next(user for user in users.all_users(db) if user.role == "clerk")
    every = (report for each in units.all_units(db) for report in reports.every_of_unit(db, each.id))
    wanted = [Wanted(report.id) for report in every if report.status == "submitted"]
    taken = one_cpu_ms(lambda: settle(db, user, "accept", wanted, NOW))
    return Line(f"{len(wanted):,} of {size} accepted at once".replace(",", "."), taken)


def main() -> None:
    """Print every median beside its bound."""
    lines: list[Line] = []
    for many, bound in ((1_000, "<= 200 ms"), (10_000, "")):
        with tempfile.TemporaryDirectory(prefix="baocao-bench-") as folder:
            lines += measured(Path(folder), many, bound)
    found = {"machine": machine(), "lines": [line._asdict() for line in lines]}
    tell(found, [f"{line.what:<48}{line.ms:>9.1f} ms   {line.bound}".rstrip() for line in lines])


if __name__ == "__main__":
    main()
