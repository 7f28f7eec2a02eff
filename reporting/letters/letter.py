"""A letter (công văn) as the plain data that its template prints. Pure: the same words give the same paper."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from forms.outline import NotInOutline, Outline
from reporting.context import AGENCY_COLUMN_MM, guidance_cited, rule_under
from reporting.facts import campaign_facts
from reporting.outlines import outline_of
from reporting.people import NBSP, Format, sign_block
from store.campaigns import Campaign
from store.units import Unit
from vietnamese.dates import official_date

DASH = "-"


@dataclass(frozen=True)
class Sheet:
    """What all letters of one making share. What is left empty is left open on paper: the văn thư fills it in.

    `room` is the short name of who drafts them, as `TGNC`; `signer_role` as on a report's page “Thể thức”. Number,
    room, day and signer are those of the unit `maker` (its id): what another unit sends is left open.
    """

    profile: str
    today: date
    maker: int = 0
    number: str = ""
    room: str = ""
    day: date | None = None
    signer_role: str = "chu_tich"
    signer_name: str = ""

    def of(self, sender: Unit) -> "Sheet":
        """What holds for the letters of this sender."""
        return self if sender.id == self.maker else Sheet(self.profile, self.today)


@dataclass(frozen=True)
class Letter:
    """One letter to one unit: what its template prints, and the pictures it brings along by their part's name."""

    unit: Unit
    context: dict[str, Any]
    pictures: Mapping[str, bytes] = field(default_factory=dict)


def letter(
    sender: Unit, to: Unit, root: Unit, about: str, paragraphs: Sequence[str | Mapping[str, str]], sheet: Sheet
) -> dict[str, Any]:
    """The context of a letter; a paragraph that begins with a dash is printed as one, the last one is closed by `./.`

    A mapping stands for a block of its own kind, as it is.
    """
    *first, last = paragraphs
    sheet = sheet.of(sender)
    return {
        "ho_so": sheet.profile,
        "ma_ban": "",
        "co_quan_chu_quan": list(sender.superior_lines),
        "co_quan": list(sender.heading_lines),
        "vach_co_quan_mm": max(
            (rule_under(line, 12.0, AGENCY_COLUMN_MM) for line in sender.heading_lines), default=0.0
        ),
        "so_ky_hieu": number_line(sender, sheet),
        "dia_danh_ngay": f"{sender.place}, {letter_date(sheet)}",
        "loai": "Công văn",
        "trich_yeu": f"V/v {about}",
        "kinh_gui": [to.name],
        "noi_dung": [block(each) for each in [*first, f"{str(last).rstrip('.')}./."]],
        "noi_nhan": recipients(sender, root, sheet),
        "ky": sign_block(sender, Format(signer_role=sheet.signer_role, signer_name=sheet.signer_name)),
    }


def block(paragraph: str | Mapping[str, str]) -> dict[str, str]:
    if isinstance(paragraph, str):
        return {"kieu": "gach" if paragraph.startswith(DASH) else "doan", "chu": paragraph}
    return {"chu": "", **paragraph}


def number_line(sender: Unit, sheet: Sheet) -> str:
    """`Số: 05/LĐLĐ-TGNC`: a letter names no kind; room for the văn thư where no number is given."""
    number = sheet.number.zfill(2) if sheet.number.isdigit() else sheet.number
    room = f"-{sheet.room}" if sheet.room else ""
    return f"Số: {number or NBSP * 8}/{sender.code_suffix}{room}"


def letter_date(sheet: Sheet) -> str:
    """The date typed, else room for it in this year."""
    return official_date(sheet.day, sheet.today.year)


def recipients(sender: Unit, root: Unit, sheet: Sheet) -> list[str]:
    """The lines under “Nơi nhận:”; the province is told what its districts send."""
    copied = [f"- {root.short_name} (b/c);"] if sender.id != root.id else []
    room = f", {sheet.room}" if sheet.room else ""
    return ["- Như trên;", *copied, f"- Lưu: VT{room}."]


def subject_of(outline: Outline) -> str:
    """What the campaign is about, within a sentence: `sơ kết 5 năm Nghị quyết số 20-NQ/TW`."""
    short = outline.short_title
    return short if short[:2].isupper() else short[:1].lower() + short[1:]


def guidance_of(campaign: Campaign, root: Unit) -> str:
    """`Hướng dẫn số 05/HD-LĐLĐ ngày 06/7/2012 của Liên đoàn Lao động tỉnh … về việc sơ kết …`."""
    cited = guidance_cited(Format(), campaign_facts(campaign))
    return f"{cited} của {root.name} về việc {subject_of(outline_of(campaign))}"


def speaking(outline: Outline, unit: Unit) -> str:
    """Who speaks for a unit, with its name: `Ban Thường vụ Liên đoàn Lao động huyện …`."""
    try:
        return f"{outline.unit_kind(unit.kind).leads} {unit.name}"
    except NotInOutline:
        return unit.name


def contact_of(sender: Unit, root: Unit, campaign_contact: str) -> str:
    """Whom a unit asks: the sender's own contact where a district sends and has one, else the campaign's."""
    if sender.id == root.id or not sender.contact_name:
        return campaign_contact
    phone = f", điện thoại {sender.contact_phone}" if sender.contact_phone else ""
    return f"đồng chí {sender.contact_name}{phone}"
