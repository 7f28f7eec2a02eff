"""The last column spread over the units: the columns of a row add up to what the report says."""

import random
from decimal import Decimal
from pathlib import Path

import pytest

from reporting.tracing.by_unit import MOST_COLUMNS, SIDE_BY_SIDE, by_unit, columns, named, of_many, parted
from tests.reporting.ground import Ground, plant
from tests.reporting.tracing.grove import CHARTED, consolidate, figures_by_chance, traced
from vietnamese.numbers import parse_number

ADDED = [one.label for one in CHARTED.indicators if one.units == "sum" and not one.ratio]


def number(shown: str) -> Decimal:
    return Decimal(0) if shown in ("", "–", "x") else parse_number(shown) or Decimal(0)


@pytest.mark.parametrize("seed", range(6))
def test_the_columns_of_a_sum_add_up_to_it_whoever_is_silent(tmp_path: Path, seed: int) -> None:
    draw = random.Random(seed)
    parents = {"T": "", "H1": "T", **{f"C{n}": "T" for n in range(2, draw.randint(4, MOST_COLUMNS + 6))}}
    kinds = {code: {"T": "tinh", "H": "huyen", "C": "cdcs"}[code[0]] for code in parents}
    ground = plant(tmp_path / "baocao.db", CHARTED, parents, kinds)
    for code in list(parents)[1:]:
        ground.write(code, figures_by_chance(draw))
        if draw.random() < 0.8:
            ground.bring(code, "accepted")
    ground.write("T", {}, {"L01": {"2011": "3"}})
    consolidate(ground, "T")
    found = traced(ground)
    tables = by_unit(CHARTED, "T", found.made.kept(), found)
    rows: dict[str, list[str]] = {}
    for table in tables:
        for line in table["hang"]:
            rows.setdefault(line["noi_dung"], []).extend(line["o"])
    assert {label: sum(map(number, rows[label][:-1])) for label in ADDED} == {
        label: number(rows[label][-1]) for label in ADDED
    }
    ground.db.close()


def test_more_units_than_stand_side_by_side_are_put_together(tmp_path: Path) -> None:
    many = {"T": "", "H1": "T", **{f"C{n}": "T" for n in range(1, MOST_COLUMNS + 3)}}
    kinds = {code: {"T": "tinh", "H": "huyen", "C": "cdcs"}[code[0]] for code in many}
    ground = plant(tmp_path / "baocao.db", CHARTED, many, kinds)
    for code in list(many)[1:]:
        ground.write(code, {"A01": {"2011": "2"}})
        ground.bring(code, "accepted")
    consolidate(ground, "T")
    heads = [column.head for column in columns(CHARTED, "T", traced(ground))]
    assert heads == ["ĐV H1", f"Các đơn vị trực thuộc khác ({MOST_COLUMNS + 2})"]
    ground.db.close()


def test_a_total_typed_otherwise_stands_beside_the_sum(ground: Ground) -> None:
    found = traced(ground)
    same, other = found.made.kept(), {**found.made.kept(), "A01": {"2011": "80"}}
    heads = [by_unit(CHARTED, "T", kept, found)[-1]["cot"] for kept in (same, other)]
    assert (heads[0][-1], heads[1][-2:]) == ("Cộng từ các đơn vị", ["Cộng từ các đơn vị", "Số trong báo cáo"])


def test_what_a_kind_is_not_asked_is_no_empty_cell(ground: Ground) -> None:
    (table,) = by_unit(CHARTED, "T", {}, traced(ground))
    rows = {line["noi_dung"]: dict(zip(table["cot"], line["o"], strict=True)) for line in table["hang"] if line["o"]}
    assert (rows["Văn bản chỉ đạo"]["ĐV C9"], rows["Văn bản chỉ đạo"]["ĐV H1"]) == ("x", "")


def test_a_line_a_unit_shows_the_highlights_and_their_sum(ground: Ground) -> None:
    table = of_many(CHARTED, CHARTED.highlights, traced(ground))
    assert [line["o"] for line in table["hang"]] == [
        ["7", "7", "100,0"],
        ["30", "8", "26,7"],
        ["40", "40", "100,0"],
        ["77", "55", "71,4"],
    ]


@pytest.mark.parametrize("count", [1, SIDE_BY_SIDE, SIDE_BY_SIDE + 1, 19])
def test_columns_are_parted_evenly_and_none_is_lost(count: int) -> None:
    widths = [part.stop - part.start for part in parted(count)]
    assert sum(widths) == count
    assert max(widths) - min(widths) <= 1 and max(widths) <= SIDE_BY_SIDE


def test_tables_of_one_list_are_counted_and_say_from_whom_to_whom() -> None:
    assert named(["H1"], 1, 1) == ""
    assert [named(["H1", "H2"], 1, 3), named(["H3"], 2, 3), named([], 3, 3)] == [
        "Biểu 1/3: H1 đến H2",
        "Biểu 2/3: H3",
        "Biểu 3/3",
    ]
