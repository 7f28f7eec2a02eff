"""Who has not sent a report, how that stands to the deadline, and what is still missing in it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from forms.outline import Outline
from reporting.board import SENT
from reporting.clock import stamp
from reporting.deadlines import REPORT_STEP
from reporting.letters.scope import Place, Scope
from reporting.outlines import once_per_outline
from store import audit, deadlines, extensions, reminders
from store.connection import Database, write
from store.reminders import Reminder
from store.units import Unit

WAYS = {"letter": "công văn", "message": "tin nhắn"}
SIGNS = " .)-–"
STATES = {"tat-ca": "Mọi đơn vị chưa nộp", "qua-han": "Đã quá hạn", "chua-den-han": "Chưa đến hạn"}
"""Which of those who have not sent get a letter."""


@dataclass(frozen=True)
class Owing:
    """A unit that has not sent its report, as a letter speaks of it.

    `usual_due` is its kind's day where it was given another, else None; `missing` the sections without a word, None
    where nobody has begun; `sections` how many there are.
    """

    place: Place
    parent: Unit
    due: date | None
    usual_due: date | None
    today: date
    missing: tuple[str, ...] | None
    sections: int

    @property
    def days_left(self) -> int | None:
        """Whole days to the deadline, negative after it."""
        return (self.due - self.today).days if self.due else None

    @property
    def overdue(self) -> bool:
        return self.days_left is not None and self.days_left < 0


@dataclass(frozen=True)
class Known:
    """What is read once for all units: what each has begun, each kind's day, and who was given another."""

    begun: Mapping[int, frozenset[str]]
    usual: Mapping[str, str]
    given: frozenset[int]
    today: date


def owing(db: Database, found: Scope, now: datetime, state: str = "tat-ca") -> list[Owing]:
    """Those who have not sent, in the order of the tree; a unit under nobody has nobody who reminds it."""
    campaign = found.campaign.id
    steps = (each for each in deadlines.of_campaign(db, campaign) if each.step == REPORT_STEP)
    given = frozenset(unit_id for unit_id, step in extensions.of_campaign(db, campaign) if step == REPORT_STEP)
    usual = {each.unit_kind: each.due for each in steps}
    known = Known(reminders.sections_begun(db, campaign), usual, given, now.date())
    late = (place for place in found.places if place.row.stage not in SENT)
    all_of_them = [owed(place, place.parent, found.outline, known) for place in late if place.parent is not None]
    return [each for each in all_of_them if state == "tat-ca" or each.overdue == (state == "qua-han")]


def owed(place: Place, parent: Unit, outline: Outline, known: Known) -> Owing:
    """One unit's debt."""
    titles = section_titles(outline, place.row.kind)
    written = known.begun.get(place.row.report_id, frozenset()) & titles.keys()
    missing = tuple(title for name, title in titles.items() if name not in written) if written else None
    usual = day_of(known.usual.get(place.row.kind, "")) if place.unit.id in known.given else None
    return Owing(place, parent, day_of(place.row.due), usual, known.today, missing, len(titles))


def day_of(text: str) -> date | None:
    return date.fromisoformat(text[:10]) if text else None


@once_per_outline
def section_titles(outline: Outline, kind: str) -> dict[str, str]:
    """The sections with questions for a kind of unit, by id, as a letter calls them: `II.2.b`; by name where the
    outline does not number them."""
    above: dict[int, str] = {}
    titles: dict[str, str] = {}
    for section in outline.sections_for(kind):
        above = {level: number for level, number in above.items() if level < section.level}
        above[section.level] = section.number.strip(SIGNS)
        if section.questions:
            titles[section.id] = ".".join(filter(None, above.values())) or f"“{section.title}”"
    return titles


def note_reminded(db: Database, found: Scope, owed_by: Iterable[Owing], way: str, by: int, now: datetime) -> None:
    """Write down who was reminded, how (a key of WAYS), and how far each report was."""
    at = stamp(now)
    listed = [Reminder(each.place.unit.id, way, each.place.row.stage, by, at) for each in owed_by]
    with write(db):
        reminders.add_all(db, found.campaign.id, listed)
        audit.add(db, f"reminder.{way}", by, at, found.campaign.slug, {"units": len(listed)})
