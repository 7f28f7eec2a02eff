from collections import OrderedDict
from types import SimpleNamespace
from typing import Any

import jinja2
import pytest
from jinja2 import StrictUndefined
from markupsafe import Markup

from documents.guard import DEEPEST, NotPlainData, TemplateEnvironment, check_plain

PLAIN: list[Any] = ["chữ", "", 5, 1.5, True, None, [], {}, {"a": [{"b": ["c", 1, None]}]}]


class Text(str):
    """A str that would escape the guard by its own __html__."""

    def __html__(self) -> str:
        return self


@pytest.mark.parametrize("value", PLAIN)
def test_plain_data_is_taken(value: Any) -> None:
    check_plain({"a": value})


@pytest.mark.parametrize(
    "value",
    [Markup("<b>"), Text("<b>"), SimpleNamespace(a=1), OrderedDict(), (1, 2), {1, 2}, b"x", float("nan"), float("inf"),
     print, {1: "a"}, {Text("a"): 1}],
)  # fmt: skip
def test_anything_else_is_refused(value: Any) -> None:
    with pytest.raises(NotPlainData):
        check_plain({"a": [value]})


def test_the_refusal_names_the_place() -> None:
    with pytest.raises(NotPlainData, match=r"noi_dung\[1\]\.chu"):
        check_plain({"noi_dung": [{"chu": ""}, {"chu": object()}]})


def test_data_that_holds_itself_is_refused() -> None:
    endless: dict[str, Any] = {}
    endless["a"] = endless
    with pytest.raises(NotPlainData):
        check_plain(endless)


def test_data_may_be_as_deep_as_documents_need() -> None:
    deep: Any = "chữ"
    for _ in range(DEEPEST - 1):
        deep = [deep]
    check_plain(deep)


ESCAPES = [
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ a.__class__ }}",
    "{{ a|attr('__class__') }}",
    "{{ self.__init__.__globals__ }}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ lipsum.__globals__['os'].popen('id').read() }}",
    "{{ joiner.__init__.__globals__ }}",
    "{{ namespace.__init__.__globals__ }}",
    "{{ '{0.__class__}'.format(a) }}",
    "{{ '%s'|format(a).__class__ }}",
    "{% for x in (1,).__class__.__bases__ %}{{ x }}{% endfor %}",
    "{{ d.clear() }}",
    "{{ l.append(1) }}",
    "{{ range(9) }}",
    "{{ dict(a=1) }}",
    "{% include 'x' %}",
    "{{ loop.__init__ }}",
]


@pytest.mark.parametrize("attack", ESCAPES)
def test_a_template_reaches_nothing_but_its_data(attack: str) -> None:
    with pytest.raises((jinja2.TemplateError, TypeError)):
        TemplateEnvironment().from_string(attack).render(a="x", d={"k": 1}, l=[1])


def test_the_attacks_work_where_there_is_no_sandbox() -> None:
    plain = jinja2.Environment(undefined=StrictUndefined)
    read = "{{ cycler.__init__.__globals__.os.getcwd() }}"
    assert plain.from_string(read).render()
    assert "class" in plain.from_string("{{ ''.__class__.__mro__[1].__subclasses__() }}").render()


def test_a_key_of_the_data_comes_before_a_method_of_its_kind() -> None:
    assert TemplateEnvironment().from_string("{{ d.items }}").render(d={"items": "mục"}) == "mục"


@pytest.mark.parametrize("filtered", ["x", "x|e", "x|escape", "x|safe", "x|forceescape", "x|trim", "[x]|join('')"])
def test_no_filter_gets_round_the_guard(filtered: str) -> None:
    made = TemplateEnvironment().from_string("{{ " + filtered + " }}").render(x="<w:p/>&amp;")
    assert made == "&lt;w:p/&gt;&amp;amp;"


def test_what_the_template_sets_is_not_escaped_twice() -> None:
    made = TemplateEnvironment().from_string("{% set b %}<w:t>{{ x }}</w:t>{% endset %}{{ b }}").render(x="A & B")
    assert made == "<w:t>A &amp; B</w:t>"


def test_nothing_prints_as_nothing() -> None:
    assert TemplateEnvironment().from_string("[{{ x }}]").render(x=None) == "[]"
