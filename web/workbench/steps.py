"""What the workbench changes: a passage into the draft, a passage out of it."""

import re
from collections.abc import Iterator

from flask import Response, abort, redirect, request
from flask_login import current_user
from werkzeug.wrappers import Response as WsgiResponse

from reporting.desk import Desk
from reporting.workbench.gathering import Below
from reporting.workbench.picking import Chosen, NotAsked, NothingChosen, SourceChanged, pick, unpick
from reporting.workbench.points import Point
from store.entries import Conflict
from web.access import SIGNED_IN, open_to
from web.configuration import clock
from web.connection import get_db
from web.gate import own_report
from web.section_saving import revision_of
from web.workbench.asked import asked, point_asked
from web.workbench.pages import Told, href_of, page

Answer = Response | WsgiResponse | tuple[str, int]
_PIECE = re.compile(r"(\d{1,9})\.(\d{1,6})\.(\d{1,6})(?:\.(\d{1,6}))?", re.ASCII)
CONFLICT = (
    "Chưa đưa đoạn vào bản nháp: mục này vừa được lưu ở nơi khác sau khi đồng chí mở trang. Bản nháp bên cạnh nay là "
    "bản mới; xin xem rồi bấm lại."
)


def opened(report_id: int, section: str, point: str) -> tuple[Desk, Below, Point]:
    """The author's own report and the point; 404 for anybody else and for what is not asked."""
    desk = own_report(report_id)
    below, found = point_asked(desk, section, point)
    return desk, below, found or abort(404)


@open_to(SIGNED_IN)
def take(report_id: int, section: str, point: str) -> Answer:
    """Put a paragraph, or the sentences chosen of it, behind the draft's answer."""
    desk, below, found = opened(report_id, section, point)
    revision = revision_of(request.form.get("_rev", ""))
    chosen = list(chosen_pieces())
    try:
        many = pick(get_db(), desk, below, found, chosen, revision, current_user.id, clock().now())
    except (NothingChosen, SourceChanged, NotAsked) as error:
        return page(desk, below, found, Told(str(error), "box-wrong")), 422
    except Conflict:
        return page(desk, below, found, Told(CONFLICT, "box-wrong")), 409
    return back(report_id, found, "da-lay" if many else "da-co", f"u-{chosen[0].report_id}")


def chosen_pieces() -> Iterator[Chosen]:
    """What the form names: the paragraph of the pressed button, else the ticked sentences; 400 for what is none."""
    whole = request.form.get("doan", "")
    if whole:
        yield Chosen(*numbers(whole)[:3])
        return
    ticked: dict[tuple[int, int, int], list[int]] = {}
    for name in request.form.getlist("cau"):
        report, version, paragraph, sentence = numbers(name)
        ticked.setdefault((report, version, paragraph), []).append(sentence)
    for piece, sentences in ticked.items():
        yield Chosen(*piece, tuple(sentences))


def numbers(name: str) -> tuple[int, int, int, int]:
    """The report, the hand-in, the paragraph and the sentence that a button or a box stands for."""
    found = _PIECE.fullmatch(name) or abort(400)
    report, version, paragraph, sentence = (int(number or 0) for number in found.groups())
    return report, version, paragraph, sentence


@open_to(SIGNED_IN)
def give_back(report_id: int, section: str, point: str, passage_id: int) -> Answer:
    """Take a passage back."""
    desk, _, found = opened(report_id, section, point)
    gone = unpick(get_db(), desk, found, passage_id, current_user.id, clock().now())
    return back(report_id, found, "con-chu" if gone is False else "da-bo", "ban-nhap")


def back(report_id: int, point: Point, said: str, anchor: str) -> WsgiResponse:
    """The same page of the same filter, at the place that was worked on."""
    filter = asked()
    return redirect(f"{href_of(report_id, point)}{filter.href(filter.page)}&vua={said}#{anchor}", 303)
