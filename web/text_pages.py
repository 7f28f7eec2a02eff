"""Pasted text looked at for old fonts: what it would read in Unicode, for the page to offer (domain.md 3)."""

from typing import Any

from flask import Blueprint, Flask, Response, abort, jsonify, request

from vietnamese.paste import cleaned
from vietnamese.repair import Change, Run, repair_runs
from web.access import SIGNED_IN, open_to

MOST_RUNS = 20_000
MOST_SHOWN = 30

pages = Blueprint("text", __name__)


def init_app(app: Flask) -> None:
    """Attach the repair of pasted text."""
    app.register_blueprint(pages)


@pages.post("/chu/sua")
@open_to(SIGNED_IN)
def mend() -> Response:
    """`{paragraphs: [[[text, font], …], …]}` in, `{text, codes, changes: [[before, after], …], more}` out."""
    texts, changes = [], []
    for paragraph in paragraphs_of(request.get_json()):
        mended = repair_runs(paragraph)
        texts.append("".join(each.text for each in mended))
        changes += [change for each in mended for change in each.changes]
    return jsonify(
        text=cleaned("\n".join(texts)).text,
        codes=sorted({change.encoding.value for change in changes}),
        changes=[pair(change) for change in changes[:MOST_SHOWN]],
        more=max(0, len(changes) - MOST_SHOWN),
    )


def paragraphs_of(sent: Any) -> list[list[Run]]:
    """The paragraphs of a request, each a list of runs; 400 for anything else."""
    given = sent.get("paragraphs") if isinstance(sent, dict) else None
    if not isinstance(given, list) or not all(isinstance(each, list) for each in given):
        abort(400)
    if sum(map(len, given)) > MOST_RUNS or not all(is_run(run) for each in given for run in each):
        abort(400)
    return [[(text, font or None) for text, font in each] for each in given]


def is_run(run: Any) -> bool:
    return isinstance(run, list) and len(run) == 2 and all(isinstance(part, str) for part in run)


def pair(change: Change) -> list[str]:
    return [change.before, change.after]
