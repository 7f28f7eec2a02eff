"""The page on which many reports are asked for at once, with the exports asked for before."""

from typing import NamedTuple

from flask import Blueprint, Flask, make_response, redirect, render_template, request
from flask_login import current_user
from werkzeug.wrappers import Response as WsgiResponse

from documents.profiles import profile, profile_ids
from forms.export_form import ALONE, ExportForm
from jobs.exports import NobodyToExport, open_export
from reporting.export import Wanted
from reporting.export_names import PATTERN, PLACES, BadPattern
from reporting.workflow import STATUSES
from store import campaigns, template_uses, users
from store.campaigns import Campaign
from store.jobs import Job
from store.units import Unit
from web.access import SIGNED_IN, open_to
from web.configuration import clock
from web.connection import get_db
from web.exports import job_pages
from web.exports.scope import seen_jobs, tops
from web.heads import State
from web.office import campaign_asked
from web.pdf_files import no_pdf

EXPORTS = "/xuat-bao-cao"
JOB = f"{EXPORTS}/<int:job_id>"
WORD = {"docx": "Word (.docx)"}
FORMATS = {**WORD, "pdf": "PDF"}
USUAL_STATES = ("submitted", "accepted")

pages = Blueprint("exports", __name__)
job_pages.attach(pages, JOB)


def init_app(app: Flask) -> None:
    """Attach the pages of exports."""
    app.register_blueprint(pages)


class Line(NamedTuple):
    """An export asked for before."""

    job: Job
    what: str
    by: str
    state: State


@pages.get(EXPORTS)
@open_to(SIGNED_IN)
def ask() -> str:
    """The form, and the visitor's exports; 404 for a unit that has nobody under it."""
    campaign = campaign_asked(request.args.get("dot"))
    form = ExportForm(data=usual(tops(campaign)[0]))
    return page(campaign, offered(form, campaign))


@pages.post(EXPORTS)
@open_to(SIGNED_IN)
def start() -> WsgiResponse:
    """Begin an export and go to its page; the same one asked for twice is one."""
    campaign = campaign_asked(request.form.get("dot"))
    form = offered(ExportForm(request.form), campaign)
    if not form.validate():
        return make_response(page(campaign, form), 400)
    wanted = wanted_of(form)
    going = under_way(campaign, wanted)
    try:
        job = going or open_export(get_db(), campaign, wanted, current_user.id, clock().now())
    except BadPattern as error:
        form.pattern.errors = [str(error)]
        return make_response(page(campaign, form), 400)
    except NobodyToExport as error:
        form.under.errors = [str(error)]
        return make_response(page(campaign, form), 400)
    return redirect(f"{EXPORTS}/{job.id}", 303)


def usual(top: Unit) -> dict[str, object]:
    """What is chosen before anybody has."""
    return {"under": code_of(top), "states": list(USUAL_STATES), "formats": [*WORD], "binding": ALONE,
            "pattern": PATTERN, "profile": ""}  # fmt: skip


def code_of(unit: Unit) -> str:
    """What stands for the branch of a unit; for the clerk's own, "": everybody."""
    return "" if current_user.role == "clerk" and unit.id == current_user.unit_id else unit.code


def offered(form: ExportForm, campaign: Campaign) -> ExportForm:
    """The form with all that this visitor may choose."""
    units = {code_of(unit): unit.short_name if code_of(unit) else "Tất cả các đơn vị" for unit in tops(campaign)}
    own = f"Thể thức của đợt ({profile(campaign.profile).name})"
    others = {each: profile(each).name for each in profile_ids() if each != campaign.profile}
    form.offer(units, STATUSES, WORD if no_pdf() else FORMATS, {"": own, **others})
    return form


def wanted_of(form: ExportForm) -> Wanted:
    """What a valid form asks for; all states together are the same as any."""
    states = tuple(state for state in STATUSES if state in form.states.data)
    return Wanted(
        under=form.under.data,
        states=states if len(states) < len(STATUSES) else (),
        formats=tuple(each for each in FORMATS if each in form.formats.data),
        volumes=form.bound,
        profile=form.profile.data,
        pattern=form.pattern.data or PATTERN,
    )


def under_way(campaign: Campaign, wanted: Wanted) -> Job | None:
    """The same export, asked for by the same person and not yet ended: a button pressed twice."""
    mine = (job for job in seen_jobs(campaign) if job.asked_by == current_user.id and job.unfinished)
    return next((job for job in mine if Wanted.read(job.options) == wanted), None)


def page(campaign: Campaign, form: ExportForm) -> str:
    """The page with this form."""
    return render_template(
        "exports/form.html",
        campaign=campaign,
        campaigns=campaigns.all_campaigns(get_db()),
        form=form,
        places=PLACES,
        no_pdf=no_pdf(),
        own_templates=bool(template_uses.of_campaign(get_db(), campaign.id)),
        lines=[line(job, campaign) for job in seen_jobs(campaign)],
    )


def line(job: Job, campaign: Campaign) -> Line:
    """One export of the list."""
    by = users.get(get_db(), job.asked_by).display_name if job.asked_by else ""
    what = job_pages.what_of(Wanted.read(job.options), campaign)
    return Line(job, what, by, job_pages.state_of(job))
