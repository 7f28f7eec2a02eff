"""What the command line stands on where a page would know: the root unit, and whose name its work is written under."""

from datetime import datetime

from reporting.desk import Desk
from reporting.lookup import NotFound, report_of
from store import reports, units, users
from store.campaigns import Campaign
from store.connection import Database
from store.users import User


class NoClerk(LookupError):
    """Chưa có tài khoản chuyên viên tỉnh nào đang hoạt động để ghi tên người tổng hợp."""

    def __init__(self) -> None:
        super().__init__(self.__doc__)


def clerk(db: Database) -> User:
    """The province's clerk, the first by sign-in name; raises NoClerk."""
    found = next((user for user in users.all_users(db) if user.role == "clerk" and user.active), None)
    if found is None:
        raise NoClerk
    return found


def desk_called(db: Database, campaign: Campaign, code: str, now: datetime) -> Desk:
    """The report of the unit of this code, of the campaign's root for ""; raises NotFound."""
    return report_of(db, campaign.slug, code or root_code(db, campaign), now)


def root_code(db: Database, campaign: Campaign) -> str:
    """The code of the first unit under nobody that takes part; raises NotFound."""
    for unit in units.roots(db, campaign.tree_date):
        if reports.of_unit(db, campaign.id, unit.id):
            return unit.code
    raise NotFound(f"Đợt báo cáo “{campaign.slug}” không có đơn vị đứng đầu nào tham gia.")
