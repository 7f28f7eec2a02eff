"""“Nhập thay”: the unit above types a paper report in the unit's place; said on every page, kept in its history."""

from datetime import datetime

from reporting.clock import stamp
from reporting.desk import AUTHOR, REVIEWER, Desk
from reporting.workflow import EDITABLE, NotAllowed
from store import events, stand_ins
from store.connection import Database, write
from store.users import User
from vietnamese.text import clean, is_blank

BEGUN, ENDED = "stand_in", "stand_in_ended"
LONGEST = 500


class NoReason(ValueError):
    """Xin ghi lý do nhập thay, ví dụ “đơn vị gửi báo cáo giấy, chưa có máy tính”."""

    def __init__(self) -> None:
        super().__init__(self.__doc__)


def may_begin(desk: Desk) -> bool:
    """Whether this person may type in the unit's place: who reviews it, while it is not handed in."""
    return REVIEWER in desk.roles and AUTHOR not in desk.roles and desk.report.status in EDITABLE and not desk.closed


def begin(db: Database, desk: Desk, user: User, now: datetime, reason: str) -> None:
    """Begin to type in the unit's place. Raises NoReason, NotAllowed (also where another person does already)."""
    text = " ".join(clean(reason).text.split())[:LONGEST]
    if is_blank(text):
        raise NoReason
    if not may_begin(desk):
        raise NotAllowed("Chỉ đơn vị cấp trên trực tiếp và chuyên viên nhập thay được, khi báo cáo chưa nộp.")
    with write(db):
        if not stand_ins.begin(db, desk.report.id, user.id, text, stamp(now)):
            raise NotAllowed("Đang có người khác nhập thay báo cáo này. Hãy xem Quá trình để biết là ai.")
        events.add(db, desk.report.id, BEGUN, user.id, stamp(now), text)


def end(db: Database, desk: Desk, user: User, now: datetime) -> None:
    """Stop typing in the unit's place; what was typed stays. Once is enough."""
    with write(db):
        if stand_ins.end(db, desk.report.id, stamp(now)):
            events.add(db, desk.report.id, ENDED, user.id, stamp(now))
