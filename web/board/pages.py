"""The page of the board, and its workbook: the same filter, the same rows."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from flask import Response, redirect, render_template, request
from werkzeug.wrappers import Response as WsgiResponse

from documents.sheets import workbook
from forms.outline import Step
from reporting.board import PUNCTUAL, STAGES, Row
from reporting.board.choosing import PUNCTUALITIES, STATES
from reporting.board.details import Details, details_of
from reporting.board.groups import Groups, groups_of
from reporting.board.sheets import Board, sheets_of, title_of
from reporting.bulk import ACTIONS, label_of
from reporting.outlines import outline_of
from reporting.tally import Tally
from store import campaigns
from web.access import SIGNED_IN, open_to
from web.board.scope import Scope, scope_of
from web.configuration import clock
from web.connection import get_db
from web.heads import State, base_of
from web.language import day, when
from web.office import campaign_asked, handed_out

PAGE_ROWS = 100
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LOOKS = {"not_started": "new", "in_progress": "doing", "submitted": "sent", "returned": "back", "accepted": "done"}
STAGE_STATES = {stage: State(LOOKS[stage], label) for stage, label in STAGES.items()}
PUNCTUAL_LOOKS = {"on_time": "done", "late": "short", "overdue": "back"}


class Tile(NamedTuple):
    """A number over the board, which also filters it."""

    label: str
    many: int
    href: str
    current: bool


class Count(NamedTuple):
    """A column of the tables of sums: the field of Tally, its heading, and the filter that shows who they are."""

    name: str
    label: str
    state: str = ""
    punctual: str = ""


EVERY = Count("expected", "Phải nộp")
# The first five are parts of the whole and are drawn; of those who have sent the next two are parts.
COUNTS = (
    Count("accepted", "Đã duyệt", "da-duyet"),
    Count("submitted", "Chờ duyệt", "cho-duyet"),
    Count("returned", "Trả lại", "tra-lai"),
    Count("in_progress", "Đang làm", "dang-lam"),
    Count("not_started", "Chưa làm", "chua-lam"),
    Count("on_time", "Nộp đúng hạn", "", "dung-han"),
    Count("late", "Nộp sau hạn", "", "sau-han"),
    Count("overdue", "Quá hạn chưa nộp", "", "qua-han"),
)
DRAWN = frozenset({"accepted", "submitted", "returned", "in_progress", "not_started"})


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


@open_to(SIGNED_IN)
def latest() -> WsgiResponse:
    """To the board of the campaign opened last; 404 before the first."""
    return redirect(f"/dot-bao-cao/{campaign_asked(None).slug}/theo-doi")


@open_to(SIGNED_IN)
def show(slug: str) -> str:
    """The sums, the charts, the units that the filter leaves; 404 for a stranger."""
    return page(scope_of(slug, request.args))


def page(scope: Scope, problem: str = "", ticked: frozenset[int] = frozenset()) -> str:
    """The page, with what could not be done over it and the ticks as they were set."""
    number, pages = page_number(len(scope.chosen))
    shown = scope.chosen[(number - 1) * PAGE_ROWS : number * PAGE_ROWS]
    groups = groups_of(scope.rows, outline_of(scope.campaign), scope.top)
    return render_template(
        "board/board.html",
        scope=scope,
        asked=scope.asked,
        campaigns=[each for each in campaigns.all_campaigns(get_db()) if each.id != scope.campaign.id],
        tiles=tiles_of(scope, groups.total),
        groups=groups,
        counts=COUNTS,
        drawn=DRAWN,
        states={state: label for state, (label, _) in STATES.items()},
        punctualities={name: label for name, (label, _) in PUNCTUALITIES.items()},
        kinds={row.kind: scope.kinds.get(row.kind, row.kind) for row in scope.rows},
        lines=lines_of(scope, shown),
        found=len(scope.chosen),
        number=number,
        pages=pages,
        actions=[(action, label_of(action)) for action in ACTIONS],
        settleable=any(map(scope.may_settle, scope.chosen)),
        problem=problem,
        ticked=ticked,
    )


def page_number(found: int) -> tuple[int, int]:
    """The page asked for, kept within those there are, and how many there are."""
    pages = max(1, -(-found // PAGE_ROWS))
    asked = request.args.get("trang", "1")
    wanted = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 1
    return min(max(wanted, 1), pages), pages


def tiles_of(scope: Scope, total: Tally) -> list[Tile]:
    """What the whole branch comes to; each number leads to those it counts."""
    return [tile_of(scope, total, count) for count in (EVERY, *COUNTS)]


def tile_of(scope: Scope, total: Tally, count: Count) -> Tile:
    current = (scope.asked.state, scope.asked.punctual) == (count.state, count.punctual)
    href = scope.who(state=count.state, punctual=count.punctual)
    return Tile(count.label, getattr(total, count.name), href, current)


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


@open_to(SIGNED_IN)
def sheet(slug: str) -> Response:
    """The same rows as a workbook."""
    scope = scope_of(slug, request.args)
    groups: Groups = groups_of(scope.rows, outline_of(scope.campaign), scope.top)
    now = clock().now()
    told = Board(
        title=title_of(scope.campaign.title, scope.top.short_name, now),
        said=scope.asked.said(scope.kinds),
        rows=scope.chosen,
        details=details_of(get_db(), scope.campaign, scope.chosen),
        groups=groups,
        kinds=scope.kinds,
    )
    name = f"theo-doi_{scope.campaign.slug}_{scope.top.code}_{now:%Y-%m-%d}.xlsx"
    return handed_out(workbook(sheets_of(told), now), name, XLSX)
