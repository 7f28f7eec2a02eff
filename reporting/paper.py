"""Which template a report is printed on: the office's own for its kind of unit, else ours of its format profile."""

from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from store import template_uses
from store.campaigns import Campaign
from store.connection import Database

TEMPLATES = Path(__file__).resolve().parent.parent / "doc_templates"
USUAL_PERIODS = 5


class NoTemplate(LookupError):
    """There is no template for this format profile."""


@lru_cache(maxsize=16)
def template_file(profile: str, periods: int = USUAL_PERIODS) -> bytes:
    """Our own template of a profile for an annex of that many periods, as a file; raises `NoTemplate`."""
    counted = "" if periods == USUAL_PERIODS else f"-{periods}-ky"
    file = TEMPLATES / f"bao-cao-{profile}{counted}.docx"
    if not file.exists():
        raise NoTemplate(f"Không có mẫu cho thể thức “{profile}” với {periods} kỳ số liệu.")
    return file.read_bytes()


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
    kept: dict[str, bytes] = field(default_factory=dict)

    def of(self, unit_kind: str) -> bytes:
        """The template for the units of a kind, as a file; raises `NoTemplate`."""
        if unit_kind not in self.kept:
            own = self.profile == self.campaign.profile
            given = template_uses.file_for(self.db, self.campaign.id, unit_kind) if own else None
            self.kept[unit_kind] = given or template_file(self.profile, self.periods)
        return self.kept[unit_kind]
