import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from store import Database, connect, migrate, units
from store.errors import Missing
from store.units import Unit
from tests.store.house import rows

FULL = Unit(
    0, "H01", "Liên đoàn Lao động huyện Đắk R’lấp", "LĐLĐ huyện Đắk R’lấp", "huyen",
    heading_lines=("LIÊN ĐOÀN LAO ĐỘNG", "HUYỆN ĐẮK R’LẤP"), superior_lines=("LIÊN ĐOÀN LAO ĐỘNG TỈNH ĐẮK NÔNG",),
    place="Đắk R’lấp", code_suffix="BC-LĐLĐ", sign_lines=("TM. BAN THƯỜNG VỤ",), signer_name="Nguyễn Văn A",
    vice_name="Trần Thị B", recipients=("- LĐLĐ tỉnh;", "- Lưu: VT."), party_committee="Huyện ủy Đắk R’lấp",
    district_party="Huyện ủy Đắk R’lấp", district_committee="UBND huyện Đắk R’lấp", contact_name="C",
    contact_phone="0123", sort_order=3,
)  # fmt: skip


def test_it_keeps_a_unit_as_it_was_given(db: Database) -> None:
    kept = units.add(db, FULL)
    assert units.get(db, kept.id) == units.by_code(db, "H01") == kept
    assert kept == replace(FULL, id=kept.id, search_key=kept.search_key, sort_key=kept.sort_key)
    assert kept.search_key.startswith("h01 lien doan lao dong huyen dak r'lap")


def test_it_keeps_a_changed_unit_with_fresh_keys(db: Database) -> None:
    kept = units.add(db, FULL)
    changed = units.change(db, replace(kept, name="Liên đoàn Lao động thị xã Gia Nghĩa", closed_on="2020-01-01"))
    assert units.get(db, kept.id) == changed
    assert "gia nghia" in changed.search_key


def test_it_says_that_there_is_no_such_unit(db: Database) -> None:
    with pytest.raises(Missing, match="99"):
        units.get(db, 99)
    with pytest.raises(Missing, match="99"):
        units.change(db, replace(FULL, id=99))
    assert units.by_code(db, "X") is None


def test_it_refuses_a_code_given_twice_and_keeps_none_of_the_many(db: Database, path: Path) -> None:
    before = rows(path)
    with pytest.raises(sqlite3.IntegrityError, match=r"units\.code"):
        units.add_all(db, [FULL, replace(FULL, code="H02"), FULL])
    assert rows(path) == before
    units.add_all(db, [FULL, replace(FULL, code="H02")])
    assert len(units.all_units(db)) == 3


@pytest.mark.parametrize(("asked", "found"), [
    ("đắk", ["H01"]), ("DAK rlap", []), ("huyen dak r'lap", ["H01"]), ("r’lấp H01", ["H01"]),
    ("c0001", ["C0001"]), ("", ["C0001", "H01"]), ("%", []), ("sông", []),
])  # fmt: skip
def test_it_finds_units_by_words_without_marks(db: Database, asked: str, found: list[str]) -> None:
    units.add(db, FULL)
    assert [unit.code for unit in units.search(db, asked)] == found


def test_lists_are_in_vietnamese_order_within_the_sort_order(db: Database) -> None:
    names = ["Đắk Song", "Đắk Mil", "Cư Jút", "Dak", "Ăn", "An"]
    units.add_all(db, [replace(FULL, code=name, name=name) for name in names])
    units.add(db, replace(FULL, code="Đầu", name="Ỷ", sort_order=1))
    listed = [unit.code for unit in units.all_units(db)]
    assert listed == ["C0001", "Đầu", "An", "Ăn", "Cư Jút", "Dak", "Đắk Mil", "Đắk Song"]


def test_ten_thousand_units_are_kept_in_one_transaction(tmp_path: Path) -> None:
    migrate(tmp_path / "baocao.db")
    with closing(connect(tmp_path / "baocao.db")) as db:
        many = [replace(FULL, code=f"C{number:05}") for number in range(10_000)]
        units.add_all(db, many)
        units.place_all(
            db, [(unit.code, f"C{number // 10:05}") for number, unit in enumerate(many) if number], "2000-01-01"
        )
        top = units.by_code(db, "C00000")
        assert top is not None and len(units.subtree(db, top.id, "2012-07-10")) == 10_000
