"""The way a report has gone: what happened, what was handed in, and what differs between two hand-ins."""

from typing import NamedTuple

from flask import render_template, request

from reporting import reviewing, signed_paper, standing_in
from reporting.campaigns import extending, steps
from reporting.consolidation import consolidating, settling
from reporting.desk import Desk
from reporting.differences import Asker, Difference, changes
from reporting.offline import importing
from reporting.section_forms import place_names
from reporting.workflow import STATUSES, TRANSITIONS
from store import events, versions
from store.versions import Version
from web.access import SIGNED_IN, open_to
from web.connection import get_db
from web.gate import report_for
from web.heads import head_of
from web.language import when
from web.remarks import name_of
from web.section_places import places_of

KINDS = STATUSES | {step.action: step.label for step in TRANSITIONS.values()} | {
    consolidating.EVENT: "Tổng hợp số liệu cấp dưới",
    settling.EVENT: "Chọn số của báo cáo",
    importing.EVENT: importing.EVENT_LABEL,
    steps.RECORDED: "Ghi bước của đợt",
    reviewing.REWORDED: "Sửa lời một ý kiến; trước đó",
    standing_in.BEGUN: "Bắt đầu nhập thay",
    standing_in.ENDED: "Thôi nhập thay",
    signed_paper.ADDED: "Gửi bản ký",
    extending.GRANTED: "Được gia hạn",
    extending.ENDED: "Rút gia hạn",
}


class Happened(NamedTuple):
    """One line of the history."""

    what: str
    who: str
    at: str
    note: str


class Compared(NamedTuple):
    """A question that differs, under its section."""

    section: str
    question: str
    cells: list[Difference]


@open_to(SIGNED_IN)
def history(report_id: int) -> str:
    """Events in order, versions handed in, and the difference between two of them."""
    desk = report_for(report_id)
    head = head_of(desk)
    kept = versions.of_report(get_db(), report_id)
    old, new = pair_asked(kept)
    return render_template(
        "reports/history.html",
        desk=desk,
        head=head,
        happened=[
            Happened(KINDS.get(each.kind, each.kind), name_of(each.user_id), when(each.at), each.note)
            for each in events.of_report(get_db(), report_id)
        ],
        versions=[(each.number, name_of(each.submitted_by), when(each.submitted_at)) for each in kept],
        old=old,
        new=new,
        compared=compared(desk, head.base, old, new) if old and new else [],
    )


def pair_asked(kept: tuple[Version, ...]) -> tuple[Version | None, Version | None]:
    """The two versions to compare: those asked for, else the last two; None where there is only one."""
    if len(kept) < len(("old", "new")):
        return None, None
    numbered = {str(each.number): each for each in kept}
    old, new = (numbered.get(request.args.get(name, "")) for name in ("tu", "den"))
    return old or kept[-2], new or kept[-1]


def compared(desk: Desk, base: str, old: Version, new: Version) -> list[Compared]:
    """What differs, each question under the name of its section."""
    asker = Asker(desk.outline, desk.unit.kind, desk.has_children, place_names(desk))
    names = {place.id: place.name for place in places_of(desk, base)}
    return [
        Compared(names[each.section], each.question, each.cells) for each in changes(asker, old.content, new.content)
    ]
