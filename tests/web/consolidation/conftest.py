"""The small tree of the report pages, its school's report accepted by the district."""

from collections.abc import Callable

import pytest

from tests.web.browser import Browser
from tests.web.reports.conftest import (
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
def accepted(complete: Callable[[str], None], school: Browser, officer: Browser, school_report: str) -> str:
    """The school's report, handed in and accepted."""
    complete("C0002")
    assert school.post(f"{school_report}/nop").status_code == 303
    assert officer.post(f"{school_report}/duyet").status_code == 303
    return school_report
