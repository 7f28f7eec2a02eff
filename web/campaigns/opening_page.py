"""The page that opens a campaign: first its outline, then what it needs beside it, looked at before it is opened."""

from typing import Any, NamedTuple

from flask import make_response, redirect, render_template, request
from flask_login import current_user
from werkzeug.wrappers import Response as WsgiResponse

from forms.campaign_form import OpeningForm, due_name, with_deadlines
from forms.outline import Outline, shipped_slugs
from reporting.campaigns.contradictions import Contradiction, contradictions
from reporting.campaigns.naming import proposed_slug
from reporting.campaigns.outlines import NotAnOutline, Source, loaded, read_file, text_of
from reporting.campaigns.participants import Count, Crowd, crowd_on
from reporting.campaigns.plan import dues_of_outline, steps_of
from reporting.opening import (
    BadSlug,
    NobodyTakesPart,
    NoSuchOutline,
    Opening,
    SlugTaken,
    check_slug,
    members_of,
    open_on,
    plan_for,
    usual_profile,
)
from store import campaigns
from web.access import CLERK, open_to
from web.campaigns.tabs import CAMPAIGNS
from web.configuration import clock
from web.connection import get_db
from web.office import profile_names
from web.uploads import FIELD

OPEN, LOOK = "mo", "xem"
SHOWN = "da-bay"


class Preview(NamedTuple):
    """What would be opened: who takes part, and what contradicts itself."""

    counts: list[Count]
    kinds: list[str]
    doubts: list[Contradiction]

    @property
    def total(self) -> int:
        return self.counts[-1].total


@open_to(CLERK)
def choose() -> WsgiResponse | str:
    """The choice of an outline; with one chosen in the address, the form on it."""
    chosen = request.args.get("de-cuong", "")
    if not chosen:
        return first_page()
    try:
        source = Source(shipped=chosen, term=request.args.get("ky", ""))
        outline = source.outline()
    except (NoSuchOutline, NotAnOutline) as error:
        return make_response(first_page(error), 422)
    return second_page(source, outline, form_on(outline))


@open_to(CLERK)
def go_on() -> WsgiResponse | str:
    """One step further: from the outline to the form, from the form to the look over it, from there to opening."""
    try:
        source = source_sent()
        outline = source.outline()
    except (NoSuchOutline, NotAnOutline) as error:
        return make_response(first_page(error), 422)
    step = request.form.get("lam", "")
    if step not in (OPEN, LOOK):
        return second_page(source, outline, form_on(outline))
    form = form_on(outline, request.form)
    preview = looked_over(form, outline)
    if preview is None:
        return make_response(second_page(source, outline, form), 422)
    if step == LOOK:
        return second_page(source, outline, form, preview)
    opened = open_on(get_db(), outline, opening_of(form, outline), clock().now(), current_user.id)
    return redirect(f"{CAMPAIGNS}/{opened.slug}?moi=1", 303)


def source_sent() -> Source:
    """The outline that the form names or brings; raises NotAnOutline."""
    term = request.form.get("ky", "").strip()
    file = request.files.get(FIELD)
    if file is not None and file.filename:
        with file.stream as stream:
            return Source(text=read_file(stream.read()), term=term)
    if request.form.get("yaml"):
        # A browser sends line ends of its own.
        return Source(text=request.form["yaml"].replace("\r\n", "\n"), term=term)
    return Source(shipped=request.form.get("outline", ""), term=term)


def first_page(error: Exception | None = None) -> str:
    """The choice of an outline, with what was wrong with the last one."""
    known = [(slug, loaded(text_of(slug), "")) for slug in shipped_slugs()]
    return render_template("campaigns/outline.html", known=known, error=error, term=request.form.get("ky", ""))


