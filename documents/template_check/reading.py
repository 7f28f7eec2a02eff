"""What the tags say: every expression against the allow-list and the contract, in the scope of its loop."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from jinja2 import nodes

from documents.template_check.findings import Fault, TemplateFinding, found
from documents.template_check.names import UNKNOWN, Value, paths
from documents.template_check.positions import cell_of
from documents.template_check.scope import Reader, iterated, printed
from documents.template_check.spelling import spelling
from documents.template_check.tags import Tag
from documents.template_check.tree import condition, expression, faults, loop

PIECES = re.compile(r"[\s,-]+")
LISTS = (nodes.Name, nodes.Getattr, nodes.Getitem)
# Loops over lists of their own, one inside the other: the documents made grow with the product of the lists.
MOST_FREE_LOOPS = 2
ONLY_LISTS = Fault("Vòng lặp chỉ được chạy qua một danh sách của dữ liệu.", "Mẫu đúng: for tên in danh_sách.")
ONE_NAME = Fault("Vòng lặp chỉ được đặt một tên cho mỗi mục.", "Mẫu đúng: for tên in danh_sách.")
NOT_RECURSIVE = Fault("Vòng lặp không được dùng “recursive”.", "Xin xóa “recursive”.")
NO_RICH_TEXT = Fault("Kiểu thẻ này đặt chữ ra ngoài đoạn nên chữ sẽ không hiện ra.", "Xin dùng {{ … }}.")
IN_A_LOOP = Fault("Lệnh gộp ô chỉ dùng trong vòng lặp bao quanh ô.", "Xin dùng {%tr for … %}, hoặc gộp ô trong Word.")
CROSSED = Fault("Vòng lặp lồng nhau qua các danh sách rời nhau làm văn bản dài quá mức.", "Xin bỏ bớt một vòng lặp.")


class Meaning:
    """Reads the tags of all parts of one template; remembers the dotted paths and names it met."""

    def __init__(self, contract: Mapping[str, Any]) -> None:
        self.contract = contract
        self.used: set[str] = set()
        self.seen: set[str] = set()
        self.indexed: set[str] = set()

    def faults(self, tags: Sequence[Tag]) -> list[tuple[Tag, Fault]]:
        """What is wrong with the expressions of one part's tags, given in the order in which Jinja reads them."""
        part = PartReader(self)
        return [(tag, fault) for tag in tags for fault in dict.fromkeys(part.read(tag))]

    def unused(self, expected: Collection[str]) -> Iterator[TemplateFinding]:
        """A note for each expected name that nothing in the template uses."""
        known = set(paths(dict(self.contract)))
        for name in expected:
            plain = name.replace("[]", "")
            if plain not in self.used and not any(path.startswith(f"{plain}.") for path in self.used):
                advice = f"Nếu cần in, xin thêm thẻ dùng “{plain}”." if plain in known else ""
                yield found("", "tệp", "", Fault(f"Mẫu không in “{name}”.", advice, "note"))


class Loop(NamedTuple):
    """An open loop: its tag, the path of its list, whether the list belongs to no outer loop's item, its item."""

    opener: Tag
    path: str
    free: bool
    item: str = ""


