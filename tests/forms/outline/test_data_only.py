"""The quarterly report is data: the program holds none of its names, and it reads for every quarter."""

import ast
from pathlib import Path

import pytest

from forms.outline import Outline, load_outline, shipped

ROOT = Path(__file__).resolve().parents[3]
SLUG = "bao-cao-quy"
OUTLINE = load_outline(shipped(SLUG))
APART = {"tests", "bench", ".venv", "instance"}


def names(outline: Outline) -> set[str]:
    """Its slug and the ids of its columns, indicators, sections and questions; kinds of unit are the tree's."""
    asked = {question.id for section in outline.sections for question in section.questions}
    parts = (*outline.periods, *outline.indicators, *outline.sections)
    return {outline.slug, *asked, *(part.id for part in parts)}


def texts(file: Path) -> set[str]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def program() -> list[Path]:
    return [file for file in ROOT.rglob("*.py") if not APART.intersection(file.relative_to(ROOT).parts)]


def test_no_line_of_the_program_names_anything_of_it() -> None:
    known = names(OUTLINE)
    assert {str(file): found for file in program() if (found := known & texts(file))} == {}


def test_control_a_name_in_the_program_would_be_found(tmp_path: Path) -> None:
    file = tmp_path / "a.py"
    file.write_text('if period.id == "quy_nay": pass\n', encoding="utf-8")
    assert names(OUTLINE) & texts(file) == {"quy_nay"}
    assert len(program()) > 100


@pytest.mark.parametrize("quarter", ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4", "2027-Q1"])
def test_it_reads_for_every_quarter(quarter: str) -> None:
    outline = load_outline(shipped(SLUG), quarter)
    assert outline.term == quarter
    assert "<" not in outline.model_dump_json().replace("<=", "")


def test_every_kind_of_today_is_asked_and_the_grassroots_less() -> None:
    asked = {kind.id: len(OUTLINE.indicators_for(kind.id)) for kind in OUTLINE.unit_kinds}
    assert set(asked) == {"cdcs", "cdcs_truc_thuoc", "xa_phuong", "nganh", "tinh"}
    assert 30 <= asked["cdcs"] < asked["xa_phuong"] == asked["nganh"] == asked["tinh"] <= 45


def test_its_columns_are_those_of_a_quarterly_report() -> None:
    assert [period.label for period in OUTLINE.periods if period.on_paper] == [
        "Quý này", "Lũy kế từ đầu năm", "Cùng kỳ năm trước", "Kế hoạch năm", "% kế hoạch",
    ]  # fmt: skip


def test_children_report_before_their_parents() -> None:
    due = {each.kind: each.date for each in OUTLINE.campaign.deadlines}
    assert due["cdcs"] < due["xa_phuong"] < due["tinh"]
