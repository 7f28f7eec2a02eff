"""Renders a proved part in two lists: pieces of ready XML with gaps, and the values for the gaps.

The values are then escaped all at once instead of one by one, and fitted into the gaps by one formatting.
"""

import re
from collections.abc import Iterable, Iterator
from functools import reduce
from typing import Any

from jinja2 import Template, Undefined, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.idtracking import VAR_LOAD_PARAMETER
from jinja2.runtime import Context
from lxml import etree

from documents.dialect import listed
from documents.guard import LAYOUT, LOOP_FACTS, TemplateEnvironment, written
from documents.loops import ListLoop
from documents.package import parser
from documents.proof import AS_VALUE

SEPARATOR = b"\0"
# Every percent sign of a piece is a gap; one that the template prints becomes a reference.
GAP, PERCENT, PERCENT_REFERENCE = "%b", "%", "&#37;"

# Text whose bytes are all among these stands in XML as it is; 0xEF begins, among others, the two letters XML refuses.
PLAIN = bytes(byte for byte in (0, *range(0x20, 0x100)) if byte not in b"&<>{}\xef")
REFUSED_LETTERS = ("\ufffe".encode(), "\uffff".encode())
REPLACED = (
    (b"&", b"&amp;"),
    (b"<", b"&lt;"),
    (b">", b"&gt;"),
    (b"{", b"&#123;"),
    (b"}", b"&#125;"),
    (b"\r", b"&#13;"),
    (b"\n", b'</w:t><w:br/><w:t xml:space="preserve">'),
)
WRITTEN_OTHERWISE = re.compile("[&<>\"'{}%\x00-\x1f\ufffe\uffff]")
ALLOWED = b"&<>{}\t\n\r\xef"
CONTROLS = bytes(byte for byte in range(1, 0x20) if byte not in b"\t\n\r")
# No careful reader of XML takes a longer text in one element.
LONGEST_TEXT = 10_000_000
SLAB = 256 * 1024
# How Jinja's compiler knows `loop` where it is the loop's own, not a name of the data.
LOOP_ITSELF = (VAR_LOAD_PARAMETER, None)


class Sheet(Context):
    """A render's context, with the pieces and the texts for their gaps it has come to so far."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pieces: list[bytes] = []
        self.texts: list[Any] = []

    def assembled(self) -> Iterable[bytes]:
        """The part in slabs: the pieces with the values in their gaps. XMLSyntaxError where a text is too long."""
        texts = escaped(joined(self.texts))
        values = tuple(texts.split(SEPARATOR)) if self.texts else ()
        if len(values) != len(self.texts):
            values = tuple(escaped(joined([value]).replace(SEPARATOR, b"")) for value in self.texts)
        made = fitted(self.pieces, values)
        if len(texts) > LONGEST_TEXT:
            etree.fromstring(b"".join(fitted(self.pieces, values)), parser())
        # Tabs become elements beside their run, which takes the run's own properties: docxtpl knows how.
        return [listed(b"".join(made).decode("utf-8")).encode("utf-8")] if b"\t" in texts else made


def fitted(pieces: list[bytes], values: tuple[bytes, ...]) -> Iterator[bytes]:
    """The pieces with the values in their gaps, so much at a time that it stays in the processor's cache."""
    if sum(map(len, pieces)) <= SLAB:
        yield b"".join(pieces) % values
        return
    for skeleton in slabs(pieces):
        gaps = skeleton.count(b"%")
        yield skeleton % values[:gaps]
        values = values[gaps:]


def slabs(pieces: list[bytes]) -> Iterator[bytes]:
    """The pieces joined, up to about `SLAB` bytes at a time."""
    begin = size = 0
    for at, length in enumerate(map(len, pieces), start=1):
        size += length
        if size > SLAB:
            yield b"".join(pieces[begin:at])
            begin, size = at, 0
    yield b"".join(pieces[begin:])


