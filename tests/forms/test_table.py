"""The free table: rows added and removed without a script, rows set by the clerk, percentages."""

from collections.abc import Callable
from typing import Any

import pytest
from werkzeug.datastructures import MultiDict

from forms.posting import MOST_ROWS
from forms.section_form import SectionForm, TooLong
from forms.table import OTHER

Make = Callable[..., SectionForm]
Post = Callable[..., MultiDict[str, str]]

THREE = [{"target": "một"}, {"target": "hai"}, {"target": "ba"}]
SET = {"chi_tieu": [{"id": "kn", "target": "Kết nạp", "source": "tinh_uy", "aimed": "1500", "reached": ""}]}


def targets(form: SectionForm) -> list[str]:
    return [cell.shown for _, cells in form["chi_tieu"].rows for cell in cells if cell.column.id == "target"]


def pressed(make_form: Make, post: Post, content: dict[str, Any], button: str) -> tuple[Any, list[str]]:
    form = make_form(content)
    kept = form.read(post(make_form(content), lam=button))
    return kept.get("chi_tieu"), targets(form)


def test_an_empty_table_shows_one_blank_row(make_form: Make) -> None:
    assert targets(make_form()) == [""]
    assert len(make_form()["chi_tieu"].own) == 1


def test_the_first_row_can_be_typed_into_an_empty_table(make_form: Make, post: Post) -> None:
    assert make_form().read(post(make_form(), chi_tieu__1__target="một")) == {"chi_tieu": [{"target": "một"}]}


def test_a_button_adds_a_row(make_form: Make, post: Post) -> None:
    kept, drawn = pressed(make_form, post, {"chi_tieu": THREE}, "them:chi_tieu")
    assert (kept, drawn) == ([*THREE, {}], ["một", "hai", "ba", ""])


def test_a_row_is_added_behind_what_was_typed_with_it(make_form: Make, post: Post) -> None:
    kept = make_form().read(post(make_form(), lam="them:chi_tieu", chi_tieu__1__target="mới"))
    assert kept["chi_tieu"] == [{"target": "mới"}, {}]


def test_an_added_row_that_stays_blank_is_not_kept(make_form: Make, post: Post) -> None:
    content = {"chi_tieu": [*THREE, {}]}
    assert targets(make_form(content)) == ["một", "hai", "ba", ""]
    assert make_form(content).read(post(make_form(content))) == {"chi_tieu": THREE}


def test_a_button_removes_its_row(make_form: Make, post: Post) -> None:
    kept, drawn = pressed(make_form, post, {"chi_tieu": THREE}, "bo:chi_tieu:2")
    assert (kept, drawn) == ([THREE[0], THREE[2]], ["một", "ba"])


def test_removing_a_row_takes_its_unread_cells_along(make_form: Make, post: Post) -> None:
    content = {"chi_tieu": THREE, "unread": {"chi_tieu-2-aimed": "x", "chi_tieu-3-aimed": "y"}}
    assert make_form(content).read(post(make_form(content), lam="bo:chi_tieu:2"))["unread"] == {"chi_tieu-2-aimed": "y"}


@pytest.mark.parametrize(
    "button", ["bo:chi_tieu:9", "bo:chi_tieu:", "bo:khac:1", "them:khac", "them", "xoa:chi_tieu:1", ""]
)
def test_a_button_nobody_drew_does_nothing(make_form: Make, post: Post, button: str) -> None:
    assert pressed(make_form, post, {"chi_tieu": THREE}, button)[0] == THREE


def test_a_blank_row_between_others_keeps_its_place(make_form: Make, post: Post) -> None:
    content = {"chi_tieu": [THREE[0], {}, THREE[2]]}
    assert make_form(content).read(post(make_form(content))) == content


def test_a_row_with_only_an_unreadable_cell_is_kept(make_form: Make, post: Post) -> None:
    kept = make_form().read(post(make_form(), chi_tieu__1__aimed="nhiều"))
    assert kept == {"chi_tieu": [{}], "unread": {"chi_tieu-1-aimed": "nhiều"}}
    assert make_form(kept).read(post(make_form(kept))) == kept


def test_the_percentage_is_computed_from_both_numbers(make_form: Make) -> None:
    rows = [{"aimed": "1500", "reached": "1712"}, {"aimed": "0", "reached": "5"}, {"aimed": "9"}]
    form = make_form({"chi_tieu": rows})
    percents = [cells[-1] for _, cells in form["chi_tieu"].rows]
    assert [cell.shown for cell in percents] == ["114,1", "", ""]
    assert all(cell.locked for cell in percents)


