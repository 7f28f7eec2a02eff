"""The addresses of a report's pages; the pages themselves are in report_pages, report_steps, review_page,
review_steps, history_page and sections."""

from flask import Blueprint, Flask

from web import history_page, live, report_pages, report_steps, review_page, review_steps, sections
from web.section_places import SectionConverter

REPORT = "/bao-cao/<int:report_id>"
SECTION = f"{REPORT}/muc/<section:section>"

pages = Blueprint("reports", __name__)

pages.add_url_rule("/", "home", report_pages.home)
pages.add_url_rule(REPORT, "tasks", report_pages.tasks)
pages.add_url_rule(SECTION, "section", sections.show)
pages.add_url_rule(SECTION, "save_section", sections.save, methods=["POST"])
pages.add_url_rule(SECTION, "put_section", sections.put, methods=["PUT"])
pages.add_url_rule(f"{SECTION}/quy-tac", "rules", live.rules)
pages.add_url_rule(f"{SECTION}/xem-truoc", "preview_page", live.preview_page)
pages.add_url_rule(f"{SECTION}/xem-truoc", "preview", live.preview, methods=["POST"])
pages.add_url_rule(f"{SECTION}/bao-cao-truoc", "earlier", live.earlier)
pages.add_url_rule(f"{REPORT}/kiem-tra", "check", report_pages.check_page)
pages.add_url_rule(f"{REPORT}/xem-lai", "review", review_page.review)
pages.add_url_rule(f"{REPORT}/bao-cao.docx", "word", report_pages.word)
pages.add_url_rule(f"{REPORT}/nop", "hand_in", report_steps.hand_in, methods=["POST"])
pages.add_url_rule(f"{REPORT}/da-nop", "handed_in", report_steps.handed_in)
pages.add_url_rule(f"{REPORT}/thu-hoi", "recall", report_steps.recall, methods=["POST"])
pages.add_url_rule(f"{REPORT}/qua-trinh", "history", history_page.history)
pages.add_url_rule(f"{REPORT}/y-kien", "say", review_steps.say_so, methods=["POST"])
pages.add_url_rule(f"{REPORT}/y-kien/<int:remark_id>/da-sua", "mended", review_steps.mended, methods=["POST"])
pages.add_url_rule(f"{REPORT}/y-kien/<int:remark_id>/chua-sua", "unmended", review_steps.unmended, methods=["POST"])
pages.add_url_rule(f"{REPORT}/y-kien/<int:remark_id>/sua", "reworded", review_steps.reworded, methods=["POST"])
pages.add_url_rule(f"{REPORT}/duyet", "accept", review_steps.accept_it, methods=["POST"])
pages.add_url_rule(f"{REPORT}/tra-lai", "send_back", review_steps.return_it, methods=["POST"])
pages.add_url_rule(f"{REPORT}/mo-lai", "reopen", review_steps.reopen_it, methods=["POST"])


def init_app(app: Flask) -> None:
    """Attach the pages of a report."""
    app.url_map.converters["section"] = SectionConverter
    app.register_blueprint(pages)
