"""The whole report as text: for its people before they hand it in, for its reviewers to settle it."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from flask import render_template

from forms.figures import kept_figures
from forms.format_page import FORMAT_SECTION, format_form
from reporting.check import errors
from reporting.desk import Desk, contents_of
from reporting.section_forms import as_printed, bound
from store import entries
from web.access import SIGNED_IN, open_to
from web.connection import get_db
from web.gate import report_for
from web.heads import head_of
from web.remarks import on_the_whole, said_of
from web.report_pages import findings
from web.section_page import span_of
from web.section_places import Place, places_of


class Typed(NamedTuple):
    """What a reviewer typed that could not be taken, why, and where it belongs."""

    problem: str
    text: str
    section: str = ""
    question: str = ""

    @property
    def name(self) -> str:
        """The id of its box."""
        return "-".join(("gop-y", *filter(None, (self.section, self.question)))) if self.section else "y_kien"

    @property
    def message(self) -> str:
        """As the list of errors over a page wants it."""
        return self.problem


@open_to(SIGNED_IN)
def review(report_id: int) -> str:
    """The whole report as text; its own people hand it in from here, its reviewers settle it."""
    return review_page(report_for(report_id))


def review_page(desk: Desk, typed: Typed | None = None) -> str:
    """The page, with what was typed in its box where it could not be taken."""
    head = head_of(desk)
    contents = contents_of(entries.of_report(get_db(), desk.report.id))
    found = findings(desk, contents)
    wrong = len(errors(found))
    places = places_of(desk, head.base)
    said = said_of(desk, head.base)
    return render_template(
        "reports/review.html",
        desk=desk,
        head=head,
        title=desk.outline.title,
        sections=answered(desk, places, contents),
        errors=wrong,
        warnings=len(found) - wrong,
        at=span_of(desk),
        said=said,
        on_the_whole=on_the_whole(said, (place.id for place in places if place.href)),
        steps={step.action for step in desk.transitions},
        typed=typed,
    )


def answered(desk: Desk, places: Sequence[Place], contents: dict[str, Any]) -> list[tuple[Place, Any]]:
    """Each section with its fields, filled; a heading has none."""
    kept = kept_figures(desk.outline, desk.unit.kind, contents)
    known = {section.id: section for section in desk.sections()}
    return [
        (
            place,
            format_form(as_printed(desk, contents.get(FORMAT_SECTION, {})))
            if place.id == FORMAT_SECTION
            else bound(desk, known[place.id], contents.get(place.id, {}), kept),
        )
        for place in places
    ]
