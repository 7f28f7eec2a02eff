"""The table of figures: its cells, its computed rows, its last column."""

from collections.abc import Callable
from typing import Any

import pytest
from werkzeug.datastructures import MultiDict

from forms.grid_plan import Row
from forms.outline import Indicator, IndicatorsQuestion, Outline
from forms.section_form import SectionForm, section_form

Make = Callable[..., SectionForm]
Post = Callable[..., MultiDict[str, str]]


def grid(figures: dict[str, Any] | None = None, own: dict[str, Any] | None = None) -> dict[str, Any]:
    return {"so_lieu": {"figures": figures or {}, "own": own or {}}}


def row(form: SectionForm, indicator: str) -> Row:
    return next(row for row in form["so_lieu"].rows if row.indicator.id == indicator)


def shown(form: SectionForm, indicator: str) -> list[str]:
    return [cell.shown for cell in row(form, indicator).cells]


def test_a_cell_is_named_after_question_indicator_and_period(make_form: Make) -> None:
    cells = row(make_form(), "A01").cells
    assert [cell.name for cell in cells] == ["so_lieu-A01-2010", "so_lieu-A01-2011", "so_lieu-A01-2012"]
    assert cells[2].label == "Tổng số CNVCLĐ – 6 tháng đầu năm 2012"


def test_only_a_unit_with_children_has_cells_of_its_own(make_form: Make) -> None:
    assert row(make_form(), "A01").own_cells[0].name == "so_lieu-A01-2010-own"
    assert row(make_form(kind="cdcs"), "A01").own_cells == ()
    assert (make_form()["so_lieu"].has_own, make_form(kind="cdcs")["so_lieu"].has_own) == (True, False)


def test_what_belongs_to_grassroots_units_has_no_part_of_its_own(make_form: Make) -> None:
    assert row(make_form(), "O01").own_cells == ()


def test_a_figure_not_asked_in_a_period_is_blank(make_form: Make) -> None:
    form = make_form(grid({"E05": {"2011": "4", "2012": "9"}}))
    assert [(cell.asked, cell.shown) for cell in row(form, "E05").cells] == [(True, ""), (True, "4"), (False, "")]


def test_the_last_column_adds_flows_and_shows_the_latest_stock(make_form: Make) -> None:
    form = make_form(grid({"O07": {"2010": "1000", "2011": "234"}, "O05": {"2010": "1000", "2011": "1234"}}))
    assert (row(form, "O07").total, row(form, "O05").total) == ("1.234", "1.234")
    assert row(form, "A02").total == ""


def test_a_ratio_is_computed_and_never_typed(make_form: Make) -> None:
    form = make_form(grid({"O05": {"2010": "1"}, "A01": {"2010": "3"}}))
    assert shown(form, "O09") == ["33,3", "", ""]
    assert (row(form, "O09").computed, row(form, "O09").total) == (True, "33,3")


def test_a_ratio_finds_its_operands_in_the_other_sections(make_form: Make) -> None:
    content = grid({"O05": {"2010": "1"}})
    assert shown(make_form(content), "O09") == ["", "", ""]
    assert shown(make_form(content, others={"A01": {"2010": "4"}}), "O09") == ["25,0", "", ""]


def test_a_ratio_sent_by_hand_is_not_kept(make_form: Make, post: Post) -> None:
    assert make_form().read(post(make_form(), so_lieu__O09__2010="100")) == {}


def test_yes_no_is_for_the_kinds_that_answer_so(make_form: Make) -> None:
    content = grid({"C04": {"2010": "1", "2011": "0"}})
    assert (row(make_form(content, kind="cdcs"), "C04").yes_no, row(make_form(content), "C04").yes_no) == (True, False)
    assert row(make_form(content, kind="cdcs"), "C04").total == "Không"


def test_a_yes_no_cell_takes_only_yes_or_no(make_form: Make, post: Post) -> None:
    kept = make_form(kind="cdcs").read(post(make_form(kind="cdcs"), so_lieu__C04__2010="2", so_lieu__C04__2011="1"))
    assert kept == {"so_lieu": {"figures": {"C04": {"2011": "1"}}}, "unread": {"so_lieu-C04-2010": "2"}}


def test_an_unreadable_cell_shows_what_was_typed_and_why(make_form: Make) -> None:
    form = make_form({"unread": {"so_lieu-A01-2010": "12a", "so_lieu-A01-2011-own": "x"}})
    first, second = row(form, "A01").cells[0], row(form, "A01").own_cells[1]
    assert (first.shown, second.shown) == ("12a", "x")
    assert "12a" in first.problem and form["so_lieu"].label_of(second.name).endswith("phần của riêng đơn vị")


def test_own_parts_are_kept_beside_the_totals(make_form: Make, post: Post) -> None:
    kept = make_form().read(post(make_form(), so_lieu__A01__2010="10", so_lieu__A01__2010__own="4"))
    assert kept == grid({"A01": {"2010": "10"}}, {"A01": {"2010": "4"}})


@pytest.mark.parametrize("typed", ["1.234", "1234", "1 234"])
def test_numbers_are_read_as_offices_write_them(make_form: Make, post: Post, typed: str) -> None:
    assert make_form().read(post(make_form(), so_lieu__A01__2010=typed)) == {
        "so_lieu": {"figures": {"A01": {"2010": "1234"}}}
    }


def test_a_negative_number_is_kept_for_the_rules_to_refuse(make_form: Make, post: Post) -> None:
    assert make_form().read(post(make_form(), so_lieu__A01__2010="-5"))["so_lieu"]["figures"] == {"A01": {"2010": "-5"}}


def test_what_is_counted_from_the_tree_is_shown_and_not_typed(make_outline: Callable[..., Outline], post: Post) -> None:
    counted = Indicator(id="O01", label="CĐCS", measure="CĐCS", units="count")
    question = IndicatorsQuestion(kind="indicators", id="so_lieu", label="Số liệu", rows=("O01",))
    outline = make_outline(questions=[question], indicators=[counted])
    content = {"so_lieu": {"figures": {"O01": {"2010": "12"}}}}
    form = section_form(outline, outline.section("huyen", "muc"), "huyen", True, content, {})
    assert (shown(form, "O01"), row(form, "O01").computed) == (["12", "", ""], True)
    assert form.read(post(form, so_lieu__O01__2010="99")) == content


def test_a_table_of_three_hundred_cells_survives(
    make_outline: Callable[..., Outline], outline: Outline, post: Post
) -> None:
    rows = [Indicator(id=f"X{n}", label=f"Dòng {n}", measure="người", decimals=n % 2) for n in range(30)]
    periods = [outline.periods[0].model_copy(update={"id": str(year)}) for year in range(2008, 2013)]
    question = IndicatorsQuestion(kind="indicators", id="so_lieu", label="Số liệu", rows=tuple(x.id for x in rows))
    outline = make_outline(questions=[question], indicators=rows, periods=periods)
    figures = {
        row.id: {period.id: f"{n * 997}" + ".5" * row.decimals for period in periods} for n, row in enumerate(rows)
    }
    content = {"so_lieu": {"figures": figures, "own": figures}}

    def form(content: dict[str, Any]) -> SectionForm:
        return section_form(outline, outline.section("huyen", "muc"), "huyen", True, content, {})

    sent = post(form(content))
    assert len(sent) == 301
    assert form({}).read(sent) == form(content).read(sent) == content