def joined(values: list[Any]) -> bytes:
    """The values as one text with a separator between each two. Raises UnicodeEncodeError."""
    try:
        return SEPARATOR.decode().join(values).encode("utf-8")
    except TypeError:
        return joined([shown(value) for value in values])


def shown(value: Any) -> str:
    """A value as text. Raises TypeError for what would print an address, UndefinedError for a missing name."""
    if value is None:
        return ""
    if isinstance(value, (str, int, float, list, dict, tuple, Undefined)):
        return str(value)
    raise TypeError(f"“{type(value).__name__}” không in ra được")


def escaped(texts: bytes) -> bytes:
    """Running text as it stands in the XML of a part; tabs and separators stay."""
    special = texts.translate(None, PLAIN)
    if not special:
        return texts
    if b"\xef" in special:
        texts = reduce(lambda text, letter: text.replace(letter, b""), REFUSED_LETTERS, texts)
    for mark, reference in REPLACED:
        if mark in special:
            texts = texts.replace(mark, reference)
    return texts.translate(None, CONTROLS) if special.translate(None, ALLOWED) else texts


def as_value(value: Any) -> bytes:
    """A value in an attribute, a property or a field: no running text, so it has no lines."""
    text = shown(value)
    if not WRITTEN_OTHERWISE.search(text):
        return text.encode("utf-8")
    return str(written(text)).translate(LAYOUT).replace(PERCENT, PERCENT_REFERENCE).encode("utf-8")


class PieceGenerator(CodeGenerator):
    """Compiles a proved syntax tree to Python that fills a Sheet."""

    def write_commons(self) -> None:
        """The names every compiled part uses. No yield: it runs at once."""
        self.writeline("resolve = context.resolve_or_missing")
        self.writeline("undefined = environment.undefined")
        self.writeline("cond_expr_undefined = Undefined")
        self.writeline("piece = context.pieces.append")
        self.writeline("value = context.texts.append")
        self.writeline("LoopContext = environment.loop")

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:
        """Constant XML is one piece with a gap for each value; a value that is no running text is a piece itself."""
        constant = ""
        for child in node.nodes:
            if isinstance(child, nodes.TemplateData):
                constant += child.data.replace(PERCENT, PERCENT_REFERENCE)
            elif isinstance(child, nodes.Filter) and child.name == AS_VALUE:
                self.piece(constant)
                constant = ""
                self.called("piece", child, frame)
            else:
                constant += GAP
                self.called("value", child, frame)
        self.piece(constant)

    def piece(self, constant: str) -> None:
        if constant:
            self.writeline(f"piece({constant.encode('utf-8')!r})")

    def called(self, name: str, argument: nodes.Expr, frame: Frame) -> None:
        self.writeline(f"{name}(", argument)
        self.visit(argument, frame)
        self.write(")")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        """A key of a mapping is looked up on the spot, and what a loop knows; anything else is asked of the sandbox."""
        if not (isinstance(node.node, nodes.Name) and node.node.ctx == "load"):
            super().visit_Getattr(node, frame)
            return
        name = frame.symbols.ref(node.node.name)
        if node.node.name == "loop" and frame.symbols.find_load(name) == LOOP_ITSELF and node.attr in LOOP_FACTS:
            self.write(f"{name}.{node.attr}")
            return
        key = repr(node.attr)
        self.write(f"({name}[{key}] if {name}.__class__ is dict and {key} in {name} else ")
        super().visit_Getattr(node, frame)
        self.write(")")


class PieceEnvironment(TemplateEnvironment):
    """The sandbox in which proved parts are compiled."""

    code_generator_class = PieceGenerator
    context_class = Sheet
    loop = ListLoop

    def __init__(self) -> None:
        super().__init__()
        self.filters[AS_VALUE] = as_value


def filled(template: Template, context: dict[str, Any]) -> Iterable[bytes]:
    """The XML of a compiled part, filled with plain data."""
    sheet = template.new_context(context)
    template.root_render_func(sheet)
    return sheet.assembled() if isinstance(sheet, Sheet) else ()
