"""The small tree of the report pages, its school having said something."""

from collections.abc import Callable

import pytest

from reporting.clock import stamp
from store import entries
from store.connection import Database
from tests.reporting.tree import NOW, user
from tests.reporting.workbench.planted import FIRST, SECOND
from tests.web.browser import Browser
from tests.web.reports.conftest import (
    Fill,
    complete,
    fill,
    grown,
    instance,
    officer,
    outline,
    report,
    school,
    school_report,
    stranger,
)

__all__ = [
    "complete", "fill", "grown", "instance", "officer", "outline", "report", "school", "school_report", "stranger",
]  # fmt: skip


@pytest.fixture
def told(
    complete: Callable[[str], None], fill: Fill, school: Browser, officer: Browser, school_report: str, db: Database
) -> str:
    """The school's report with two paragraphs at one point, accepted."""
    complete("C0002")
    number = int(school_report.rpartition("/")[2])
    kept = entries.get(db, number, "trien_khai")
    content = {**kept.content, "trien_khai_cap_uy": f"{FIRST}\n{SECOND}"}
    author = user(db, "C0002").id
    entries.save(db, number, "trien_khai", content, kept.revision, "", "", author, stamp(NOW))
    assert school.post(f"{school_report}/nop").status_code == 303
    assert officer.post(f"{school_report}/duyet").status_code == 303
    return school_report
