"""The addresses of our own styles, fonts and scripts; each changes with the file, so that browsers may keep it."""

from hashlib import sha256
from pathlib import Path

from flask import Flask

SUFFIXES = frozenset({".css", ".js", ".svg"})


def init_app(app: Flask) -> None:
    """Give templates `asset('app.css')`, made once, for a page asks for five; a tag alone on a line leaves none."""
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    folder = Path(app.static_folder or "")
    files = {file.relative_to(folder).as_posix(): file for file in folder.rglob("*") if file.suffix in SUFFIXES}
    known = {name: f"{app.static_url_path}/{name}?v={mark(file)}" for name, file in files.items()}
    app.jinja_env.globals["asset"] = known.__getitem__


def mark(file: Path) -> str:
    return sha256(file.read_bytes()).hexdigest()[:10]
