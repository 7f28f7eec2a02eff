"""A trial print of a version: made-up answers, or one unit's real ones, made apart with limits; as Word or as PDF."""

from typing import Any

from flask import Blueprint, Response, request

from documents.limits import LimitedRunFailed
from documents.pdf import PdfFailed
from reporting.lookup import NotFound, report_of
from reporting.office_templates import tried_on, verdict_of
from reporting.printing import plain
from reporting.sample import sample
from store import templates
from store.campaigns import Campaign
from vietnamese.filenames import ascii_name
from web.access import CLERK, open_to
from web.apologies import Apology
from web.configuration import clock
from web.connection import get_db
from web.errors import answer
from web.office import campaign_asked, handed_out, kinds_of
from web.pdf_files import PDF, as_pdf, no_pdf

NOT_TRIED = "Chưa in thử được"
PDF_LATER = "Chỉ in thử ra PDF khi mẫu không còn lỗi. Xin sửa các lỗi trước, hoặc in thử ra Word."


def attach(pages: Blueprint, where: str) -> None:
    """Put the trial prints under their addresses."""
    pages.add_url_rule(f"{where}/in-thu.docx", "trial", trial)
    pages.add_url_rule(f"{where}/in-thu.pdf", "trial_pdf", trial_pdf)


@open_to(CLERK)
def trial(template_id: int) -> Response:
    """A report of made-up or of one unit's real answers on this version, made apart with limits."""
    try:
        return handed_out(trial_of(template_id), trial_name(template_id))
    except (LimitedRunFailed, NotFound) as error:
        return answer(409, Apology(NOT_TRIED, str(error)))


@open_to(CLERK)
def trial_pdf(template_id: int) -> Response:
    """The same as it will look on paper; LibreOffice opens only what was made from a template without errors."""
    template = templates.get(get_db(), template_id)
    usable = verdict_of(get_db(), campaign_asked(request.args.get("dot")), template).usable
    hindered = no_pdf() or ("" if usable else PDF_LATER)
    if hindered:
        return answer(409, Apology(NOT_TRIED, hindered))
    try:
        made = as_pdf(trial_of(template_id))
    except (LimitedRunFailed, NotFound, PdfFailed) as error:
        return answer(409, Apology(NOT_TRIED, str(error)))
    return handed_out(made, trial_name(template_id).replace(".docx", ".pdf"), PDF)


def trial_of(template_id: int) -> bytes:
    """The trial print that the address asks for: `don-vi` a unit's code, else made-up answers of the kind `loai`."""
    campaign = campaign_asked(request.args.get("dot"))
    return tried_on(templates.data_of(get_db(), template_id), printed(campaign))


def printed(campaign: Campaign) -> dict[str, Any]:
    """The plain data of the trial print."""
    code = request.args.get("don-vi", "").strip()
    if code:
        return plain(get_db(), report_of(get_db(), campaign.slug, code, clock().now()))
    kinds = kinds_of(campaign)
    asked = request.args.get("loai", "")
    return sample(campaign, asked if asked in kinds else next(iter(kinds)))


def trial_name(template_id: int) -> str:
    """`in-thu_Mau-cua-tinh_C0001.docx`."""
    template = templates.get(get_db(), template_id)
    of = request.args.get("don-vi", "").strip() or request.args.get("loai", "") or "mau"
    return f"in-thu_{ascii_name(template.name)}-ban-{template.version}_{ascii_name(of)}.docx"
