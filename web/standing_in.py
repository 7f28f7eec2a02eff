"""“Nhập thay”: begun with a reason by who reviews a unit's report, and ended."""

from flask import Blueprint, Flask, Response, redirect, request
from flask_login import current_user
from werkzeug.wrappers import Response as WsgiResponse

from reporting.standing_in import NoReason, begin, end
from reporting.workflow import NotAllowed
from web.access import SIGNED_IN, open_to
from web.configuration import clock
from web.connection import get_db
from web.heads import base_of
from web.report_steps import cannot
from web.review_steps import reviewed

PAGE = "/bao-cao/<int:report_id>/nhap-thay"
REASON = "ly_do"

pages = Blueprint("standing_in", __name__)


def init_app(app: Flask) -> None:
    """Attach the steps of standing in."""
    app.register_blueprint(pages)


@pages.post(PAGE)
@open_to(SIGNED_IN)
def start(report_id: int) -> Response | WsgiResponse:
    """Begin, and go on to the list of sections, which may now be written in."""
    desk = reviewed(report_id)
    base = base_of(report_id)
    try:
        begin(get_db(), desk, current_user.user, clock().now(), request.form.get(REASON, ""))
    except NoReason:
        return redirect(f"{base}?thieu-ly-do=1#nhap-thay", 303)
    except NotAllowed as error:
        return cannot(error)
    return redirect(base, 303)


@pages.post(f"{PAGE}/thoi")
@open_to(SIGNED_IN)
def stop(report_id: int) -> WsgiResponse:
    """End it; what was typed stays."""
    desk = reviewed(report_id)
    end(get_db(), desk, current_user.user, clock().now())
    return redirect(base_of(report_id), 303)
