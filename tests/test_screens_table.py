"""docs/man-hinh.md names a test for each of the 44 things that are promised of the screens, and each test is there."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROW = re.compile(r"^\| (\d+) \| (.+?) \| (.+) \|$", re.MULTILINE)
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")
ROWS = ROW.findall((ROOT / "docs" / "man-hinh.md").read_text(encoding="utf-8"))


@cache
def standing_in(file: str) -> frozenset[str]:
    """The tests that stand in a file; none where there is no such file."""
    if not (ROOT / file).exists():
        return frozenset()
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    return frozenset(node.name for node in tree.body if isinstance(node, ast.FunctionDef))


def missing(cell: str) -> list[str]:
    return [f"{file}::{name}" for file, name in NAMED.findall(cell) if name not in standing_in(file)]


def test_all_forty_four_are_there_in_order() -> None:
    assert [int(number) for number, _, _ in ROWS] == list(range(1, 45))


@pytest.mark.parametrize(("number", "tests"), [(number, tests) for number, _, tests in ROWS])
def test_each_is_shown_by_tests_that_are_there(number: str, tests: str) -> None:
    assert NAMED.findall(tests), number
    assert len(NAMED.findall(tests)) == tests.count("`") / 2
    assert missing(tests) == []


def test_control_a_test_that_is_gone_is_missed() -> None:
    assert missing("`tests/test_screens_table.py::test_nobody_wrote` `tests/test_gone.py::test_it`") == [
        "tests/test_screens_table.py::test_nobody_wrote",
        "tests/test_gone.py::test_it",
    ]
