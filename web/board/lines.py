"""The units of the board's page, a line each."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from forms.outline import Step
from reporting.board import PUNCTUAL, STAGES, Row
from reporting.board.choosing import NOT_SENT
from reporting.board.details import Details, details_of
from web.board.scope import Scope
from web.connection import get_db
from web.heads import State, base_of
from web.language import day, when

LOOKS = {"not_started": "new", "in_progress": "doing", "submitted": "sent", "returned": "back", "accepted": "done"}
STAGE_STATES = {stage: State(LOOKS[stage], label) for stage, label in STAGES.items()}
PUNCTUAL_LOOKS = {"on_time": "done", "late": "short", "overdue": "back"}


class Did(NamedTuple):
    """A step beside the report: its label and when and how it was done, "" where nobody has said so."""

    label: str
    told: str


class Line(NamedTuple):
    """A unit on the page."""

    row: Row
    state: State
    punctual: State | None
    kind: str
    saved: str
    steps: list[Did]
    href: str
    below: str
    telephone: str
    may_settle: bool
    remind: str
    reminded: str
    signed: str
    stood_in: bool


def lines_of(scope: Scope, shown: Sequence[Row]) -> list[Line]:
    """The units of one page with their details."""
    details = details_of(get_db(), scope.campaign, shown)
    above = {row.parent for row in scope.rows}
    return [line_of(scope, row, details, row.code in above and row.code != scope.top.code) for row in shown]


def line_of(scope: Scope, row: Row, details: Details, wide: bool) -> Line:
    punctual = PUNCTUAL[row.punctual]
    return Line(
        row=row,
        state=STAGE_STATES[row.stage],
        punctual=State(PUNCTUAL_LOOKS[row.punctual], punctual) if punctual else None,
        kind=scope.kinds.get(row.kind, row.kind),
        saved=when(details.saved.get(row.report_id)),
        steps=[Did(step.label, done_of(details, row, step)) for step in details.steps],
        href=base_of(row.report_id),
        below=f"{scope.base}?duoi={row.code}" if wide else "",
        telephone=telephone_of(row.contact_phone),
        may_settle=scope.may_settle(row),
        remind=f"{scope.letters}/{row.unit_id}" if row.stage in NOT_SENT and scope.may_settle(row) else "",
        signed=f"{base_of(row.report_id)}/ban-ky" if row.unit_id in details.signed else "",
        stood_in=row.unit_id in details.stood_in,
        reminded=day(details.reminded.get(row.unit_id)),
    )


def done_of(details: Details, row: Row, step: Step) -> str:
    """`28/06/2012, Hội nghị`."""
    done = details.done(row, step)
    return ", ".join(filter(None, (day(done.done_on), done.way))) if done else ""


def telephone_of(text: str) -> str:
    """The first number of a text as a telephone dials it; "" where there is none."""
    first = re.split(r"[/;,]| - ", text)[0]
    dialled = re.sub(r"[^0-9+]", "", first)
    return dialled if len(dialled) > 2 else ""
