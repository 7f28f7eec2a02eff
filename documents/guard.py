"""What may enter a document and how it is written there: plain data in, exact text out, nothing reached from it."""

from collections.abc import Mapping
from math import isfinite
from typing import Any

from jinja2 import StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

DEEPEST = 20

# XML holds none of these. Texts are cleaned when they are saved; here they fall away so that the file opens.
UNWRITABLE = [*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0xFFFE, 0xFFFF]
# As references the blanks survive every parser, and braces are never taken for a tag by whatever reads next.
REFERENCES = {
    ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord('"'): "&#34;", ord("'"): "&#39;",
    ord("{"): "&#123;", ord("}"): "&#125;", ord("\t"): "&#9;", ord("\n"): "&#10;", ord("\r"): "&#13;",
}  # fmt: skip
WRITING: dict[int, str | None] = {**REFERENCES, **dict.fromkeys(UNWRITABLE)}

# The guard escapes every value once; a filter that escapes too would do it twice, `safe` not at all.
ESCAPING_FILTERS = ("e", "escape", "forceescape", "safe")


class NotPlainData(Exception):
    """A context holds something else than texts, numbers, lists and mappings."""

    def __init__(self, place: str, value: object) -> None:
        super().__init__(f"Dữ liệu “{place}” không dùng được trong văn bản (kiểu {type(value).__name__}).")


def written(value: Any) -> Any:
    """A value as it stands in the XML of a part. What the template itself made up (Markup) stays as it is."""
    if isinstance(value, Markup):
        return value
    return Markup("" if value is None else str(value).translate(WRITING))


def check_plain(value: Any, place: str = "ngữ cảnh", depth: int = 0) -> None:
    """Refuse whatever JSON could not carry: objects, subclasses of str, NaN, keys that are no texts.

    Raises NotPlainData naming the place. Exact types only: a subclass brings methods a template could reach.
    """
    kind = type(value)
    if depth > DEEPEST:
        raise NotPlainData(place, value)
    if kind is dict:
        for key, inner in value.items():
            if type(key) is not str:
                raise NotPlainData(place, key)
            check_plain(inner, f"{place}.{key}", depth + 1)
    elif kind is list:
        for index, inner in enumerate(value):
            check_plain(inner, f"{place}[{index}]", depth + 1)
    elif not (kind in (str, int, bool) or value is None or (kind is float and isfinite(value))):
        raise NotPlainData(place, value)


class TemplateEnvironment(ImmutableSandboxedEnvironment):
    """The sandbox of all templates: autoescaping, no globals, unknown names refused, keys before attributes."""

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined, finalize=written)
        self.globals.clear()
        for name in ESCAPING_FILTERS:
            self.filters[name] = unchanged

    def getattr(self, obj: Any, attribute: str) -> Any:
        """`muc.items` is the section of that name, not the method of a dict."""
        if isinstance(obj, Mapping) and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)


def unchanged(value: Any) -> Any:
    """The value itself: what a filter that escapes does here, where the guard escapes."""
    return value
