"""The audit as a clerk reads it: who, when, what, and what stood there before and after."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from forms.outline import Outline
from reporting.campaigns.changing import DUE
from reporting.outlines import outline_of
from reporting.units.columns import BY_FIELD
from reporting.units.history import ACTIONS as UNIT_ACTIONS
from reporting.units.history import OTHERS
from store import audit, campaigns, users
from store.audit import Asked, Record
from store.connection import Database
from vietnamese.dates import format_date

GROUPS = {
    "dot": ("Đợt báo cáo, gia hạn", ("campaign.", "extension.")),
    "don-vi": ("Đơn vị", ("unit.", "units.")),
    "mau": ("Mẫu in", ("template.",)),
    "thu": ("Thư mời, đôn đốc", ("invitation.", "reminder.")),
    "tai-khoan": ("Tài khoản, mật khẩu", ("account-", "password-")),
    "dang-nhap": ("Đăng nhập", ("sign-in",)),
}
"""What can be asked for: words, and the beginnings of the actions."""
ACTIONS = {
    "campaign.open": "Mở đợt báo cáo",
    "campaign.change": "Sửa thông tin đợt",
    "campaign.add-units": "Thêm đơn vị tham gia",
    "campaign.remove-units": "Bỏ đơn vị tham gia",
    "campaign.close": "Khép đợt báo cáo",
    "campaign.reopen": "Mở lại đợt báo cáo",
    "extension.grant": "Gia hạn cho đơn vị",
    "extension.end": "Rút gia hạn",
    "units.import": "Nhập danh sách đơn vị từ tệp",
    **{action: words if "đơn vị" in words.lower() else f"{words} đơn vị" for action, words in UNIT_ACTIONS.items()},
    "template.upload": "Tải mẫu in lên",
    "template.use": "Đưa mẫu in vào dùng",
    "template.drop": "Về mẫu in có sẵn",
    "invitation.issue": "Lập thư mời",
    "invitation.revoke": "Thu hồi mã thư mời",
    "invitation.use": "Dùng mã thư mời để đặt mật khẩu",
    "reminder.letter": "Lập công văn đôn đốc",
    "reminder.message": "Ghi là đã nhắn đôn đốc",
    "account-cap-ma": "Cấp mã một lần",
    "account-mo-khoa": "Mở khoá tài khoản",
    "account-ngung": "Ngừng tài khoản",
    "account-cho-dung-lai": "Cho dùng lại tài khoản",
    "account-mo": "Mở tài khoản cho đơn vị",
    "password-changed": "Đổi mật khẩu",
    "password-set": "Đặt mật khẩu lần đầu",
    "sign-in": "Đăng nhập",
}
FIELDS = {
    "title": "Tên đợt",
    "guidance_number": "Số văn bản hướng dẫn",
    "guidance_date": "Ngày văn bản hướng dẫn",
    "profile": "Thể thức",
    "department": "Ban nhận báo cáo",
    "contact_name": "Người liên hệ",
    "contact_phone": "Điện thoại",
    "late_refused": "Không nhận sau hạn",
    "late_words": "Lời báo khi nộp muộn",
    "status": "Trạng thái",
    "units": "Số đơn vị tham gia",
    "template": "Mẫu in",
    **OTHERS,
}
VALUES = {("late_refused", 0): "không", ("late_refused", 1): "có", ("status", "open"): "đang mở",
          ("status", "closed"): "đã khép"}  # fmt: skip
MORE = {"title": "tên", "units": "số đơn vị", "outline": "đề cương", "reason": "lý do", "note": "ghi chú",
    "day": "từ ngày", "codes": "đơn vị",
        "file": "tệp", "kinds": "loại đơn vị", "version": "bản"}  # fmt: skip
OWN = "mẫu có sẵn"
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class Change(NamedTuple):
    """One field of what was done: its name, and what stood there before and after, "" for nothing."""

    field: str
    old: str
    new: str


class Deed(NamedTuple):
    """One thing done, in words; `at` is a stamp, `more` what was said beside."""

    at: str
    by: str
    what: str
    subject: str
    changes: tuple[Change, ...]
    more: str
    address: str


def trail(db: Database, asked: Asked, limit: int, offset: int) -> list[Deed]:
    """What fits, the newest first."""
    records = audit.found(db, asked, limit, offset)
    names = {user.id: user.display_name for user in users.all_users(db)} if records else {}
    outlines = outlines_of(db, {record.subject for record in records if record.action.startswith(GROUPS["dot"][1])})
    return [deed(record, names, outlines.get(record.subject)) for record in records]


def outlines_of(db: Database, slugs: set[str]) -> dict[str, Outline]:
    """The outlines of the campaigns of these names."""
    found = (campaigns.by_slug(db, slug) for slug in slugs)
    return {campaign.slug: outline_of(campaign) for campaign in found if campaign}


def deed(record: Record, names: Mapping[int, str], outline: Outline | None = None) -> Deed:
    """One record in words."""
    by = names.get(record.user_id, "Một người khác") if record.user_id else "Phần mềm"
    what = ACTIONS.get(record.action, record.action)
    told = tuple(changes(record.detail, outline))
    return Deed(record.at, by, what, record.subject, told, more(record.detail), record.address)


def changes(detail: Mapping[str, Any], outline: Outline | None = None) -> Iterator[Change]:
    """What stood there before and after, from each of the ways in which it is kept."""
    for name, (was, now) in both_of(detail).items():
        old, new = said(name, was), said(name, now)
        if old != new:
            yield Change(label(name, outline), old, new)


def both_of(detail: Mapping[str, Any]) -> dict[str, tuple[Any, Any]]:
    """{field: (before, after)}."""
    changed, new = detail.get("changed"), detail.get("new")
    found = {name: (was, now) for name, (was, now) in changed.items()} if isinstance(changed, Mapping) else {}
    if isinstance(new, Mapping):
        old = detail.get("old")
        before = old if isinstance(old, Mapping) else {}
        found |= {name: (before.get(name), new.get(name)) for name in {**before, **new}}
    if "before" in detail and "after" in detail:
        found["template"] = (detail["before"] or OWN, detail["after"] or OWN)
    return found


def label(name: str, outline: Outline | None = None) -> str:
    """A field as a person knows it."""
    if name.startswith(DUE):
        kind, _, step = name.removeprefix(DUE).partition(":")
        return f"Hạn “{step_called(step, outline)}” của {kind_called(kind, outline)}"
    if name.startswith("extension:"):
        _, code, step = name.split(":", 2)
        return f"Hạn “{step_called(step, outline)}” của {code}"
    return FIELDS.get(name) or (BY_FIELD[name].heading if name in BY_FIELD else name)


def step_called(id: str, outline: Outline | None) -> str:
    return next((step.label for step in outline.campaign.steps if step.id == id), id) if outline else id


def kind_called(id: str, outline: Outline | None) -> str:
    return next((kind.label for kind in outline.unit_kinds if kind.id == id), id) if outline else id


def said(name: str, value: Any) -> str:
    """A kept value as a person reads it."""
    if value is None or value == "":
        return ""
    if isinstance(value, list):
        return " / ".join(map(str, value))
    if isinstance(value, str) and _DAY.fullmatch(value):
        return format_date(date.fromisoformat(value))
    return VALUES.get((name, value), str(value))


def more(detail: Mapping[str, Any]) -> str:
    """What was said beside the change: `lý do: mưa lũ; đơn vị: C0001, C0002`."""
    told = []
    for name, words in MORE.items():
        value = detail.get(name)
        if value and not isinstance(value, Mapping):
            text = ", ".join(map(str, value)) if isinstance(value, list) else said(name, value)
            told.append(f"{words}: {text}")
    return "; ".join(told)
