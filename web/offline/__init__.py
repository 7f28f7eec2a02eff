"""Forms to fill in away from the server: handed out from a report's list of tasks, and taken back, one or many."""

from flask import Blueprint, Flask

from web.offline import accepting, handing_out, sending
from web.reports import REPORT
from web.uploads import take_files

MANY = "/nhap-bieu"
BATCH = f"{MANY}/<int:batch>"
FILE = f"{BATCH}/<int:file>"

pages = Blueprint("offline", __name__)
take_files(pages, sending.TOO_LARGE)

pages.add_url_rule(f"{REPORT}/bieu-nhap.xlsx", "workbook", handing_out.workbook)
pages.add_url_rule(f"{REPORT}/bieu-nhap.docx", "document", handing_out.document)
pages.add_url_rule(f"{REPORT}/nhap-tep", "ask", sending.ask)
pages.add_url_rule(f"{REPORT}/nhap-tep", "take", sending.take, methods=["POST"])
pages.add_url_rule(MANY, "ask_many", sending.ask_many)
pages.add_url_rule(MANY, "take_many", sending.take_many, methods=["POST"])
pages.add_url_rule(BATCH, "batch", accepting.listing)
pages.add_url_rule(f"{BATCH}/nhan", "accept_clean", accepting.accept_clean, methods=["POST"])
pages.add_url_rule(FILE, "one", accepting.one)
pages.add_url_rule(f"{FILE}/nhan", "accept", accepting.accept, methods=["POST"])


def init_app(app: Flask) -> None:
    """Attach the pages of offline forms."""
    app.register_blueprint(pages)