def test_a_percentage_sent_by_hand_is_not_kept(make_form: Make, post: Post) -> None:
    assert make_form().read(post(make_form(), chi_tieu__1__percent="100")) == {}


# A choice that takes other words too


def source(form: SectionForm) -> tuple[str, str]:
    cell = form["chi_tieu"].rows[0][1][1]
    return cell.shown, cell.other


def test_words_beside_a_choice_are_kept_in_its_place(make_form: Make, post: Post) -> None:
    kept = make_form().read(post(make_form(), chi_tieu__1__source=OTHER, chi_tieu__1__source__khac="Nghị quyết 05"))
    assert kept == {"chi_tieu": [{"source": "Nghị quyết 05"}]}
    assert source(make_form(kept)) == (OTHER, "Nghị quyết 05")


def test_words_count_even_where_the_choice_was_left_alone(make_form: Make, post: Post) -> None:
    assert make_form().read(post(make_form(), chi_tieu__1__source__khac="NQ 05")) == {"chi_tieu": [{"source": "NQ 05"}]}


def test_choosing_an_option_wins_over_words_left_from_before(make_form: Make, post: Post) -> None:
    content = {"chi_tieu": [{"source": "NQ 05"}]}
    kept = make_form(content).read(post(make_form(content), chi_tieu__1__source="tinh_uy"))
    assert kept == {"chi_tieu": [{"source": "tinh_uy"}]}
    assert source(make_form(kept)) == ("tinh_uy", "")


# Rows set by the clerk


def test_a_set_row_stands_first_and_is_read_only_where_it_is_filled(make_form: Make) -> None:
    form = make_form({"chi_tieu": [{"target": "riêng"}]}, locked_rows=SET)
    (row, cells), _ = form["chi_tieu"].rows
    assert (targets(form), row.locked) == (["Kết nạp", "riêng"], True)
    assert [cell.locked for cell in cells] == [True, True, True, False, True]
    assert cells[1].shown == "25-CTr/TU"


def test_a_unit_fills_only_what_the_clerk_left_open(make_form: Make, post: Post) -> None:
    sent = post(make_form(locked_rows=SET), chi_tieu__kkn__reached="1600", chi_tieu__kkn__aimed="1")
    kept = make_form(locked_rows=SET).read(sent)
    assert kept == {"chi_tieu": [{"locked": "kn", "reached": "1600"}]}
    assert make_form(kept, locked_rows=SET)["chi_tieu"].rows[0][1][-1].shown == "106,7"


def test_a_set_row_cannot_be_removed(make_form: Make, post: Post) -> None:
    content = {"chi_tieu": [{"locked": "kn", "reached": "1600"}]}
    form = make_form(content, locked_rows=SET)
    assert form.read(post(form, lam="bo:chi_tieu:kkn")) == content
    assert targets(form) == ["Kết nạp"]


def test_an_answer_to_a_row_taken_back_is_not_lost(make_form: Make, post: Post) -> None:
    content = {"chi_tieu": [{"locked": "kn", "reached": "1600"}, {"target": "riêng"}]}
    assert targets(make_form(content)) == ["riêng"]
    assert make_form(content).read(post(make_form(content))) == content


# How many


def test_it_takes_five_thousand_rows_and_not_one_more(make_form: Make, post: Post) -> None:
    most = {"chi_tieu": [{"target": f"dòng {n}"} for n in range(MOST_ROWS)]}
    sent = post(make_form(most))
    assert make_form().read(sent) == most
    form = make_form()
    more = {**sent.to_dict(), "chi_tieu-so-dong": str(MOST_ROWS + 1), f"chi_tieu-{MOST_ROWS + 1}-target": "thêm"}
    with pytest.raises(TooLong, match=r"tối đa 5\.000 dòng"):
        form.read(MultiDict(more))
    assert targets(form)[-2:] == ["dòng 4999", "thêm"]


@pytest.mark.parametrize("count", ["x", "-1", "", "9" * 5000])
def test_a_count_that_is_no_number_keeps_the_rows(make_form: Make, post: Post, count: str) -> None:
    content = {"chi_tieu": THREE}
    assert make_form(content).read(post(make_form(content), chi_tieu__so__dong=count)) == content


def test_a_huge_count_alone_does_not_fill_the_memory(make_form: Make, post: Post) -> None:
    with pytest.raises(TooLong):
        make_form().read(post(make_form(), chi_tieu__so__dong="999999999"))
