"""A district with three unions that have written, planted for real."""

from reporting.workbench.gathering import Below, Bench, below_of, bench, points
from reporting.workbench.points import Point
from store import entries
from tests.reporting.ground import NOW, Ground

PARENTS = {"T": "", "H1": "T", "H2": "T", "C1": "H1", "C2": "H1", "C3": "H1", "C9": "H2"}
KINDS = {"T": "tinh", "H1": "huyen", "H2": "huyen", "C1": "cdcs", "C2": "cdcs", "C3": "cdcs", "C9": "cdcs"}
SECTION, QUESTION, OTHER = "trien_khai", "trien_khai_cap_uy", "tham_muu_cong_doan"
FIRST = "Chi bộ mở ba buổi học Nghị quyết cho toàn thể đoàn viên của trường trong tháng 9 năm 2008."
SECOND = "Sau khi học, các tổ công đoàn thảo luận. Mỗi tổ ghi biên bản gửi Ban Chấp hành để tổng hợp."
ELSE = "Công đoàn tham mưu với Chi bộ đưa nội dung học tập vào chương trình công tác từng quý của đơn vị."


def tell(ground: Ground, code: str, text: str, question: str = QUESTION) -> None:
    """Keep a text as one answer of a unit."""
    report = ground.desk(code).report.id
    kept = entries.get(ground.db, report, SECTION)
    content = {**kept.content, question: text}
    entries.save(ground.db, report, SECTION, content, kept.revision, "", "", ground.officers[code].id, NOW.isoformat())


def again(ground: Ground, code: str, text: str, present: str = "accepted") -> None:
    """Send a report back, change an answer, hand it in and accept it anew."""
    ground.back(code, present)
    tell(ground, code, text)
    raw = ground.db.conn
    raw.execute("PRAGMA query_only=OFF")
    raw.execute("UPDATE reports SET status = 'draft' WHERE id = ?", (ground.desk(code).report.id,))
    raw.execute("PRAGMA query_only=ON")
    ground.bring(code, "accepted")


def point_of(ground: Ground, code: str = "H1", question: str = QUESTION) -> tuple[Below, Point]:
    """The units below and one point of theirs."""
    desk = ground.desk(code)
    below = below_of(ground.db, desk)
    return below, next(one for one in points(desk, below, {}) if one.question == question)


def open_bench(ground: Ground, code: str = "H1", question: str = QUESTION) -> Bench:
    return bench(ground.db, ground.desk(code), *point_of(ground, code, question))


def draft_of(ground: Ground, code: str = "H1") -> str:
    text: str = entries.get(ground.db, ground.desk(code).report.id, SECTION).content.get(QUESTION, "")
    return text
