"""What a clerk changes in an open campaign, each change in the audit with what was before."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from hashlib import sha256
from typing import Any

from documents.profiles import profile
from reporting.campaigns.plan import Dues, dues_kept
from reporting.carrying.taking_over import take_over
from reporting.clock import moment
from reporting.office_templates import Actor
from store import audit, campaigns, deadlines, reports, units
from store.campaigns import Campaign
from store.connection import Database, write
from store.deadlines import Deadline
from store.errors import NotEmpty
from store.values import to_json

FIELDS = (
    "title", "guidance_number", "guidance_date", "profile", "department", "contact_name", "contact_phone",
    "late_refused", "late_words",
)  # fmt: skip
"""What may be changed while units write; who takes part and the deadlines are apart."""
DUE = "due:"
Changed = dict[str, list[Any]]
"""What the audit keeps: {field: [old, new]}; a deadline's field is `due:<kind>:<step>`."""


class MeanwhileChanged(Exception):
    """Thông tin của đợt vừa được người khác sửa. Xin đọc bản đang có ở trang này rồi lưu lại."""

    def __init__(self) -> None:
        super().__init__(self.__doc__)


def mark_of(campaign: Campaign, dues: Dues) -> str:
    """What tells one state of a campaign's settings from another."""
    kept = {f"{kind}:{step}": day.isoformat() for (kind, step), day in sorted(dues.items())}
    return sha256(to_json([[getattr(campaign, name) for name in FIELDS], kept]).encode()).hexdigest()[:16]


def change(
    db: Database, campaign: Campaign, wanted: Mapping[str, Any], dues: Dues, by: Actor, mark: str = ""
) -> Changed:
    """Keep the wanted `FIELDS` and deadlines; returns what that changed, {} where nothing.

    `mark` is that of the state which the page showed. Raises MeanwhileChanged, UnknownProfile.
    """
    profile(wanted.get("profile", campaign.profile))
    with write(db):
        present, kept = campaigns.get(db, campaign.id), dues_kept(db, campaign.id)
        if mark and mark != mark_of(present, kept):
            raise MeanwhileChanged
        changed = differences({name: getattr(present, name) for name in FIELDS}, wanted) | due_differences(kept, dues)
        if changed:
            campaigns.change(db, replace(present, **{name: wanted[name] for name in FIELDS if name in wanted}))
            rows = (Deadline(kind, step, day.isoformat()) for (kind, step), day in dues.items())
            deadlines.set_all(db, campaign.id, rows)
            note(db, campaign, "campaign.change", by, changed)
    return changed


def differences(old: Mapping[str, Any], new: Mapping[str, Any]) -> Changed:
    """The fields whose value would be another."""
    return {name: [old[name], new[name]] for name in old if name in new and old[name] != new[name]}


def due_differences(old: Dues, new: Dues) -> Changed:
    """The deadlines that would be another, "" where there is none."""
    return {
        f"{DUE}{kind}:{step}": [written(old.get((kind, step))), written(new.get((kind, step)))]
        for kind, step in sorted({*old, *new})
        if old.get((kind, step)) != new.get((kind, step))
    }


def written(day: date | None) -> str:
    return day.isoformat() if day else ""


def note(db: Database, campaign: Campaign, action: str, by: Actor, changed: Changed, **more: Any) -> None:
    """Write a change of the campaign into the audit."""
    audit.add(db, action, by.user_id, by.at, campaign.slug, {"changed": changed, **more}, by.address)


def add_units(db: Database, campaign: Campaign, unit_ids: Iterable[int], by: Actor) -> int:
    """Open an empty report for each of the units that has none; returns how many."""
    with write(db):
        before = reports.of_campaign(db, campaign.id)
        new = [unit_id for unit_id in unit_ids if unit_id not in before]
        reports.open_all(db, campaign.id, new, by.at)
        take_over(db, campaign, new, moment(by.at), by.user_id)
        if new:
            counts = {"units": [len(before), len(before) + len(new)]}
            note(db, campaign, "campaign.add-units", by, counts, codes=codes_of(db, new))
    return len(new)


def remove_units(db: Database, campaign: Campaign, unit_ids: Iterable[int], by: Actor) -> list[int]:
    """Take out the units whose report is empty; returns the ids of those that stay because theirs is not."""
    stay, gone = [], []
    with write(db):
        before = reports.of_campaign(db, campaign.id)
        for unit_id in unit_ids:
            if unit_id in before:
                try:
                    reports.remove(db, before[unit_id].id)
                except NotEmpty:
                    stay.append(unit_id)
                else:
                    gone.append(unit_id)
        if gone:
            counts = {"units": [len(before), len(before) - len(gone)]}
            note(db, campaign, "campaign.remove-units", by, counts, codes=codes_of(db, gone))
    return stay


def codes_of(db: Database, unit_ids: Iterable[int]) -> list[str]:
    return [unit.code for unit in units.by_ids(db, unit_ids).values()]


def set_open(db: Database, campaign: Campaign, is_open: bool, by: Actor) -> None:
    """Close the campaign, or open it again; nothing where it is so already."""
    status = "open" if is_open else "closed"
    with write(db):
        present = campaigns.get(db, campaign.id)
        if present.status != status:
            campaigns.change(db, replace(present, status=status))
            action = "campaign.reopen" if is_open else "campaign.close"
            note(db, campaign, action, by, {"status": [present.status, status]})
