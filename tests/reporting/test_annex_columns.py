"""The annex of a regular report: the columns its outline names, reckoned ones too, and no column over all."""

from typing import Any

from documents import load_template
from forms.outline import load_outline
from reporting.annex import NOTE, annex
from reporting.paper import columns_of, template_file
from tests.forms.quarter import QUARTER

OUTLINE = load_outline(QUARTER)
FIGURES = {
    "S1": {"now": "40"},
    "S2": {"now": "30", "plan": "32"},
    "F1": {"before": "11", "now": "5", "then": "none", "plan": "20"},
    "F2": {"before": "1.5", "now": "2"},
}


def printed(figures: dict[str, Any]) -> dict[str, Any]:
    return annex(OUTLINE, "cdcs", {"ket_qua": {"so_lieu": {"figures": figures}}})


def row(made: dict[str, Any], code: str) -> dict[str, Any]:
    return next(each for group in made["nhom"] for each in group["hang"] if each["ma"] == code)


def test_its_columns_are_those_on_paper_and_none_of_totals() -> None:
    made = printed(FIGURES)
    assert made["cot"] == ["Quý\u00a0III/2026", "Lũy kế", "Quý\u00a0III/2025", "Kế hoạch 2026", "Tỷ lệ"]
    assert (made["cot_tong"], row(made, "F1")["tong"]) == ([], [])


def test_reckoned_figures_stand_in_their_columns() -> None:
    made = printed(FIGURES)
    assert row(made, "F1")["gia_tri"] == ["5", "16", "–", "20", "80,0"]
    assert row(made, "F2")["gia_tri"] == ["2,0", "3,5", "", "", ""]
    assert row(made, "S2")["gia_tri"] == ["30", "30", "", "32", "93,8"]


def test_a_ratio_is_that_of_its_operands_in_every_column() -> None:
    assert row(printed(FIGURES), "R1")["gia_tri"] == ["75,0", "75,0", "", "x", "x"]


def test_the_note_may_be_the_outlines_own() -> None:
    own = OUTLINE.model_copy(update={"table_note": "Ghi chú riêng."})
    assert (printed({})["ghi_chu"], annex(own, "cdcs", {})["ghi_chu"]) == ([NOTE], ["Ghi chú riêng."])


def test_there_is_a_template_for_its_columns() -> None:
    assert columns_of(OUTLINE) == (5, False)
    assert template_file("tld-2024", 5, False) != template_file("tld-2024", 5)
    assert load_template(template_file("tld-2024", 5, False))
