"""The unit's own form as a file, with the answers there are."""

from flask import Response

from reporting.offline.form_made import offline_form
from web.access import SIGNED_IN, open_to
from web.configuration import settings
from web.connection import get_db
from web.gate import report_for
from web.office import handed_out
from web.report_pages import DOCX

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@open_to(SIGNED_IN)
def workbook(report_id: int) -> Response:
    """The form as .xlsx."""
    return form(report_id, "xlsx", XLSX)


@open_to(SIGNED_IN)
def document(report_id: int) -> Response:
    """The form as .docx."""
    return form(report_id, "docx", DOCX)


def form(report_id: int, kind: str, mimetype: str) -> Response:
    made = offline_form(get_db(), report_for(report_id), kind, settings().secret_key)
    return handed_out(made.data, made.name, mimetype)
