"""The addresses of our own styles, fonts and scripts; each changes with the file, so that browsers may keep it.

A script imports others by names that lie beside its own, so all scripts stand in one folder that is named by the
mark of them all.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path

from flask import Flask, Response, current_app, request

from web.access import ANYONE, open_to

SUFFIXES = frozenset({".css", ".js", ".svg"})
SCRIPT, SCRIPTS = ".js", "scripts"
FILES = frozenset({"static", SCRIPTS})
MOST_DIGITS = 10**15
IMPORT = re.compile(r'^import\b[^;]*?"\./([^"]+)";', re.MULTILINE)


def init_app(app: Flask) -> None:
    """Give templates `asset('app.css')`, made once, and `imported(…)`; a tag alone on a line leaves none."""
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    folder = Path(app.static_folder or "")
    files = {file.relative_to(folder).as_posix(): file for file in folder.rglob("*") if file.suffix in SUFFIXES}
    scripts = mark_of_all([file for name, file in sorted(files.items()) if name.endswith(SCRIPT)])
    base = app.static_url_path
    known = {
        name: f"{base}/{scripts}/{name}" if name.endswith(SCRIPT) else f"{base}/{name}?v={mark(file)}"
        for name, file in files.items()
    }
    app.jinja_env.globals["asset"] = known.__getitem__
    graph = {name: IMPORT.findall(file.read_text("utf-8")) for name, file in files.items() if _is_module(name)}
    app.jinja_env.globals["imported"] = cache(lambda *names: [known[name] for name in behind(names, graph)])

    @app.get(f"{base}/<int:marked>/<path:filename>", endpoint=SCRIPTS)
    @open_to(ANYONE)
    def script(marked: int, filename: str) -> Response:
        """A script under the mark of all scripts; one under an older mark is the same file, kept for an hour."""
        return app.send_static_file(filename)

    app.extensions[SCRIPTS] = scripts


def is_marked() -> bool:
    """Whether the file of this request is asked for by the mark of its content."""
    asked = (request.view_args or {}).get("marked")
    return "v" in request.args if asked is None else bool(asked == current_app.extensions[SCRIPTS])


def _is_module(name: str) -> bool:
    return name.endswith(SCRIPT) and "/" not in name


def behind(names: Sequence[str], graph: Mapping[str, Sequence[str]]) -> list[str]:
    """What these scripts import, and what that imports: a browser would ask for them only one after the other."""
    seen = list(names)
    for name in seen:
        seen += [each for each in graph[name] if each not in seen]
    return seen[len(names) :]


def mark(file: Path) -> str:
    return sha256(file.read_bytes()).hexdigest()[:10]


def mark_of_all(files: list[Path]) -> int:
    """One number for what stands in all the files."""
    seen = sha256()
    for file in files:
        seen.update(file.read_bytes())
    return int(seen.hexdigest(), 16) % MOST_DIGITS