def form_on(outline: Outline, sent: Any = None) -> OpeningForm:
    """The form, as sent or filled with what the outline proposes."""
    kinds = {kind.id: kind.label for kind in outline.unit_kinds}
    made = with_deadlines(OpeningForm, kinds, steps_of(outline))
    form: Any = made(sent) if sent is not None else made(data=proposed(outline))
    form.offer(profile_names())
    form.kinds.choices = kinds
    on = form.tree_date.data or clock().today()
    form.branches.choices = crowd_on(get_db(), on.isoformat()).names()
    if sent is not None:
        form.kinds.data = [kind for kind in kinds if kind in (form.kinds.data or ())]
        # A branch that the page had not shown takes part, as all do at first.
        new = form.branches.choices.keys() - set(sent.getlist(SHOWN)) if sent.getlist(SHOWN) else ()
        chosen = {*(form.branches.data or ()), *new}
        form.branches.data = [code for code in form.branches.choices if code in chosen]
    return form  # type: ignore[no-any-return]


def proposed(outline: Outline) -> dict[str, Any]:
    """What the form holds at first."""
    on = clock().today()
    dues = {due_name(kind, step): day for (kind, step), day in dues_of_outline(outline).items()}
    taken = {campaign.slug for campaign in campaigns.all_campaigns(get_db())}
    return {
        **dues,
        "title": outline.short_title,
        "slug": proposed_slug(outline.short_title, taken),
        "profile": usual_profile(outline),
        "department": outline.campaign.department,
        "contact_phone": outline.campaign.phone,
        "tree_date": on,
        "kinds": [kind.id for kind in outline.unit_kinds],
        "branches": list(crowd_on(get_db(), on.isoformat()).names()),
    }


def looked_over(form: OpeningForm, outline: Outline) -> Preview | None:
    """What would be opened; None where something must be mended first, told beside its box."""
    fine = form.validate()
    try:
        check_slug(form.slug.data)
        if campaigns.by_slug(get_db(), form.slug.data):
            raise SlugTaken(form.slug.data)
    except (BadSlug, SlugTaken) as error:
        form.slug.errors = [str(error)] if form.slug.data else form.slug.errors
        return None
    if not fine:
        return None
    opening = opening_of(form, outline)
    try:
        members = members_of(get_db(), outline, opening)
    except NobodyTakesPart as error:
        form.kinds.errors = [str(error)]
        return None
    plan = plan_for(get_db(), outline, opening, clock().today())
    return Preview(crowd_of(form).counts(members, plan.taking_part), labels(outline, plan.taking_part),
                   contradictions(plan))  # fmt: skip


def crowd_of(form: OpeningForm) -> Crowd:
    return crowd_on(get_db(), form.tree_date.data.isoformat())


def labels(outline: Outline, kinds: list[str]) -> list[str]:
    return [outline.unit_kind(kind).label for kind in kinds]


def opening_of(form: OpeningForm, outline: Outline) -> Opening:
    """What a valid form asks for."""
    every = len(form.branches.data) == len(form.branches.choices)
    return Opening(
        slug=form.slug.data,
        tree_date=form.tree_date.data,
        title=form.title.data,
        profile=form.profile.data,
        guidance_number=form.guidance_number.data or "",
        guidance_date=form.guidance_date.data,
        kinds=tuple(kind.id for kind in outline.unit_kinds if kind.id in form.kinds.data),
        branches=() if every else tuple(form.branches.data),
        dues=form.dues(),
        department=form.department.data or "",
        contact_name=form.contact_name.data or "",
        contact_phone=form.contact_phone.data or "",
        late_refused=form.late_refused.data,
        late_words=form.late_words.data or "",
    )


def second_page(source: Source, outline: Outline, form: OpeningForm, preview: Preview | None = None) -> str:
    """The form on an outline, with the look over it."""
    return render_template(
        "campaigns/opening.html",
        source=source,
        outline=outline,
        form=form,
        preview=preview,
        kinds={kind.id: kind.label for kind in outline.unit_kinds},
        steps=steps_of(outline),
    )
