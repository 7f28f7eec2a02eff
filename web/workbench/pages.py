"""The pages of the workbench: all points with what is not used yet, and one point with all that was written."""

from itertools import groupby
from typing import NamedTuple

from flask import Response, render_template, request
from werkzeug.wrappers import Response as WsgiResponse

from forms.missing import Finding
from reporting.consolidation.quoting import quoted
from reporting.desk import Desk, contents_of
from reporting.section_forms import place_names
from reporting.workbench.digest import Copy
from reporting.workbench.gathering import Below, Bench, bench, overview, points
from reporting.workbench.points import Point
from store import entries
from web.access import SIGNED_IN, open_to
from web.connection import get_db
from web.gate import report_for
from web.heads import base_of, head_of
from web.section_places import address
from web.workbench.asked import CARDS, SHOWN, Asked, asked, cards, point_asked

Answer = Response | WsgiResponse | str | tuple[str, int]


class Told(NamedTuple):
    """A message over the page; `look` is its class in app.css."""

    text: str
    look: str = ""


@open_to(SIGNED_IN)
def all_points(report_id: int) -> str:
    """Every point of the outline that is answered in words, with how much of it is in use."""
    desk = report_for(report_id)
    below, rows = overview(get_db(), desk, place_names(desk))
    if not below.units:
        return nothing_below(desk)
    return render_template(
        "workbench/overview.html",
        desk=desk,
        head=head_of(desk),
        below=below,
        groups=[(heading, list(some)) for heading, some in groupby(rows, key=lambda row: row.point.heading)],
        idle=sum(row.idle for row in rows),
        href=lambda row: href_of(report_id, row.point),
        report_of=base_of,
    )


def nothing_below(desk: Desk) -> str:
    """What a unit without units under it is told."""
    return render_template("workbench/nothing.html", desk=desk, head=head_of(desk))


def href_of(report_id: int, point: Point) -> str:
    """The address of a point."""
    return f"{base_of(report_id)}/loi-van/{_dashed(point.section)}/{_dashed(point.id)}"


def _dashed(name: str) -> str:
    return name.replace("_", "-")


@open_to(SIGNED_IN)
def one_point(report_id: int, section: str, point: str) -> Answer:
    """One point: all answers side by side, the draft beside them."""
    desk = report_for(report_id)
    below, found = point_asked(desk, section, point)
    return page(desk, below, found) if found else nothing_below(desk)


def page(desk: Desk, below: Below, point: Point, told: Told | None = None) -> str:
    """The page of a point, with a message over it."""
    filter = asked()
    told = told or DONE.get(request.args.get("vua", ""))
    shown = bench(get_db(), desk, below, point)
    found = cards(shown.answers, filter)
    pages = max(1, -(-len(found) // CARDS))
    at = min(filter.page, pages)
    base = base_of(desk.report.id)
    return render_template(
        "workbench/point.html",
        desk=desk,
        head=head_of(desk),
        bench=shown,
        point=point,
        told=told,
        filter=filter,
        filters=[(name, label, Asked(filter.sought, name, 1).query) for name, label in SHOWN.items()],
        cards=found[(at - 1) * CARDS : at * CARDS],
        found=sum(1 + len(card.others) for card in found),
        at=at,
        pages=pages,
        here=href_of(desk.report.id, point),
        around=around(desk, below, point),
        edit=f"{address(base, point.section)}#{field_of(point)}",
        doubts=doubts(desk, point),
        whence=lambda copy: whence(shown, desk, copy),
        report_of=base_of,
        taken={one.passage.text for one in shown.picked},
        may_take=desk.may_edit and point.ours,
    )


DONE = {
    "da-lay": Told("Đã đưa vào cuối câu trả lời trong bản nháp, có ghi nguồn.", "box-good"),
    "da-co": Told("Đoạn này đã có trong bản nháp từ trước, không đưa vào lần nữa.", "box-warn"),
    "da-bo": Told("Đã bỏ đoạn ra khỏi bản nháp.", "box-good"),
    "con-chu": Told(
        "Đã bỏ ghi nguồn. Đoạn này trong bản nháp đã được sửa nên chữ vẫn để nguyên; xin tự xóa nếu cần.", "box-warn"
    ),
}
"""What a step did, by the word that its address carries."""


def field_of(point: Point) -> str:
    """The name of the answer's box on its section's page."""
    return "-".join(point.place)


def around(desk: Desk, below: Below, point: Point) -> tuple[str, str]:
    """The addresses of the points before and after, "" where there is none."""
    known = points(desk, below, place_names(desk))
    at = known.index(point)
    before = href_of(desk.report.id, known[at - 1]) if at else ""
    return before, href_of(desk.report.id, known[at + 1]) if at + 1 < len(known) else ""


def doubts(desk: Desk, point: Point) -> list[Finding]:
    """Numbers in the draft that the report's own tables do not have (rule 25)."""
    contents = contents_of(entries.of_report(get_db(), desk.report.id))
    found = quoted(desk.outline, desk.unit.kind, contents)
    return [one for one in found if (one.section, one.question) == (point.section, point.question)]


def whence(shown: Bench, desk: Desk, copy: Copy) -> str:
    """Whose words a paragraph repeats, and where they stand where that is another question."""
    who = shown.names.get(copy.unit_id, "một đơn vị ngoài danh sách này")
    if not copy.question or copy.question == shown.point.question:
        return who
    titles = {section.id: f"{section.number} {section.title}".lstrip("- ") for section in desk.outline.sections}
    return f"{who}, mục “{titles.get(copy.section, '')}”"
