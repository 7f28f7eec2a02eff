"""The page of the board, and its workbook: the same filter, the same rows."""

from typing import NamedTuple

from flask import Response, redirect, render_template, request
from flask_login import current_user
from werkzeug.wrappers import Response as WsgiResponse

from documents.sheets import workbook
from reporting.board import STAGES
from reporting.board.choosing import PUNCTUALITIES, STATES
from reporting.board.details import details_of
from reporting.board.groups import groups_of
from reporting.board.sheets import Board, sheets_of, title_of
from reporting.bulk import ACTIONS, label_of
from reporting.outlines import outline_of
from reporting.tally import Tally
from store import campaigns
from web.access import SIGNED_IN, open_to
from web.board.lines import lines_of
from web.board.scope import Scope, scope_of
from web.campaigns.tabs import head_of
from web.configuration import clock
from web.connection import get_db
from web.office import campaign_asked, handed_out

PAGE_ROWS = 100
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


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
    Count("accepted", STAGES["accepted"], "da-duyet"),
    Count("submitted", STAGES["submitted"], "cho-duyet"),
    Count("returned", STAGES["returned"], "tra-lai"),
    Count("in_progress", STAGES["in_progress"], "dang-lam"),
    Count("not_started", STAGES["not_started"], "chua-lam"),
    Count("on_time", "Nộp đúng hạn", "", "dung-han"),
    Count("late", "Nộp sau hạn", "", "sau-han"),
    Count("overdue", "Quá hạn chưa nộp", "", "qua-han"),
)
DRAWN = frozenset({"accepted", "submitted", "returned", "in_progress", "not_started"})


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
        head=head_of(scope.campaign) if current_user.role == "clerk" else None,
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


@open_to(SIGNED_IN)
def sheet(slug: str) -> Response:
    """The same rows as a workbook."""
    scope = scope_of(slug, request.args)
    groups = groups_of(scope.rows, outline_of(scope.campaign), scope.top)
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
