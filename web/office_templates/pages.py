"""The clerk's own templates: which kind of unit prints on which, uploads, our own to start with."""

from typing import NamedTuple

from flask import Blueprint, Flask, Response, make_response, redirect, render_template, request
from werkzeug.wrappers import Response as WsgiResponse

from documents import RenderFailed
from documents.profiles import profile, profile_ids
from reporting.office_templates import NotTaken, take_in, take_out_of_use
from reporting.outlines import outline_of
from reporting.paper import NoTemplate, columns_of, template_file
from store import campaigns, template_uses, templates, users
from store.campaigns import Campaign
from store.templates import Template
from vietnamese.text import clean_name
from web.access import CLERK, open_to
from web.apologies import Apology
from web.connection import get_db
from web.errors import answer
from web.office import actor, campaign_asked, handed_out, kinds_of
from web.office_templates import trial, version
from web.uploads import NothingSent, sent, take_files

TEMPLATES = "/mau-bao-cao"
VERSION = f"{TEMPLATES}/<int:template_id>"
LONGEST_NAME = 100

pages = Blueprint("templates", __name__)
take_files(pages)
version.attach(pages, VERSION)
trial.attach(pages, VERSION)


class Use(NamedTuple):
    """What the units of a kind print on; None is our own."""

    kind: str
    label: str
    template: Template | None


class Kept(NamedTuple):
    """A template by its latest version."""

    template: Template
    by: str
    used_for: list[str]


def init_app(app: Flask) -> None:
    """Attach the pages of templates; a report that cannot be printed says why."""
    app.register_blueprint(pages)
    app.register_error_handler(RenderFailed, unprinted)
    app.register_error_handler(NoTemplate, unprinted)


def unprinted(error: Exception) -> Response:
    """The page where a template and the answers do not come together."""
    return answer(409, Apology("Chưa in được báo cáo", f"{error} Xin báo chuyên viên LĐLĐ tỉnh xem lại mẫu in."))


@pages.get(TEMPLATES)
@open_to(CLERK)
def all_templates() -> str:
    """The templates, and which kind of unit prints on which."""
    return page(campaign_asked(request.args.get("dot")))


@pages.post(TEMPLATES)
@open_to(CLERK)
def upload() -> WsgiResponse:
    """Keep an upload as the next version of its name, and go to what the check found."""
    campaign = campaign_asked(request.form.get("dot"))
    try:
        file = sent()
        name = clean_name(request.form.get("ten", ""))[:LONGEST_NAME].strip() or file.stem[:LONGEST_NAME]
        kept = take_in(get_db(), campaign, name, file.name, file.data, actor())
    except (NothingSent, NotTaken) as error:
        return make_response(page(campaign, str(error)), 400)
    return redirect(f"{TEMPLATES}/{kept.id}?dot={campaign.slug}", 303)


@pages.post(f"{TEMPLATES}/ve-mau-goc")
@open_to(CLERK)
def go_back() -> WsgiResponse:
    """Let the units of a kind print on our own template again."""
    campaign = campaign_asked(request.form.get("dot"))
    take_out_of_use(get_db(), campaign, request.form.get("loai", ""), actor())
    return redirect(f"{TEMPLATES}?dot={campaign.slug}", 303)


@pages.get(f"{TEMPLATES}/mau-goc.docx")
@open_to(CLERK)
def own() -> Response:
    """Our own template as a file to start from, in the campaign's profile or the one asked for."""
    campaign = campaign_asked(request.args.get("dot"))
    asked = request.args.get("the-thuc", "")
    chosen = asked if asked in profile_ids() else campaign.profile
    data = template_file(chosen, *columns_of(outline_of(campaign)))
    return handed_out(data, f"mau-bao-cao-{chosen}.docx")


def page(campaign: Campaign, problem: str = "") -> str:
    """The page, with what was wrong with an upload."""
    uses = template_uses.of_campaign(get_db(), campaign.id)
    labels = kinds_of(campaign)
    return render_template(
        "office/templates.html",
        campaign=campaign,
        campaigns=campaigns.all_campaigns(get_db()),
        uses=[Use(kind, label, uses.get(kind)) for kind, label in labels.items()],
        kept=[kept(template, uses, labels) for template in templates.latest(get_db())],
        profiles=[profile(campaign.profile), *(profile(id) for id in profile_ids() if id != campaign.profile)],
        problem=problem,
    )


def kept(template: Template, uses: dict[str, Template], labels: dict[str, str]) -> Kept:
    """A template with the kinds that print on any of its versions."""
    used_for = [labels[kind] for kind, used in uses.items() if used.name == template.name and kind in labels]
    return Kept(template, users.get(get_db(), template.uploaded_by).display_name, used_for)
