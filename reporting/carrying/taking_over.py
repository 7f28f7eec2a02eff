"""Earlier reports found and their figures put into drafts: when a campaign opens, and when one is handed in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from forms.figures import Kept
from forms.outline import Outline
from forms.outline.terms import Term, read_term
from reporting.carrying import Figures, Source, carried, carried_columns, earlier, filled
from reporting.clock import stamp
from reporting.outlines import outline_of
from reporting.workflow import EDITABLE
from store import campaigns, entries, reports, units, users, versions
from store import carried as kept_givings
from store.campaigns import Campaign
from store.carried import Given
from store.connection import Database, write
from store.reports import Report

HANDED_IN = ("submitted", "accepted")


@dataclass(frozen=True)
class Series:
    """The other campaigns of a campaign's series, read once for all its units."""

    db: Database
    campaign: Campaign
    kept: dict[tuple[int, int], Source | None] = field(default_factory=dict)

    @cached_property
    def outline(self) -> Outline:
        return outline_of(self.campaign)

    @cached_property
    def here(self) -> Term | None:
        """The campaign's own term, None where nothing is carried over into it."""
        return read_term(self.outline.term) if carried_columns(self.outline) else None

    @cached_property
    def by_term(self) -> dict[str, list[Campaign]]:
        """The other campaigns of the series by term, the latest opened first."""
        found: dict[str, list[Campaign]] = {}
        for one in campaigns.all_campaigns(self.db):
            outline = outline_of(one)
            if one.id != self.campaign.id and outline.series and outline.series == self.outline.series:
                found.setdefault(outline.term, []).append(one)
        return found

    def sources(self, unit_id: int) -> dict[str, Source]:
        """{period: the report of this unit that it begins from}, without those that have none."""
        if self.here is None:
            return {}
        found = {}
        for period in carried_columns(self.outline):
            assert period.carried is not None
            terms = earlier(period.carried.from_, self.here, self.by_term)
            tried = (self.source(one, unit_id) for term in terms for one in self.by_term[term])
            source = next((one for one in tried if one), None)
            if source:
                found[period.id] = source
        return found

    def source(self, campaign: Campaign, unit_id: int) -> Source | None:
        """The unit's report in that campaign as it was handed in; None while it is not."""
        key = campaign.id, unit_id
        if key not in self.kept:
            self.kept[key] = self._read(campaign, unit_id)
        return self.kept[key]

    def _read(self, campaign: Campaign, unit_id: int) -> Source | None:
        report = reports.of_unit(self.db, campaign.id, unit_id)
        last = versions.latest(self.db, report.id) if report and report.status in HANDED_IN else None
        if report is None or last is None:
            return None
        return Source(report.id, outline_of(campaign), str(last.unit["kind"]), last.content)


def take_over(db: Database, campaign: Campaign, unit_ids: Iterable[int], now: datetime, by: int | None = None) -> None:
    """Put into these units' drafts what their earlier reports say; nothing where nobody could have written it.

    `by` None: in the name of the first clerk. What somebody typed stays.
    """
    series = Series(db, campaign)
    author = by or next((user.id for user in users.all_users(db) if user.role == "clerk" and user.active), None)
    if series.here is None or not series.by_term or author is None:
        return
    with write(db):
        for unit_id in unit_ids:
            report = reports.of_unit(db, campaign.id, unit_id)
            sources = series.sources(unit_id)
            if report and report.status in EDITABLE and sources:
                _fill(series, report, sources, author, now)


def hand_on(db: Database, campaign: Campaign, unit_id: int, now: datetime, by: int) -> None:
    """A unit has handed in a report: what it says goes on into the drafts of the later campaigns of the series."""
    if not outline_of(campaign).series:
        return
    for others in Series(db, campaign).by_term.values():
        for one in others:
            # What is closed stays as it was.
            if one.status != "closed":
                take_over(db, one, [unit_id], now, by)


def _fill(series: Series, report: Report, sources: Mapping[str, Source], by: int, now: datetime) -> None:
    db, before = series.db, kept_givings.of_report(series.db, report.id)
    kept, kind = entries.of_report(db, report.id), units.get(db, report.unit_id).kind
    named = {period: source.report_id for period, source in sources.items()}
    for section in series.outline.sections_for(kind):
        fresh = carried(series.outline, section, sources)
        last = before.get(section.id)
        if not fresh and not last:
            continue
        entry = kept.get(section.id)
        old, revision = (entry.content, entry.revision) if entry else ({}, 0)
        made = filled(section, old, fresh, plain_figures(last))
        begun = revision and not (last and last.revision == revision)
        if made != old:
            revision = entries.save(db, report.id, section.id, made, revision, "", "", by, stamp(now)).revision
        kept_givings.put(db, Given(report.id, section.id, 0 if begun else revision, fresh, named, stamp(now)))


def plain_figures(given: Given | None) -> Figures:
    if given is None:
        return {}
    return {part: {id: dict(row) for id, row in rows.items()} for part, rows in given.figures.items()}


def yielding(db: Database, report_id: int, proposal: Kept, marked: Kept) -> dict[str, dict[str, str]]:
    """What a consolidation may write over: its own cells, and carried ones that the children now give."""
    cells = {id: dict(row) for id, row in marked.items()}
    for given in kept_givings.of_report(db, report_id).values():
        for id, row in given.figures.get("figures", {}).items():
            for period, figure in row.items():
                if proposal.get(id, {}).get(period):
                    cells.setdefault(id, {}).setdefault(period, figure)
    return cells
