"""More time for one unit: given, listed with its reason, taken back."""

from datetime import date
from typing import NamedTuple

from flask import abort, make_response, redirect, render_template, request
from werkzeug.wrappers import Response as WsgiResponse

from forms.campaign_form import ExtensionForm
from reporting.campaigns.extending import NotExtended, end_extension, extend
from reporting.campaigns.plan import dues_kept, steps_of
from reporting.outlines import outline_of
from store import extensions, reports, units
from store.campaigns import Campaign
from store.units import Unit
from web.access import CLERK, open_to
from web.campaigns.tabs import base_of, campaign_called, head_of
from web.connection import get_db
from web.office import actor
from web.remarks import name_of

NAMED = 5


class Line(NamedTuple):
    """One extension as the list shows it; `holds` where it is the one that counts."""

    unit: Unit
    step: str
    step_label: str
    usual: date | None
    due: date
    reason: str
    by: str
    at: str
    withdrawn: bool
    holds: bool


class NobodyMeant(ValueError):
    """No unit, or several, fit the words."""


@open_to(CLERK)
def show(slug: str) -> str:
    """The form, with the unit of the address in it, and all that was given."""
    campaign = campaign_called(slug)
    return page(campaign, form_on(campaign))


@open_to(CLERK)
def give(slug: str) -> WsgiResponse:
    """Give a unit more time."""
    campaign = campaign_called(slug)
    form = form_on(campaign)
    if not form.validate():
        return make_response(page(campaign, form), 422)
    try:
        unit = unit_meant(campaign, form.unit.data)
        extend(get_db(), campaign, unit, form.step.data, form.due.data, form.reason.data, actor())
    except NobodyMeant as error:
        form.unit.errors = [str(error)]
        return make_response(page(campaign, form), 422)
    except NotExtended as error:
        form[error.field].errors = [str(error)]
        return make_response(page(campaign, form), 422)
    return redirect(f"{base_of(campaign)}/gia-han?xong={unit.code}", 303)


@open_to(CLERK)
def take_back(slug: str) -> WsgiResponse:
    """Let the deadline of the unit's kind hold again."""
    campaign = campaign_called(slug)
    unit = units.by_code(get_db(), request.form.get("unit", "")) or abort(404)
    reason = " ".join(request.form.get("reason", "").split())[:500]
    try:
        end_extension(get_db(), campaign, unit, request.form.get("step", ""), reason, actor())
    except NotExtended as error:
        form = form_on(campaign)
        form[error.field].errors = [str(error)]
        return make_response(page(campaign, form), 422)
    return redirect(f"{base_of(campaign)}/gia-han?rut={unit.code}", 303)


def form_on(campaign: Campaign) -> ExtensionForm:
    """The form as sent, or with what the address names."""
    steps = steps_of(outline_of(campaign))
    given = {"unit": request.args.get("don-vi", ""), "step": request.args.get("buoc", "report")}
    form = ExtensionForm(request.form) if request.method == "POST" else ExtensionForm(data=given)
    form.step.choices = list(steps.items())
    return form


def unit_meant(campaign: Campaign, words: str) -> Unit:
    """The unit with this code, or the only one of the campaign whose name has all these words; raises NobodyMeant."""
    exact = units.by_code(get_db(), words.upper()) or units.by_code(get_db(), words)
    if exact:
        return exact
    known = reports.of_campaign(get_db(), campaign.id)
    found = [unit for unit in units.search(get_db(), words) if unit.id in known]
    if len(found) == 1:
        return found[0]
    if not found:
        raise NobodyMeant(f"Không có đơn vị nào của đợt khớp với “{words}”. Xin ghi mã đơn vị, ví dụ C0012.")
    named = "; ".join(f"{unit.code} {unit.short_name}" for unit in found[:NAMED])
    more = "…" if len(found) > NAMED else ""
    raise NobodyMeant(f"Nhiều đơn vị khớp với “{words}”: {named}{more}. Xin ghi mã của một đơn vị.")


def page(campaign: Campaign, form: ExtensionForm) -> str:
    """The page with this form."""
    return render_template(
        "campaigns/extensions.html",
        head=head_of(campaign),
        form=form,
        lines=lines_of(campaign),
        said=said(),
    )


def said() -> str:
    """What was just done, from the address."""
    if "xong" in request.args:
        return f"Đã gia hạn cho {request.args['xong'][:40]}."
    return f"Đã rút gia hạn của {request.args['rut'][:40]}." if "rut" in request.args else ""


def lines_of(campaign: Campaign) -> list[Line]:
    """All that was given and taken back, the newest first."""
    given = extensions.every(get_db(), campaign.id)
    named = units.by_ids(get_db(), {each.unit_id for each in given})
    steps, dues = steps_of(outline_of(campaign)), dues_kept(get_db(), campaign.id)
    last = {(each.unit_id, each.step): place for place, each in enumerate(given)}
    lines = [
        Line(
            unit=named[each.unit_id],
            step=each.step,
            step_label=steps.get(each.step, each.step),
            usual=dues.get((named[each.unit_id].kind, each.step)),
            due=date.fromisoformat(each.due[:10]),
            reason=each.reason,
            by=name_of(each.granted_by),
            at=each.granted_at,
            withdrawn=bool(each.withdrawn),
            holds=last[each.unit_id, each.step] == place and not each.withdrawn,
        )
        for place, each in enumerate(given)
    ]
    return lines[::-1]
