"""The audit in words."""

import re
from pathlib import Path

import pytest

from reporting.audit_trail import ACTIONS, GROUPS, deed, trail
from store import audit, users
from store.audit import Asked, Record
from store.connection import Database

ROOT = Path(__file__).resolve().parents[2]
AT = "2012-07-10T08:00:00+07:00"
ACTION = re.compile(r'"((?:campaign|extension|unit|units|template|account|password|sign)[.-][a-z-]+)"')
FOLDERS = ("reporting", "web", "cli", "jobs")
# Names of the same look that are no actions.
NOT_ACTIONS = {"sign-in.page"}


def record(**detail: object) -> Record:
    return Record(1, AT, None, "campaign.change", "nq20", detail, "")


def told(**detail: object) -> list[tuple[str, str, str]]:
    return [tuple(change) for change in deed(record(**detail), {}).changes]  # type: ignore[misc]


def written() -> set[str]:
    """Every action that a module writes into the audit."""
    files = [file for folder in FOLDERS for file in (ROOT / folder).rglob("*.py") if "audit." in file.read_text()]
    return {action for file in files for action in ACTION.findall(file.read_text())} - NOT_ACTIONS


def test_every_action_that_is_written_has_its_words() -> None:
    assert {"campaign.change", "extension.grant", "unit.move", "sign-in"} <= written()
    assert {action for action in written() if action not in ACTIONS} == set()


def test_every_action_belongs_to_a_group() -> None:
    starts = tuple(start for _, group in GROUPS.values() for start in group)
    assert [action for action in ACTIONS if not action.startswith(starts)] == []


@pytest.mark.parametrize(
    ("detail", "shown"),
    [
        ({"changed": {"title": ["Cũ", "Mới"]}}, [("Tên đợt", "Cũ", "Mới")]),
        ({"changed": {"late_refused": [0, 1]}}, [("Không nhận sau hạn", "không", "có")]),
        ({"changed": {"guidance_date": [None, "2012-07-06"]}}, [("Ngày văn bản hướng dẫn", "", "06/07/2012")]),
        ({"changed": {"due:cdcs:report": ["2012-07-20", ""]}}, [("Hạn “report” của cdcs", "20/07/2012", "")]),
        ({"old": {"name": "A"}, "new": {"name": "B"}}, [("Tên đơn vị", "A", "B")]),
        ({"new": {"name": "B"}}, [("Tên đơn vị", "", "B")]),
        ({"before": "", "after": "Mẫu, bản 2"}, [("Mẫu in", "mẫu có sẵn", "Mẫu, bản 2")]),
        ({"new": 3, "changed": 2, "unchanged": 1}, []),
        ({}, []),
    ],
)
def test_old_and_new_are_read_from_each_way_of_keeping_them(detail: dict[str, object], shown: list[object]) -> None:
    assert told(**detail) == shown


def test_what_was_said_beside_is_told() -> None:
    assert deed(record(reason="mưa lũ", codes=["C0001", "C0002"]), {}).more == "lý do: mưa lũ; đơn vị: C0001, C0002"


def test_it_is_found_by_subject_day_and_kind(db: Database) -> None:
    clerk = users.by_login(db, "chuyenvien")
    assert clerk
    audit.add(db, "sign-in", clerk.id, "2012-07-11T08:00:00+07:00", "chuyenvien")
    audit.add(db, "unit.change", clerk.id, AT, "H01", {"old": {"name": "A"}, "new": {"name": "B"}})
    asked = {
        "all": Asked(), "subject": Asked("h0"), "day": Asked("", "2012-07-11", "2012-07-11"),
        "kind": Asked(actions=GROUPS["dang-nhap"][1]), "none": Asked("H01", "2012-07-11"),
    }  # fmt: skip
    found = {name: [each.subject for each in trail(db, one, 50, 0)] for name, one in asked.items()}
    assert found == {
        "all": ["H01", "chuyenvien", "nq20"], "subject": ["H01"], "day": ["chuyenvien"], "kind": ["chuyenvien"],
        "none": [],
    }  # fmt: skip
    assert [audit.count(db, one) for one in asked.values()] == [3, 1, 1, 1, 0]
