"""`flask campaign accept` and `return` as scripts call them."""

import json
from pathlib import Path

import pytest

from tests.test_cli import flask, refused


def status(instance: Path, code: str) -> str:
    found: str = json.loads(flask(instance, "report", "show", "nq20", code, "--json").stdout)["status"]
    return found


def test_all_that_wait_are_accepted_the_own_one_left_out(instance: Path) -> None:
    done = flask(instance, "campaign", "accept", "nq20", "--all-submitted")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[0] == "Duyệt: 2 báo cáo."
    assert [status(instance, code) for code in ("H04", "C0003", "H07")] == ["accepted", "accepted", "returned"]


def test_of_one_branch_alone(instance: Path) -> None:
    assert flask(instance, "campaign", "accept", "nq20", "--all-submitted", "--under", "N01").returncode == 0
    assert [status(instance, code) for code in ("H04", "C0003")] == ["submitted", "accepted"]


def test_one_that_cannot_be_accepted_is_told_and_stops_no_other(instance: Path) -> None:
    done = flask(instance, "campaign", "accept", "nq20", "N03", "H04")
    assert done.returncode == 1
    assert done.stderr == "Lỗi: 1 báo cáo để nguyên. N03: Không thể duyệt: báo cáo đang ở trạng thái “Bản nháp”.\n"
    assert status(instance, "H04") == "accepted"


def test_many_are_returned_with_one_comment(instance: Path) -> None:
    done = flask(instance, "campaign", "return", "nq20", "H04", "C0003", "--comment", "Thiếu biểu số 3.")
    assert (done.returncode, done.stderr) == (0, "")
    assert [status(instance, code) for code in ("H04", "C0003")] == ["returned"] * 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("return", "nq20", "H04", "--comment", "  "), "Xin ghi ý kiến"),
        (("return", "nq20", "H04", "H99", "--comment", "Sửa."), "H99"),
        (("accept", "khac", "H04"), "khac"),
        (("accept", "nq20", "--all-submitted", "--under", "H99"), "H99"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_line(instance: Path, words: tuple[str, ...], said: str) -> None:
    assert said in refused(flask(instance, "campaign", *words))
    assert status(instance, "H04") == "submitted"


@pytest.mark.parametrize(
    "words",
    [
        ("accept", "nq20"), ("accept", "nq20", "H04", "--all-submitted"), ("accept", "nq20", "H04", "--under", "N01"),
        ("return", "nq20", "H04"), ("return", "nq20", "--comment", "Sửa."),
    ],
)  # fmt: skip
def test_wrong_usage_exits_with_2(instance: Path, words: tuple[str, ...]) -> None:
    assert flask(instance, "campaign", *words).returncode == 2
