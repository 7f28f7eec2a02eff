"""Proves, once a template, that whatever the data, its part is well-formed; and finds where each value stands.

What is proved needs no look at the finished XML. What cannot be proved raises `Unproven` and goes docxtpl's own way.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from jinja2 import nodes

from documents.grids import Grids, Path

ATTRIBUTES = r'(?:\s+[\w:.-]+\s*=\s*"[^"<]*")*'
OPEN_VALUE = r'\s+[\w:.-]+\s*=\s*"[^"<]*\Z'
TAG = re.compile(rf"<(?P<end>/?)(?P<name>[\w:.-]+){ATTRIBUTES}\s*(?P<empty>/?)>")
TAG_BEGUN = re.compile(rf"<(?P<name>[\w:.-]+){ATTRIBUTES}{OPEN_VALUE}")
TAG_ENDED = re.compile(rf'[^"<]*"{ATTRIBUTES}\s*(?P<empty>/?)>')
TAG_GOES_ON = re.compile(rf'[^"<]*(?:"{ATTRIBUTES}{OPEN_VALUE}|\Z)')
SILENT = re.compile(r"<!--.*?-->|<\?.*?\?>", re.DOTALL)

# What a value must be wrapped in where it stands beside runs, paragraphs, cells or rows: `{{r x }}`, `{{p x }}`, …
# docxtpl expects objects there; a plain text would stand where Word shows none.
RUN = ('<w:r><w:t xml:space="preserve">', "</w:t></w:r>")
PARAGRAPH = (f"<w:p>{RUN[0]}", f"{RUN[1]}</w:p>")
CELL = (f"<w:tc>{PARAGRAPH[0]}", f"{PARAGRAPH[1]}</w:tc>")
WRAPPED = {
    "w:t": ("", ""),
    **dict.fromkeys(("w:p", "w:hyperlink", "w:ins"), RUN),
    **dict.fromkeys(("w:body", "w:tc", "w:hdr", "w:ftr", "w:footnote", "w:txbxContent"), PARAGRAPH),
    "w:tr": CELL,
    "w:tbl": (f"<w:tr>{CELL[0]}", f"{CELL[1]}</w:tr>"),
}
# The name under which a value that is no running text is written; no template can spell it.
AS_VALUE = "=value"


# Elements of Word's that hold text nobody reads as running text.
HIDDEN_TEXT = ("w:instrText", "w:delText")


class Unproven(Exception):
    """A part that may come out broken, or that uses what only docxtpl can do; says which."""


class State(NamedTuple):
    """Where in the XML a point of the source lies: the open elements, and the tag whose attribute is being given."""

    elements: tuple[str, ...] = ()
    tag: str = ""


class Proof:
    """The walk through one part's syntax tree; changes the tree so that each value is written as its place needs."""

    def __init__(self, tree: nodes.Template) -> None:
        """Walks the tree. Raises Unproven."""
        self.grids = Grids()
        self.constant = True
        if self._through(tree.body, State(), ()) != State():
            raise Unproven("phần không khép kín")

    def _through(self, body: Sequence[nodes.Node], state: State, path: Path) -> State:
        for node in body:
            state = self._step(node, state, path)
        return state

    def _step(self, node: nodes.Node, state: State, path: Path) -> State:
        """The state after one statement."""
        match node:
            case nodes.Output():
                return self._output(node, state, path)
            case nodes.If():
                return self._fork([node.body, *(other.body for other in node.elif_), node.else_], state, path)
            case nodes.For(recursive=False):
                return self._fork([node.body, node.else_, []], state, path)
            case nodes.With():
                return self._through(node.body, state, path)
            case nodes.Assign():
                return state
        raise Unproven(f"có lệnh {type(node).__name__.lower()}")

    def _fork(self, ways: Sequence[Sequence[nodes.Node]], state: State, path: Path) -> State:
        """The one state to which every way leads; that of a loop is also the one it began with."""
        self.constant = False
        ends = {self._through(way, state, (*path, id(way))) for way in ways}
        if len(ends) > 1:
            raise Unproven("có lệnh mở ở một chỗ, khép ở một chỗ khác hẳn của văn bản")
        return ends.pop()

    def _output(self, node: nodes.Output, state: State, path: Path) -> State:
        made: list[nodes.Expr] = []
        for child in node.nodes:
            if isinstance(child, nodes.TemplateData):
                state = self._data(child.data, state, path)
                made.append(child)
            else:
                self.constant = False
                made += placed(child, state)
        node.nodes = made
        return state

    def _data(self, data: str, state: State, path: Path) -> State:
        """The state after a piece of XML, which may begin and end inside an attribute."""
        at = 0
        if state.tag:
            at, state = self._attribute(data, state)
        while (begin := data.find("<", at)) >= 0:
            refuse_layout(data[at:begin], state)
            at, state = self._tag(data, begin, state, path)
        if not state.tag:
            refuse_layout(data[at:], state)
        return state

    def _attribute(self, data: str, state: State) -> tuple[int, State]:
        """The state where an attribute goes on, and how far that is read."""
        if TAG_GOES_ON.match(data):
            return len(data), state
        ended = TAG_ENDED.match(data)
        if not ended:
            raise Unproven("có thẻ nằm giữa một thẻ của Word")
        opened = () if ended["empty"] else (state.tag,)
        return ended.end(), State((*state.elements, *opened))

    def _tag(self, data: str, begin: int, state: State, path: Path) -> tuple[int, State]:
        """The state after the tag that begins at a place, and where it ends."""
        if silent := SILENT.match(data, begin):
            return silent.end(), state
        parent = state.elements[-1] if state.elements else ""
        if found := TAG.match(data, begin):
            name = found["name"]
            if found["end"]:
                return found.end(), self._end(name, state, path)
            self.grids.begun(name, parent, found[0], path)
            inner = State((*state.elements, name))
            return found.end(), self._end(name, inner, path) if found["empty"] else inner
        if found := TAG_BEGUN.match(data, begin):
            self.grids.begun(found["name"], parent, "", path)
            return len(data), State(state.elements, found["name"])
        raise Unproven("có thẻ nằm giữa một thẻ của Word")

    def _end(self, name: str, state: State, path: Path) -> State:
        if state.elements[-1:] != (name,):
            raise Unproven(f"có lệnh bỏ mất một nửa của <{name}>")
        self.grids.ended(name, path)
        return State(state.elements[:-1])


def refuse_layout(text: str, state: State) -> None:
    """A line end or tab of the template's own running text is docxtpl's to turn into Word's. Raises Unproven."""
    if state.elements[-1:] == ("w:t",) and ("\n" in text or "\t" in text):
        raise Unproven("có dấu xuống dòng hoặc dấu tab trong chữ của mẫu")


def placed(value: nodes.Expr, state: State) -> Iterator[nodes.Expr]:
    """A value with what it needs around it where it stands. Raises Unproven where no text can stand."""
    element = state.elements[-1] if state.elements and not state.tag else ""
    if element in WRAPPED:
        before, after = WRAPPED[element]
        yield nodes.TemplateData(before)
        yield value
        yield nodes.TemplateData(after)
    elif element.startswith("w:") and element not in HIDDEN_TEXT:
        raise Unproven(f"có giá trị nằm thẳng trong <{element}>")
    else:
        yield nodes.Filter(value, AS_VALUE, [], [], None, None)
