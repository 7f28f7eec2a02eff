"""The contract names exactly what a context holds."""

from typing import Any

import pytest

from documents.template_check import check_template
from forms.outline import Outline
from reporting.context import Facts, context
from reporting.contract import contract, offered
from reporting.paper import TEMPLATES
from store.units import Unit
from tests.documents.templates import template
from tests.reporting.filled import filled_contents


def names(value: Any, path: str = "") -> set[str]:
    """Every dotted name of a nested value; the items of a list share theirs."""
    if isinstance(value, dict):
        return {name for key, inner in value.items() for name in names(inner, f"{path}.{key}".lstrip("."))}
    if isinstance(value, list):
        return {name for inner in value for name in names(inner, f"{path}[]")}
    return {path}


@pytest.mark.parametrize("profile", ["tld-2011", "tld-2024"])
def test_a_filled_context_has_no_name_outside_the_contract(
    outline: Outline, district: Unit, facts: Facts, profile: str
) -> None:
    made = context(outline, district, facts, filled_contents(outline, district.kind))
    allowed = names(contract(outline, district.kind))
    assert {name for name in names(made) if name not in allowed} == set()


def test_every_section_with_questions_is_offered(outline: Outline) -> None:
    assert "muc.trien_khai" in offered(outline, "huyen")
    assert "muc.ket_qua" not in offered(outline, "huyen")


@pytest.mark.parametrize("file", sorted(TEMPLATES.glob("bao-cao-*.docx")), ids=lambda file: file.stem)
def test_our_own_templates_pass_the_check(outline: Outline, file: Any) -> None:
    findings = check_template(file.read_bytes(), contract(outline, "huyen"))
    assert [finding for finding in findings if finding.severity == "error"] == []


@pytest.mark.parametrize("file", sorted(TEMPLATES.glob("tong-hop-*.docx")), ids=lambda file: file.stem)
def test_our_own_consolidated_templates_fill_their_charts_and_nothing_else_that_is_not_text(
    outline: Outline, file: Any
) -> None:
    findings = check_template(file.read_bytes(), contract(outline, "huyen"))
    wrong = {finding.problem for finding in findings if finding.severity == "error"}
    assert wrong == {"Thẻ nằm ngoài phần chữ của văn bản.", "Thẻ trong biểu đồ không được điền."}


def test_the_cells_of_a_table_in_the_body_may_be_walked(outline: Outline) -> None:
    loops = "{% for b in noi_dung %}{% for h in b.hang %}{% for o in h %}{{ o }}"
    data = template(loops + "{% endfor %}" * 3)
    found = check_template(data, contract(outline, "huyen"))
    assert [finding.problem for finding in found if finding.severity == "error"] == []


def test_the_rows_of_a_table_may_not_be_walked_for_each_row(outline: Outline) -> None:
    loops = "{% for b in noi_dung %}{% for h in b.hang %}{% for o in b.hang %}x"
    data = template(loops + "{% endfor %}" * 3)
    found = check_template(data, contract(outline, "huyen"))
    assert [finding for finding in found if finding.severity == "error"]
