"""What may enter a document and how it is written there: plain data in, exact text out, nothing reached from it."""

from math import isfinite
from typing import Any, cast

from jinja2 import StrictUndefined
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

DEEPEST = 20
TEXT_ONLY = frozenset({str})

# XML holds none of these. Texts are cleaned when they are saved; here they fall away so that the file opens.
UNWRITABLE = [*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0xFFFE, 0xFFFF]
# Braces as references are never taken for a tag by whatever reads next.
REFERENCES = {
    ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord('"'): "&#34;", ord("'"): "&#39;",
    ord("{"): "&#123;", ord("}"): "&#125;", ord("\r"): "&#13;",
}  # fmt: skip
WRITING: dict[int, str | None] = {**REFERENCES, **dict.fromkeys(UNWRITABLE)}
# Outside running text blanks survive every parser as references; in it docxtpl makes breaks and tabs of them.
LAYOUT = {ord("\t"): "&#9;", ord("\n"): "&#10;"}

# What `loop` knows of its own round.
LOOP_FACTS = frozenset({"first", "last", "index", "index0", "revindex", "revindex0", "length", "depth", "depth0"})
# Filters that give another result each time, or HTML where Word needs text.
USELESS_FILTERS = ("random", "urlize", "xmlattr")

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


def check_plain(value: Any) -> None:
    """Refuse whatever JSON could not carry: objects, subclasses of str, NaN, keys that are no texts.

    Raises NotPlainData naming the place. Exact types only: a subclass brings methods a template could reach.
    """
    if not is_plain(value):
        refuse_strange(value)


def is_plain(value: Any) -> bool:
    """Whether all within a value is plain and at most `DEEPEST` levels deep; looks at one level after the other."""
    level: list[Any] = [[value]]
    for _ in range(DEEPEST + 2):
        inner: list[Any] = []
        for holder in level:
            held = holder
            if type(holder) is dict:
                held = holder.values()
                if not TEXT_ONLY.issuperset(map(type, holder)):
                    return False
            for each in held:
                kind = type(each)
                if kind is str:
                    continue
                if kind is list or kind is dict:
                    inner.append(each)
                elif not plain_leaf(each):
                    return False
        if not inner:
            return True
        level = inner
    return False


def plain_leaf(value: object) -> bool:
    """Whether a value that holds no others is plain."""
    kind = type(value)
    return kind in (str, int, bool) or value is None or (kind is float and isfinite(cast(float, value)))


def refuse_strange(value: object, place: str = "ngữ cảnh", depth: int = 0) -> None:
    """Raises NotPlainData at the first place where a value is not plain, or too deep."""
    if type(value) is dict and depth <= DEEPEST:
        for key, inner in value.items():
            if type(key) is not str:
                raise NotPlainData(place, key)
            refuse_strange(inner, f"{place}.{key}", depth + 1)
    elif type(value) is list and depth <= DEEPEST:
        for index, inner in enumerate(value):
            refuse_strange(inner, f"{place}[{index}]", depth + 1)
    elif not plain_leaf(value):
        raise NotPlainData(place, value)


class TemplateEnvironment(ImmutableSandboxedEnvironment):
    """The sandbox of all templates: autoescaping, no globals, unknown names refused, keys before attributes."""

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined, finalize=written)
        self.globals.clear()
        for name in ESCAPING_FILTERS:
            self.filters[name] = unchanged
        for name in USELESS_FILTERS:
            del self.filters[name]

    def getattr(self, obj: Any, attribute: str) -> Any:
        """`muc.items` is the section of that name, not the method of a dict."""
        if type(obj) is dict and attribute in obj:
            return obj[attribute]
        if isinstance(obj, LoopContext) and attribute in LOOP_FACTS:
            return getattr(obj, attribute)
        return super().getattr(obj, attribute)


def unchanged(value: Any) -> Any:
    """The value itself: what a filter that escapes does here, where the guard escapes."""
    return value
