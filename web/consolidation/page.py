"""The consolidation of a report: of how many units, what was filled and kept, what moved since, every figure."""

from collections.abc import Sequence
from typing import NamedTuple

from flask import Response, render_template, request
from werkzeug.wrappers import Response as WsgiResponse

from reporting.consolidation.consolidating import Gathered, NothingBelow, gather
from reporting.consolidation.coverage import of_units
from reporting.consolidation.cross_checks import twice
from reporting.consolidation.quoting import quoted
from reporting.consolidation.rules_on_totals import rules_on_totals
from reporting.consolidation.settling import differences_of
from reporting.consolidation.table import table
from reporting.desk import Desk, contents_of
from store import consolidations, entries
from store.connection import snapshot
from store.consolidations import Consolidation
from web.access import SIGNED_IN, open_to
from web.connection import get_db
from web.consolidation.telling import choices_of, here, last_run, missed_of, waiting
from web.gate import report_for
from web.heads import head_of

Answer = Response | WsgiResponse | str | tuple[str, int]
WIDER = "ca-da-nop"


class Typed(NamedTuple):
    """A choice that could not be taken: why, the cells ticked, the reason typed."""

    problem: str
    cells: frozenset[str]
    reason: str


@open_to(SIGNED_IN)
def show(report_id: int) -> Answer:
    """The consolidation of the report as it would be now, beside what was written the last time."""
    return page(report_for(report_id))


def page(desk: Desk, typed: Typed | None = None) -> str:
    """The page, with a choice that could not be taken in its form."""
    with snapshot(get_db()):
        runs = consolidations.of_report(get_db(), desk.report.id)[-2:]
        wider = wider_asked(runs)
        try:
            gathered = gather(get_db(), desk, wider)
        except NothingBelow as error:
            return render_template("consolidation/nothing.html", head=head_of(desk), why=str(error))
        return filled(desk, gathered, runs, typed)


def filled(desk: Desk, gathered: Gathered, runs: Sequence[Consolidation], typed: Typed | None) -> str:
    """The page of a unit with units below."""
    head = head_of(desk)
    differing = differences_of(get_db(), gathered)
    contents = contents_of(entries.of_report(get_db(), desk.report.id))
    return render_template(
        "consolidation/page.html",
        desk=desk,
        head=head,
        here=here(desk.report.id),
        wider=gathered.submitted,
        covered=of_units(gathered.children),
        missed=missed_of(gathered.children),
        last=last_run(desk, runs),
        waiting=waiting(desk, gathered, runs),
        open_ones=[one for one in differing if not one.settled and not one.stale],
        choices=choices_of(desk),
        typed=typed,
        groups=table(gathered.made, gathered.children, differing),
        periods=desk.outline.periods,
        doubts=[
            *rules_on_totals(desk, gathered, contents),
            *twice(get_db(), gathered),
            *quoted(desk.outline, desk.unit.kind, contents),
        ],
        may_write=desk.may_edit,
    )


def wider_asked(runs: Sequence[Consolidation]) -> bool:
    """Whether reports handed in but not accepted count: as asked, else as the last time."""
    asked = request.values.get(WIDER, "")
    return asked == "1" if asked else bool(runs and runs[-1].submitted)
