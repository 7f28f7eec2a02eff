"""The demo's figures: sums that hold, history that happened, work that fits."""

from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest

from reporting.demo import DemoReport
from reporting.demo.bank import table
from reporting.demo.people import crew, people
from reporting.demo.series import Calendar, added, kept, money, whole
from reporting.heading_lines import heading
from tests.reporting.demo_made import grids, made, outline, report, whole_reports

UPPER = ("TINH", "H01", "H02", "H04", "N01", "N02")


def reports_at_work(n: int, *works: str) -> list[DemoReport]:
    units = made(n).by_code
    return [each for each in whole_reports(made(n)) if units[each.unit_code].work in works]


def children(code: str, n: int = 200) -> list[DemoReport]:
    demo = made(n)
    return [
        each for each in demo.reports if each.status == "accepted" and demo.by_code[each.unit_code].parent_code == code
    ]


def number(text: str | None) -> Decimal:
    return Decimal(text) if text and text != "none" else Decimal(0)


@pytest.mark.parametrize("code", UPPER)
def test_a_parents_total_is_its_own_part_and_its_accepted_children(code: str) -> None:
    figures, own = grids(report(made(200), code)), grids(report(made(200), code), "own")
    parts = [grids(child) for child in children(code)]
    wrong = [
        (indicator, period)
        for indicator, periods in figures.items()
        if outline().indicator(indicator).units == "sum"
        for period, total in periods.items()
        if number(total) != sum(number(part.get(indicator, {}).get(period)) for part in [own, *parts])
    ]
    assert parts
    assert wrong == []


@pytest.mark.parametrize("code", UPPER)
def test_wages_are_the_mean_of_the_children_weighted_by_heads(code: str) -> None:
    figures, parts = grids(report(made(200), code)), [grids(child) for child in children(code)]
    for period, shown in figures["A07"].items():
        heads = sum(number(part["A08"][period]) for part in parts)
        pay = sum(number(part["A07"][period]) * number(part["A08"][period]) for part in parts)
        assert abs(number(shown) - pay / heads) <= Decimal("0.5")


def test_only_a_unit_with_children_keeps_an_own_part() -> None:
    assert grids(report(made(60), "H01"), "own")
    assert not grids(report(made(12), "H01"), "own")
    assert not grids(report(made(60), "C0004"), "own")


def test_figures_are_kept_for_what_the_unit_is_asked_and_for_nothing_else() -> None:
    for each in whole_reports(made(60)):
        kind = made(60).by_code[each.unit_code].kind
        asked = {one.id for one in outline().indicators_for(kind) if one.typed}
        assert set(grids(each)) == asked


def test_nothing_is_told_of_years_in_which_it_did_not_exist() -> None:
    for each in whole_reports(made(60)):
        for indicator, periods in grids(each).items():
            assert not set(periods) & set(outline().indicator(indicator).not_asked)
    assert "2008" not in grids(report(made(60), "H01"))["B02b"]


def test_schools_and_offices_sign_no_agreements_and_know_no_strikes() -> None:
    reports = reports_at_work(1000, "mam_non", "tieu_hoc", "thcs", "thpt", "xa", "co_quan", "so", "y_te")
    assert len(reports) > 500
    assert {value for each in reports for value in grids(each)["C07"].values()} == {"none"}
    sectors = [grids(report(made(1000), code)) for code in ("N01", "N02")]
    assert {value for each in sectors for value in (*each["B18"].values(), *each["C07"].values())} == {"none"}


def test_some_enterprises_do_sign_agreements() -> None:
    signed = [each for each in reports_at_work(1000, "cong_ty") if "1" in grids(each)["C07"].values()]
    assert 20 < len(signed) < len(reports_at_work(1000, "cong_ty"))


def test_wages_rise_from_about_one_and_a_half_to_over_three_million() -> None:
    pay = {period: number(value) for period, value in grids(report(made(1000), "TINH"))["A07"].items()}
    assert 1_450_000 < pay["2008"] < 1_850_000
    assert 3_000_000 < pay["2012"] < 3_600_000
    assert list(pay.values()) == sorted(pay.values())


def test_the_province_of_a_thousand_units_is_as_large_as_it_was() -> None:
    figures = grids(report(made(1000), "TINH"))
    assert 12_000 < number(figures["A01"]["2012"]) < 25_000
    assert 600 < number(figures["O01"]["2012"]) < 1_000


def test_members_move_by_those_admitted_and_those_gone() -> None:
    for each in whole_reports(made(200)):
        figures = grids(each)
        periods = list(figures["O05"])
        for before, now in pairwise(periods):
            moved = number(figures["O07"][now]) - number(figures["O08"][now])
            assert number(figures["O05"][now]) == number(figures["O05"][before]) + moved


def test_a_young_union_has_nothing_before_it_was_founded() -> None:
    calendar = Calendar.of(outline())
    crews = [crew(f"C{i:04d}", "htx", calendar) for i in range(1, 200)]
    young = next(each for each in crews if each.since)
    figures = people(young)
    assert all(series[: young.since] == [None] * young.since for series in figures.values())
    assert figures["O07"][young.since] == figures["O05"][young.since]


def test_targets_are_the_units_own_and_measured_as_their_figures() -> None:
    for each in whole_reports(made(60)):
        rows: list[dict[str, Any]] = each.contents["danh_gia_chung"]["chi_tieu"]
        assert 1 <= len(rows) <= 8
        for row in rows:
            assert "25-CTr/TU" not in row["source"] and "76/CTr-LĐLĐ" not in row["source"]
            assert row["measure"] == outline().indicator(row["indicator"]).measure


def test_kinds_of_work_and_recipes_name_figures_the_outline_has() -> None:
    known = {indicator.id for indicator in outline().indicators}
    assert set(table("figures")["cdcs"]) | set(table("figures")["upper"]) <= known
    targets = [target for level in ("upper", "cdcs") for target in table("targets")[level]]
    assert {target["indicator"] for target in targets} <= known


@pytest.mark.parametrize(
    ("value", "text"), [(None, "none"), (12, "12"), (0, "0"), (money(12.5), "12.5"), (money(30), "30")]
)
def test_figures_are_kept_as_entries_keep_them(value: Any, text: str) -> None:
    assert kept(value) == text


def test_a_sum_of_nothing_is_nothing() -> None:
    assert added([None, None]) is None
    assert added([None, 0]) == 0
    assert whole(added([1, money(2.5)])) == 3


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Trường THCS Lê Lợi", ("TRƯỜNG THCS LÊ LỢI",)),
        ("Trường THPT Phan Chu Trinh", ("TRƯỜNG THPT", "PHAN CHU TRINH")),
        ("UBND xã Đắk N'Drung", ("UBND XÃ ĐẮK N'DRUNG",)),
        ("Ngân hàng Chính sách xã hội tỉnh", ("NGÂN HÀNG", "CHÍNH SÁCH XÃ HỘI TỈNH")),
    ],
)
def test_a_name_becomes_well_broken_lines_in_capitals(name: str, lines: tuple[str, ...]) -> None:
    assert heading(name) == lines
