"""Opening a campaign on any outline: its deadlines, the units that take part, an empty report each."""

from dataclasses import dataclass
from datetime import date, datetime

from documents.profiles import profile
from forms.outline import Outline, load_outline, shipped, shipped_slugs
from reporting.clock import stamp
from store import audit, campaigns, deadlines, reports, units
from store.campaigns import Campaign
from store.connection import Database, write
from store.deadlines import Deadline
from store.units import Unit

# The rule that a profile carries out holds from this day on; the first one holds for all that was before.
PROFILES = ((date.min, "tld-2011"), (date(2024, 5, 14), "tld-2024"))


class NoSuchOutline(LookupError):
    """No outline of this name comes with the program."""

    def __init__(self, slug: str) -> None:
        known = ", ".join(shipped_slugs())
        super().__init__(f"Không có tệp hay đề cương “{slug}”. Hãy ghi đường dẫn một tệp, hoặc một trong: {known}.")


class SlugTaken(Exception):
    """There is a campaign of this name already."""

    def __init__(self, slug: str) -> None:
        super().__init__(f"Đã có đợt báo cáo “{slug}”. Hãy chọn tên ngắn khác.")


class BadSlug(ValueError):
    """The name cannot stand in an address."""

    def __init__(self, slug: str) -> None:
        super().__init__(f"Tên ngắn “{slug}” chỉ được gồm chữ thường không dấu, chữ số và dấu gạch nối, ví dụ nq20.")


class NobodyTakesPart(Exception):
    """No unit is of a kind that the outline asks."""

    def __init__(self) -> None:
        super().__init__("Vào ngày đó không có đơn vị nào thuộc các loại được chọn. Hãy xem lại loại đơn vị và ngày.")


@dataclass(frozen=True)
class Opening:
    """What a campaign is opened with beside its outline; "" and None stand for the outline's own.

    `tree_date` is the day whose unit tree it follows; `kinds` (none: all that the outline knows) and `under`
    choose the units that take part.
    """

    slug: str
    tree_date: date
    title: str = ""
    profile: str = ""
    guidance_number: str = ""
    guidance_date: date | None = None
    kinds: tuple[str, ...] = ()
    under: Unit | None = None


def open_on(db: Database, outline: Outline, opening: Opening, now: datetime, by: int | None = None) -> Campaign:
    """Open the campaign: all or nothing; the outline stays with it as it is now.

    Raises BadSlug, SlugTaken, NobodyTakesPart, NotInOutline (an unknown kind), UnknownProfile.
    """
    slug = opening.slug
    if not slug or not slug.isascii() or not slug.replace("-", "").isalnum() or slug != slug.lower():
        raise BadSlug(slug)
    chosen = profile(opening.profile or usual_profile(outline)).id
    with write(db):
        if campaigns.by_slug(db, slug):
            raise SlugTaken(slug)
        members = members_of(db, outline, opening)
        campaign = campaigns.add(db, _campaign(outline, opening, chosen, now))
        due = (Deadline(each.kind, each.step, each.date.isoformat()) for each in outline.campaign.deadlines)
        deadlines.set_all(db, campaign.id, due)
        reports.open_all(db, campaign.id, [unit.id for unit in members], stamp(now))
        audit.add(db, "campaign.open", by, stamp(now), slug, {"outline": outline.slug, "units": len(members)})
    return campaign


def _campaign(outline: Outline, opening: Opening, profile_id: str, now: datetime) -> Campaign:
    return Campaign(
        id=0,
        slug=opening.slug,
        title=opening.title or outline.short_title,
        outline_json=outline.model_dump_json(),
        tree_date=opening.tree_date.isoformat(),
        profile=profile_id,
        guidance_number=opening.guidance_number,
        guidance_date=opening.guidance_date.isoformat() if opening.guidance_date else None,
        opened_at=stamp(now),
    )


def usual_profile(outline: Outline) -> str:
    """The format that held on the outline's last day."""
    last = max(period.to for period in outline.periods)
    return [name for since, name in PROFILES if since <= last][-1]


def members_of(db: Database, outline: Outline, opening: Opening) -> list[Unit]:
    """The units that would take part, in the order of the tree; raises NobodyTakesPart, NotInOutline."""
    kinds = {outline.unit_kind(kind).id for kind in opening.kinds} or {kind.id for kind in outline.unit_kinds}
    on = opening.tree_date.isoformat()
    tops = [opening.under] if opening.under else units.roots(db, on)
    found = [unit for top in tops for unit in units.subtree(db, top.id, on) if unit.kind in kinds]
    if not found:
        raise NobodyTakesPart
    return found


def shipped_outline(slug: str) -> Outline:
    """The outline of this name that comes with the program; raises NoSuchOutline."""
    if slug not in shipped_slugs():
        raise NoSuchOutline(slug)
    return load_outline(shipped(slug))
