"""FILLED: Office files from plain data. Knows no table, no outline and no web page."""

from documents.engine import BadTemplate, NotPlainData, RenderFailed, Template, load_template

__all__ = ["BadTemplate", "NotPlainData", "RenderFailed", "Template", "load_template"]
