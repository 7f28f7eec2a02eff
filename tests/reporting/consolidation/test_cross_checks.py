"""What “Kiểm tra” adds for a unit with units below."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reporting.clock import stamp
from reporting.consolidation.consolidating import consolidate_report
from reporting.consolidation.cross_checks import cross_check
from store import entries, units
from tests.reporting.ground import NOW, Ground, plant
from tests.reporting.small import OUTLINE

PARENTS = {"T": "", "H1": "T", "N1": "T", "C1": "H1", "C2": "N1"}
KINDS = {"T": "tinh", "H1": "huyen", "N1": "nganh", "C1": "cdcs", "C2": "cdcs"}


@pytest.fixture
def ground(tmp_path: Path) -> Iterator[Ground]:
    planted = plant(tmp_path / "baocao.db", OUTLINE, PARENTS, KINDS)
    planted.write("C1", {"A01": {"2011": "50"}})
    planted.bring("C1", "accepted")
    yield planted
    planted.db.close()


def messages(ground: Ground, code: str) -> list[str]:
    found = cross_check(ground.db, ground.desk(code))
    assert {finding.severity for finding in found} <= {"warning"}
    return [finding.message for finding in found]


def test_a_clean_report_has_no_warning(ground: Ground) -> None:
    assert messages(ground, "H1") == []
    assert messages(ground, "T") == []


def test_a_grassroots_unit_is_not_asked(ground: Ground) -> None:
    assert messages(ground, "C1") == []


def test_a_total_that_differs_is_warned_of(ground: Ground) -> None:
    ground.write("H1", {"A01": {"2011": "62"}})
    (message,) = messages(ground, "H1")
    assert "báo cáo ghi 62" in message


def test_a_unit_that_a_district_counted_and_a_sector_union_has_now_is_warned_of(ground: Ground) -> None:
    consolidate_report(ground.db, ground.desk("H1"), ground.officers["H1"].id, NOW)
    units.set_parent(ground.db, ground.units["C1"].id, ground.units["N1"].id, "2012-06-01")
    (message,) = messages(ground, "T")
    assert message.startswith("ĐV C1 (C1) đang được tính ở cả ĐV H1 và ĐV N1.")


def test_a_unit_that_hangs_on_the_province_and_was_counted_by_a_district_is_warned_of(ground: Ground) -> None:
    consolidate_report(ground.db, ground.desk("H1"), ground.officers["H1"].id, NOW)
    units.set_parent(ground.db, ground.units["C1"].id, ground.units["T"].id, "2012-06-01")
    assert "đang được tính ở cả" in messages(ground, "T")[0]


def test_two_units_of_one_name_under_different_kinds_of_parents_are_warned_of(ground: Ground) -> None:
    units.change(ground.db, replace(ground.units["C2"], short_name="đv  c1"))
    (message,) = messages(ground, "T")
    assert "Nếu là một đơn vị thì chỉ tính ở một nơi." in message


def test_a_number_that_the_table_does_not_have_is_warned_of(ground: Ground) -> None:
    ground.write("H1", {"A01": {"2011": "50"}})
    desk = ground.desk("H1")
    entry = entries.get(ground.db, desk.report.id, "muc")
    content = {**entry.content, "nhan_xet": "Tổng số lao động là 55 người."}
    by = ground.officers["H1"].id
    entries.save(ground.db, desk.report.id, "muc", content, entry.revision, "", "", by, stamp(NOW))
    (message,) = messages(ground, "H1")
    assert "55 người" in message
