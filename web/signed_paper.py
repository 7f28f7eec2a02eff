"""The signed paper of a report: sent as a scan or a photo, fetched by whoever may read the report."""

from flask import Blueprint, Flask, Response, abort, redirect, render_template
from flask_login import current_user
from werkzeug.wrappers import Response as WsgiResponse

from documents.scan import KINDS, BadScan
from reporting.desk import Desk
from reporting.signed_paper import add_scan, may_add
from reporting.workflow import NotAllowed
from store import scans
from vietnamese.filenames import ascii_name, attachment
from web.access import SIGNED_IN, open_to
from web.apologies import Apology
from web.configuration import clock
from web.connection import get_db
from web.gate import report_for
from web.heads import base_of, head_of
from web.language import when
from web.remarks import name_of
from web.report_steps import cannot
from web.uploads import NothingSent, sent, take_files

PAGE = "/bao-cao/<int:report_id>/ban-ky"
NOTHING = "Xin chọn tệp PDF hoặc ảnh của văn bản đã ký rồi gửi lại."
TOO_LARGE = Apology(
    "Tệp gửi lên quá lớn",
    "Máy chủ nhận bản ký lớn nhất 8 MB; tệp này lớn hơn nên chưa được nhận. Xin quét lại ở 150–200 dpi, đen trắng.",
)

pages = Blueprint("signed_paper", __name__)
take_files(pages, TOO_LARGE)


def init_app(app: Flask) -> None:
    """Attach the pages of signed papers."""
    app.register_blueprint(pages)


@pages.get(PAGE)
@open_to(SIGNED_IN)
def show(report_id: int) -> str:
    """What has been sent, and where to send it."""
    return page(report_for(report_id))


@pages.post(PAGE)
@open_to(SIGNED_IN)
def take(report_id: int) -> Response | WsgiResponse | tuple[str, int]:
    """Keep what was sent; the page again with what is wrong with it."""
    desk = report_for(report_id)
    try:
        file = sent()
        add_scan(get_db(), desk, current_user.user, clock().now(), file.name, file.data)
    except NothingSent:
        return page(desk, NOTHING), 422
    except BadScan as error:
        return page(desk, str(error)), 422
    except NotAllowed as error:
        return cannot(error)
    return redirect(f"{base_of(report_id)}/ban-ky", 303)


@pages.get("/bao-cao/<int:report_id>/ban-ky/tep")
@open_to(SIGNED_IN)
def fetch(report_id: int) -> Response:
    """The last one that was sent, as a file; 404 where there is none."""
    desk = report_for(report_id)
    found = scans.latest(get_db(), report_id)
    if found is None:
        abort(404)
    name = f"{desk.unit.code}_{ascii_name(desk.unit.short_name)}_ban-ky.{found.kind}"
    headers = {"Content-Disposition": attachment(name)}
    return Response(scans.data_of(get_db(), found.id), mimetype=KINDS[found.kind].mime, headers=headers)


def page(desk: Desk, problem: str = "") -> str:
    found = scans.latest(get_db(), desk.report.id)
    return render_template(
        "reports/signed_paper.html",
        desk=desk,
        head=head_of(desk),
        scan=found,
        by=name_of(found.uploaded_by) if found else "",
        at=when(found.uploaded_at) if found else "",
        may_add=may_add(desk),
        problem=problem,
    )
