"""Files that people sent to be looked at, kept an hour for their own eyes: one file each, named by numbers only."""

import secrets
import time
from pathlib import Path

from flask import abort
from flask_login import current_user

from web.configuration import settings
from web.uploads import Sent

FOLDER = "uploads"
KEPT_SECONDS = 3600
MOST_OF_ONE = 5
"""How many files of one person are kept at once."""
NUMBERS = 10**14


def keep(file: Sent) -> int:
    """Keep the file for whoever is signed in; returns its number. Raises OSError where the disk is full."""
    folder = settings().instance / FOLDER
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    forget(folder)
    number = secrets.randbelow(NUMBERS)
    draft = place(number).with_suffix(".dang-gui")
    try:
        draft.write_bytes(file.name.encode() + b"\n" + file.data)
        draft.replace(place(number))
    finally:
        draft.unlink(missing_ok=True)
    return number


def kept(number: int) -> Sent:
    """The visitor's own file of this number; 404 for anybody else, and when its hour is over."""
    file = place(number)
    try:
        fresh = time.time() - file.stat().st_mtime < KEPT_SECONDS
        name, _, data = file.read_bytes().partition(b"\n") if fresh else (b"", b"", b"")
    except FileNotFoundError:
        abort(404)
    if not fresh:
        abort(404)
    return Sent(name.decode(), data)


def place(number: int) -> Path:
    """Where the visitor's file of this number lies."""
    return settings().instance / FOLDER / f"{current_user.id}-{number}.docx"


def forget(folder: Path) -> None:
    """Delete what has been kept for its hour, and the visitor's oldest where there are many."""
    files = {file: file.stat().st_mtime for file in folder.iterdir() if file.is_file()}
    mine = sorted((file for file in files if file.name.startswith(f"{current_user.id}-")), key=files.__getitem__)
    old = {file for file, at in files.items() if time.time() - at >= KEPT_SECONDS}
    for file in {*old, *mine[: -MOST_OF_ONE + 1]}:
        file.unlink(missing_ok=True)
