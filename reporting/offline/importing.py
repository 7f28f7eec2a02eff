"""Taking a returned file: whose it is, what it would change, and keeping what was accepted of it."""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from documents.offline.found import Found
from reporting.clock import stamp
from reporting.desk import Desk
from reporting.offline import ticket as tickets
from reporting.offline.asking import asking
from reporting.offline.judging import Judged, Page, judged, measured
from reporting.offline.report_back import report_found
from reporting.offline.ticket import BadTicket, OtherPlan
from store import entries, events
from store.connection import Database, snapshot, write
from store.entries import Conflict

EVENT = "imported"
EVENT_LABEL = "Nhập từ tệp"

NO_TICKET = (
    "Không thấy mã phiếu ẩn ({place}). Tệp này không phải biểu nhập do máy chủ lập, hoặc mã đã bị xóa; xin lấy lại "
    "biểu mới, chép nội dung sang."
)
BAD_TICKET = (
    "Mã phiếu ẩn ({place}) không đúng: đã bị sửa, hoặc biểu do máy chủ khác lập. Xin lấy lại biểu mới, chép nội dung "
    "sang."
)
TWO_TICKETS = (
    "Mã phiếu ẩn ({place}) khác với mã phiếu ở chỗ khác trong tệp: tệp được ghép từ biểu của hai đơn vị. Xin dùng đúng "
    "biểu của từng đơn vị."
)
NOT_YOURS = "Biểu này của đơn vị mã {unit}, đợt “{campaign}”; đồng chí không có quyền xem báo cáo đó."
OTHER_UNIT = "Biểu này của đơn vị mã {unit}, không phải của {wanted}. Xin chọn lại tệp."
OTHER_CAMPAIGN = "Biểu này của đợt “{campaign}”, không phải đợt “{wanted}”. Xin chọn lại tệp."


NO_EDITION = (
    "Đây là bản Word của một báo cáo, nhưng không rõ của báo cáo nào trên máy chủ này, hoặc đồng chí không có quyền "
    "xem báo cáo đó."
)
REPORT = "report"
EDITION = re.compile(r"báo cáo ([0-9]{1,9}), bản lưu ([0-9]{1,9})")


class NotTaken(Exception):
    """A file that is refused as a whole; the message is for whoever sent it."""


@dataclass(frozen=True)
class Proposal:
    """What a file would change in a report, as things stand now."""

    desk: Desk
    judged: Judged
    kind: str = ""


Opener = Callable[[int], Desk | None]
"""Opens the report of this number for whoever sent the file; None where they may not see it."""


def proposed(
    db: Database, answer: Mapping[str, Any], key: bytes, opener: Opener, wanted: Desk | None = None
) -> Proposal:
    """What a file that was read says to the report it belongs to; `wanted` is the report it is meant for.

    Raises NotTaken.
    """
    if "refused" in answer:
        raise NotTaken(answer["refused"])
    found = Found.read(answer["found"])
    if found.kind == REPORT:
        return proposed_report(db, found, opener, wanted)
    text = ticket_text(found)
    try:
        whose = tickets.read(text, key)
        desk = opener(whose.report_id)
        refuse_other(whose, desk, wanted)
        assert desk is not None
        with snapshot(db):
            now = asking(db, desk)
        issued = tickets.read(text, key, now.section_ids).sections
    except OtherPlan as error:
        raise NotTaken(str(error)) from error
    except BadTicket as error:
        raise NotTaken(BAD_TICKET.format(place=found.ticket_place)) from error
    return Proposal(desk, judged(now, issued, found), found.kind)


def proposed_report(db: Database, found: Found, opener: Opener, wanted: Desk | None) -> Proposal:
    """The same for a printed report that was edited in Word. Raises NotTaken."""
    edition = EDITION.fullmatch("".join(found.tickets).strip())
    desk = opener(int(edition[1])) if edition else None
    if edition is None or desk is None:
        raise NotTaken(NO_EDITION)
    if wanted and desk.report.id != wanted.report.id:
        raise NotTaken(OTHER_UNIT.format(unit=desk.unit.code, wanted=wanted.unit.name))
    with snapshot(db):
        now = asking(db, desk)
    same = sum(entry.revision for entry in now.kept.values()) == int(edition[2])
    typed, issued = report_found(now, found, same)
    return Proposal(desk, measured(now, issued, typed), REPORT)


def ticket_text(found: Found) -> str:
    """The one ticket of a file. Raises NotTaken where it has none or two."""
    known = [each.strip() for each in found.tickets if each.strip()]
    if not known:
        raise NotTaken(NO_TICKET.format(place=found.ticket_place))
    if len(set(known)) > 1:
        raise NotTaken(TWO_TICKETS.format(place=found.ticket_place))
    return known[0]


def refuse_other(whose: tickets.Ticket, desk: Desk | None, wanted: Desk | None) -> None:
    """Raises NotTaken for a file of a report that is not the one meant, or not this person's to see."""
    if wanted and whose.campaign != wanted.campaign.slug:
        raise NotTaken(OTHER_CAMPAIGN.format(campaign=whose.campaign, wanted=wanted.campaign.slug))
    if wanted and whose.report_id != wanted.report.id:
        raise NotTaken(OTHER_UNIT.format(unit=whose.unit, wanted=wanted.unit.name))
    if desk is None or desk.unit.code != whose.unit or desk.campaign.slug != whose.campaign:
        raise NotTaken(NOT_YOURS.format(unit=whose.unit, campaign=whose.campaign))


def take(
    db: Database,
    proposal: Proposal,
    chosen: Collection[str],
    revisions: Mapping[str, int],
    by: int,
    name: str,
    now: datetime,
) -> int:
    """Keep the chosen sections of a proposal, all or none; how many were kept.

    `revisions` are those the person has seen: one saved since raises Conflict. Raises ReportLocked and what else
    `entries.save` does.
    """
    pages = [page for page in proposal.judged.pages if page.id in chosen]
    at = stamp(now)
    with write(db):
        for page in pages:
            refuse_unseen(db, proposal.desk, page, revisions)
            digest = sha256(f"{name}{page.id}{page.revision}".encode()).hexdigest()
            entries.save(db, proposal.desk.report.id, page.id, page.content, page.revision, "", digest, by, at)
        if pages:
            events.add(db, proposal.desk.report.id, EVENT, by, at, note=told(name, pages))
    return len(pages)


def refuse_unseen(db: Database, desk: Desk, page: Page, revisions: Mapping[str, int]) -> None:
    if revisions.get(page.id, page.revision) != page.revision:
        raise Conflict(entries.get(db, desk.report.id, page.id))


def told(name: str, pages: list[Page]) -> str:
    """`C0001_bieu-nhap.xlsx: 3 mục, 12 ô`."""
    return f"{name}: {len(pages)} mục, {sum(page.cells for page in pages)} ô"
