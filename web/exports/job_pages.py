"""The page of one export: how far it is, what could not be made, its result; it may be closed meanwhile."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, Response, abort, jsonify, make_response, redirect, render_template, send_file
from werkzeug.wrappers import Response as WsgiResponse

from documents.profiles import profile
from jobs.exports import STATES, cancel, download_name, finished_file, progress, resume, retry
from jobs.exports import Progress as Seen
from reporting.export import Wanted
from reporting.workflow import STATUSES
from store import campaigns, job_items, units, users
from store.campaigns import Campaign
from store.jobs import Job
from vietnamese.filenames import attachment
from web.access import SIGNED_IN, open_to
from web.configuration import clock, settings
from web.connection import get_db
from web.exports.scope import job_asked
from web.heads import State

ZIP = "application/zip"
LOOKS = {"queued": "new", "running": "doing", "done": "sent", "cancelled": "short", "failed": "back"}
FORMATS = {"docx": "Word", "pdf": "PDF"}
MOST_SHOWN = 1000

Step = Callable[[Job], object]


def attach(pages: Blueprint, address: str) -> None:
    """Put the pages of a job under their addresses."""
    pages.add_url_rule(address, "job", show)
    pages.add_url_rule(f"{address}/tien-do", "how_far", how_far)
    pages.add_url_rule(f"{address}/ket-qua.zip", "result", result)
    pages.add_url_rule(f"{address}/dung", "stop", stop, methods=["POST"])
    pages.add_url_rule(f"{address}/lam-tiep", "go_on", go_on, methods=["POST"])
    pages.add_url_rule(f"{address}/lam-lai", "again", again, methods=["POST"])


@open_to(SIGNED_IN)
def show(job_id: int) -> str:
    """How far the export is, with the buttons that fit; without scripts the page asks anew by itself."""
    job = job_asked(job_id)
    db = get_db()
    campaign = campaigns.get(db, job.campaign_id)
    seen = progress(db, job_id, clock().now())
    return render_template(
        "exports/job.html",
        job=seen.job,
        seen=seen,
        state=state_of(seen.job),
        what=what_of(Wanted.read(job.options), campaign),
        campaign=campaign,
        by=users.get(db, job.asked_by).display_name if job.asked_by else "",
        failures=job_items.failures(db, job_id, MOST_SHOWN) if seen.counts.failed else (),
        changed=job_items.changed(db, job_id) if seen.job.state == "done" else 0,
        file=finished_file(settings(), seen.job),
    )


@open_to(SIGNED_IN)
def how_far(job_id: int) -> Response:
    """The same for the page's script."""
    return jsonify(told(progress(get_db(), job_asked(job_id).id, clock().now())))


def told(seen: Seen) -> dict[str, Any]:
    """What a page needs to draw the progress anew; `ended`: nothing more will change by itself."""
    return {
        "sentence": seen.sentence,
        "settled": seen.counts.settled,
        "total": seen.job.total,
        "percent": seen.percent,
        "state": seen.job.state,
        "ended": not seen.job.unfinished,
    }


@open_to(SIGNED_IN)
def result(job_id: int) -> Response:
    """The finished .zip; 404 where there is none (any more)."""
    job = job_asked(job_id)
    file = finished_file(settings(), job)
    if file is None:
        abort(404)
    name = download_name(campaigns.get(get_db(), job.campaign_id), job)
    response = make_response(send_file(file, mimetype=ZIP, conditional=True))
    response.headers["Content-Disposition"] = attachment(name)
    return response


@open_to(SIGNED_IN)
def stop(job_id: int) -> WsgiResponse:
    """Stop the export; what is made stays for going on."""
    return after(job_id, lambda job: cancel(get_db(), job.id, clock().now()))


@open_to(SIGNED_IN)
def go_on(job_id: int) -> WsgiResponse:
    """Go on with an export that was stopped or could not go on."""
    return after(job_id, lambda job: resume(get_db(), job.id))


@open_to(SIGNED_IN)
def again(job_id: int) -> WsgiResponse:
    """Make only those anew that could not be made."""
    return after(job_id, lambda job: retry(get_db(), job.id))


def after(job_id: int, step: Step) -> WsgiResponse:
    """Take the step, then show the page; a step that no longer fits changes nothing, and the page says where it is."""
    job = job_asked(job_id)
    step(job)
    return redirect(f"/xuat-bao-cao/{job.id}", 303)


def state_of(job: Job) -> State:
    """The job's state in words and colours."""
    return State(LOOKS[job.state], STATES[job.state])


def what_of(wanted: Wanted, campaign: Campaign) -> str:
    """`LĐLĐ huyện Cư Jút và các đơn vị trực thuộc; đã nộp, đã duyệt; Word, PDF; đóng thành tập`."""
    top = units.by_code(get_db(), wanted.under) if wanted.under else None
    parts = [
        f"{top.short_name} và các đơn vị trực thuộc" if top else "Tất cả các đơn vị",
        ", ".join(STATUSES[state] for state in wanted.states).lower() or "mọi trạng thái",
        ", ".join(FORMATS.get(each, each) for each in wanted.formats),
        "đóng thành tập" if wanted.volumes else "",
        profile(wanted.profile).name if wanted.profile and wanted.profile != campaign.profile else "",
    ]
    return "; ".join(part for part in parts if part)
