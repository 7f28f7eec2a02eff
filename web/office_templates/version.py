"""One version of a template: what the check found, the file with comments, a trial print, putting it to use."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from flask import Blueprint, Response, make_response, redirect, render_template, request
from werkzeug.wrappers import Response as WsgiResponse

from documents.limits import LimitedRunFailed
from reporting.office_templates import Judged, NotUsable, annotated, put_to_use, take_out_of_use, verdict_of
from store import campaigns, participants, template_uses, templates, users
from store.campaigns import Campaign
from store.templates import Template
from vietnamese.filenames import ascii_name
from web.access import CLERK, open_to
from web.apologies import Apology
from web.connection import get_db
from web.errors import answer
from web.heads import State
from web.office import actor, campaign_asked, handed_out, kinds_of
from web.pdf_files import no_pdf

SEVERITIES = {
    "error": State("back", "Phải sửa"),
    "warning": State("short", "Nên xem"),
    "note": State("new", "Ghi chú"),
}
# The parts of a Word file as a person knows them, the first that fits.
PARTS = (
    (re.compile(r"word/document\d*\.xml"), "Thân văn bản"),
    (re.compile(r"word/header\d*\.xml"), "Đầu trang"),
    (re.compile(r"word/footer\d*\.xml"), "Chân trang"),
    (re.compile(r"word/footnotes\d*\.xml"), "Chú thích chân trang"),
    (re.compile(r"docProps/.*"), "Thuộc tính của tệp"),
    (re.compile(r""), "Cả tệp"),
)


class Row(NamedTuple):
    """A finding as it is shown; `kinds` says for which kinds of units, "" for all."""

    state: State
    part: str
    place: str
    near: str
    problem: str
    suggestion: str
    kinds: str


class Kind(NamedTuple):
    """A kind of unit that may print on this version, with what it prints on now."""

    id: str
    label: str
    usable: bool
    used: Template | None


def attach(pages: Blueprint, where: str) -> None:
    """Put the pages of a version under their addresses."""
    pages.add_url_rule(where, "version", show)
    pages.add_url_rule(f"{where}/tep.docx", "file", file)
    pages.add_url_rule(f"{where}/nhan-xet.docx", "comments", comments)
    pages.add_url_rule(f"{where}/dua-vao-dung", "use", use, methods=["POST"])


@open_to(CLERK)
def show(template_id: int) -> str:
    """What the check found in this version, and all that can be done with it."""
    template = templates.get(get_db(), template_id)
    return page(campaign_asked(request.args.get("dot")), template)


@open_to(CLERK)
def file(template_id: int) -> Response:
    """The file as it was uploaded."""
    template = templates.get(get_db(), template_id)
    return handed_out(templates.data_of(get_db(), template_id), name_of(template))


@open_to(CLERK)
def comments(template_id: int) -> Response:
    """The file with each finding as a Word comment at its place."""
    template = templates.get(get_db(), template_id)
    verdict = verdict_of(get_db(), campaign_asked(request.args.get("dot")), template)
    try:
        data = annotated(templates.data_of(get_db(), template_id), [each.finding for each in verdict.findings])
    except LimitedRunFailed as error:
        return answer(409, Apology("Chưa ghi được nhận xét vào tệp", str(error)))
    return handed_out(data, name_of(template, "co-nhan-xet"))


@open_to(CLERK)
def use(template_id: int) -> WsgiResponse:
    """Let the units of just the chosen kinds print on this version; the others that did go back to our own."""
    campaign, db = campaign_asked(request.form.get("dot")), get_db()
    template = templates.get(db, template_id)
    chosen = [kind for kind in kinds_of(campaign) if kind in request.form.getlist("loai")]
    given_up = [kind for kind, used in template_uses.of_campaign(db, campaign.id).items() if used.id == template_id]
    if not chosen and not given_up:
        return make_response(page(campaign, template, "Xin chọn ít nhất một loại đơn vị."), 400)
    try:
        put_to_use(db, campaign, template, chosen, actor())
    except NotUsable as error:
        return make_response(page(campaign, template, str(error)), 400)
    for kind in given_up:
        if kind not in chosen:
            take_out_of_use(db, campaign, kind, actor())
    return redirect(f"/mau-bao-cao?dot={campaign.slug}", 303)


def name_of(template: Template, mark: str = "") -> str:
    """`Mau-cua-tinh_ban-2.docx`."""
    parts = (ascii_name(template.name), f"ban-{template.version}", mark)
    return f"{'_'.join(part for part in parts if part)}.docx"


def page(campaign: Campaign, template: Template, problem: str = "") -> str:
    """The page of a version; `problem` is why it was not put to use."""
    db = get_db()
    verdict = verdict_of(db, campaign, template)
    labels, uses = kinds_of(campaign), template_uses.of_campaign(db, campaign.id)
    return render_template(
        "office/template.html",
        campaign=campaign,
        campaigns=campaigns.all_campaigns(db),
        template=template,
        by=users.get(db, template.uploaded_by).display_name,
        faults=rows(verdict.faults, labels),
        notes=rows(verdict.notes, labels),
        errors=verdict.errors,
        kinds=[Kind(kind, label, kind in verdict.usable, uses.get(kind)) for kind, label in labels.items()],
        versions=templates.versions(db, template),
        in_use={used.id for used in uses.values()},
        unit=some_unit(campaign),
        no_pdf=no_pdf(),
        problem=problem,
    )


def some_unit(campaign: Campaign) -> str:
    """The code of a unit whose report is accepted, or else of any: one to try a print with."""
    for states in (("accepted",), ("submitted",), ()):
        found = participants.participants(get_db(), campaign.id, campaign.tree_date, states=states)
        first = next(iter(list(found)[-1:]), None)
        if first:
            return first.code
    return ""


def rows(judged: Iterable[Judged], labels: dict[str, str]) -> list[Row]:
    """The findings as they are shown."""
    return [
        Row(
            SEVERITIES[each.finding.severity],
            next(words for pattern, words in PARTS if pattern.fullmatch(each.finding.part) or not pattern.pattern),
            "" if each.finding.place == "tệp" else each.finding.place,
            each.finding.near,
            each.finding.problem,
            each.finding.suggestion,
            ", ".join(labels[kind] for kind in each.kinds),
        )
        for each in judged
    ]
