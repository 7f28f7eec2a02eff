"""Renders the report with one engine as often as each line of standard input says: `python -m bench.paper.worker`.

Answers each line with the processor time in ms and the size of the last document, as JSON.
"""

import io
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from docxtpl import DocxTemplate

from bench.paper.hand import ByHand
from bench.paper.report import PROFILE, context, official
from bench.paper.template import template
from doc_templates.build import path
from documents import load_template

Source = tuple[bytes, dict[str, Any]]


def shared() -> Source:
    """The report that every engine renders."""
    return template("docxtpl"), context()


def our_own() -> Source:
    """The official report, from the template in use."""
    return path(PROFILE.id).read_bytes(), official()


def ours(source: Source) -> Callable[[], bytes]:
    made_for, data = load_template(source[0]), source[1]
    return lambda: made_for.render(data)


def docxtpl(source: Source) -> Callable[[], bytes]:
    def render() -> bytes:
        made = io.BytesIO()
        document = DocxTemplate(io.BytesIO(source[0]))
        document.render(source[1], autoescape=True)
        document.save(made)
        return made.getvalue()

    return render


def by_hand() -> Callable[[], bytes]:
    hand, data = ByHand(), context()
    return lambda: hand.render(data)


def ready() -> Callable[[], bytes]:
    """Only the compression and the package: no engine that writes the same bytes is faster."""
    hand = ByHand()
    made = {"word/document.xml": [hand.document(context())]}
    return lambda: hand.package.filled(made)


ENGINES: dict[str, Callable[[], Callable[[], bytes]]] = {
    "ours": lambda: ours(shared()),
    "docxtpl": lambda: docxtpl(shared()),
    "by_hand": by_hand,
    "ready": ready,
    "ours_official": lambda: ours(our_own()),
    "docxtpl_official": lambda: docxtpl(our_own()),
}


def main() -> None:
    render = ENGINES[sys.argv[1]]()
    Path(sys.argv[2]).write_bytes(render())
    print("{}", flush=True)
    for line in sys.stdin:
        begun = time.process_time()
        made = b""
        for _ in range(int(line)):
            made = render()
        print(json.dumps({"ms": (time.process_time() - begun) * 1000, "bytes": len(made)}), flush=True)


if __name__ == "__main__":
    main()
