"""What reviewers say of a report and do with it; what was said is ticked before the report is sent again."""

from datetime import datetime

from reporting.clock import stamp
from reporting.desk import Desk
from reporting.submission import Overtaken, moved
from reporting.workflow import NotAllowed
from store import comments, events, reports
from store.comments import Comment
from store.connection import Database, write
from store.errors import Missing
from store.users import User
from vietnamese.text import clean, is_blank

LONGEST = 4000
REWORDED = "remark_reworded"


class NothingSaid(Exception):
    """Xin ghi ý kiến để đơn vị biết phải sửa gì."""


class TooMuchSaid(Exception):
    """Ý kiến quá dài."""

    def __init__(self, length: int) -> None:
        super().__init__(f"Ý kiến dài {length} ký tự, nhiều nhất là {LONGEST}. Xin rút gọn hoặc chia ra từng mục.")


def worded(body: str) -> str:
    """The remark as it is kept; raises `NothingSaid`, `TooMuchSaid`, `UnstorableText`."""
    text = clean(body).text.strip()
    if is_blank(text):
        raise NothingSaid(NothingSaid.__doc__)
    if len(text) > LONGEST:
        raise TooMuchSaid(len(text))
    return text


def say(
    db: Database, desk: Desk, user: User, now: datetime, body: str, section: str = "", question: str = ""
) -> Comment:
    """Write a remark beside a report that waits for its review; the same words sent twice stand once.

    Raises `NothingSaid`, `TooMuchSaid`, `NotAllowed`, `Overtaken`.
    """
    text = worded(body)
    desk.take("return")
    with write(db):
        if reports.get(db, desk.report.id).status != desk.report.status:
            raise Overtaken
        return written(db, desk, user, now, text, section, question)


def written(
    db: Database, desk: Desk, user: User, now: datetime, text: str, section: str = "", question: str = ""
) -> Comment:
    """The remark, kept unless it stands there already; inside the caller's `write`."""
    said = standing(db, desk, user, text, section, question)
    if said is None:
        comments.add(db, desk.report.id, text, user.id, stamp(now), section, question)
        said = comments.of_report(db, desk.report.id)[-1]
    return said


def standing(db: Database, desk: Desk, user: User, text: str, section: str = "", question: str = "") -> Comment | None:
    """The same words of the same person at the same place, not yet ticked."""
    wanted = (section, question, text, user.id, None)
    for each in comments.of_report(db, desk.report.id):
        if (each.section, each.question, each.body, each.user_id, each.resolved_at) == wanted:
            return each
    return None


def accept(db: Database, desk: Desk, user: User, now: datetime) -> None:
    """Accept the report. Raises `NotAllowed`, `Overtaken`."""
    step = desk.take("accept")
    moved(db, desk, step.target, user, now, step.action)


def send_back(db: Database, desk: Desk, action: str, user: User, now: datetime, body: str) -> None:
    """Return or reopen a report: at least one remark says why, `body` is one on the whole.

    To return it, `body` may be empty where a section has an open remark. Raises `NothingSaid`, `TooMuchSaid`,
    `NotAllowed`, `Overtaken`.
    """
    step = desk.take(action)
    silent = action == "return" and is_blank(body) and open_of(comments.of_report(db, desk.report.id))
    text = "" if silent else worded(body)
    with write(db):
        moved(db, desk, step.target, user, now, action, text)
        if text:
            written(db, desk, user, now, text)


def open_of(remarks: tuple[Comment, ...]) -> list[Comment]:
    """The remarks that nobody has ticked yet."""
    return [remark for remark in remarks if remark.resolved_at is None]


def mend(db: Database, desk: Desk, user: User, now: datetime, remark_id: int) -> None:
    """Tick a remark as done; once is enough. Raises `NotAllowed` for who may not write, `Missing`."""
    refuse_tick(db, desk, remark_id)
    comments.resolve(db, remark_id, user.id, stamp(now))


def unmend(db: Database, desk: Desk, remark_id: int) -> None:
    """Take a tick back, while the report may still be written in. Raises `NotAllowed`, `Missing`."""
    refuse_tick(db, desk, remark_id)
    comments.unresolve(db, remark_id)


def refuse_tick(db: Database, desk: Desk, remark_id: int) -> None:
    if not desk.may_edit:
        raise NotAllowed("Chỉ đơn vị làm báo cáo đánh dấu “Đã sửa”, khi báo cáo đang được sửa.")
    remark_of(db, desk, remark_id)


def reword(db: Database, desk: Desk, user: User, now: datetime, remark_id: int, body: str) -> None:
    """Change one's own remark while nobody has ticked it; the words it had stay in the history.

    Raises `NothingSaid`, `TooMuchSaid`, `NotAllowed`, `Missing`.
    """
    text, remark = worded(body), remark_of(db, desk, remark_id)
    if remark.user_id != user.id:
        raise NotAllowed("Chỉ người ghi ý kiến sửa được ý kiến đó.")
    if remark.resolved_at is not None:
        raise NotAllowed("Đơn vị đã đánh dấu “Đã sửa” nên ý kiến giữ nguyên. Hãy ghi một ý kiến mới.")
    if text != remark.body:
        with write(db):
            comments.reword(db, remark_id, text)
            events.add(db, desk.report.id, REWORDED, user.id, stamp(now), remark.body)


def remark_of(db: Database, desk: Desk, remark_id: int) -> Comment:
    """The remark of this number on this report; raises `Missing`."""
    for each in comments.of_report(db, desk.report.id):
        if each.id == remark_id:
            return each
    raise Missing(f"Không có ý kiến số {remark_id} ở báo cáo này.")
