"""What stands above every page of a report: whose it is, how far it is, when it is due, where one can go."""

from typing import NamedTuple

from reporting.desk import AUTHOR, Desk
from reporting.workflow import STATUSES


class State(NamedTuple):
    """A state in one or two words; `look` names its colours in app.css."""

    look: str
    label: str


LOOKS = {"draft": "doing", "submitted": "sent", "returned": "back", "accepted": "sent"}
REPORT_STATES = {status: State(LOOKS[status], label) for status, label in STATUSES.items()}
NOT_OPENED = State("new", "Chưa mở")


class Tab(NamedTuple):
    """One page of the report; `id` is what a page calls itself."""

    id: str
    label: str
    href: str


class Head(NamedTuple):
    """The bar over a report's pages. `due` is a sentence, empty where there is no deadline to mind; `stands_in`
    where the reader types in the unit's place."""

    unit: str
    campaign: str
    state: State
    due: str
    late: bool
    base: str
    tabs: tuple[Tab, ...]
    stands_in: bool = False


def base_of(report_id: int) -> str:
    """The address under which all pages of a report lie. Made by hand: a page has dozens of such links."""
    return f"/bao-cao/{report_id}"


def head_of(desk: Desk) -> Head:
    """The bar of a report as its reader sees it."""
    base = base_of(desk.report.id)
    return Head(
        unit=desk.unit.name,
        campaign=desk.outline.short_title,
        state=REPORT_STATES[desk.report.status],
        due=desk.due.sentence,
        late=desk.late and desk.may_edit,
        base=base,
        tabs=tabs_of(desk, base),
        stands_in=desk.stood_in_for,
    )


def tabs_of(desk: Desk, base: str) -> tuple[Tab, ...]:
    """The pages of the report; its own people also reach the units below."""
    tabs = [Tab("muc", "Các mục", base), Tab("kiem-tra", "Kiểm tra", f"{base}/kiem-tra")]
    tabs.append(Tab("xem-lai", reading(desk), f"{base}/xem-lai"))
    if len(desk.outline.campaign.steps) > 1:
        tabs.append(Tab("cac-buoc", "Các bước", f"{base}/cac-buoc"))
    tabs.append(Tab("qua-trinh", "Quá trình", f"{base}/qua-trinh"))
    if desk.has_children:
        tabs.append(Tab("tong-hop", "Tổng hợp", f"{base}/tong-hop"))
        tabs.append(Tab("loi-van", "Lời văn cấp dưới", f"{base}/loi-van"))
    if desk.has_children and AUTHOR in desk.roles:
        tabs.append(Tab("don-vi", "Đơn vị cấp dưới", f"/don-vi?dot={desk.campaign.slug}"))
    return tuple(tabs)


def reading(desk: Desk) -> str:
    """What the page with the full text is for, to its reader."""
    if desk.may_edit:
        return "Xem lại và nộp"
    return "Xem và duyệt" if desk.may_remark else "Xem toàn văn"
