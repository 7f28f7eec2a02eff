"""The last word: what is really compiled holds nothing hidden, and whatever passes renders with any data."""

import logging
import os

import pytest
from lxml import etree

from documents import load_template
from documents.template_check import check_template
from documents.template_check.trial import compiled_faults, example, nothing, sound
from tests.documents.grown import Garden
from tests.documents.templates import CONTRACT, SPACES, errors, p, table, template

GROWN = int(os.environ.get("BAOCAO_MUTATIONS", "300")) // 2
TRIES = 4


def test_whatever_passes_renders_with_any_data(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.ERROR)
    garden, passed, refused = Garden(20), 0, 0
    for number in range(GROWN):
        data = template(garden.body(wrong=number % 2 == 0))
        if errors(check_template(data, CONTRACT)):
            refused += 1
            continue
        passed += 1
        for _ in range(TRIES):
            assert load_template(data).render(garden.context(CONTRACT))
    assert passed > GROWN // 4
    assert refused > GROWN // 10


def test_each_error_of_a_grown_template_has_a_place() -> None:
    garden = Garden(21)
    for _ in range(GROWN):
        found = errors(check_template(template(garden.body(wrong=True)), CONTRACT))
        assert all(one.place != "tệp" for one in found)


def document(inner: str) -> etree._Element:
    return etree.fromstring(f"<w:document {SPACES}><w:body>{inner}</w:body></w:document>")


@pytest.mark.parametrize(
    "tag",
    [
        "{{ x() }}",
        "{{ x|attr('y') }}",
        "{{ x.__class__ }}",
        "{% set a = 1 %}",
        "{{ 2 ** 9 }}",
        "{{ 2 * 9 }}",
        "{{ y }}",
    ],
)
def test_nothing_hidden_gets_past_what_is_compiled(tag: str) -> None:
    assert list(compiled_faults(document(p(tag)), {"x"}))


@pytest.mark.parametrize(
    "tag", ["{{ x.y }}", "{% for a in x %}{{ loop.index }}{% endfor %}", "{% if x == 'a' %}{% endif %}"]
)
def test_what_is_allowed_gets_past_it(tag: str) -> None:
    assert list(compiled_faults(document(p(tag)), {"x"})) == []


def test_a_merged_cell_that_spans_columns_already_is_allowed() -> None:
    spanning = table(("{%tc for n in x %}", "{% hm %}a", "{%tc endfor %}"))
    spanning = spanning.replace('<w:tcW w:w="3000"/>', '<w:tcW w:w="3000"/><w:gridSpan w:val="2"/>')
    assert list(compiled_faults(document(spanning), {"x"})) == []


def test_tags_that_only_fit_one_by_one_are_told() -> None:
    assert "không đọc được" in next(compiled_faults(document(p("{% if x %}")), {"x"})).problem


def test_an_example_has_every_name_and_lists_long_enough_for_columns() -> None:
    assert example({"a": "", "b": [{"c": ""}], "d": 5})["b"][6] == {"c": "a"}


def test_nothing_leaves_only_the_lists_that_are_asked_by_number() -> None:
    empty = nothing({"a": "x", "b": [""], "c": {"d": [""]}}, {"c.d"})
    assert (empty["a"], empty["b"], len(empty["c"]["d"])) == ("", [], 12)


def test_a_table_as_word_saves_it_is_sound() -> None:
    good = document(table(("a", "b"))).find(".//{*}tbl")
    assert sound(good)
    good.remove(good.find("{*}tblGrid"))
    assert not sound(good)
