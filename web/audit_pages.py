"""The audit for the clerk: who did what when, old and new beside each other, by subject and day."""

from urllib.parse import urlencode

from flask import Blueprint, Flask, render_template, request

from reporting.audit_trail import GROUPS, trail
from store import audit
from store.audit import Asked
from vietnamese.dates import DateError, parse_date
from web.access import CLERK, open_to
from web.connection import get_db
from web.units_pages import PAGE_ROWS, page_number, pages_for

pages = Blueprint("audit", __name__)


def init_app(app: Flask) -> None:
    """Attach the audit."""
    app.register_blueprint(pages)


@pages.get("/nhat-ky")
@open_to(CLERK)
def show() -> str:
    """What was done, the newest first; a day that cannot be read is told and leaves out nothing."""
    sought, group = request.args.get("ve", "").strip()[:100], request.args.get("loai", "")
    (first, wrong_first), (last, wrong_last) = day_asked("tu"), day_asked("den")
    asked = Asked(sought, first, last, GROUPS[group][1] if group in GROUPS else ())
    many = audit.count(get_db(), asked)
    number = page_number(many)
    typed = {"ve": sought, "loai": group, "tu": request.args.get("tu", ""), "den": request.args.get("den", "")}
    return render_template(
        "audit.html",
        deeds=trail(get_db(), asked, PAGE_ROWS, (number - 1) * PAGE_ROWS),
        typed=typed,
        groups={name: words for name, (words, _) in GROUPS.items()},
        wrong=wrong_first or wrong_last,
        many=many,
        number=number,
        pages=pages_for(many),
        query=urlencode(typed),
    )


def day_asked(name: str) -> tuple[str, str]:
    """A day of the address as ISO text, and what is wrong with it."""
    try:
        day = parse_date(request.args.get(name, ""))
    except DateError as error:
        return "", str(error)
    return (day.isoformat() if day else ""), ""
