"""A child process with little time, little memory and no files: what it does, and what stops it (reliability: C2)."""

import os
import subprocess
import sys
import time
from dataclasses import asdict
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any

import pytest

from documents import limits, load_template
from documents.limits import (
    ROOT,
    AllBusy,
    LimitedRunFailed,
    TaskDied,
    TaskRefused,
    TookTooLong,
    TookTooMuch,
    checked,
    run_limited,
)
from documents.template_check import check_template
from tests.documents.templates import CONTRACT, template

LIST = [1] * 3000
SLOW = "{% for a in so %}{% for b in so %}{% for c in so %}{{ c }}{% endfor %}{% endfor %}{% endfor %}"


def rendered(*texts: str, seconds: int = 20, memory: int = 1 << 30, **context: Any) -> bytes:
    payload = {"template": template(*texts), "context": context}
    return run_limited("render", payload, seconds, memory)


def test_a_child_gives_the_same_document() -> None:
    data = template("{{ x }} và {% for n in l %}{{ n }}{% endfor %}", title="{{ x }}")
    context = {"x": "Đắk Nông & <b>", "l": ["a", "ư"]}
    assert run_limited("render", {"template": data, "context": context}) == load_template(data).render(context)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("{{ y }}", "không có trong dữ liệu"),
        ("{{ x", "viết sai"),
        ("{{ 'é' / 2 }}", "sai kiểu"),
        ("{% bad %}", "viết sai"),
    ],
)
def test_a_refusal_of_the_engine_comes_back_in_its_own_words(source: str, words: str) -> None:
    with pytest.raises(TaskRefused, match=words):
        rendered(source, x="1")


def test_whatever_uses_up_its_time_is_ended() -> None:
    began = time.monotonic()
    with pytest.raises(TookTooLong, match="quá 1 giây"):
        rendered(SLOW, seconds=1, so=LIST)
    assert time.monotonic() - began < 10


def test_no_more_children_than_there_are_places(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PATIENCE", 0.01)
    monkeypatch.setattr(limits, "PLACES", BoundedSemaphore(1))
    with limits.PLACES, pytest.raises(AllBusy, match="gửi lại"):
        checked(template("{{ x }}"), CONTRACT)
    assert rendered("{{ x }}", x="1") and rendered("{{ x }}", x="1")


def test_whatever_uses_up_its_memory_is_ended() -> None:
    with pytest.raises(TookTooMuch, match="quá 256 MB"):
        rendered("{{ 'a' * n }}", memory=256 << 20, n=10**9)


def test_the_same_template_runs_where_there_is_time_and_memory() -> None:
    assert rendered(SLOW, so=LIST[:10]) and rendered("{{ 'a' * n }}", memory=256 << 20, n=10**3)


def test_a_child_that_ends_without_an_answer_is_an_error() -> None:
    with pytest.raises(TaskDied):
        run_limited("no such task", {})


def test_all_errors_are_of_one_family() -> None:
    assert all(issubclass(kind, LimitedRunFailed) for kind in (TaskRefused, TookTooLong, TookTooMuch, TaskDied))


CONFINED = """
import os, documents.limits as limits, socket, subprocess
limits.confine(5, 1 << 30)
def tried(act):
    try:
        act()
    except OSError:
        return "no"
    return "yes"
print(tried(lambda: open({mark!r}, "w")), tried(lambda: open("/etc/passwd")), tried(socket.socket),
      tried(lambda: subprocess.run(["true"])), tried(os.pipe))
"""


def test_a_child_opens_no_file_no_socket_and_starts_nothing(tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    source = CONFINED.format(mark=str(mark))
    ran = subprocess.run([sys.executable, "-c", source], cwd=ROOT, capture_output=True, check=True, timeout=30)
    assert ran.stdout.split() == [b"no"] * 5
    assert not mark.exists()


def test_without_the_limits_it_would(tmp_path: Path) -> None:
    source = CONFINED.format(mark=str(tmp_path / "mark")).replace("limits.confine", "lambda *_: 0;(lambda *_: 0)")
    ran = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", source], cwd=ROOT, capture_output=True, check=True, timeout=30
    )
    assert ran.stdout.split() == [b"yes"] * 5


LATE = """
import sys, documents.limits as limits
from tests.documents.templates import CONTRACT, template
render, check = limits.loaded("render"), limits.loaded("check")
for code in limits.LATE_CODES:
    limits.codecs.lookup(code)
before = set(sys.modules)
for source in ("{{ x }}", "{{ y }}", "{{ x", "{{ 'é' }}", "{{ 1 / 0 }}", "{% for a in x %}{{ loop.last }}{% endfor %}"):
    limits.answered(render, limits.enveloped({"template": template(source), "context": {"x": "é"}}))
    limits.answered(check, limits.enveloped({"template": template(source), "contract": CONTRACT, "expected": []}))
print(sorted(set(sys.modules) - before))
"""


def test_a_confined_child_needs_no_module_that_is_not_loaded_yet() -> None:
    ran = subprocess.run([sys.executable, "-c", LATE], cwd=ROOT, capture_output=True, check=True, timeout=30)
    assert ran.stdout.strip() == b"[]"


def test_a_child_knows_nothing_of_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BAOCAO_SECRET_KEY", "bí mật")
    assert rendered("a")
    assert os.environ["BAOCAO_SECRET_KEY"]


def test_a_template_may_be_checked_in_a_child() -> None:
    data = template("{{ don_vi.tenn }}")
    assert checked(data, CONTRACT, ["don_vi.ma"]) == check_template(data, CONTRACT, ["don_vi.ma"])


def test_findings_may_be_written_in_a_child() -> None:
    data = template("{{ don_vi.tenn }}")
    findings = [asdict(one) for one in check_template(data, CONTRACT)]
    assert run_limited("annotate", {"template": data, "findings": findings}).startswith(b"PK")
