"""All pages of a report as forms over what is kept: what an offline form is made from and measured against."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from forms.figures import kept_figures
from forms.format_page import FORMAT_SECTION, format_form
from forms.section_form import SectionForm
from reporting.desk import Desk, contents_of
from reporting.differences import cells_of
from reporting.offline.ticket import Issued, Ticket, print_of
from reporting.section_forms import bound, suggested
from store import entries
from store.connection import Database
from store.entries import Entry

FORMAT_TITLE = "Thể thức"


@dataclass(frozen=True)
class Asking:
    """A report's desk and what is kept of it, by section."""

    desk: Desk
    kept: Mapping[str, Entry]

    @property
    def section_ids(self) -> list[str]:
        """The pages of the report, “Thể thức” last."""
        return [*(section.id for section in self.desk.sections() if section.questions), FORMAT_SECTION]

    def revision(self, section: str) -> int:
        return self.kept[section].revision if section in self.kept else 0

    def content(self, section: str) -> Mapping[str, Any]:
        return self.kept[section].content if section in self.kept else {}

    def form(self, section: str) -> SectionForm:
        """A fresh form of a page over what is kept of it."""
        if section == FORMAT_SECTION:
            return format_form(self.content(FORMAT_SECTION) or suggested(self.desk))
        asked = self.desk.outline.section(self.desk.unit.kind, section)
        return bound(self.desk, asked, self.content(section), self.figures)

    def forms(self) -> dict[str, SectionForm]:
        """A fresh form of every page."""
        return {section: self.form(section) for section in self.section_ids}

    @cached_property
    def figures(self) -> dict[str, dict[str, str]]:
        """All figures of the report, for ratios."""
        return kept_figures(self.desk.outline, self.desk.unit.kind, contents_of(self.kept))

    def titles(self) -> dict[str, str]:
        """What each page is called."""
        named = {section.id: f"{section.number} {section.title}".lstrip("- ") for section in self.desk.sections()}
        return {**named, FORMAT_SECTION: FORMAT_TITLE}


def asking(db: Database, desk: Desk) -> Asking:
    """The report as it stands now."""
    return Asking(desk, entries.of_report(db, desk.report.id))


def ticket_of(now: Asking, forms: Mapping[str, SectionForm]) -> Ticket:
    """What a form made from this state says of itself."""
    issued = {id: Issued(now.revision(id), print_of(cells_in(forms[id]))) for id in now.section_ids}
    return Ticket(now.desk.campaign.slug, now.desk.unit.code, now.desk.report.id, issued)


def cells_in(form: SectionForm) -> dict[str, dict[str, str]]:
    """{question: {label: text}} of a page."""
    return {field.name: cells_of(field) for field in form}
