"""Steps with many reports: chosen on the board, looked over once more, taken, told."""

import secrets
from collections.abc import Iterable
from hashlib import sha256
from typing import NamedTuple

from flask import Response, abort, redirect, render_template, request
from flask_login import current_user
from werkzeug.wrappers import Response as WsgiResponse

from reporting.board import Row
from reporting.bulk import ACTIONS, WITH_COMMENT, NotYours, Press, Wanted, label_of, mark_of, scope_of, settle, told
from reporting.desk import REVIEWER
from reporting.reviewing import NothingSaid, TooMuchSaid
from reporting.workflow import NotAllowed, take
from store import receipts
from vietnamese.text import UnstorableText
from web.access import SIGNED_IN, open_to
from web.board.pages import page
from web.board.scope import Scope
from web.board.scope import scope_of as board_of
from web.configuration import clock
from web.connection import get_db

Answer = Response | WsgiResponse | str | tuple[str, int]
ACTION, TICKED, EVERYONE, CHOSEN, COMMENT, KEY = "lam", "bao-cao", "tat-ca", "chon", "y_kien", "_key"
KEY_LENGTH = 32
MOST_DIGITS = 15
NOBODY = "Chưa đánh dấu đơn vị nào. Xin đánh dấu ở đầu dòng, hoặc đánh dấu ô chọn mọi đơn vị khớp bộ lọc."


class Group(NamedTuple):
    """Units that are refused for one reason."""

    reason: str
    names: list[str]


@open_to(SIGNED_IN)
def choose(slug: str) -> Answer:
    """What would become of the chosen reports; nothing is done yet."""
    scope, action = board_of(slug, request.form), request.form.get(ACTION, "")
    everyone, ticked = bool(request.form.get(EVERYONE)), ticked_of()
    rows = scope.chosen if everyone else [row for row in scope.rows if row.report_id in ticked]
    if not rows:
        return page(scope, NOBODY), 422
    if action not in ACTIONS:
        abort(400)
    return confirm(scope, action, rows)


def ticked_of() -> frozenset[int]:
    return frozenset(map(number_of, request.form.getlist(TICKED)))


def number_of(text: str) -> int:
    """A number of ours; 400 for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS else abort(400)


def confirm(scope: Scope, action: str, rows: Iterable[Row]) -> str:
    """The page that asks once more, with what is needed to do it."""
    able, refused = [], []
    for row in rows:
        reason = refusal(scope, action, row)
        if reason:
            refused.append((reason, row.name))
        else:
            able.append(row)
    chosen = " ".join(f"{row.report_id}-{mark_of(row.submitted_at)}" for row in able)
    return confirm_page(scope, action, able, grouped(refused), chosen)


def confirm_page(
    scope: Scope, action: str, able: list[Row], refused: list[Group], chosen: str, problem: str = "", typed: str = ""
) -> str:
    return render_template(
        "board/confirm.html",
        scope=scope,
        action=action,
        label=label_of(action),
        able=able,
        refused=refused,
        chosen=chosen,
        asks_why=action in WITH_COMMENT,
        key=request.form.get(KEY) or secrets.token_hex(KEY_LENGTH // 2),
        problem=problem,
        typed=typed,
    )


def refusal(scope: Scope, action: str, row: Row) -> str:
    """Why this step cannot be taken with a report as it stands, "" where it can."""
    try:
        if not scope.may_settle(row):
            raise NotYours
        take(action, row.status, {REVIEWER}, late=False)
    except NotAllowed as error:
        return str(error)
    return ""


def grouped(refused: Iterable[tuple[str, str]]) -> list[Group]:
    """The refused by their reasons, the most common first."""
    found: dict[str, list[str]] = {}
    for reason, name in refused:
        found.setdefault(reason, []).append(name)
    return [Group(reason, found[reason]) for reason in sorted(found, key=lambda each: -len(found[each]))]


@open_to(SIGNED_IN)
def settle_them(slug: str) -> Answer:
    """Take the step with each chosen report, then tell what became of them; a second press tells the same."""
    scope, action, key = board_of(slug, request.form), request.form.get(ACTION, ""), request.form.get(KEY, "")
    if action not in ACTIONS or len(key) != KEY_LENGTH:
        abort(400)
    chosen, typed = request.form.get(CHOSEN, ""), request.form.get(COMMENT, "")
    wanted = [wanted_of(each) for each in chosen.split()]
    press = Press(key, sha256("\0".join((action, chosen, typed)).encode()).hexdigest())
    try:
        settle(get_db(), current_user.user, action, wanted, clock().now(), typed, press)
    except UnstorableText:
        abort(400)
    except (NothingSaid, TooMuchSaid) as error:
        asked = {each.report_id for each in wanted}
        able = [row for row in scope.rows if row.report_id in asked]
        return confirm_page(scope, action, able, [], chosen, str(error), typed), 422
    return redirect(scope.address("/ket-qua", lan=key), 303)


def wanted_of(text: str) -> Wanted:
    """A report and its hand-in, as the page that asked once more named them."""
    report_id, _, seen = text.partition("-")
    return Wanted(number_of(report_id), number_of(seen))


@open_to(SIGNED_IN)
def result(slug: str) -> Answer:
    """What became of the reports of one press; 404 for anybody else's, and after seven days."""
    scope, key = board_of(slug, request.args), request.args.get("lan", "")
    if not key:
        return redirect(scope.address())
    answered = receipts.of_key(get_db(), key, scope_of(current_user.user))
    outcome = told(answered) if answered else abort(404)
    refused = grouped((each.reason, each.name) for each in outcome.refused)
    return render_template(
        "board/result.html", scope=scope, label=label_of(outcome.action), done=outcome.done, refused=refused
    )
