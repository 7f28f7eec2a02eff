"""The Excel annex of a consolidated report; its Word file is that of every report."""

from flask import Blueprint, Response, redirect
from werkzeug.wrappers import Response as WsgiResponse

from reporting.tracing.files import NeverConsolidated, workbook_of
from vietnamese.filenames import attachment
from web.access import SIGNED_IN, open_to
from web.connection import get_db
from web.gate import report_for
from web.heads import base_of

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FILE = "/bao-cao/<int:report_id>/phu-luc-tong-hop.xlsx"

pages = Blueprint("consolidation_files", __name__)


@pages.get(FILE)
@open_to(SIGNED_IN)
def workbook(report_id: int) -> Response | WsgiResponse:
    """The workbook; where there is none yet, the page on which one consolidates."""
    desk = report_for(report_id)
    try:
        made = workbook_of(get_db(), desk)
    except NeverConsolidated:
        return redirect(f"{base_of(report_id)}/tong-hop")
    return Response(made.data, mimetype=XLSX, headers={"Content-Disposition": attachment(made.name)})
