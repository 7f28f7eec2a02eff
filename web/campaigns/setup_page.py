"""A campaign's settings: shown, and changed while it goes on; closing it and opening it again."""

from datetime import date
from typing import Any

from flask import make_response, redirect, render_template, request
from werkzeug.wrappers import Response as WsgiResponse

from forms.campaign_form import CampaignForm, due_name, with_deadlines
from reporting.campaigns.changing import MeanwhileChanged, change, mark_of, set_open
from reporting.campaigns.contradictions import contradictions
from reporting.campaigns.lateness import contact_of_campaign
from reporting.campaigns.plan import dues_kept, plan_of, steps_of
from reporting.outlines import outline_of
from store.campaigns import Campaign
from web.access import CLERK, open_to
from web.campaigns.tabs import base_of, campaign_called, head_of
from web.connection import get_db
from web.office import actor, kinds_of, profile_names

CONTACT = ("department", "contact_name", "contact_phone")
SAID = {"moi": "Đã mở đợt báo cáo.", "luu": "Đã lưu thông tin của đợt.", "khep": "Đã khép đợt báo cáo.",
        "mo-lai": "Đã mở lại đợt báo cáo."}  # fmt: skip


@open_to(CLERK)
def show(slug: str) -> str:
    """The settings as they are."""
    campaign = campaign_called(slug)
    return page(campaign, form_on(campaign))


@open_to(CLERK)
def save(slug: str) -> WsgiResponse:
    """Keep what was changed."""
    campaign = campaign_called(slug)
    form = form_on(campaign, request.form)
    if not form.validate():
        return make_response(page(campaign, form), 422)
    try:
        change(get_db(), campaign, wanted(form, campaign), form.dues(), actor(), request.form.get("dau", ""))
    except MeanwhileChanged as error:
        return make_response(page(campaign, form, str(error)), 409)
    return redirect(f"{base_of(campaign)}?luu=1", 303)


@open_to(CLERK)
def close(slug: str) -> WsgiResponse:
    """Close the campaign: its reports are read only from now on."""
    campaign = campaign_called(slug)
    set_open(get_db(), campaign, False, actor())
    return redirect(f"{base_of(campaign)}?khep=1", 303)


@open_to(CLERK)
def reopen(slug: str) -> WsgiResponse:
    """Open the campaign again."""
    campaign = campaign_called(slug)
    set_open(get_db(), campaign, True, actor())
    return redirect(f"{base_of(campaign)}?mo-lai=1", 303)


def form_on(campaign: Campaign, sent: Any = None) -> CampaignForm:
    """The form, as sent or filled with what the campaign has."""
    made = with_deadlines(CampaignForm, kinds_of(campaign), steps_of(outline_of(campaign)))
    form: CampaignForm = made(sent) if sent is not None else made(data=values_of(campaign))
    form.offer(profile_names())
    return form


def values_of(campaign: Campaign) -> dict[str, Any]:
    """What the form shows of a campaign."""
    defaults, guided = outline_of(campaign).campaign, campaign.guidance_date
    dues = dues_kept(get_db(), campaign.id)
    ours = campaign.department or campaign.contact_name or campaign.contact_phone
    return {
        **{due_name(kind, step): day for (kind, step), day in dues.items()},
        "title": campaign.title,
        "guidance_number": campaign.guidance_number,
        "guidance_date": date.fromisoformat(guided) if guided else None,
        "profile": campaign.profile,
        "department": campaign.department or defaults.department,
        "contact_name": campaign.contact_name,
        "contact_phone": campaign.contact_phone if ours else defaults.phone,
        "late_refused": bool(campaign.late_refused),
        "late_words": campaign.late_words,
    }


def wanted(form: CampaignForm, campaign: Campaign) -> dict[str, Any]:
    """What a valid form asks to be kept; whom to ask stays the outline's where nothing else was typed."""
    guided, shown = form.guidance_date.data, values_of(campaign)
    asked = {name: form[name].data or "" for name in CONTACT}
    contact = {name: getattr(campaign, name) for name in CONTACT}
    return {
        **(contact if asked == {name: shown[name] for name in CONTACT} else asked),
        "title": form.title.data,
        "guidance_number": form.guidance_number.data or "",
        "guidance_date": guided.isoformat() if guided else None,
        "profile": form.profile.data,
        "late_refused": int(form.late_refused.data),
        "late_words": form.late_words.data or "",
    }


def page(campaign: Campaign, form: CampaignForm, problem: str = "") -> str:
    """The page with this form, and what was wrong with it."""
    outline = outline_of(campaign)
    return render_template(
        "campaigns/setup.html",
        head=head_of(campaign),
        form=form,
        problem=problem,
        found=contradictions(plan_of(get_db(), campaign)),
        kinds=kinds_of(campaign),
        steps=steps_of(outline),
        contact=contact_of_campaign(campaign, outline),
        mark=mark_of(campaign, dues_kept(get_db(), campaign.id)),
        said=next((words for name, words in SAID.items() if name in request.args), ""),
    )
