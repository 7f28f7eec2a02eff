"""Rules 22 and 23: totals beside their parts, units that two parents count."""

from dataclasses import replace
from typing import Any

from forms.figures import NONE
from reporting.consolidation.comparing import Difference, Seat, as_findings, counted_twice, differences
from reporting.consolidation.coverage import Child
from store.consolidation_choices import Choice
from tests.reporting.small import content, part, summed

ONE = Child(1, "C1", "CĐCS C1", "cdcs", 11, "accepted", 1)
AWAY = replace(ONE, code="C9", name="CĐCS C9", version=0, status="draft")
AT = "2012-07-10T09:00:00+07:00"


def found(typed: str, marked: str = "", choice: Choice | None = None, **child: str) -> list[Difference]:
    """The differences of a report that prints this A01 in 2011 over one child that counts and one that does not."""
    made = summed(part("C1", **(child or {"A01": "50"})))
    choices: Any = {("A01", "2011"): choice} if choice else {}
    marks = {"A01": {"2011": marked}} if marked else {}
    return differences(made, [ONE, AWAY], content({"A01": {"2011": typed}} if typed else {}), marks, choices)


def test_a_typed_total_that_is_not_the_sum_is_shown_with_both_numbers() -> None:
    (one,) = found("62")
    assert (one.place.name, one.typed.kept, one.computed.kept) == ("so_lieu-A01-2011", "62", "50")
    assert one.sentence == (
        "Tổng số lao động – Năm 2011: báo cáo ghi 62, cộng từ số liệu của 1/2 đơn vị trực thuộc là 50 "
        "(chênh lệch 12). Hãy chọn số được dùng; nếu giữ số đã ghi thì nêu lý do."
    )


def test_a_total_that_is_the_sum_is_not_shown() -> None:
    assert found("50") == []


def test_nothing_is_compared_where_either_side_is_empty() -> None:
    assert found("") == []
    assert found("62", O05="1") == []


def test_nothing_happened_equals_zero() -> None:
    assert found(NONE, A01="0") == []
    assert len(found(NONE, A01="1")) == 1


def test_the_own_part_is_in_the_sum() -> None:
    made = summed(part("C1", L01="3"), L01="2")
    assert differences(made, [ONE], content({"L01": {"2011": "5"}}), {}, {}) == []
    assert len(differences(made, [ONE], content({"L01": {"2011": "3"}}), {}, {})) == 1


def test_an_own_part_alone_is_no_sum_of_children() -> None:
    made = summed(part("C1"), L01="2")
    assert differences(made, [ONE, AWAY], content({"L01": {"2011": "9"}}), {}, {}) == []


def test_a_mean_is_compared_as_it_is_printed() -> None:
    made = summed(part("C1", A07="100", A08="1"), part("C2", A07="101", A08="2"))
    assert differences(made, [ONE], content({"A07": {"2011": "101"}}), {}, {}) == []


def test_an_older_consolidated_total_asks_to_consolidate_again() -> None:
    (one,) = found("40", marked="40")
    assert one.stale
    assert one.sentence.endswith("số tổng hợp trước đây là 40, nay là 50. Hãy tổng hợp lại.")


def test_a_chosen_typed_total_is_settled_until_a_number_changes() -> None:
    choice = Choice("A01", "2011", "typed", "62", "50", "Có đơn vị chưa nộp.", 1, AT)
    assert as_findings(found("62", choice=choice)) == []
    assert len(as_findings(found("63", choice=choice))) == 1
    assert len(as_findings(found("62", choice=choice, A01="51"))) == 1


def test_findings_are_warnings_at_the_cell() -> None:
    (finding,) = as_findings(found("62"))
    assert (finding.severity, finding.section, finding.cell) == ("warning", "muc", "so_lieu-A01-2011")


SCHOOL = Seat("C1", "CĐCS Trường THPT Chu Văn An", "LĐLĐ huyện Cư Jút", "huyen")


def seat(**changes: str) -> Seat:
    return SCHOOL._replace(**changes)


def test_a_unit_under_two_parents_is_counted_twice() -> None:
    (pair,) = counted_twice([SCHOOL, seat(parent="CĐ ngành Giáo dục", parent_kind="nganh")])
    assert "(C1) đang được tính ở cả LĐLĐ huyện Cư Jút và CĐ ngành Giáo dục" in pair.sentence


def test_one_name_under_a_district_and_a_sector_union_is_asked_about() -> None:
    (pair,) = counted_twice(
        [SCHOOL, seat(code="C8", name="CĐCS trường THPT  Chu Văn An", parent="N01", parent_kind="nganh")]
    )
    assert "mã C1" in pair.sentence
    assert "mã C8" in pair.sentence


def test_one_name_under_two_districts_is_nothing() -> None:
    assert counted_twice([SCHOOL, seat(code="C8", parent="LĐLĐ huyện Đắk Mil")]) == []


def test_a_unit_under_one_parent_is_nothing() -> None:
    assert counted_twice([SCHOOL, SCHOOL]) == []
