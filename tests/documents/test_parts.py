"""Which way a part takes, and what it says of it."""

import logging

import pytest

from documents import load_template
from documents.parts import part
from documents.pieces import SLAB
from tests.documents.corpus import DATA, TEMPLATES, para
from tests.documents.packages import docx, package
from tests.documents.reading import text_of, tree

# What of the corpus only docxtpl itself can do.
SLOW = {"blocks docxtpl keeps as text", "line ends in the template", "recursion"}


@pytest.mark.parametrize("name", TEMPLATES)
def test_the_quick_way_is_the_usual_one(name: str, caplog: pytest.LogCaptureFixture) -> None:
    load_template.__wrapped__(TEMPLATES[name]())
    assert bool(caplog.records) == (name in SLOW)


def test_the_slow_way_is_told_in_the_log_with_its_reason(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.WARNING)
    load_template.__wrapped__(package(body=para("{% set x %}a{% endset %}{{ x }}")))
    assert "word/document.xml" in caplog.text
    assert "cách chậm: có lệnh assignblock" in caplog.text


def test_a_part_that_no_data_change_is_ready_made() -> None:
    assert isinstance(part("a", b"<a>b</a>", False), bytes)
    assert not isinstance(part("a", b"<a>{{ b }}</a>", False), bytes)


def test_a_document_of_many_slabs_is_printed_whole() -> None:
    rows = [f"Dòng {number} – 100%" for number in range(SLAB // 50)]
    made = docx("{%p for x in l %}", "{{ x }} 5%", "{%p endfor %}", context={"l": rows})
    assert text_of(tree(made)) == "".join(f"{row} 5%" for row in rows)


def test_a_mended_document_of_many_slabs_is_too() -> None:
    rows = [f"Dòng\t{number}" for number in range(SLAB // 50)]
    made = docx("{%p for x in l %}", "{{ x }}", "{%p endfor %}", context={"l": rows})
    assert text_of(tree(made)) == "".join(rows)


def test_data_may_have_a_name_that_loops_use() -> None:
    made = docx("{{ loop.last }}{% for x in l %}{{ loop.last }}{% endfor %}", context={"loop": {"last": "a"}, "l": [1]})
    assert text_of(tree(made)) == "aTrue"


def test_a_separator_in_a_value_changes_no_other() -> None:
    made = docx("{{ a }}|{{ b }}|{{ c }}", context={"a": "1\x002", "b": "\x00", "c": "3"})
    assert text_of(tree(made)) == "12||3"


@pytest.mark.parametrize("name", sorted(TEMPLATES))
def test_rendered_twice_it_is_the_same(name: str) -> None:
    template = load_template(TEMPLATES[name]())
    assert template.render(DATA) == template.render(DATA)
