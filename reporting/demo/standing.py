"""Where each report of the demo stands: its state, when it was sent and accepted, what was returned and why.

The demo stands at 10/7/2012, and the guidance came out in the morning of Friday, 06/7: CĐCS, which had held
their reviews in June, sent their reports that day and had them accepted on Monday morning; the units above added
theirs up and sent them on Monday afternoon.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from reporting.demo.bank import dice
from reporting.demo.records import Contents, DemoUnit
from reporting.demo.tree import PROVINCE

DRAFT, SUBMITTED, RETURNED, ACCEPTED = "draft", "submitted", "returned", "accepted"

# The units above the CĐCS, and the first CĐCS, whose states the demo's guide names.
FIXED: Mapping[str, str] = {
    PROVINCE: DRAFT,
    "H01": ACCEPTED, "H02": ACCEPTED, "H03": ACCEPTED, "H04": SUBMITTED,
    "H05": ACCEPTED, "H06": ACCEPTED, "H07": RETURNED, "H08": ACCEPTED,
    "N01": ACCEPTED, "N02": ACCEPTED, "N03": DRAFT,
    "C0001": ACCEPTED, "C0002": ACCEPTED, "C0003": SUBMITTED, "C0004": ACCEPTED,
    "C0005": DRAFT, "C0006": ACCEPTED, "C0007": RETURNED, "C0008": ACCEPTED,
}  # fmt: skip

# The states of every twenty CĐCS, dealt out in an order of chance.
TWENTY = (ACCEPTED,) * 12 + (SUBMITTED,) * 3 + (RETURNED,) * 2 + (DRAFT,) * 3

VICE_SIGNS = "H02"
# Numbers of outgoing papers by the middle of the year: of a unit above, of a CĐCS.
NUMBERS = ((21, 74), (3, 18))

# Of three drafts one is empty, the others hold what is below: every section up to this share of all.
DRAFT_SHARES = (0.0, 0.35, 0.6)
SECTOR_DRAFT = 0.5

TIMEZONE = "+07:00"
# When reports were sent and read: a first moment and how many minutes the window lasts.
CDCS_SENT = (datetime(2012, 7, 6, 13, 30), 130)
CDCS_READ = (datetime(2012, 7, 9, 7, 30), 240)
UPPER_SENT = (datetime(2012, 7, 9, 13, 30), 75)
UPPER_READ = (datetime(2012, 7, 9, 15, 0), 120)
COMMENTS = (
    "Số liệu về đoàn viên các năm chưa khớp với danh sách CĐCS gửi tháng trước. Đề nghị kiểm tra lại và nộp lại.",
    "Phần tồn tại, hạn chế viết còn chung chung, đề nghị nêu rõ việc, rõ số liệu và nguyên nhân.",
    "Đề nghị bổ sung kết quả thực hiện các chỉ tiêu của chương trình, kế hoạch mà đơn vị đã đề ra năm 2008.",
    "Mục đề xuất, kiến nghị trùng với báo cáo năm trước, đề nghị rà soát lại cho sát với tình hình hiện nay.",
    "Số người được học tập Nghị quyết tính lại giúp: lấy số người, không lấy lượt người.",
    "Đề nghị ghi rõ số liệu 6 tháng đầu năm 2012, không lấy số ước cả năm.",
)


@dataclass(frozen=True)
class Standing:
    """A report's state with its times (ISO texts, "" where not yet) and the parent's words when returned."""

    status: str
    submitted_at: str = ""
    accepted_at: str = ""
    comment: str = ""


def status_of(unit: DemoUnit) -> str:
    """The state of a unit's report, the same in every size of demo."""
    if unit.code in FIXED:
        return FIXED[unit.code]
    block, place = divmod(int(unit.code[1:]), len(TWENTY))
    states = list(TWENTY)
    dice("states", block).shuffle(states)
    return states[place]


def standing(unit: DemoUnit) -> Standing:
    """The state of a unit's report with its times and, where it was sent back, the reason."""
    status = status_of(unit)
    if status == DRAFT:
        return Standing(status)
    draw = dice("standing", unit.code)
    sent, read = (CDCS_SENT, CDCS_READ) if unit.work else (UPPER_SENT, UPPER_READ)
    sent_at, read_at = (_moment(window, draw.random()) for window in (sent, read))
    reason = draw.choice(COMMENTS) if status == RETURNED else ""
    return Standing(status, sent_at, read_at if status == ACCEPTED else "", reason)


def _moment(window: tuple[datetime, int], part: float) -> str:
    """The moment at this part of a window that begins then and lasts so many minutes."""
    first, minutes = window
    return (first + timedelta(minutes=int(minutes * part))).isoformat() + TIMEZONE


def so_far(unit: DemoUnit, status: str, full: Contents) -> Contents:
    """What the report holds in this state: a draft only its beginning, the province's own all of it."""
    if status != DRAFT or unit.code == PROVINCE:
        return full
    share = SECTOR_DRAFT if not unit.work else dice("draft", unit.code).choice(DRAFT_SHARES)
    return {section: full[section] for section in list(full)[: round(len(full) * share)]}


def format_page(unit: DemoUnit, at: Standing) -> dict[str, str]:
    """The page “Thể thức”: number and date where the report was sent, the signer, the recipients."""
    draw = dice("paper", unit.code)
    vice = unit.code == VICE_SIGNS
    day = at.submitted_at[:10] if at.status in (ACCEPTED, SUBMITTED) else ""
    return {
        "number": str(draw.randint(*NUMBERS[bool(unit.work)])) if at.status == ACCEPTED else "",
        "date": day,
        "signer_role": "pho_chu_tich" if vice else "chu_tich",
        "signer_name": unit.vice_name if vice else unit.signer_name,
        "recipients": "\n".join(unit.recipients),
        "guidance_number": "",
    }
