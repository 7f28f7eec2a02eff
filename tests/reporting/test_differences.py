"""Two states of a report, told apart by section and cell."""

from typing import Any

import pytest

from forms.outline import Outline
from reporting.differences import Asker, changes
from tests.reporting.conftest import SCHOOL

OLD: dict[str, dict[str, Any]] = {
    "trien_khai": {
        "trien_khai_cap_uy": "Bản cũ.",
        "so_lieu_trien_khai": {"figures": {"T04": {"2008": "12", "2009": "none"}}},
    },
    "the_thuc": {"number": "05"},
}


@pytest.fixture
def asker(outline: Outline) -> Asker:
    return Asker(outline, SCHOOL.kind, False, {})


def told(asker: Asker, new: dict[str, dict[str, Any]]) -> list[tuple[str, str, str]]:
    return [(each.section, cell.old, cell.new) for each in changes(asker, OLD, new) for cell in each.cells]


def test_equal_states_differ_in_nothing(asker: Asker) -> None:
    assert told(asker, OLD) == []


def test_a_text_is_shown_old_and_new(asker: Asker) -> None:
    new = OLD | {"trien_khai": OLD["trien_khai"] | {"trien_khai_cap_uy": "Bản mới."}}
    assert told(asker, new) == [("trien_khai", "Bản cũ.", "Bản mới.")]


def test_a_figure_is_shown_with_its_name_and_year(asker: Asker) -> None:
    figures = {"figures": {"T04": {"2008": "1234", "2009": "none"}}}
    new = OLD | {"trien_khai": OLD["trien_khai"] | {"so_lieu_trien_khai": figures}}
    assert told(asker, new) == [("trien_khai", "12", "1.234")]
    label = changes(asker, OLD, new)[0].cells[0].label
    assert "2008" in label


def test_a_section_that_was_emptied_is_told(asker: Asker) -> None:
    new = {"the_thuc": OLD["the_thuc"]}
    assert told(asker, new) == [("trien_khai", "Bản cũ.", ""), ("trien_khai", "12", ""), ("trien_khai", "-", "")]


def test_the_format_page_is_compared_too(asker: Asker) -> None:
    assert told(asker, OLD | {"the_thuc": {"number": "06"}}) == [("the_thuc", "05", "06")]
