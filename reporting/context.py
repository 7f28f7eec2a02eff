"""A report as the plain data that its template prints. Pure: the same answers give the same paper."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

from documents.measure import rule_mm
from documents.profiles import profile
from forms.addressed import fill_places
from forms.figures import kept_figures
from forms.format_page import FORMAT_SECTION
from forms.outline import Basis, Outline
from reporting.annex import annex
from reporting.body import ANNEX_REFERENCE, Around, Content, Said, body, said
from reporting.outlines import once_per_outline
from reporting.paragraphs import closed
from reporting.people import Format, addressees, number_line, recipients, sign_block
from reporting.tracing import Traced
from reporting.tracing.annexes import NOTHING, annexes
from reporting.tracing.unit_list import coverage_sentence
from store.units import Unit
from vietnamese.dates import cited_day, official_date

NBSP = "\u00a0"
# The left column of the heading in our templates: a longer agency line breaks in it.
AGENCY_COLUMN_MM = 67.0
PLACE_FIELDS = ("name", "short_name", "place", "party_committee", "district_party", "district_committee")


@dataclass(frozen=True)
class Facts:
    """What the campaign and the tree say about one report, beside its answers.

    `traced` where it was consolidated; `all_annexes` unless its template has but the one of figures.
    """

    profile: str
    year: int
    guidance_number: str = ""
    guidance_date: date | None = None
    parent: Unit | None = None
    prefilled: Mapping[str, Any] = field(default_factory=dict)
    edition: str = ""
    traced: Traced | None = None
    all_annexes: bool = True


def context(outline: Outline, unit: Unit, facts: Facts, contents: Mapping[str, Content]) -> dict[str, Any]:
    """The names a report template may use, as JSON-like data (the list is `contract`).

    `contents` is {section: content} as kept, with the page “Thể thức” under `the_thuc`.
    """
    form = Format.read(contents.get(FORMAT_SECTION, {}))
    around = Around(places_of(unit, facts.parent), facts.prefilled)
    sections = said(outline, unit.kind, contents, around)
    addressed = profile(facts.profile).addressee_printed
    figures, traced, references = annexed(outline, unit, form, facts, contents)
    return {
        "ho_so": facts.profile,
        "ma_ban": facts.edition,
        **heading_of(unit, form, facts),
        "loai": "BÁO CÁO",
        "trich_yeu": outline.title,
        "vach_trich_yeu_mm": subject_rule_mm(outline.title, facts.profile),
        "kinh_gui": addressees(unit, facts.parent) if addressed else [],
        "mo_dau": [opening(outline, unit, form, facts)],
        "noi_dung": closed(body(sections, references)),
        "noi_nhan": recipients(unit, facts.parent, form, addressed),
        "ky": sign_block(unit, form),
        "phu_luc": figures,
        "tong_hop": traced,
        "don_vi": {"ten": unit.name, "ten_ngan": unit.short_name, "ma": unit.code},
        "dot": {"ten": outline.short_title, "tieu_de": outline.title},
        "muc": by_section(sections),
    }


def places_of(unit: Unit, parent: Unit | None) -> dict[str, str]:
    """What `{unit.…}` and `{parent.…}` in an outline's texts stand for: these fields, and nothing reached from them."""
    named = (("unit", unit), ("parent", parent or unit))
    return {f"{who}.{field}": getattr(each, field) for who, each in named for field in PLACE_FIELDS}


def heading_of(unit: Unit, form: Format, facts: Facts) -> dict[str, Any]:
    """The two columns on top: superior and agency lines with the rule under them, number, place and date."""
    size = profile(facts.profile).components["co_quan"].size_pt.used
    return {
        "co_quan_chu_quan": list(unit.superior_lines),
        "co_quan": list(unit.heading_lines),
        "vach_co_quan_mm": max((rule_under(line, size, AGENCY_COLUMN_MM) for line in unit.heading_lines), default=0.0),
        "so_ky_hieu": number_line(unit, form.number),
        "dia_danh_ngay": f"{unit.place}, {official_date(form.day, facts.year)}",
    }