class PartReader:
    """Reads the tags of one part in order, with the loops that are open."""

    def __init__(self, meaning: Meaning) -> None:
        self.meaning = meaning
        self.reader = Reader(meaning.contract)
        self.loops: list[Loop] = []

    def read(self, tag: Tag) -> Iterator[Fault]:
        """The faults of one tag."""
        if tag.opening == "{{":
            yield from self._print(tag)
        elif tag.keyword in STATEMENTS:
            yield from STATEMENTS[tag.keyword](self, tag)
        self.meaning.used |= self.reader.used
        self.meaning.indexed |= self.reader.indexed

    def _print(self, tag: Tag) -> Iterator[Fault]:
        if tag.level:
            yield NO_RICH_TEXT
        tree = expression(tag.inner)
        value = yield from self._value(tag, tree)
        fault = printed(value)
        if fault:
            yield fault

    def _condition(self, tag: Tag) -> Iterator[Fault]:
        yield from self._value(tag, condition(tag.rest))

    def _cell(self, tag: Tag) -> Iterator[Fault]:
        yield from self._value(tag, expression(tag.rest))

    def _merge(self, tag: Tag) -> Iterator[Fault]:
        cell = cell_of(tag)
        if not self.loops or (cell is not None and cell_of(self.loops[-1].opener) is cell):
            yield IN_A_LOOP

    def _value(self, tag: Tag, tree: nodes.Node | Fault) -> Any:
        """Yield what is wrong with an expression; return its value."""
        if isinstance(tree, Fault | nodes.Sub | nodes.Tuple):
            joined = self._joined(tag)
            if joined:
                yield joined
                return Value(UNKNOWN)
        if isinstance(tree, Fault):
            if not any(fault.severity == "error" for fault in spelling(tag)):
                yield tree
            return Value(UNKNOWN)
        yield from faults(tree)
        self.meaning.seen |= {name.name for name in [tree, *tree.find_all(nodes.Name)] if isinstance(name, nodes.Name)}
        value = self.reader.value(tree)
        yield from self.reader.taken()
        return value

    def _joined(self, tag: Tag) -> Fault | None:
        """`{{ don vi.ten }}`, `{{ don-vi.ten }}`: a name in pieces, where the name in one piece is known."""
        for meant in (PIECES.sub(joint, tag.inner) for joint in "_."):
            tree = expression(meant)
            if tag.opening == "{{" and isinstance(tree, nodes.Name | nodes.Getattr):
                self.reader.value(tree)
                if not self.reader.taken():
                    return Fault("Tên không được có dấu cách, dấu - hay dấu phẩy.", f"Ý bạn là “{meant}”?")
        return None

    def _loop(self, tag: Tag) -> Iterator[Fault]:
        tree = loop(tag.rest)
        if isinstance(tree, Fault):
            if not any(fault.severity == "error" for fault in spelling(tag)):
                yield tree
            self._enter((tag.rest.split() or [""])[0], Value(UNKNOWN), Loop(tag, "", False))
            return
        if not isinstance(tree.target, nodes.Name) or tree.target.name.startswith("_"):
            yield ONE_NAME
        if tree.recursive:
            yield NOT_RECURSIVE
        if not isinstance(tree.iter, LISTS):
            yield ONLY_LISTS
        items = yield from self._value(tag, tree.iter)
        yield from filter(None, [iterated(items)])
        free = not self._bound(tree.iter)
        yield from self._growth(tree.iter, items.path, free)
        name = getattr(tree.target, "name", "")
        self._enter(name, items, Loop(tag, items.path, free, name))
        if tree.test is not None:
            yield from self._value(tag, tree.test)

    def _bound(self, tree: nodes.Node) -> bool:
        """Whether a list belongs to an outer loop's item."""
        names = [tree, *tree.find_all(nodes.Name)]
        inner = self.reader.names.parents if self.loops else {}
        own = {name for scope in self.reader.names.maps[:-1] for name in scope} if inner else set()
        return any(isinstance(name, nodes.Name) and name.name in own for name in names)

    def _growth(self, walked: nodes.Node, path: str, free: bool) -> Iterator[Fault]:
        """A loop inside one over the same list, or inside two over lists of their own.

        The items of a list of lists have their list's path: a loop over the outer loop's very item is no crossing.
        """
        item = walked.name if isinstance(walked, nodes.Name) else ""
        again = any(path == loop.path and not (item and item == loop.item) for loop in self.loops)
        if (path and again) or (free and sum(loop.free for loop in self.loops) >= MOST_FREE_LOOPS):
            yield CROSSED

    def _enter(self, name: str, items: Value, opened: Loop) -> None:
        self.reader.enter(name, items)
        self.loops.append(opened)

    def _leave(self, _: Tag) -> Iterator[Fault]:
        if self.loops:
            self.loops.pop()
            self.reader.leave()
        yield from ()


STATEMENTS: dict[str, Callable[[PartReader, Tag], Iterator[Fault]]] = {
    "for": PartReader._loop,
    "endfor": PartReader._leave,
    "if": PartReader._condition,
    "elif": PartReader._condition,
    "cellbg": PartReader._cell,
    "colspan": PartReader._cell,
    "vm": PartReader._merge,
    "hm": PartReader._merge,
}
