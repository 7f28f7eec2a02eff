"""Opening a campaign on any outline: its deadlines, the units that take part, an empty report each."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from documents.profiles import profile
from forms.outline import Outline, load_outline, shipped, shipped_slugs
from reporting.campaigns.participants import crowd_on
from reporting.campaigns.plan import Plan, dues_of_outline, members_on, plan
from reporting.carrying.taking_over import take_over
from reporting.clock import stamp
from store import audit, campaigns, deadlines, reports, units
from store.campaigns import Campaign
from store.connection import Database, write
from store.deadlines import Deadline
from store.units import Unit

# The rule that a profile carries out holds from this day on; the first one holds for all that was before.
PROFILES = ((date.min, "tld-2011"), (date(2024, 5, 14), "tld-2024"))
# What follows /dot-bao-cao/ in the address of the page that opens a campaign.
TAKEN_BY_A_PAGE = "moi"
LONGEST_SLUG = 60


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
        said = f"Tên ngắn “{slug}” chỉ được gồm chữ thường không dấu, chữ số và dấu gạch nối, ví dụ nq20."
        super().__init__("Tên ngắn “moi” đã dùng làm địa chỉ một trang." if slug == TAKEN_BY_A_PAGE else said)


class NotInPlan(LookupError):
    """A deadline for a kind of unit or a step that the outline does not know."""

    def __init__(self, kind: str, step: str, outline: Outline) -> None:
        steps = ", ".join(each.id for each in outline.campaign.steps)
        kinds = ", ".join(each.id for each in outline.unit_kinds)
        super().__init__(f"Đề cương không có hạn “{kind}:{step}”. Loại đơn vị: {kinds}. Bước: {steps}.")


class NobodyTakesPart(Exception):
    """No unit is of a kind that the outline asks."""

    def __init__(self) -> None:
        super().__init__("Vào ngày đó không có đơn vị nào thuộc các loại được chọn. Hãy xem lại loại đơn vị và ngày.")


@dataclass(frozen=True)
class Opening:
    """What a campaign is opened with beside its outline; "" and None stand for the outline's own.

    `tree_date` is the day whose unit tree it follows; `kinds` (none: all that the outline knows), `branches` (codes as
    in `participants.Crowd`, none: all) and `under` choose the units that take part. `dues` None: the outline's
    deadlines.
    """

    slug: str
    tree_date: date
    title: str = ""
    profile: str = ""
    guidance_number: str = ""
    guidance_date: date | None = None
    kinds: tuple[str, ...] = ()
    branches: tuple[str, ...] = ()
    under: Unit | None = None
    dues: Mapping[tuple[str, str], date] | None = None
    department: str = ""
    contact_name: str = ""
    contact_phone: str = ""
    late_refused: bool = False
    late_words: str = ""


def open_on(db: Database, outline: Outline, opening: Opening, now: datetime, by: int | None = None) -> Campaign:
    """Open the campaign: all or nothing; the outline stays with it as it is now.

    Raises BadSlug, SlugTaken, NobodyTakesPart, NotInOutline (an unknown kind), NotInPlan, UnknownProfile.
    """
    check_slug(opening.slug)
    chosen = profile(opening.profile or usual_profile(outline)).id
    dues = dues_for(outline, opening)
    with write(db):
        if campaigns.by_slug(db, opening.slug):
            raise SlugTaken(opening.slug)
        members = members_of(db, outline, opening)
        campaign = campaigns.add(db, _campaign(outline, opening, chosen, now))
        due = (Deadline(kind, step, day.isoformat()) for (kind, step), day in dues.items())
        deadlines.set_all(db, campaign.id, due)
        reports.open_all(db, campaign.id, [unit.id for unit in members], stamp(now))
        take_over(db, campaign, [unit.id for unit in members], now, by)
        detail = {"outline": outline.slug, "units": len(members), "title": campaign.title}
        audit.add(db, "campaign.open", by, stamp(now), opening.slug, detail)
    return campaign


def check_slug(slug: str) -> None:
    """Raise BadSlug for what cannot be a campaign's address."""
    bad = not slug or not slug.isascii() or not slug.replace("-", "").isalnum() or slug != slug.lower()
    if bad or len(slug) > LONGEST_SLUG or slug == TAKEN_BY_A_PAGE:
        raise BadSlug(slug)


def dues_for(outline: Outline, opening: Opening) -> Mapping[tuple[str, str], date]:
    """The deadlines that the campaign would have; raises NotInPlan."""
    if opening.dues is None:
        return dues_of_outline(outline)
    kinds, steps = ({each.id for each in known} for known in (outline.unit_kinds, outline.campaign.steps))
    for kind, step in opening.dues:
        if kind not in kinds or step not in steps:
            raise NotInPlan(kind, step, outline)
    return opening.dues


def plan_for(db: Database, outline: Outline, opening: Opening, today: date) -> Plan:
    """The plan of the campaign that would be opened; raises what `members_of` and `dues_for` do."""
    members = members_of(db, outline, opening)
    listed = members_on(db, [unit.id for unit in members], opening.tree_date.isoformat())
    return plan(outline, dues_for(outline, opening), listed, today, opening.guidance_date)


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
        department=opening.department,
        contact_name=opening.contact_name,
        contact_phone=opening.contact_phone,
        late_refused=int(opening.late_refused),
        late_words=opening.late_words,
    )


def usual_profile(outline: Outline) -> str:
    """The format that held on the outline's last day."""
    last = max(period.to for period in outline.periods)
    return [name for since, name in PROFILES if since <= last][-1]


def members_of(db: Database, outline: Outline, opening: Opening) -> list[Unit]:
    """The units that would take part, in the order of the tree; raises NobodyTakesPart, NotInOutline."""
    kinds = {outline.unit_kind(kind).id for kind in opening.kinds} or {kind.id for kind in outline.unit_kinds}
    on = opening.tree_date.isoformat()
    found = crowd_on(db, on).chosen(kinds, opening.branches)
    if opening.under:
        below = {unit.id for unit in units.subtree(db, opening.under.id, on)}
        found = [unit for unit in found if unit.id in below]
    if not found:
        raise NobodyTakesPart
    return found


def shipped_outline(slug: str, term: str = "") -> Outline:
    """The outline of this name that comes with the program, read for a term ("": its own).

    Raises NoSuchOutline, BadTerm.
    """
    if slug not in shipped_slugs():
        raise NoSuchOutline(slug)
    return load_outline(shipped(slug), term)
