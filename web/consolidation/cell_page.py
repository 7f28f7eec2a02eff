"""One consolidated figure opened to its units: value, hand-in, who, when; missing ones named."""

from typing import NamedTuple

from flask import abort, render_template, request

from forms.figures import RATIO_DECIMALS, Figure
from forms.outline import Indicator, NotInOutline, Period
from reporting.consolidation.consolidating import Gathered, NothingBelow, gather
from reporting.consolidation.coverage import Child, Coverage
from reporting.consolidation.provenance import opened
from reporting.desk import Desk
from reporting.workflow import STATUSES
from store import consolidations
from store.connection import snapshot
from web.access import SIGNED_IN, open_to
from web.connection import get_db
from web.consolidation.page import WIDER, wider_asked
from web.consolidation.telling import here
from web.gate import report_for
from web.heads import base_of, head_of

ROWS = 500
MOST_DIGITS = 6


class Row(NamedTuple):
    """One unit's share, as it is shown; `figures` in the order of the table's columns."""

    name: str
    href: str
    counted: bool
    state: str
    figures: tuple[str, ...]
    version: int
    submitted: str
    submitted_by: str
    accepted: str
    accepted_by: str


class Column(NamedTuple):
    """A column of figures: what it is called and what it comes to."""

    label: str
    total: str
    own: str


@open_to(SIGNED_IN)
def cell(report_id: int, indicator: str, period: str) -> str:
    """The figure with all it is made of; 404 for a figure that the unit is not asked or shown."""
    desk = report_for(report_id)
    with snapshot(get_db()):
        runs = consolidations.of_report(get_db(), report_id)[-1:]
        try:
            gathered = gather(get_db(), desk, wider_asked(runs))
        except NothingBelow as error:
            return render_template("consolidation/nothing.html", head=head_of(desk), why=str(error))
    try:
        asked, at = desk.outline.indicator(indicator), desk.outline.period(period)
    except NotInOutline:
        abort(404)
    if at.id not in gathered.made.figures.get(asked.id, {}):
        abort(404)
    return cell_page(desk, gathered, asked, at)


def cell_page(desk: Desk, gathered: Gathered, asked: Indicator, at: Period) -> str:
    """The page of one figure."""
    columns, rows, covered = opened_to(desk, gathered, asked, at)
    number, pages = page_number(len(rows))
    return render_template(
        "consolidation/cell.html",
        desk=desk,
        head=head_of(desk),
        here=here(desk.report.id),
        asked=asked,
        period=at,
        figure=shown(gathered.made.figure(asked.id, at.id), decimals_of(asked)),
        how=how(desk, asked, at),
        of=[desk.outline.period(one) for one in at.derived.of] if at.derived else [],
        columns=columns,
        rows=rows[(number - 1) * ROWS : number * ROWS],
        covered=covered,
        number=number,
        pages=pages,
        wider=WIDER if gathered.submitted else "",
    )


def opened_to(desk: Desk, gathered: Gathered, asked: Indicator, at: Period) -> tuple[list[Column], list[Row], Coverage]:
    """The columns of figures, a row for each unit that is asked, and of how many units it is made."""
    weight = desk.outline.weight_of(asked)
    of = [desk.outline.indicator(one) for one in asked.ratio] if asked.ratio else [asked, *([weight] if weight else [])]
    each = [opened(gathered.made, gathered.children, one.id, at.id) for one in of]
    columns = [
        Column(f"{one.label} ({one.measure})", shown(part.figure, one.decimals), shown(part.own, one.decimals))
        for one, part in zip(of, each, strict=True)
    ]
    found: dict[str, list[str]] = {}
    people = {child.code: child for child in gathered.children}
    for place, (one, part) in enumerate(zip(of, each, strict=True)):
        for origin in part.origins:
            found.setdefault(origin.child.code, [""] * len(of))[place] = shown(origin.figure, one.decimals)
    rows = [row_of(people[code], tuple(figures)) for code, figures in found.items()]
    covered = opened(gathered.made, gathered.children, asked.id, at.id).coverage
    return columns, rows, covered


def row_of(child: Child, figures: tuple[str, ...]) -> Row:
    return Row(
        child.name,
        base_of(child.report_id),
        child.counted,
        STATUSES[child.status],
        figures,
        child.version,
        child.submitted_at,
        child.submitted_by,
        child.accepted_at,
        child.accepted_by,
    )


def shown(figure: Figure, decimals: int) -> str:
    return figure.shown(None if figure.none else decimals)


def decimals_of(asked: Indicator) -> int:
    return RATIO_DECIMALS if asked.ratio else asked.decimals


def how(desk: Desk, asked: Indicator, at: Period) -> str:
    """How the figure comes about, in a sentence."""
    if at.derived:
        return "Cột này được tính từ các cột khác của cùng chỉ tiêu."
    if asked.ratio:
        above, below = (desk.outline.indicator(one).label for one in asked.ratio)
        return f"Tỷ lệ tính lại từ số tổng hợp: {above} chia cho {below}; không cộng và không lấy bình quân các tỷ lệ."
    if weight := desk.outline.weight_of(asked):
        return f"Bình quân có trọng số: số của mỗi đơn vị nhân với “{weight.label}” của đơn vị đó."
    if asked.units == "count":
        return "Đếm số CĐCS thuộc nhánh của từng đơn vị trên cây đơn vị của đợt, báo cáo đã nộp hay chưa cũng tính."
    return "Tổng của phần riêng của đơn vị và số của các đơn vị trực thuộc."


def page_number(many: int) -> tuple[int, int]:
    """The page asked for, within those there are."""
    pages = max(1, -(-many // ROWS))
    asked = request.args.get("trang", "1")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) <= MOST_DIGITS else 1
    return min(max(number, 1), pages), pages
