"""Renders a proved part in two lists: pieces of ready XML with gaps, and the values for the gaps.

The values are then escaped all at once instead of one by one, and fitted into the gaps by one formatting.
"""

from typing import Any

from jinja2 import Template, Undefined, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context

from documents.dialect import listed
from documents.guard import LAYOUT, TemplateEnvironment, written
from documents.proof import AS_VALUE

SEPARATOR = "\0"
GAP = "%b"

# Text whose bytes are all among these stands in XML as it is; 0xEF begins, among others, the two letters XML refuses.
PLAIN = bytes(byte for byte in (0, *range(0x20, 0x100)) if byte not in b"&<>{}\xef")
CONTROLS = bytes(byte for byte in range(1, 0x20) if byte not in b"\t\n\r")
REPLACED = (
    (b"&", b"&amp;"),
    (b"<", b"&lt;"),
    (b">", b"&gt;"),
    (b"{", b"&#123;"),
    (b"}", b"&#125;"),
    (b"\r", b"&#13;"),
    ("\ufffe".encode(), b""),
    ("\uffff".encode(), b""),
    (b"\n", b'</w:t><w:br/><w:t xml:space="preserve">'),
)


class Sheet(Context):
    """A render's context, with the pieces and the texts for their gaps it has come to so far."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pieces: list[bytes] = []
        self.texts: list[Any] = []

    def assembled(self) -> bytes:
        """The part: the pieces with the values in their gaps."""
        skeleton = b"".join(self.pieces)
        if not self.texts:
            return skeleton % ()
        values = escaped(joined(self.texts).encode("utf-8"))
        made = skeleton % tuple(values.split(b"\0"))
        # Tabs become elements beside their run, which takes the run's own properties: docxtpl knows how.
        return listed(made.decode("utf-8")).encode("utf-8") if b"\t" in values else made


def joined(values: list[Any]) -> str:
    """The values as one text with a separator between each two."""
    try:
        texts = SEPARATOR.join(values)
    except TypeError:
        values = [shown(value) for value in values]
        texts = SEPARATOR.join(values)
    if texts.count(SEPARATOR) == len(values) - 1:
        return texts
    return SEPARATOR.join([value.replace(SEPARATOR, "") for value in values])


def shown(value: Any) -> str:
    """A value as text. Raises TypeError for what would print an address, UndefinedError for a missing name."""
    if value is None:
        return ""
    if isinstance(value, (str, int, float, list, dict, tuple, Undefined)):
        return str(value)
    raise TypeError(f"“{type(value).__name__}” không in ra được")


def escaped(texts: bytes) -> bytes:
    """Running text as it stands in the XML of a part; tabs stay."""
    if not texts.translate(None, PLAIN):
        return texts
    texts = texts.translate(None, CONTROLS)
    for mark, reference in REPLACED:
        texts = texts.replace(mark, reference)
    return texts


def as_value(value: Any) -> bytes:
    """A value in an attribute, a property or a field: no running text, so it has no lines."""
    return str(written(shown(value))).translate(LAYOUT).replace("%", "%%").encode("utf-8")


class PieceGenerator(CodeGenerator):
    """Compiles a proved syntax tree to Python that fills a Sheet."""

    def write_commons(self) -> None:
        """The names every compiled part uses. No yield: it runs at once."""
        self.writeline("resolve = context.resolve_or_missing")
        self.writeline("undefined = environment.undefined")
        self.writeline("cond_expr_undefined = Undefined")
        self.writeline("piece = context.pieces.append")
        self.writeline("value = context.texts.append")

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:
        """Constant XML is one piece with a gap for each value; a value that is no running text is a piece itself."""
        constant = ""
        for child in node.nodes:
            if isinstance(child, nodes.TemplateData):
                constant += child.data.replace("%", "%%")
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
        """A key of a mapping is looked up on the spot; anything else is asked of the sandbox."""
        if not (isinstance(node.node, nodes.Name) and node.node.ctx == "load"):
            super().visit_Getattr(node, frame)
            return
        name = frame.symbols.ref(node.node.name)
        key = repr(node.attr)
        self.write(f"({name}[{key}] if {name}.__class__ is dict and {key} in {name} else ")
        super().visit_Getattr(node, frame)
        self.write(")")


class PieceEnvironment(TemplateEnvironment):
    """The sandbox in which proved parts are compiled."""

    code_generator_class = PieceGenerator
    context_class = Sheet

    def __init__(self) -> None:
        super().__init__()
        self.filters[AS_VALUE] = as_value


def filled(template: Template, context: dict[str, Any]) -> bytes:
    """The XML of a compiled part, filled with plain data."""
    sheet = template.new_context(context)
    template.root_render_func(sheet)
    return sheet.assembled() if isinstance(sheet, Sheet) else b""
