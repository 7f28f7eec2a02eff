"""The addresses of our own styles, fonts and scripts; each changes with the file, so that browsers may keep it."""

from hashlib import sha256
from pathlib import Path

from flask import Flask

SUFFIXES = frozenset({".css", ".js", ".svg"})


def init_app(app: Flask) -> None:
    """Give templates `asset('app.css')`; made once, for a page asks for five of them."""
    folder = Path(app.static_folder or "")
    known = {
        file.relative_to(folder).as_posix(): f"{app.static_url_path}/{file.relative_to(folder).as_posix()}?v={mark(file)}"
        for file in folder.rglob("*")
        if file.suffix in SUFFIXES
    }
    app.jinja_env.globals["asset"] = known.__getitem__


def mark(file: Path) -> str:
    return sha256(file.read_bytes()).hexdigest()[:10]
