"""The first rows of an instance: the province with its clerk and the first campaign."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import NamedTuple

from forms.outline import Outline, load_outline, shipped
from reporting.clock import stamp
from reporting.opening import Opening, open_on
from reporting.workflow import EDITABLE, STATUSES
from store import campaigns, codes, reports, units, users
from store.campaigns import Campaign
from store.connection import Database, write
from store.units import Unit
from store.users import User

OUTLINE = "nq20-so-ket-5-nam"
CAMPAIGN = "nq20"
CLERK = "chuyenvien"
ROOT_KIND = "tinh"
TREE_DATE = date(2012, 1, 1)
CODE_LASTS = timedelta(days=30)
SHOWN_UNITS = ("TINH", "H01", "N01", "C0001")

PROVINCE = Unit(
    id=0,
    code="TINH",
    name="Liên đoàn Lao động tỉnh Đắk Nông",
    short_name="LĐLĐ tỉnh Đắk Nông",
    kind=ROOT_KIND,
    heading_lines=("LIÊN ĐOÀN LAO ĐỘNG", "TỈNH ĐẮK NÔNG"),
    superior_lines=("TỔNG LIÊN ĐOÀN LAO ĐỘNG", "VIỆT NAM"),
    place="Đắk Nông",
    code_suffix="LĐLĐ",
    sign_lines=("TM. BAN THƯỜNG VỤ", "CHỦ TỊCH"),
    recipients=("Tổng LĐLĐ Việt Nam (b/c)", "Tỉnh ủy Đắk Nông (b/c)", "Lưu: VT, Ban TG-NC"),
    party_committee="Tỉnh ủy Đắk Nông",
)


class SignIn(NamedTuple):
    """An account that has no password yet, with a fresh one-time code that opens it."""

    login: str
    name: str
    state: str
    code: str


class AlreadyFounded(Exception):
    """The instance has its units already."""

    def __init__(self) -> None:
        super().__init__("Bản cài đặt này đã có dữ liệu. Muốn làm lại, hãy đặt BAOCAO_INSTANCE tới thư mục mới.")


def found_province(db: Database, now: datetime) -> None:
    """The province's own unit, its clerk and the first campaign; raises `AlreadyFounded`."""
    with write(db):
        refuse_founded(db)
        add_clerk(db, units.add(db, PROVINCE))
        open_first_campaign(db, load_outline(shipped(OUTLINE)), now)


def refuse_founded(db: Database) -> None:
    if units.all_units(db):
        raise AlreadyFounded


def add_clerk(db: Database, root: Unit) -> User:
    return users.add(db, User(0, CLERK, f"Chuyên viên {root.short_name}", root.id, role="clerk"))


def open_first_campaign(db: Database, outline: Outline, now: datetime) -> Campaign:
    """Open the review of Resolution 20 for every unit there is."""
    return open_on(db, outline, Opening(slug=CAMPAIGN, tree_date=TREE_DATE), now)


def first_sign_ins(db: Database, now: datetime) -> list[SignIn]:
    """The accounts to begin with that have no password yet, each with a code that replaces the one before;
    `now` is the real clock's."""
    states = states_by_unit(db)
    found = (users.by_login(db, login) for login in (CLERK, *SHOWN_UNITS, *first_drafts(db, states)))
    waiting = {user.login: user for user in found if user and user.active and not user.password_hash}
    return [
        SignIn(
            user.login,
            user.display_name,
            "chuyên viên tỉnh" if user.role == "clerk" else STATUSES[states.get(user.unit_id, "draft")].lower(),
            codes.issue(db, user.id, stamp(now), CODE_LASTS),
        )
        for user in waiting.values()
    ]


def states_by_unit(db: Database) -> dict[int, str]:
    """{unit id: status of its report} in the first campaign."""
    campaign = campaigns.by_slug(db, CAMPAIGN)
    kept = reports.of_campaign(db, campaign.id) if campaign else {}
    return {unit: report.status for unit, report in kept.items()}


def first_drafts(db: Database, states: Mapping[int, str]) -> list[str]:
    """The sign-in names of a few units whose report waits to be written: the first of each kind."""
    first: dict[str, str] = {}
    for unit in units.all_units(db):
        if states.get(unit.id) in EDITABLE:
            first.setdefault(unit.kind, unit.code)
    return list(first.values())
