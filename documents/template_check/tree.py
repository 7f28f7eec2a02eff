"""The allow-list: a template may name, compare, choose and repeat, and nothing else (reliability.md 3.5).

Every expression is parsed by Jinja itself and its syntax tree is read; what is not listed here is refused, so that a
construct nobody thought of is refused too.
"""

import re
from collections.abc import Callable, Iterator

from jinja2 import TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from documents.template_check.findings import Fault

MOST_ITEMS = 20
MOST_DEEP = 3
MOST_NESTED = 20
MOST_IN_CONST = 200

# Each filter and the kinds of value that it takes: texts (and numbers) or lists.
FILTERS: dict[str, tuple[str, ...]] = {
    "default": ("text", "list"), "d": ("text", "list"), "length": ("text", "list"), "count": ("text", "list"),
    "first": ("list",), "last": ("list",), "join": ("list",),
    "upper": ("text",), "lower": ("text",), "capitalize": ("text",), "title": ("text",), "trim": ("text",),
    "e": ("text",), "escape": ("text",),
}  # fmt: skip
TESTS = frozenset(("defined", "undefined", "none", "odd", "even", "divisibleby", "eq", "ne", "lt", "le", "gt", "ge"))

PARSING = ImmutableSandboxedEnvironment()
NO_SUMS = "Mẫu chỉ in dữ liệu, không tính toán; số cần tính đã có sẵn trong dữ liệu."
NO_CALLS = "Xin bỏ lời gọi hàm; mẫu chỉ dùng tên, for, if và các bộ lọc: " + ", ".join(sorted(FILTERS)) + "."
MINUS = "Dấu - trong thẻ là phép trừ, không được phép; tên dùng dấu gạch dưới “_”."
# Constructs people do try, each with its own sentence; the rest is refused in general words.
REFUSED: dict[type[nodes.Node], Fault] = {
    nodes.Call: Fault("Thẻ gọi hàm, không được phép.", NO_CALLS),
    nodes.Pow: Fault("Phép lũy thừa không được phép trong mẫu.", NO_SUMS),
    nodes.Mul: Fault("Phép nhân không được phép trong mẫu.", NO_SUMS),
    nodes.Sub: Fault(MINUS, "Xin thay “-” bằng “_” nếu đó là tên."),
    nodes.BinExpr: Fault("Phép tính không được phép trong mẫu.", NO_SUMS),
    nodes.Concat: Fault("Phép nối “~” không được phép trong mẫu.", "Xin đặt các thẻ liền nhau: {{ a }}{{ b }}."),
    nodes.Slice: Fault("Không được lấy một đoạn của danh sách.", "Xin dùng {% for … %} hoặc một vị trí như [0]."),
    nodes.Dict: Fault("Không được khai báo nhóm dữ liệu trong thẻ.", NO_CALLS),
}
GENERAL = Fault("Thẻ dùng cú pháp không được phép trong mẫu.", NO_CALLS)


def parsed(source: str) -> nodes.Node | Fault:
    """The first node of a small template, or what is wrong with its syntax."""
    try:
        body = PARSING.parse(source).body
    except TemplateSyntaxError as error:
        return misspelt(error.message or "")
    except (RecursionError, ValueError, OverflowError):
        return Fault("Thẻ quá rắc rối, máy không đọc được.", "Xin chia thành nhiều thẻ đơn giản.")
    return body[0] if body else Fault("Thẻ rỗng.", "Xin điền tên hoặc xóa thẻ.")


def expression(source: str) -> nodes.Node | Fault:
    """The tree of what is printed by {{ source }}."""
    tree = parsed("{{ " + source + " }}")
    if isinstance(tree, nodes.Output) and len(tree.nodes) == 1:
        return tree.nodes[0]
    return tree if isinstance(tree, Fault) else GENERAL


def condition(source: str) -> nodes.Node | Fault:
    """The tree of the question in {% if source %}."""
    tree = parsed("{% if " + source + " %}{% endif %}")
    return tree.test if isinstance(tree, nodes.If) else (tree if isinstance(tree, Fault) else GENERAL)


def loop(source: str) -> nodes.For | Fault:
    """The tree of {% for source %}."""
    tree = parsed("{% for " + source + " %}{% endfor %}")
    return tree if isinstance(tree, nodes.For | Fault) else GENERAL


# What Jinja says of a syntax error -> what we say; {0} is what it found there.
SYNTAX: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"unexpected char '(.*?)' at"), "Trong thẻ có ký tự “{0}” đặt sai chỗ."),
    (re.compile(r"expected token 'in', got '(.*?)'"), "Vòng lặp viết sai ở “{0}”; mẫu đúng: for tên in danh_sách."),
    (re.compile(r"[Ee]xpected (?:an expression|name or number|token 'name')"), "Thẻ còn thiếu tên."),
    (re.compile(r"got '(end of.*)'"), "Thẻ bị cụt."),
    (re.compile(r"got '(.*?)'"), "Thẻ viết sai ở “{0}”."),
    (re.compile(r""), "Thẻ viết sai cú pháp."),
)
ADVICE = "Tên không có dấu cách; so sánh dùng ==; văn bản đặt trong ngoặc kép thẳng."


