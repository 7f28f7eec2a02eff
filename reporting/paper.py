"""Which template a report is printed on: the office's own for its kind of unit, else ours of its format profile."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from documents import load_template
from forms.outline import Outline
from forms.outline.columns import on_paper
from reporting.blocks import completed
from store import template_uses
from store.campaigns import Campaign
from store.connection import Database

TEMPLATES = Path(__file__).resolve().parent.parent / "doc_templates"
USUAL_PERIODS = 5
CONSOLIDATED = b"tong_hop"


class NoTemplate(LookupError):
    """There is no template for this format profile."""


def columns_of(outline: Outline) -> tuple[int, bool]:
    """How many columns the printed annex has, and whether those of totals follow: what tells templates apart."""
    return len(on_paper(outline)), outline.totals


@lru_cache(maxsize=16)
def template_file(profile: str, periods: int = USUAL_PERIODS, totals: bool = True) -> bytes:
    """Our own template of a profile for an annex of that many columns, as a file; raises `NoTemplate`."""
    counted = f"-{periods}-cot" if not totals else "" if periods == USUAL_PERIODS else f"-{periods}-ky"
    file = TEMPLATES / f"bao-cao-{profile}{counted}.docx"
    if not file.exists():
        raise NoTemplate(f"Không có mẫu cho thể thức “{profile}” với {periods} kỳ số liệu.")
    return file.read_bytes()


@lru_cache(maxsize=8)
def consolidated_file(profile: str) -> bytes:
    """Our own template of a profile for consolidated reports of any periods, as a file; raises `NoTemplate`."""
    file = TEMPLATES / f"tong-hop-{profile}.docx"
    if not file.exists():
        raise NoTemplate(f"Không có mẫu báo cáo tổng hợp cho thể thức “{profile}”.")
    return file.read_bytes()


@dataclass(frozen=True)
class Paper:
    """A template as a file; `ours` where it came with the program."""

    data: bytes
    ours: bool = True

    @cached_property
    def all_annexes(self) -> bool:
        """Whether it has a place for what a consolidated report has beside the annex of figures."""
        template = load_template(self.data)
        return CONSOLIDATED in template.parts[template.document]

    def fitted(self, context: Mapping[str, Any]) -> dict[str, Any]:
        """A report's plain data as this template may ask for it."""
        return dict(context) if self.ours else completed(context)


@dataclass(frozen=True)
class Papers:
    """The templates of one campaign, each read once; for one job, or one report.

    A profile that is asked for and is not the campaign's own means our template of that profile: an
    office's template has its format in itself.
    """

    db: Database
    campaign: Campaign
    profile: str
    periods: int
    totals: bool = True
    kept: dict[str, Paper] = field(default_factory=dict)

    @property
    def own(self) -> bytes:
        """Our own template of the profile; raises `NoTemplate`."""
        return template_file(self.profile, self.periods, self.totals)

    def of(self, unit_kind: str, consolidated: bool = False) -> Paper:
        """The template for the units of a kind, for a `consolidated` report our own with all annexes where the office
        has none; raises `NoTemplate`."""
        if unit_kind not in self.kept:
            usual = self.profile == self.campaign.profile
            given = template_uses.file_for(self.db, self.campaign.id, unit_kind) if usual else None
            self.kept[unit_kind] = Paper(given, ours=False) if given else Paper(self.own)
        found = self.kept[unit_kind]
        return Paper(consolidated_file(self.profile)) if found.ours and consolidated else found
