"""How long the pages over many units take: medians of 9 whole requests, processor time on one core, in ms.

    python -m bench workbench [--json] [--units N]

So many accepted unions with figures and narratives stand right under one district. Bounds are those of issue 4.
"""

import sys
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from flask import Flask

from app import create_app
from bench.consolidation import NOW, Line, flat, timed
from bench.ground.figures import machine, tell
from bench.ground.instance import PASSWORD, sign_in
from bench.ground.requests import answer
from forms.outline import load_outline, shipped
from reporting.consolidation.consolidating import consolidate_report
from reporting.demo import Demo, demo
from reporting.workbench.likeness import grouped
from settings import Settings
from store import users
from store.connection import Database
from web.passwords import HASHER

UNITS = int(sys.argv[sys.argv.index("--units") + 1]) if "--units" in sys.argv else 1000
OUTLINE = load_outline(shipped("nq20-so-ket-5-nam"))
PAGES = {
    "consolidation": ("tong-hop", "<= 1.000 ms"),
    "a figure opened": ("tong-hop/A01/2011", "<= 1.000 ms"),
    "a mean opened": ("tong-hop/A07/2011", "<= 1.000 ms"),
    "all points": ("loi-van", "<= 1.000 ms"),
    "a point": ("loi-van/trien-khai/trien-khai-cap-uy", "<= 1.000 ms"),
}


@cache
def writers() -> Demo:
    """The demo whose unions lend their words."""
    return demo(OUTLINE, 1000)


def words(code: str) -> dict[str, Any]:
    """The narratives of a union of the demo."""
    told = [one.contents for one in writers().reports if one.status == "accepted" and one.unit_code.startswith("C")]
    contents = told[int(code[1:]) % len(told)]
    return {
        section: {id: value for id, value in content.items() if not (isinstance(value, dict) and "figures" in value)}
        for section, content in contents.items()
    }


def page(app: Flask, path: str, cookie: str) -> Callable[[], None]:
    """One request for a page, which must be found."""

    def work() -> None:
        status, _ = answer(app, "GET", path, cookie)
        assert status == 200, (status, path)

    return work


def signed_in(db: Database, app: Flask, report_id: int) -> str:
    """The cookie of the district's officer."""
    clerk = users.all_users(db)[0]
    users.set_password(db, clerk.id, HASHER.hash(PASSWORD))
    return sign_in(app, clerk.login, report_id).cookie


def main() -> None:
    """Print every median beside its bound."""
    with tempfile.TemporaryDirectory() as folder:
        db, desk = flat(Path(folder) / "baocao.db", OUTLINE, UNITS, words)
        consolidate_report(db, desk, users.all_users(db)[0].id, NOW)
        app = create_app(Settings(instance=Path(folder), secret_key=b"k" * 32, clock=NOW.date()))
        cookie, base = signed_in(db, app, desk.report.id), f"/bao-cao/{desk.report.id}"
        lines = [Line(name, timed(page(app, f"{base}/{path}", cookie)), bound) for name, (path, bound) in PAGES.items()]
        texts = [words(f"C{number:05d}").get("trien_khai", {}).get("trien_khai_cap_uy", "") for number in range(UNITS)]
        lines.append(Line("near-duplicates of a point", timed(lambda: grouped(texts))))
        db.close()
    found = {"machine": machine(), "units": UNITS, "lines": [line._asdict() for line in lines]}
    tell(found, [f"{UNITS} units", *(f"{one.what:<32}{one.ms:>9.1f} ms   {one.bound}".rstrip() for one in lines)])


if __name__ == "__main__":
    main()