def misspelt(message: str) -> Fault:
    """Jinja's complaint in our words."""
    hits = ((pattern.search(message), words) for pattern, words in SYNTAX)
    return next(Fault(words.format(*hit.groups() or ("",)), ADVICE) for hit, words in hits if hit)


def faults(tree: nodes.Node) -> list[Fault]:
    """Everything in an expression that is not on the list, each sentence once."""
    return list(dict.fromkeys(refused(tree)))


def refused(tree: nodes.Node) -> Iterator[Fault]:
    check = ALLOWED.get(type(tree))
    if check is None:
        yield next((fault for kind, fault in REFUSED.items() if isinstance(tree, kind)), GENERAL)
        return
    yield from check(tree)
    for child in tree.iter_child_nodes():
        yield from refused(child)


def nothing(_: nodes.Node) -> Iterator[Fault]:
    yield from ()


def of_attribute(node: nodes.Node) -> Iterator[Fault]:
    if isinstance(node, nodes.Getattr) and node.attr.startswith("_"):
        yield Fault(f"Tên “{node.attr}” bắt đầu bằng “_”, không được phép.", "Xin dùng tên trong danh sách dữ liệu.")


def of_item(node: nodes.Node) -> Iterator[Fault]:
    if not isinstance(node, nodes.Getitem):
        return
    key = node.arg.node if isinstance(node.arg, nodes.Neg) else node.arg
    if not isinstance(key, nodes.Const) or not isinstance(key.value, int | str):
        yield REFUSED.get(type(key), Fault("Trong [ ] chỉ được đặt số thứ tự.", "Ví dụ: danh_sach[0]."))
    elif isinstance(key.value, str) and key.value.startswith("_"):
        yield Fault(f"Tên “{key.value}” bắt đầu bằng “_”, không được phép.", "Xin dùng tên trong danh sách dữ liệu.")


def of_name(node: nodes.Node) -> Iterator[Fault]:
    if isinstance(node, nodes.Name) and node.name.startswith("_"):
        yield Fault(f"Tên “{node.name}” bắt đầu bằng “_”, không được phép.", "Xin dùng tên trong danh sách dữ liệu.")


def of_const(node: nodes.Node) -> Iterator[Fault]:
    if isinstance(node, nodes.Const) and len(str(node.value)) > MOST_IN_CONST:
        yield Fault("Văn bản cố định trong thẻ dài quá.", "Xin gõ văn bản đó ngoài thẻ.")


def of_list(node: nodes.Node) -> Iterator[Fault]:
    if isinstance(node, nodes.List | nodes.Tuple) and (
        len(node.items) > MOST_ITEMS or not all(isinstance(item, nodes.Const) for item in node.items)
    ):
        yield Fault("Trong thẻ có dấu phẩy hoặc danh sách không được phép.", "Xin tách thành nhiều thẻ.")


def of_choice(node: nodes.Node) -> Iterator[Fault]:
    if isinstance(node, nodes.CondExpr) and node.expr2 is None:
        yield Fault("Thẻ “… if …” thiếu phần else nên không in được khi điều kiện sai.", 'Xin thêm: else "".')


def of_filter(node: nodes.Node) -> Iterator[Fault]:
    if not isinstance(node, nodes.Filter):
        return
    if node.name not in FILTERS:
        yield Fault(f"Bộ lọc “{node.name}” không được phép.", f"Dùng được: {', '.join(sorted(FILTERS))}.")
    if node.kwargs or node.dyn_args or node.dyn_kwargs or not all(isinstance(arg, nodes.Const) for arg in node.args):
        yield Fault(f"Bộ lọc “{node.name}” chỉ nhận văn bản hoặc số cố định.", 'Ví dụ: danh_sach|join(", ").')


def of_test(node: nodes.Node) -> Iterator[Fault]:
    if isinstance(node, nodes.Test) and node.name not in TESTS:
        yield Fault(f"Phép thử “is {node.name}” không được phép.", "Dùng được: " + ", ".join(sorted(TESTS)) + ".")


# The kinds of node an expression may be made of, and what to look at in each.
ALLOWED: dict[type[nodes.Node], Callable[[nodes.Node], Iterator[Fault]]] = {
    nodes.Name: of_name,
    nodes.Getattr: of_attribute,
    nodes.Getitem: of_item,
    nodes.Const: of_const,
    nodes.TemplateData: nothing,
    nodes.Compare: nothing,
    nodes.Operand: nothing,
    nodes.And: nothing,
    nodes.Or: nothing,
    nodes.Not: nothing,
    nodes.Neg: nothing,
    nodes.CondExpr: of_choice,
    nodes.Filter: of_filter,
    nodes.Test: of_test,
    nodes.List: of_list,
    nodes.Tuple: of_list,
}
