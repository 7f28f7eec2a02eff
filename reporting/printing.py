"""A report as a Word file: its answers through the template of its format profile."""

from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from documents import Template, load_template
from reporting.context import context
from reporting.desk import Desk, contents_of
from store import entries
from store.connection import Database
from vietnamese.filenames import ascii_name

TEMPLATES = Path(__file__).resolve().parent.parent / "doc_templates"
USUAL_PERIODS = 5


class Printed(NamedTuple):
    """A finished file and the name it is handed out under."""

    name: str
    data: bytes


class NoTemplate(LookupError):
    """There is no template for this format profile."""


@lru_cache(maxsize=16)
def template_for(profile: str, periods: int = USUAL_PERIODS) -> Template:
    """Our own report template of a profile for an annex of that many periods; raises `NoTemplate`."""
    counted = "" if periods == USUAL_PERIODS else f"-{periods}-ky"
    file = TEMPLATES / f"bao-cao-{profile}{counted}.docx"
    if not file.exists():
        raise NoTemplate(f"Không có mẫu cho thể thức “{profile}” với {periods} kỳ số liệu.")
    return load_template(file.read_bytes())


def print_report(db: Database, desk: Desk, profile: str = "") -> Printed:
    """The report as it stands now, in the campaign's profile or the one asked for; raises `NoTemplate`."""
    kept = entries.of_report(db, desk.report.id)
    facts = desk.facts({section: entry.revision for section, entry in kept.items()}, profile)
    filled = context(desk.outline, desk.unit, facts, contents_of(kept))
    template = template_for(facts.profile, len(desk.outline.periods))
    return Printed(file_name(desk), template.render(filled))


def file_name(desk: Desk) -> str:
    """`C0123_Cong-doan-co-so-…_bao-cao-so-ket-5-nam-NQ-20.docx`: ASCII, sortable, one a unit."""
    return f"{desk.unit.code}_{ascii_name(desk.unit.short_name)}_bao-cao-{ascii_name(desk.outline.short_title)}.docx"
