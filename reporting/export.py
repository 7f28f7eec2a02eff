"""An export: which reports, under which names, and each as the plain data that its document is made from."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from functools import cached_property
from typing import Any, NamedTuple

from documents.profiles import profile
from reporting.context import Facts, context
from reporting.export_names import PATTERN, Named, check_pattern, named, short_part
from reporting.export_volume import divider
from reporting.facts import campaign_facts, edition
from reporting.frozen import as_printed
from reporting.lookup import unit_called
from reporting.outlines import outline_of
from reporting.paper import Papers, columns_of, template_file
from reporting.tracing import Kin, Traced, traced_reports
from store import entries, participants, units, versions
from store.campaigns import Campaign
from store.connection import Database, snapshot
from store.entries import Answers
from store.job_items import Item
from store.units import Unit

NOTHING = Answers({}, 0)
PARENTS_KEPT = 500
UNREADABLE = "Câu trả lời có chỗ không đọc được ({}: {}). Hãy mở báo cáo, bấm “Kiểm tra” rồi sửa chỗ sai."


@dataclass(frozen=True)
class Wanted:
    """What is asked of an export: `under` a unit's code ("": all), reports in `states` ((): any).

    `formats` are "docx" and "pdf"; with `volumes` the reports are bound, a district a volume, instead of
    one file each. `profile` "" is the campaign's own.
    """

    under: str = ""
    states: tuple[str, ...] = ()
    formats: tuple[str, ...] = ("docx",)
    volumes: bool = False
    profile: str = ""
    pattern: str = PATTERN

    @classmethod
    def read(cls, options: Mapping[str, Any]) -> "Wanted":
        """From a job's options, as `asdict` has put them there."""
        plain: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value for name, value in options.items()
        }
        return cls(**plain)

    def options(self) -> dict[str, Any]:
        """As plain data to keep."""
        return asdict(self)


class Ready(NamedTuple):
    """A report to be printed: its item, the revision it is made from, its template and context.

    Where its answers cannot be read, `reason` says so and the context is empty.
    """

    item: Item
    revision: int
    template: bytes
    context: dict[str, Any]
    reason: str = ""


def chosen(db: Database, campaign: Campaign, wanted: Wanted) -> Iterator[Named]:
    """The units of the export in the order of the list, each with its file's name, one by one.

    Read it inside a `snapshot`. Raises `BadPattern`, `NotFound` for an unknown unit, `UnknownProfile`, `NoTemplate`.
    """
    check_pattern(wanted.pattern)
    outline = outline_of(campaign)
    template_file(profile(wanted.profile or campaign.profile).id, *columns_of(outline))
    top = unit_called(db, wanted.under).id if wanted.under else None
    asked = (db, campaign.id, campaign.tree_date, top, wanted.states)
    fixed = {"dot": short_part(outline.short_title), "nam": str(outline.periods[-1].to.year)}
    branches = participants.branches(*asked)
    return named(participants.participants(*asked), branches, wanted.pattern, fixed, wanted.volumes)


@dataclass(frozen=True)
class Press:
    """Makes the contexts of a campaign's reports, batch by batch; keeps the parents it has met."""

    db: Database
    campaign: Campaign
    wanted: Wanted = Wanted()
    parents: dict[int, Unit] = field(default_factory=dict)

    @cached_property
    def facts(self) -> Facts:
        return campaign_facts(self.campaign, self.wanted.profile)

    @cached_property
    def papers(self) -> Papers:
        return Papers(self.db, self.campaign, self.facts.profile, *columns_of(outline_of(self.campaign)))

    def ready(self, items: Sequence[Item]) -> Iterator[Ready]:
        """Each item's report as it stands now, one by one in no set order, all of one moment; holds few at a time.

        Raises `NoTemplate`.
        """
        waiting = {item.report_id: item for item in items}
        with snapshot(self.db):
            members = units.by_ids(self.db, [item.unit_id for item in items])
            above = self._parents([item.unit_id for item in items])
            traced = self._traced(items, members)
            names = versions.names_of(self.db, waiting)
            for report_id, answers in entries.of_reports(self.db, waiting):
                item = waiting.pop(report_id)
                own, over = names.get(report_id, ({}, {}))
                parent = above.get(item.unit_id)
                parent = as_printed(parent, over) if parent else None
                around = replace(self.facts, parent=parent, traced=traced.get(report_id))
                yield self._one(item, answers, as_printed(members[item.unit_id], own), around)
            for item in waiting.values():
                around = replace(self.facts, parent=above.get(item.unit_id), traced=traced.get(item.report_id))
                yield self._one(item, NOTHING, members[item.unit_id], around)

    def divider(self, items: Sequence[Item]) -> dict[str, Any]:
        """The texts of the page that opens the volume of these items."""
        return divider(self.db, self.campaign, self.wanted.under, items)

    def _parents(self, unit_ids: list[int]) -> dict[int, Unit]:
        above = units.parent_ids(self.db, unit_ids, self.campaign.tree_date)
        if len(self.parents) > PARENTS_KEPT:
            self.parents.clear()
        missing = set(above.values()) - self.parents.keys()
        self.parents.update(units.by_ids(self.db, missing) if missing else {})
        return {unit_id: self.parents[parent_id] for unit_id, parent_id in above.items()}

    def _traced(self, items: Sequence[Item], members: Mapping[int, Unit]) -> dict[int, Traced]:
        """What those of the reports that were consolidated are made of, by report id."""
        owners = {item.report_id: members[item.unit_id] for item in items}
        return traced_reports(
            self.db, self.campaign, {report: Kin(unit.id, unit.code, unit.kind) for report, unit in owners.items()}
        )

    def _one(self, item: Item, answers: Answers, unit: Unit, around: Facts) -> Ready:
        paper = self.papers.of(unit.kind, around.traced is not None)
        made_from = edition(item.report_id, answers.revision)
        facts = replace(around, edition=made_from)
        try:
            facts = replace(facts, all_annexes=facts.traced is None or paper.all_annexes)
            made = paper.fitted(context(outline_of(self.campaign), unit, facts, answers.contents))
        # Whatever the answers of one report break, the others are to be printed.
        except Exception as error:
            return Ready(item, answers.revision, paper.data, {}, UNREADABLE.format(type(error).__name__, error))
        return Ready(item, answers.revision, paper.data, made)
