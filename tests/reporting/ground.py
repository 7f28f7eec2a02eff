"""A campaign planted for real: any tree, any figures, reports brought to where a test wants them."""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from forms.outline import IndicatorsQuestion, Outline
from reporting.clock import VIETNAM, stamp
from reporting.desk import Desk
from reporting.lookup import report_of
from reporting.opening import Opening, open_on
from reporting.submission import freeze
from store import campaigns, entries, reports, units, users
from store.campaigns import Campaign
from store.connection import Database, connect, write
from store.migrations import migrate
from store.units import Unit
from store.users import User

NOW = datetime(2012, 7, 10, 9, 30, tzinfo=VIETNAM)
TREE_DAY = date(2012, 7, 1)
PLACED_ON = "2012-01-01"
SLUG = "thu"
WAY = {
    "draft": (),
    "submitted": ("submitted",),
    "returned": ("submitted", "returned"),
    "accepted": ("submitted", "accepted"),
}
KIND_OF_EVENT = {"submitted": "submit", "returned": "return", "accepted": "accept"}

Figures = Mapping[str, Mapping[str, str]]


@dataclass
class Ground:
    """A planted campaign and the units in it, by code."""

    db: Database
    outline: Outline
    campaign: Campaign
    units: dict[str, Unit]
    officers: dict[str, User] = field(default_factory=dict)

    def desk(self, code: str, now: datetime = NOW) -> Desk:
        """The unit's report as the command line has it."""
        return report_of(self.db, self.campaign.slug, code, now)

    def write(self, code: str, figures: Figures, own: Figures | None = None, now: datetime = NOW) -> None:
        """Keep these figures in the unit's report, in place of all that it had."""
        report, kept = self.desk(code).report.id, entries.of_report(self.db, self.desk(code).report.id)
        for section, content in contents(self.outline, self.units[code].kind, figures, own or {}).items():
            before = kept.get(section)
            revision, merged = (before.revision, {**before.content, **content}) if before else (0, content)
            entries.save(self.db, report, section, merged, revision, "", "", self.officers[code].id, stamp(now))

    def bring(self, code: str, status: str, now: datetime = NOW) -> None:
        """Take the unit's report from a draft to this status, frozen as it is handed in."""
        present = "draft"
        for step in WAY[status]:
            desk = self.desk(code, now)
            by = self.officers[code].id
            assert reports.change_status(
                self.db, desk.report.id, present, step, by, stamp(now), kind=KIND_OF_EVENT[step]
            )
            if step == "submitted":
                freeze(self.db, desk, by, now)
            present = step

    def close(self) -> None:
        """The clerk closes the campaign."""
        campaign = campaigns.by_slug(self.db, SLUG)
        assert campaign
        campaigns.change(self.db, replace(campaign, status="closed"))

    def back(self, code: str, present: str) -> None:
        """Send a report back to be written in again."""
        report = self.desk(code).report.id
        assert reports.change_status(self.db, report, present, "returned", None, stamp(NOW), kind="return")


def empty(folder: Path) -> Path:
    """A database without any unit, made once for all that copy it."""
    file = folder / "baocao.db"
    if not file.exists():
        migrate(file)
    return file


def plant(
    file: Path,
    outline: Outline,
    parents: Mapping[str, str],
    kinds: Mapping[str, str],
    blank: Path | None = None,
    silent: frozenset[str] = frozenset(),
) -> Ground:
    """A campaign over this tree ({code: parent's code}, "" for a root); `silent` units take no part."""
    if blank:
        shutil.copy(blank, file)
    else:
        migrate(file)
    db = connect(file)
    with write(db):
        units.add_all(db, [Unit(0, code, f"Đơn vị {code}", f"ĐV {code}", kinds[code]) for code in parents])
        units.place_all(db, [(code, parent) for code, parent in parents.items() if parent], PLACED_ON)
        known = {unit.code: unit for unit in units.all_units(db)}
        root = next(unit for code, unit in known.items() if not parents[code])
        users.add(db, User(0, "chuyenvien", "Chuyên viên", root.id, role="clerk"))
        users.add_all(db, [User(0, code, f"Cán bộ {code}", unit.id) for code, unit in known.items()])
        campaign = open_on(db, outline, Opening(SLUG, TREE_DAY), NOW)
        for code in silent:
            db.conn.execute("DELETE FROM reports WHERE unit_id = ?", (known[code].id,))
    officers = {user.login: user for user in users.all_users(db)}
    return Ground(db, outline, campaign, known, officers)


def contents(outline: Outline, kind: str, figures: Figures, own: Figures) -> dict[str, Any]:
    """{section: content} with these figures where the kind is asked them."""
    found: dict[str, Any] = {}
    for section in outline.sections_for(kind):
        for question in section.questions:
            if isinstance(question, IndicatorsQuestion):
                parts = {"figures": figures, "own": own}
                answer = {
                    name: {row: dict(part[row]) for row in question.rows if part.get(row)}
                    for name, part in parts.items()
                }
                found.setdefault(section.id, {})[question.id] = {name: rows for name, rows in answer.items() if rows}
    return found
