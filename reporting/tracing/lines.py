"""The tables of a consolidated report's annexes as plain data: lines of cells, some of them the name of a group."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

Line = dict[str, Any]
HEADS = ["TT", "Nội dung", "Đơn vị tính"]


def line(fixed: Mapping[str, str], cells: Sequence[str]) -> Line:
    """An ordinary line: `fixed` has its number, its name and what stands in the third column."""
    return {"nhom": "", "tt": fixed["tt"], "noi_dung": fixed["noi_dung"], "dvt": fixed["dvt"], "o": list(cells)}


def group(name: str, lines: Iterable[Line]) -> list[Line]:
    """Lines under the name of their group; without a name they stand alone."""
    head: Line = {"nhom": name, "tt": "", "noi_dung": "", "dvt": "", "o": []}
    return [head, *lines] if name else list(lines)


def table(
    heads: Sequence[str], columns: Sequence[str], groups: Iterable[list[Line]], title: str = ""
) -> dict[str, Any]:
    """A table with the heads of its three fixed columns and of those of figures."""
    return {
        "tieu_de": title,
        "dau": list(heads),
        "cot": list(columns),
        "hang": [each for lines in groups for each in lines],
    }
