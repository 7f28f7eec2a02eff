"""FILLED: Office files from plain data. Knows no table, no outline and no web page."""

from documents.engine import RenderFailed, Template, load_template
from documents.guard import NotPlainData
from documents.package import BadTemplate

__all__ = ["BadTemplate", "NotPlainData", "RenderFailed", "Template", "load_template"]
