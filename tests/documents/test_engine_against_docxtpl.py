"""The engine and docxtpl itself make the same parts of every template of the corpus."""

import pytest

from documents import load_template
from documents.package import unpacked
from tests.documents.chance import drawn
from tests.documents.corpus import DATA, TEMPLATES
from tests.documents.reference import by_docxtpl, differences


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_part_is_what_docxtpl_makes(name: str) -> None:
    template = TEMPLATES[name]()
    assert differences(unpacked(load_template(template).render(DATA)), by_docxtpl(template, DATA)) == []


@pytest.mark.parametrize("seed", range(60))
def test_so_it_is_in_templates_made_by_chance(seed: int) -> None:
    for template in (drawn(seed * 5 + step) for step in range(5)):
        assert differences(unpacked(load_template(template).render(DATA)), by_docxtpl(template, DATA)) == []