def subject_rule_mm(subject: str, profile_id: str) -> float:
    """The length of the rule under the subject, which may take several lines."""
    made_for = profile(profile_id)
    size = made_for.components["trich_yeu"].size_pt.used
    return rule_under(subject, size, made_for.page.text_width_mm)


@lru_cache(maxsize=512)
def rule_under(text: str, size_pt: float, width_mm: float = 160.0) -> float:
    """The length of the rule under a text, measured once: subjects and agency lines come again and again."""
    return rule_mm(text, size_pt, width_mm=width_mm)


def opening(outline: Outline, unit: Unit, form: Format, facts: Facts) -> str:
    """The opening sentence: the documents carried out, who reports, “như sau:”."""
    sentence = outline.opening_for.get(unit.kind, outline.opening)
    places = {
        "basis": carried_out(outline, unit.kind),
        "guidance": guidance_cited(form, facts),
        "leads": outline.unit_kind(unit.kind).leads,
        "unit": unit.name,
    }
    return fill_places(sentence, places)


@once_per_outline
def carried_out(outline: Outline, kind: str) -> str:
    """The documents that the opening sentence names; the same for every kind of unit."""
    return " và ".join(cited(basis) for basis in outline.basis if basis.opening)


def cited(basis: Basis) -> str:
    """`Hướng dẫn số 691/HD-TLĐ ngày 17/5/2012 của …`, held together where a break would be ugly."""
    day = f" ngày{NBSP}{cited_day(basis.date)}" if basis.date else ""
    return f"{basis.kind} số{NBSP}{basis.number}{day} của {basis.issuer}"


def guidance_cited(form: Format, facts: Facts) -> str:
    """The receiving unit's own guidance: `số 05/HD-LĐLĐ ngày …`; room is left where it is not known."""
    number = form.guidance_number or facts.guidance_number or f"{NBSP * 6}/HD-LĐLĐ"
    day = cited_day(facts.guidance_date) if facts.guidance_date else f"…/…/{facts.year}"
    return f"Hướng dẫn số{NBSP}{number} ngày{NBSP}{day}"


def annexed(
    outline: Outline, unit: Unit, form: Format, facts: Facts, contents: Mapping[str, Content]
) -> tuple[dict[str, Any], Mapping[str, Any], Sequence[str]]:
    """The annex of figures, what a consolidated report has beside it, and the sentences that refer to them."""
    first = figures_annex(outline, unit, form, facts, contents)
    if facts.traced is None:
        return first, NOTHING, (ANNEX_REFERENCE,)
    if not facts.all_annexes:
        return first, NOTHING, (coverage_sentence(facts.traced, ""), ANNEX_REFERENCE)
    made, sentences = annexes(outline, unit.short_name, first, kept_figures(outline, unit.kind, contents), facts.traced)
    return {**first, "ten": made["theo_ky"]["ten"]}, made, sentences


def figures_annex(
    outline: Outline, unit: Unit, form: Format, facts: Facts, contents: Mapping[str, Content]
) -> dict[str, Any]:
    """The annex of figures with its title and the line that ties it to its report."""
    number = number_line(unit, form.number).removeprefix("Số: ")
    of = f"(Kèm theo Báo cáo số {number} {official_date(form.day, facts.year)} của {unit.name})"
    title = f"SỐ LIỆU {outline.short_title.upper()}"
    return {"ten": "Phụ lục", "tieu_de": title, "kem_theo": of, **annex(outline, unit.kind, contents)}


def by_section(sections: Sequence[Said]) -> dict[str, dict[str, Any]]:
    """Each section under its id, for an office's own template: its printed heading and its blocks."""
    return {section.id: {"tieu_de": section.heading["chu"], "doan": answers} for section, answers in sections}
