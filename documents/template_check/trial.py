"""The last word on a template that looks right: what the engine will compile holds nothing but what is allowed, and it
renders with example data, full and empty.

The tags were read one by one where people see them; this reads what is really compiled, attributes and copies for old
programs included, so that nothing gets by in a place that was not looked at.
"""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from jinja2 import TemplateSyntaxError, meta, nodes
from lxml import etree

from documents.dialect import patched
from documents.engine import RenderFailed, load_template
from documents.package import BadTemplate, parser, unpacked
from documents.template_check.findings import Fault
from documents.template_check.places import CELL, PARAGRAPH, TABLE
from documents.template_check.tree import ALLOWED, PARSING, REFUSED

STRUCTURE = (nodes.Template, nodes.Output, nodes.For, nodes.If, nodes.TemplateData)
MOST_ROWS = 12
HIDDEN = "Xin xóa chỗ đó rồi gõ lại; không dán nội dung từ tệp lạ."
EMPTY_CELL = Fault(
    "Khi dữ liệu trống, có ô của bảng không còn đoạn nào, Word sẽ báo tệp hỏng.",
    "Xin thêm một đoạn trống sau {%p endfor %} hoặc {%p endif %} ở cuối ô.", "warning",
)  # fmt: skip
# docxtpl mends tables after each render and takes these for granted.
GRID, COLUMN, SPAN = (TABLE.replace("}tbl", f"}}{name}") for name in ("tblGrid", "gridCol", "gridSpan"))
WIDTH, VALUE = (TABLE.replace("}tbl", f"}}{name}") for name in ("w", "val"))


def hidden(trees: Mapping[str, etree._Element], known: Collection[str]) -> Iterator[tuple[str, Fault]]:
    """What the filled parts hold beyond the allow-list and the names that are known or were judged: (part, fault)."""
    for name, tree in trees.items():
        for fault in compiled_faults(tree, known):
            yield name, fault


def compiled_faults(tree: etree._Element, known: Collection[str]) -> Iterator[Fault]:
    """The faults of one part as Jinja gets it."""
    try:
        read = PARSING.parse(patched("", etree.tostring(tree)))
    except (BadTemplate, TemplateSyntaxError, RecursionError, ValueError) as error:
        yield Fault(f"Các thẻ ghép lại không đọc được ({error}).", "Xin xem lại các thẻ không mở hoặc đóng gọn.")
        return
    yield from dict.fromkeys(beyond(read))
    for unknown in sorted(meta.find_undeclared_variables(read) - set(known) - {"loop"}):
        yield Fault(f"Trong phần ẩn của tệp có tên “{unknown}” không có trong dữ liệu.", HIDDEN)


def beyond(node: nodes.Node) -> Iterator[Fault]:
    """What stands in a whole syntax tree and is allowed nowhere."""
    if isinstance(node, nodes.Mul) and is_merge(node):
        return
    if not isinstance(node, STRUCTURE):
        check = ALLOWED.get(type(node))
        if check is None:
            found = next((fault for kind, fault in REFUSED.items() if isinstance(node, kind)), None)
            yield found or Fault("Trong phần ẩn của tệp có lệnh không được phép.", HIDDEN)
            return
        yield from check(node)
    for child in node.iter_child_nodes():
        yield from beyond(child)


def is_merge(node: nodes.Mul) -> bool:
    """docxtpl's own {{ 2 * loop.length }} for a {% hm %} cell that spans columns already."""
    right = node.right
    return isinstance(node.left, nodes.Const) and isinstance(right, nodes.Getattr) and right.attr == "length"


def tables(trees: Mapping[str, etree._Element]) -> Iterator[tuple[str, Fault]]:
    """Tables that no Word ever saved, which the engine could not mend."""
    for name, tree in trees.items():
        if any(not sound(table) for table in tree.iter(TABLE)):
            yield name, Fault("Có bảng bị hỏng (thiếu khai báo cột).", "Xin mở bằng Word, lưu lại rồi gửi lại.")


def sound(table: etree._Element) -> bool:
    grid = table.find(GRID)
    widths = [column.get(WIDTH, "") for column in table.iter(COLUMN)]
    spans = [span.get(VALUE, "") for span in table.iter(SPAN)]
    return grid is not None and bool(widths) and all(number.isascii() and number.isdigit() for number in widths + spans)


def rendered(data: bytes, contract: Mapping[str, Any], indexed: Collection[str]) -> Iterator[Fault]:
    """What goes wrong when the template is filled with examples, and with nothing but the lists asked by number."""
    try:
        load_template(data).render(example(contract))
    except (BadTemplate, RenderFailed) as error:
        yield Fault(f"Lập thử văn bản không được: {error}", "Xin xem lại vị trí các thẻ for, if, endfor, endif.")
        return
    try:
        made = load_template(data).render(nothing(contract, indexed))
    except RenderFailed as error:
        advice = "Xin bọc chỗ đó trong {%p if … %} … {%p endif %}."
        yield Fault(f"Khi dữ liệu trống thì không lập được văn bản: {error}", advice, "warning")
    else:
        yield from empty_cells(made)


def empty_cells(made: bytes) -> Iterator[Fault]:
    """Cells without a paragraph: Word calls such a file broken."""
    for xml in unpacked(made).values():
        if b"<w:tc" in xml:
            cells = etree.fromstring(xml, parser()).iter(CELL)
            if any(not len(cell) or cell[-1].tag != PARAGRAPH for cell in cells):
                yield EMPTY_CELL
                return


def example(shape: Any) -> Any:
    """A context with every name: each text is a letter, each list as long as a template may ask for by number."""
    if isinstance(shape, Mapping):
        return {key: example(inner) for key, inner in shape.items()}
    if isinstance(shape, list):
        return [example(shape[0])] * MOST_ROWS if shape else []
    return "a" if isinstance(shape, str) else shape


def nothing(shape: Any, indexed: Collection[str], path: str = "") -> Any:
    """The same context with nothing in it; lists whose dotted path is `indexed` keep their length, as columns do."""
    if isinstance(shape, Mapping):
        return {key: nothing(inner, indexed, f"{path}.{key}".lstrip(".")) for key, inner in shape.items()}
    if isinstance(shape, list):
        return [nothing(shape[0], indexed, path)] * MOST_ROWS if shape and path in indexed else []
    return "" if isinstance(shape, str) else shape
