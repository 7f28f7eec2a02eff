"""What stands side by side on the workbench: who wrote, what repeats, where it comes from."""

from reporting.workbench.gathering import overview
from tests.reporting.ground import Ground
from tests.reporting.workbench.planted import ELSE, QUESTION, open_bench, tell


def test_those_who_handed_in_are_shown_and_the_others_named(ground: Ground) -> None:
    found = open_bench(ground)
    assert [answer.unit.code for answer in found.answers] == ["C1", "C2"]
    assert [(one.unit.code, one.status) for one in found.below.waiting] == [("C3", "draft")]


def test_a_draft_is_nobody_elses_to_read(ground: Ground) -> None:
    assert "Đang viết" not in "".join(answer.told.text for answer in open_bench(ground).answers)


def test_a_paragraph_like_anothers_names_who_handed_it_in_first(ground: Ground) -> None:
    first, second = open_bench(ground).answers
    copy = second.pieces[0].copy
    assert not first.copied
    assert copy is not None and copy.unit_id == first.unit.id and 80 <= copy.percent < 100


def test_a_paragraph_from_another_question_is_marked(ground: Ground) -> None:
    tell(ground, "C3", ELSE)
    ground.bring("C3", "submitted")
    copy = open_bench(ground).answers[2].pieces[0].copy
    assert copy is not None and (copy.percent, copy.question) == (100, "tham_muu_cong_doan")


def test_a_unit_of_another_branch_is_not_named_to_a_district(ground: Ground) -> None:
    tell(ground, "C9", ELSE)
    ground.bring("C9", "submitted")
    tell(ground, "C3", ELSE.replace("từng quý", "từng tháng"))
    ground.bring("C3", "submitted")
    found = open_bench(ground)
    assert ground.units["C9"].id not in found.names and ground.units["C1"].id in found.names


def test_counting_what_is_left(ground: Ground) -> None:
    left = open_bench(ground).left
    assert (left.units, left.pieces, left.covered) == (2, 3, 0)


def test_the_overview_counts_each_point(ground: Ground) -> None:
    below, rows = overview(ground.db, ground.desk("H1"), {})
    wrote = {row.point.question: row.wrote for row in rows}
    assert (below.in_hand, len(below.units)) == (2, 3)
    assert (wrote[QUESTION], wrote["tham_muu_cong_doan"], wrote["uu_diem"]) == (2, 1, 0)


def test_recommendations_are_points_by_addressee_and_those_to_itself_only_to_read(ground: Ground) -> None:
    _, rows = overview(ground.db, ground.desk("T"), {})
    ours = {row.point.addressee: row.point.ours for row in rows if row.point.addressee}
    assert ours["tong_lien_doan"] and not ours["ldld_tinh"]
