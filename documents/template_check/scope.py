"""What the names in a tag stand for where the tag stands: loop variables, `loop`, entries after dots."""

from collections import ChainMap
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from typing import Any

from jinja2 import nodes

from documents.template_check.findings import Fault
from documents.template_check.names import (
    LOOP,
    UNKNOWN,
    Unknown,
    Value,
    elsewhere,
    likely,
    named,
    question,
    strangeness,
)
from documents.template_check.tree import FILTERS

TEXT = Value("")
PLAIN = (nodes.Const, nodes.Compare, nodes.And, nodes.Or, nodes.Not, nodes.Neg, nodes.TemplateData)
NUMBER = Value(0)
COUNTS = ("length", "count")
PICKS = ("first", "last")
GUARDS = ("default", "d")
GUARDING_TESTS = ("defined", "undefined")
INSIDE = "Xin đặt thẻ giữa for và endfor."


class Reader:
    """Reads expressions against a contract; keeps the faults met, the dotted paths used, the lists asked by number."""

    def __init__(self, contract: Mapping[str, Any]) -> None:
        self.contract = contract
        self.names: ChainMap[str, Value] = ChainMap({name: Value(shape, name) for name, shape in contract.items()})
        self.faults: list[Fault] = []
        self.used: set[str] = set()
        self.indexed: set[str] = set()
        self.past: dict[str, str] = {"loop": ""}

    def enter(self, name: str, items: Value) -> None:
        """Go into a loop over `items` with the variable `name`."""
        item = Value(items.item().shape, items.path)
        around = {**LOOP, "previtem": item.shape, "nextitem": item.shape}
        self.names = self.names.new_child({name: item, "loop": Value(around)})

    def leave(self) -> None:
        """Leave the innermost loop; its variable is remembered for whoever uses it outside."""
        for name, value in self.names.maps[0].items():
            self.past[name] = value.path
        self.names = self.names.parents

    def taken(self) -> list[Fault]:
        """The faults met since the last call."""
        met, self.faults = self.faults, []
        return list(dict.fromkeys(met))

    def value(self, node: nodes.Node, guarded: bool = False) -> Value:
        """What an expression stands for. `guarded`: a missing last step is covered by default or `is defined`."""
        read = READING.get(type(node))
        if read:
            return read(self, node, guarded)
        for child in node.iter_child_nodes():
            self.value(child)
        return TEXT if isinstance(node, PLAIN) else Value(UNKNOWN)

    def name(self, node: nodes.Name, guarded: bool) -> Value:
        if node.name in self.names:
            return self.use(replace(self.names[node.name], written=node.name))
        if node.name in self.past:
            where = f" qua “{self.past[node.name]}”" if self.past[node.name] else ""
            return self.fail(Fault(f"Tên “{node.name}” chỉ dùng được bên trong vòng lặp{where}.", INSIDE), guarded)
        known = [name for name in self.names if name != "loop"]
        exact = named(node.name, self.contract)
        meant = "" if exact else likely(node.name, known)
        fault = missing(node.name, "", exact or meant or elsewhere(node.name, self.contract), known)
        failed = self.fail(fault, guarded)
        return replace(self.names[meant], written=meant, fault=failed.fault) if meant else failed

    def attribute(self, node: nodes.Getattr, guarded: bool) -> Value:
        return self.entry(self.value(node.node), node.attr, guarded)

    def entry(self, of: Value, key: str, guarded: bool) -> Value:
        """`of.key`, or what it was meant to be."""
        if isinstance(of.shape, Unknown) or key.startswith("_"):
            return replace(of, shape=UNKNOWN)
        if not isinstance(of.shape, dict):
            return self.nothing_inside(of, key, guarded)
        meant = key if key in of.shape else likely(key, of.shape)
        right = f"{of.written}.{meant}".removeprefix(".") if meant else elsewhere(key, self.contract)
        if key not in of.shape and of.fault is None:
            of = replace(of, fault=self.fail(missing(key, of.written, right, of.shape), guarded).fault)
        elif of.fault is not None and meant:
            self.faults[of.fault] = self.faults[of.fault]._replace(suggestion=question(right, ()))
        return self.use(of.child(meant)) if meant else replace(of, shape=UNKNOWN)

    def nothing_inside(self, of: Value, key: str, guarded: bool) -> Value:
        """`of.key` where `of` is a text or a list."""
        where = f"“{of.written}”" if of.written else "Giá trị này"
        if of.is_text:
            return self.fail(Fault(f"{where} là chữ hoặc số, không có mục “{key}”.", f"Xin bỏ “.{key}”."), guarded)
        advice = f"Xin dùng {{% for … in {of.written or '…'} %}} rồi lấy “{key}” của từng mục."
        return self.fail(Fault(f"{where} là danh sách, không có mục “{key}”.", advice), guarded)

    def item(self, node: nodes.Getitem, guarded: bool) -> Value:
        of = self.value(node.node)
        if isinstance(node.arg, nodes.Slice):
            return Value(UNKNOWN)
        key = node.arg.value if isinstance(node.arg, nodes.Const) else 0
        if isinstance(key, str):
            return self.entry(of, key, guarded)
        if not isinstance(of.shape, list | Unknown):
            where = f"“{of.written}”" if of.written else "Giá trị này"
            return self.fail(Fault(f"{where} không phải danh sách nên không có [ ].", "Xin bỏ [ ]."), guarded)
        self.indexed.add(of.path)
        return replace(of.item(), written=f"{of.written}[{key}]")

    def filtered(self, node: nodes.Filter, guarded: bool) -> Value:
        if node.node is None:
            return Value(UNKNOWN)
        of = self.value(node.node, guarded or node.name in GUARDS)
        kind = "list" if isinstance(of.shape, list) else "text"
        if not isinstance(of.shape, Unknown) and kind not in FILTERS.get(node.name, (kind,)):
            needs = "danh sách" if kind == "text" else "chữ"
            self.faults.append(Fault(f"Bộ lọc “{node.name}” chỉ dùng cho {needs}.", f"Xin bỏ “|{node.name}”."))
        if node.name in GUARDS:
            return of
        if node.name in PICKS:
            return of.item()
        return NUMBER if node.name in COUNTS else TEXT

    def test(self, node: nodes.Test, guarded: bool) -> Value:
        self.value(node.node, node.name in GUARDING_TESTS)
        return TEXT

    def choice(self, node: nodes.CondExpr, guarded: bool) -> Value:
        self.value(node.test)
        chosen = self.value(node.expr1)
        if node.expr2 is not None:
            self.value(node.expr2)
        return chosen

    def called(self, _: nodes.Call, guarded: bool) -> Value:
        """A call is refused whatever it calls."""
        return Value(UNKNOWN)

    def use(self, value: Value) -> Value:
        """Remember that the template uses a value."""
        if value.path:
            self.used.add(value.path)
        return value

    def fail(self, fault: Fault, guarded: bool) -> Value:
        """Keep a fault; a value of which nothing more is known, with the fault's number."""
        if guarded:
            fault = Fault(f"{fault.problem} Thẻ sẽ luôn dùng giá trị thay thế.", fault.suggestion, "warning")
        self.faults.append(fault)
        return Value(UNKNOWN, fault=len(self.faults) - 1)


