"""Pages are escaped as Jinja escapes them, letter by letter."""

from typing import Any

import pytest
from flask import Flask
from flask.templating import Environment
from markupsafe import Markup, escape
from werkzeug.local import LocalProxy

from tests.hostile_strings import hostile_strings
from tests.web.browser import Browser
from web.escaping import Pages, written

SOURCE = (
    "{% macro m(x) %}<i>{{ x }}</i>{% endmacro %}{% set s %}<u>{{ x }}</u>{% endset %}"
    "{{ x }}|{{ x|safe }}|{{ x|e }}|{{ m(x) }}|{{ s }}|{{ x ~ '<' }}|{{ [x]|join('<') }}|{{ '<b>' }}|{{ x|upper }}"
    "{% autoescape false %}{{ x }}{% endautoescape %}"
)


class Own(str):
    """A text that is not quite one."""


VALUES: list[Any] = [
    None, 7, 1.5, True, "", "a", "A & B", "<script>", '"', "'", ">", Markup("<b>"), LocalProxy(lambda: "<x>"),
    LocalProxy(lambda: Markup("<x>")), Own("<x>"), ["<"], {"<": "&"}, b"<",
]  # fmt: skip


@pytest.mark.parametrize("value", VALUES)
def test_a_value_is_written_as_escape_writes_it(value: Any) -> None:
    assert written(value) == escape(value)


def test_ten_thousand_hostile_strings_are_too() -> None:
    assert [text for text in hostile_strings(10_000) if written(text) != escape(text)] == []


def test_templates_say_the_same_as_those_of_flask(app: Flask) -> None:
    ours, theirs = (kind(app, autoescape=True).from_string(SOURCE) for kind in (Pages, Environment))
    for value in [*hostile_strings(500), Markup("<b>&amp;</b>")]:
        assert ours.render(x=value) == theirs.render(x=value)


def test_the_pages_are_compiled_so(app: Flask, officer: Browser) -> None:
    assert officer.get("/").status_code == 302
    assert type(app.jinja_env) is Pages


def test_control_without_escaping_they_would_differ() -> None:
    assert [text for text in hostile_strings(1000) if text != escape(text)]
