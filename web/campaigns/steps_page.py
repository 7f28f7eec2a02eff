"""When and how a unit did the steps of the campaign beside its report; its own people write it, reviewers read it."""

from datetime import date
from typing import NamedTuple

from flask import Response, make_response, redirect, render_template, request
from flask_login import current_user
from werkzeug.wrappers import Response as WsgiResponse

from forms.outline import Step
from forms.steps_form import StepsForm, steps_form, values_of
from reporting.campaigns.steps import Done, record, recorded_steps, words_of
from reporting.deadlines import REPORT_STEP, Due, due_of
from reporting.desk import AUTHOR, Desk
from reporting.workflow import NotAllowed
from store import milestones
from store.milestones import Milestone
from web.access import SIGNED_IN, open_to
from web.configuration import arrival
from web.connection import get_db
from web.gate import own_report, report_for
from web.heads import State, base_of, head_of
from web.language import when
from web.remarks import name_of
from web.report_steps import cannot

NOT_YET, DONE, LATE = State("new", "Chưa ghi"), State("done", "Đã làm"), State("short", "Đã làm, sau hạn")
SENT, SENT_LATE, WAITING = State("done", "Đã gửi"), State("short", "Đã gửi, sau hạn"), State("new", "Chưa gửi")


class Line(NamedTuple):
    """One step as the page shows it: when it is due, what is known of it, who said so."""

    id: str
    label: str
    due: str
    state: State
    said: str
    who: str
    recorded: bool
    ways: tuple[str, ...]


@open_to(SIGNED_IN)
def show(report_id: int) -> str:
    """The steps as they are known."""
    desk = report_for(report_id)
    steps = recorded_steps(desk.outline)
    kept = milestones.of_report(get_db(), report_id)
    return page(desk, steps_form(steps)(data=values_of(steps, kept)))


@open_to(SIGNED_IN)
def save(report_id: int) -> Response | WsgiResponse:
    """Keep what the unit says of its steps."""
    desk = own_report(report_id)
    form = steps_form(recorded_steps(desk.outline))(request.form)
    if not form.judge(desk.due.today):
        return make_response(page(desk, form), 422)
    try:
        said = {step: Done(*each) for step, each in form.said().items()}
        record(get_db(), desk, current_user.user, arrival(), said)
    except NotAllowed as error:
        return cannot(error)
    return redirect(f"{base_of(report_id)}/cac-buoc?luu=1", 303)


def page(desk: Desk, form: StepsForm) -> str:
    """The page with this form; only to read for those who do not write the report."""
    kept = milestones.of_report(get_db(), desk.report.id)
    return render_template(
        "campaigns/steps.html",
        desk=desk,
        head=head_of(desk),
        form=form,
        lines=[line(desk, step, kept.get(step.id)) for step in desk.outline.campaign.steps],
        may_write=AUTHOR in desk.roles and not desk.closed,
        saved="luu" in request.args,
    )


def line(desk: Desk, step: Step, kept: Milestone | None) -> Line:
    """One step of the page."""
    due = due_of(get_db(), desk.campaign, desk.unit, step.id, desk.due.today)
    if step.id == REPORT_STEP:
        return Line(step.id, step.label, due_words(due), *sent(desk, due), recorded=False, ways=())
    state = NOT_YET if kept is None else LATE if after(kept.done_on, due) else DONE
    who = f"{name_of(kept.recorded_by)} ghi lúc {when(kept.recorded_at)}" if kept else ""
    said = words_of(kept) if kept else ""
    return Line(step.id, step.label, due_words(due), state, said, who, recorded=True, ways=step.ways)


def sent(desk: Desk, due: Due) -> tuple[State, str, str]:
    """How the sending of the report stands."""
    at = desk.report.submitted_at if desk.report.status != "draft" else None
    if not at:
        return WAITING, "", ""
    return (SENT_LATE if after(at, due) else SENT), f"Nộp lúc {when(at)}", ""


def after(day: str, due: Due) -> bool:
    return due.day is not None and date.fromisoformat(day[:10]) > due.day


def due_words(due: Due) -> str:
    """`20/7/2012`, with the usual day where the unit was given more time."""
    if due.day is None:
        return ""
    shown = f"{due.day.day}/{due.day.month}/{due.day.year}"
    return f"{shown} (gia hạn từ {due.usual.day}/{due.usual.month}/{due.usual.year})" if due.usual else shown
