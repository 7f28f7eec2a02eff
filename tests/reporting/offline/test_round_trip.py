"""Form > file > LibreOffice opens and saves it > import: nothing has changed, for every unit.

BAOCAO_ROUND_TRIPS=100 tries a hundred units of a demo of its own in place of a few.
"""

import os
from pathlib import Path

import pytest
from openpyxl import Workbook

from reporting.founding_demo import found_demo
from store import reports, units
from store.connection import Database, connect
from store.migrations import migrate
from tests.reporting.offline.filling_in import FIGURES, NOW, Desktop, at, saved_again

UNITS = int(os.environ.get("BAOCAO_ROUND_TRIPS", "3"))
FEW = ("TINH", "N03", "C0001")


@pytest.fixture
def many(db: Database, tmp_path: Path) -> list[Desktop]:
    """The units whose forms go round."""
    if len(FEW) >= UNITS:
        return [Desktop(db, code) for code in FEW[:UNITS]]
    migrate(tmp_path / "many.db")
    own = connect(tmp_path / "many.db")
    found_demo(own, UNITS, NOW)
    opened = list(reports.of_campaign(own, 1))[:UNITS]
    return [Desktop(own, units.get(own, unit).code) for unit in opened]


@pytest.mark.parametrize("kind", ["xlsx", "docx"])
def test_a_form_that_libreoffice_has_saved_again_changes_nothing(
    many: list[Desktop], tmp_path: Path, kind: str
) -> None:
    forms = {each.code: each.form(kind) for each in many}
    back = saved_again(tmp_path / "office", forms, kind)
    changed = {each.code: each.proposal(back[each.code]).judged for each in many}
    assert len(changed) == UNITS
    assert {code: made for code, made in changed.items() if not made.unchanged} == {}


@pytest.mark.parametrize("kind", ["xlsx", "docx"])
@pytest.mark.parametrize("code", ["TINH", "H07", "C0003"])
def test_a_form_that_comes_back_as_it_went_changes_nothing(db: Database, code: str, kind: str) -> None:
    unit = Desktop(db, code)
    assert unit.proposal(unit.form(kind)).judged.unchanged


def test_control_a_changed_form_is_noticed_after_libreoffice_too(branch: Desktop, tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        at(book, FIGURES, "so_lieu_chung-A01-*", "E").value = 4321

    back = saved_again(tmp_path / "office", {"N03": branch.workbook(change)}, "xlsx")
    (page,) = branch.proposal(back["N03"]).judged.pages
    assert [cell.new for answer in page.answers for cell in answer.cells] == ["4.321"]
