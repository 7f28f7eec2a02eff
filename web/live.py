"""What the page of a section asks for while it is typed in: rules to watch figures by, the text as it will be
printed, and what the unit wrote before."""

from typing import Any

from flask import Response, abort, jsonify, render_template, request

from forms.format_page import FORMAT_SECTION
from forms.outline import NarrativeQuestion, NotInOutline, Section
from forms.section_form import TooLong
from reporting.desk import Desk, contents_of
from reporting.earlier import earlier_answers
from reporting.preview import section_preview
from reporting.watching import watched
from store import entries
from vietnamese.stock_phrases import stock_phrases
from web.access import SIGNED_IN, open_to
from web.connection import get_db
from web.gate import report_for
from web.heads import head_of
from web.language import when
from web.section_places import place_called, places_of
from web.sections import opened, read

STOCK = (
    "{stock} trong {sentences} câu chưa nêu việc gì, bao nhiêu, ở đâu (như “{first}”). "
    "Hướng dẫn yêu cầu báo cáo ngắn gọn, số liệu cụ thể: xin thêm việc làm và con số, hoặc bớt câu."
)


def section_of(desk: Desk, section: str) -> Section:
    """The section as this unit is asked it; 404 for one that it has not."""
    try:
        return desk.outline.section(desk.unit.kind, section)
    except NotInOutline:
        abort(404)


@open_to(SIGNED_IN)
def rules(report_id: int, section: str) -> Response:
    """The rules between the figures of a section, and what they read in others; JSON."""
    desk = report_for(report_id)
    kept = contents_of(entries.of_report(get_db(), report_id))
    return jsonify(watched(desk, section_of(desk, section), kept))


@open_to(SIGNED_IN)
def preview_page(report_id: int, section: str) -> str:
    """The section as it will be printed, from what is saved."""
    desk = report_for(report_id)
    head = head_of(desk)
    here = place_called(places_of(desk, head.base), section)
    if here is None or section == FORMAT_SECTION:
        abort(404)
    entry = entries.get(get_db(), report_id, section)
    blocks = section_preview(desk, section, entry.content)
    return render_template("reports/preview.html", head=head, here=here, blocks=blocks)


@open_to(SIGNED_IN)
def preview(report_id: int, section: str) -> Response | tuple[Response, int]:
    """The same from what stands on the page: `{values: {cell: text}}` in, `{html, hints}` out; nothing is kept."""
    desk = report_for(report_id)
    asked = section_of(desk, section)
    sent = request.get_json()
    if not isinstance(sent, dict):
        abort(400)
    _, form = opened(desk, section)
    try:
        content = read(form.read_json, sent.get("values"))
    except TooLong as error:
        return jsonify(status=413, message=str(error)), 413
    html = render_template("reports/blocks.html", blocks=section_preview(desk, section, content))
    return jsonify(html=html, hints=hints_of(asked, content))


def hints_of(section: Section, content: dict[str, Any]) -> dict[str, str]:
    """{question: what is said of a text that says little}."""
    hints = {}
    for question in section.questions:
        found = stock_phrases(content.get(question.id) or "") if isinstance(question, NarrativeQuestion) else None
        if found:
            hints[question.id] = STOCK.format(**found._asdict())
    return hints


@open_to(SIGNED_IN)
def earlier(report_id: int, section: str) -> Response:
    """`{question: {text, said}}` of the unit's earlier reports; JSON."""
    desk = report_for(report_id)
    found = {} if section == FORMAT_SECTION else earlier_answers(get_db(), desk, section_of(desk, section))
    return jsonify(
        {
            question: {"text": each.text, "said": f"{each.campaign}, nộp {when(each.submitted_at)}"}
            for question, each in found.items()
        }
    )