def missing(name: str, of: str, meant: str, names: Collection[str]) -> Fault:
    """A name that nothing here is called."""
    strange = strangeness(name)
    problem = f"“{of}” không có mục “{name}”{strange}." if of else f"Không có tên “{name}” trong dữ liệu{strange}."
    return Fault(problem, question(meant, names))


def printed(value: Value) -> Fault | None:
    """What is wrong with printing a value as it is: a group or a list has no text of its own."""
    where = f"“{value.written}”" if value.written else "Giá trị này"
    if value.fault is not None:
        return None
    if isinstance(value.shape, dict):
        entries = ", ".join(f"{value.written}.{key}" for key in list(value.shape)[:6])
        return Fault(f"{where} là một nhóm, không in được nguyên nhóm.", f"Xin chọn một mục: {entries}.")
    if isinstance(value.shape, list):
        advice = f'Xin dùng {{%p for … in {value.written} %}}, hoặc |join(", ").'
        return Fault(f"{where} là danh sách, không in được nguyên danh sách.", advice)
    return None


def iterated(value: Value) -> Fault | None:
    """What is wrong with repeating over a value."""
    if isinstance(value.shape, list | Unknown) or value.fault is not None:
        return None
    where = f"“{value.written}”" if value.written else "Giá trị này"
    return Fault(f"{where} không phải danh sách nên không lặp được.", "Xin dùng if, hoặc chọn một danh sách.")


READING: dict[type[nodes.Node], Callable[..., Value]] = {
    nodes.Name: Reader.name,
    nodes.Getattr: Reader.attribute,
    nodes.Getitem: Reader.item,
    nodes.Filter: Reader.filtered,
    nodes.Test: Reader.test,
    nodes.CondExpr: Reader.choice,
    nodes.Call: Reader.called,
}
