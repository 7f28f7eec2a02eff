"""Values written into pages, escaped as Jinja escapes them, for a quarter of the price.

A page of figures writes some 1,400 values, most of them plain names and numbers; Jinja makes an object of each.
"""

from typing import Any

from flask import Flask
from flask.templating import Environment
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import escape


def written(value: Any) -> str:
    """The value as it stands in a page: what `escape` gives, text without any sign to escape at once."""
    if type(value) is str and not (
        "&" in value or "<" in value or ">" in value or '"' in value or "'" in value
    ):
        return value
    return escape(value)


class Writer(CodeGenerator):
    """Jinja's compiler, which calls `environment.written` where it would call `escape`."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.written(")


class Pages(Environment):
    """The environment of all pages."""

    code_generator_class = Writer
    written = staticmethod(written)


def init_app(app: Flask) -> None:
    """Compile the pages of `app` so; stands before anything asks for its templates."""
    app.jinja_environment = Pages
