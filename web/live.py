"""What the page of a section asks for while it is typed in: rules to watch figures by."""

from flask import Response, abort, jsonify

from forms.outline import NotInOutline
from reporting.desk import contents_of
from reporting.watching import watched
from store import entries
from web.access import SIGNED_IN, open_to
from web.connection import get_db
from web.gate import report_for


@open_to(SIGNED_IN)
def rules(report_id: int, section: str) -> Response:
    """The rules between the figures of a section, and what they read in others; JSON."""
    desk = report_for(report_id)
    try:
        asked = desk.outline.section(desk.unit.kind, section)
    except NotInOutline:
        abort(404)
    return jsonify(watched(desk, asked, contents_of(entries.of_report(get_db(), report_id))))
