"""FILLED: Office files from plain data. Knows no table, no outline and no web page."""

from documents.engine import RenderFailed, Template, load_template
from documents.guard import NotPlainData
from documents.package import BadTemplate
from documents.volume import volume
from documents.volume.ids import CannotBind

__all__ = ["BadTemplate", "CannotBind", "NotPlainData", "RenderFailed", "Template", "load_template", "volume"]
