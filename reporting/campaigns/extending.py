"""More time for one unit, with the reason; each is in the audit and in the history of the unit's report."""

from datetime import date

from reporting.campaigns.plan import dues_kept, steps_of
from reporting.office_templates import Actor
from reporting.outlines import outline_of
from store import audit, campaigns, events, extensions, reports
from store.campaigns import Campaign
from store.connection import Database, write
from store.extensions import Extension
from store.units import Unit
from vietnamese.dates import cited_day

GRANTED, ENDED = "time-given", "time-ended"


class NotExtended(ValueError):
    """Why more time cannot be given; `field` is the one to look at."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


def extend(db: Database, campaign: Campaign, unit: Unit, step: str, due: date, reason: str, by: Actor) -> None:
    """Give the unit until `due` for a step; of several the last holds. Raises NotExtended."""
    label = step_called(campaign, step)
    if not reason.strip():
        raise NotExtended("reason", "Xin ghi lý do gia hạn, ví dụ theo đề nghị của đơn vị.")
    with write(db):
        _refuse_closed(db, campaign)
        report = reports.of_unit(db, campaign.id, unit.id)
        if report is None:
            raise NotExtended("unit", f"{unit.short_name} không tham gia đợt này.")
        usual = dues_kept(db, campaign.id).get((unit.kind, step))
        if usual is None:
            raise NotExtended("step", f"Loại đơn vị này chưa có hạn “{label}”, nên không cần gia hạn.")
        if due <= usual:
            raise NotExtended("due", f"Hạn mới phải sau hạn chung của loại đơn vị này, ngày {cited_day(usual)}.")
        before = extensions.of_unit(db, campaign.id, unit.id).get(step)
        old = before.due if before else usual.isoformat()
        extensions.grant(
            db, campaign.id, Extension(unit.id, step, due.isoformat(), reason.strip(), by.user_id, by.at)
        )
        events.add(db, report.id, GRANTED, by.user_id, by.at, f"{label}: đến {cited_day(due)}. {reason.strip()}")
        changed = {f"extension:{unit.code}:{step}": [old, due.isoformat()]}
        detail = {"changed": changed, "reason": reason.strip()}
        audit.add(db, "extension.grant", by.user_id, by.at, campaign.slug, detail, by.address)


def end_extension(db: Database, campaign: Campaign, unit: Unit, step: str, reason: str, by: Actor) -> None:
    """Let the deadline of the unit's kind hold for it again; nothing where it does. Raises NotExtended."""
    label = step_called(campaign, step)
    with write(db):
        _refuse_closed(db, campaign)
        before = extensions.of_unit(db, campaign.id, unit.id).get(step)
        report = reports.of_unit(db, campaign.id, unit.id)
        if before is None or report is None:
            return
        usual = dues_kept(db, campaign.id).get((unit.kind, step))
        ended = before._replace(reason=reason.strip(), granted_by=by.user_id, granted_at=by.at, withdrawn=1)
        extensions.grant(db, campaign.id, ended)
        day = f" ngày {cited_day(usual)}" if usual else ""
        said = f"{label}: trở lại hạn chung{day}. {reason.strip()}".strip()
        events.add(db, report.id, ENDED, by.user_id, by.at, said)
        changed = {f"extension:{unit.code}:{step}": [before.due, usual.isoformat() if usual else ""]}
        detail = {"changed": changed, "reason": reason.strip()}
        audit.add(db, "extension.end", by.user_id, by.at, campaign.slug, detail, by.address)


def _refuse_closed(db: Database, campaign: Campaign) -> None:
    if campaigns.get(db, campaign.id).status == "closed":
        raise NotExtended("unit", "Đợt đã khép nên hạn của đơn vị không đổi nữa. Cần gia hạn, xin mở lại đợt trước.")


def step_called(campaign: Campaign, step: str) -> str:
    """The label of a step; raises NotExtended for one that the outline does not know."""
    try:
        return steps_of(outline_of(campaign))[step]
    except KeyError:
        raise NotExtended("step", "Xin chọn một trong các bước của đợt.") from None
