"""Demos made once for all tests of the demo, and what they hold in handy shapes."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from forms.outline import Outline, load_outline, shipped
from reporting.demo import Demo, DemoReport, demo

SLUG = "nq20-so-ket-5-nam"
WHOLE = ("accepted", "submitted", "returned")


@cache
def outline() -> Outline:
    return load_outline(shipped(SLUG))


@cache
def made(n: int) -> Demo:
    return demo(outline(), n)


def report(made: Demo, code: str) -> DemoReport:
    return next(report for report in made.reports if report.unit_code == code)


def whole_reports(made: Demo) -> list[DemoReport]:
    """Those that are filled from end to end: all but the drafts, and the province's own."""
    return [each for each in made.reports if each.status in WHOLE or each.unit_code == "TINH"]


def grids(report: DemoReport, part: str = "figures") -> dict[str, dict[str, str]]:
    """{indicator: {period: kept figure}} of a report, or of its `own` part."""
    found: dict[str, dict[str, str]] = {}
    for content in report.contents.values():
        for answer in content.values():
            if isinstance(answer, dict) and "figures" in answer:
                found.update(answer.get(part, {}))
    return found


def texts(report: DemoReport) -> Iterator[tuple[str, str]]:
    """(question or addressee, paragraph) of everything written in words."""
    for content in report.contents.values():
        for question, answer in content.items():
            for name, text in said(question, answer):
                yield from ((name, line) for line in text.split("\n"))


def said(question: str, answer: Any) -> list[tuple[str, str]]:
    if isinstance(answer, str):
        return [(question, answer)]
    return list(answer.items()) if isinstance(answer, dict) and "figures" not in answer else []


def prose(report: DemoReport) -> str:
    return "\n".join(paragraph for _, paragraph in texts(report))
