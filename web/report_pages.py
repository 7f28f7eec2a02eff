"""The pages of a whole report: its list of tasks, the check, the full text, the Word file."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from flask import Response, redirect, render_template
from flask_login import current_user
from werkzeug.wrappers import Response as WsgiResponse

from forms.missing import Finding
from reporting.carrying.told import corrections
from reporting.check import check, errors, unmended
from reporting.consolidation.cross_checks import cross_check
from reporting.desk import Desk, contents_of
from reporting.printing import print_report
from reporting.standing_in import may_begin
from reporting.workflow import EDITABLE
from store import comments, entries, reports, scans, stand_ins
from store.reports import Report
from vietnamese.filenames import attachment
from web.access import SIGNED_IN, open_to
from web.connection import get_db
from web.gate import report_for
from web.heads import base_of, head_of
from web.language import when
from web.progress import done, tasks_of
from web.remarks import name_of, on_the_whole, said_of
from web.section_places import Place, places_of

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
UNITS = "/don-vi"


@open_to(SIGNED_IN)
def home() -> WsgiResponse | str:
    """Where a sign-in lands: a unit on the tasks of its one report in an open campaign, a clerk on the units."""
    if current_user.role == "clerk":
        return redirect(UNITS)
    mine = [desk_on(report) for report in reports.every_of_unit(get_db(), current_user.unit_id)]
    going = [desk for desk in mine if not desk.closed]
    if len(going or mine) == 1:
        return redirect(base_of((going or mine)[0].report.id))
    ended = [(desk, head_of(desk)) for desk in mine if desk.closed]
    return render_template("reports/home.html", going=[(desk, head_of(desk)) for desk in going], ended=ended)


def desk_on(report: Report) -> Desk:
    """One of the visitor's own reports."""
    return report_for(report.id)


@open_to(SIGNED_IN)
def tasks(report_id: int) -> str:
    """The sections of the report with what is left to do in each."""
    desk = report_for(report_id)
    head = head_of(desk)
    kept = entries.of_report(get_db(), report_id)
    remarks = comments.of_report(get_db(), report_id)
    found = check(desk, contents_of(kept))
    handed_in = desk.report.status not in EDITABLE
    places = places_of(desk, head.base)
    listed = tasks_of(places, kept, found, () if handed_in else remarks, handed_in)
    said = said_of(desk, head.base)
    finished, total = done(listed)
    return render_template(
        "reports/tasks.html",
        desk=desk,
        head=head,
        tasks=listed,
        done=finished,
        total=total,
        errors=len(errors(found)) + len(unmended(remarks)),
        saved=when(max((entry.saved_at or "" for entry in kept.values()), default="")),
        said=said,
        on_the_whole=on_the_whole(said, (place.id for place in places if place.href)),
        steps={step.action for step in desk.transitions},
        stand_in=stood_in(desk),
        may_stand_in=may_begin(desk),
        scan=scans.latest(get_db(), report_id) if handed_in else None,
        contact=contact_of(desk),
    )


class StoodIn(NamedTuple):
    """Who typed a report in its unit's place, and why; `mine` while the reader does so."""

    who: str
    at: str
    reason: str
    mine: bool


def stood_in(desk: Desk) -> StoodIn | None:
    """The last one who stood in for the unit, None where it has typed all itself."""
    found = stand_ins.latest(get_db(), desk.report.id)
    if found is None:
        return None
    return StoodIn(name_of(found.user_id), when(found.begun_at), found.reason, desk.stood_in_for)


def contact_of(desk: Desk) -> str:
    """Whom to ask: the unit above where its record names somebody, else the campaign's department."""
    named = desk.parent
    if named and named.contact_name:
        phone = f", điện thoại {named.contact_phone}" if named.contact_phone else ""
        return f"{named.contact_name}, {named.short_name}{phone}"
    return desk.contact


class Find(NamedTuple):
    """A finding as it is shown, with the address of its cell."""

    error: bool
    message: str
    href: str


class Group(NamedTuple):
    """The findings of one section."""

    title: str
    href: str
    finds: list[Find]


@open_to(SIGNED_IN)
def check_page(report_id: int) -> str:
    """What is missing and which rules are broken, with a link to each place."""
    desk = report_for(report_id)
    head = head_of(desk)
    contents = contents_of(entries.of_report(get_db(), report_id))
    found = [*findings(desk, contents), *cross_check(get_db(), desk), *corrections(get_db(), desk, contents)]
    wrong = len(errors(found))
    return render_template(
        "reports/check.html",
        desk=desk,
        head=head,
        groups=[*unplaced(head.base, desk, found), *groups_of(places_of(desk, head.base), found)],
        errors=wrong,
        warnings=len(found) - wrong,
    )


def findings(desk: Desk, contents: dict[str, Any]) -> list[Finding]:
    """What the answers are checked for, and the remarks that wait to be ticked."""
    return [*check(desk, contents), *unmended(comments.of_report(get_db(), desk.report.id))]


def unplaced(base: str, desk: Desk, found: Sequence[Finding]) -> list[Group]:
    """What was said of the whole report; it is ticked on the list of tasks."""
    pages = {place.id for place in places_of(desk, base) if place.href}
    mine = [Find(True, each.message, f"{base}#{each.cell}") for each in found if each.section not in pages]
    return [Group("Ý kiến về cả báo cáo", base, mine)] if mine else []


def groups_of(places: Sequence[Place], found: Sequence[Finding]) -> list[Group]:
    """The findings under their sections, in the order of the document, errors first."""
    groups = []
    for place in places:
        mine = sorted((each for each in found if each.section == place.id), key=lambda each: each.severity)
        if mine:
            groups.append(Group(place.name, place.href, [shown(place, e) for e in mine]))
    return groups


def shown(place: Place, finding: Finding) -> Find:
    return Find(finding.severity == "error", finding.message, f"{place.href}#{finding.cell}")


@open_to(SIGNED_IN)
def word(report_id: int) -> Response:
    """The report as a Word file, as it stands now."""
    desk = report_for(report_id)
    printed = print_report(get_db(), desk)
    return Response(printed.data, mimetype=DOCX, headers={"Content-Disposition": attachment(printed.name)})


