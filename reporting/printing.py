"""A report as a Word file: its answers through the template that its kind of unit prints on."""

from dataclasses import replace
from typing import Any, NamedTuple

from documents import load_template
from documents.marks import with_marks
from reporting.context import context
from reporting.desk import Desk, contents_of
from reporting.paper import Papers, columns_of
from reporting.tracing import Kin, Traced, traced_reports
from store import entries
from store.connection import Database, snapshot
from vietnamese.filenames import ascii_name


class Printed(NamedTuple):
    """A finished file and the name it is handed out under."""

    name: str
    data: bytes


def print_report(db: Database, desk: Desk, profile: str = "") -> Printed:
    """The report as it stands now, in the campaign's profile or the one asked for; raises `NoTemplate`."""
    papers = Papers(db, desk.campaign, profile or desk.campaign.profile, *columns_of(desk.outline))
    with snapshot(db):
        traced = traced_of(db, desk)
        paper = papers.of(desk.unit.kind, traced is not None)
        filled = paper.fitted(plain(db, desk, profile, traced, traced is None or paper.all_annexes))
    return Printed(file_name(desk), load_template(with_marks(paper.data)).render(filled))


def traced_of(db: Database, desk: Desk) -> Traced | None:
    """What the report was consolidated from, None where it never was."""
    owner = Kin(desk.unit.id, desk.unit.code, desk.unit.kind)
    return traced_reports(db, desk.campaign, {desk.report.id: owner}).get(desk.report.id)


def plain(
    db: Database, desk: Desk, profile: str = "", traced: Traced | None = None, all_annexes: bool = True
) -> dict[str, Any]:
    """The report as it stands now, as the plain data that a template prints."""
    kept = entries.of_report(db, desk.report.id)
    facts = desk.facts({section: entry.revision for section, entry in kept.items()}, profile)
    facts = replace(facts, traced=traced, all_annexes=all_annexes)
    return context(desk.outline, desk.unit, facts, contents_of(kept))


def file_name(desk: Desk) -> str:
    """`C0123_Cong-doan-co-so-…_bao-cao-so-ket-5-nam-NQ-20.docx`: ASCII, sortable, one a unit."""
    return f"{desk.unit.code}_{ascii_name(desk.unit.short_name)}_bao-cao-{ascii_name(desk.outline.short_title)}.docx"
