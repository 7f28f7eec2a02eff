"""Whom a consolidated report counted and who is missing: its sentence, and the list in its annex. Pure."""

from collections.abc import Sequence
from typing import Any

from reporting.clock import moment
from reporting.consolidation.coverage import Child
from reporting.tracing import Traced
from reporting.tracing.lines import Line, group, line, table
from reporting.workflow import STATUSES
from vietnamese.dates import format_date
from vietnamese.numbers import format_number

NAMED_IN_TEXT = 5
"""Missing units that the sentence in the body names; more are in the list."""
NAMED_ON_PAPER = 60
"""Missing units of all branches that are named on paper; of more each branch's number is told."""
IN_THE_WORKBOOK = "Tên từng đơn vị ghi trong biểu Excel kèm theo."
ITS_OWN = "tự tổng hợp"


def coverage_sentence(traced: Traced, place: str) -> str:
    """How many units the figures are of, who is missing; `place`: where the list stands, as `Phụ lục IV`."""
    expected, counted = (format_number(str(len(some))) for some in (traced.children, traced.counted))
    said = f"Số liệu của Báo cáo này được tổng hợp từ báo cáo của {counted}/{expected} đơn vị trực thuộc"
    reached, all_below = through(traced)
    if traced.below:
        said += f", tính cả cấp dưới là {format_number(str(reached))}/{format_number(str(all_below))} đơn vị"
    where = f" (danh sách tại {place})" if place else ""
    return f"{said}{still_missing(traced.missing)}{where}."


def still_missing(missing: Sequence[Child]) -> str:
    """`; chưa có số liệu của A, B`, a number where they are many, "" where there are none."""
    if not missing:
        return ""
    names = ", ".join(child.name for child in missing)
    return f"; chưa có số liệu của {names if len(missing) <= NAMED_IN_TEXT else f'{len(missing)} đơn vị'}"


def through(traced: Traced) -> tuple[int, int]:
    """Units that are counted and units that are expected, those below the children too."""
    below = [child for group in traced.below.values() for child in group]
    counted = len(traced.counted) + sum(child.counted for child in below)
    return counted, len(traced.children) + len(below)


def listed(traced: Traced) -> dict[str, Any]:
    """The table of units: those that count with their hand-in, then those that do not."""
    groups = (("Đơn vị đã được tổng hợp", traced.counted), ("Đơn vị chưa được tổng hợp", traced.missing))
    named = (
        group(f"{name}: {format_number(str(len(some)))}", [of_unit(traced, *each) for each in enumerate(some, 1)])
        for name, some in groups
        if some
    )
    return table(["TT", "Đơn vị", "Mã"], ["Tình trạng", "Lần nộp", "Ngày nộp", "Cấp dưới được tính"], named)


def of_unit(traced: Traced, number: int, child: Child) -> Line:
    """One unit's line."""
    sent = format_date(moment(child.submitted_at).date()) if child.counted else ""
    cells = [STATUSES[child.status], str(child.version) if child.counted else "", sent, reached(traced, child)]
    return line({"tt": str(number), "noi_dung": child.name, "dvt": child.code}, cells)


def reached(traced: Traced, child: Child) -> str:
    """`34/36` units of a child's own; what stands for them where it wrote its totals itself; "" without any."""
    if child.code in traced.below:
        below = traced.below[child.code]
        return f"{sum(each.counted for each in below)}/{len(below)}"
    receives = traced.made.outline.unit_kind(child.kind).receives
    return ITS_OWN if receives and child.counted else ""


def missing_below(traced: Traced) -> list[str]:
    """A line for each child that counts and lacks units of its own: how many of how many, and their names."""
    lacking = [
        (child, below, [each for each in below if not each.counted])
        for child in traced.counted
        if (below := traced.below.get(child.code))
    ]
    named = sum(len(missing) for _, _, missing in lacking) <= NAMED_ON_PAPER
    lines = [lack(child, len(below), missing, named) for child, below, missing in lacking if missing]
    return lines if named else [*lines, IN_THE_WORKBOOK]


def lack(child: Child, expected: int, missing: Sequence[Child], named: bool) -> str:
    """What one child lacks."""
    said = f"{child.name}: thiếu {len(missing)}/{expected} đơn vị"
    return f"{said}, gồm: {'; '.join(each.name for each in missing)}." if named else f"{said}."
