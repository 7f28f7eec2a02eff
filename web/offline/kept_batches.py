"""What returned files said, kept a day for the eyes of whoever sent them, until it is accepted.

A folder a batch, named by numbers only; a file in it for each file sent. The files themselves are not kept.
"""

import json
import secrets
import shutil
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from flask import abort
from flask_login import current_user

from web.configuration import settings

FOLDER = "nhap-bieu"
KEPT_SECONDS = 24 * 3600
MOST_BATCHES = 5
"""How many batches of one person are kept at once."""
MOST_FILES = 500
NUMBERS = 10**14


@dataclass
class Sent:
    """A file as it was read: what it said, how it stood when it came, and what became of it.

    `look` is "clean", "same", "contested", "wrong", "refused", "taken"; `line` what is said of it. `wanted` is the
    report it was sent to, 0 for any; `report_id` the one it belongs to.
    """

    name: str
    answer: dict[str, Any]
    look: str
    line: str
    unit: str = ""
    report_id: int = 0
    wanted: int = 0


def start() -> int:
    """A new batch of the visitor's; returns its number."""
    folder = settings().instance / FOLDER
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    forget(folder)
    number = secrets.randbelow(NUMBERS) + 1
    place(number).mkdir(mode=0o700)
    return number


def add(number: int, sent: list[Sent]) -> None:
    """Add files to the visitor's batch; 404 for another's, 413 for more than MOST_FILES."""
    before = files(number)
    if len(before) + len(sent) > MOST_FILES:
        abort(413)
    for file, each in enumerate(sent, len(before) + 1):
        write(number, file, each)


def write(number: int, file: int, sent: Sent) -> None:
    """Keep one file of a batch, in place of what was kept under its number."""
    draft = place(number) / f"{file}.dang-ghi"
    draft.write_text(json.dumps(asdict(sent), ensure_ascii=False), encoding="utf-8")
    draft.replace(place(number) / f"{file}.json")


def files(number: int) -> list[Sent]:
    """All files of the visitor's own batch in order; 404 for anybody else's, and when its day is over."""
    folder = place(number)
    if not folder.is_dir() or time.time() - folder.stat().st_mtime > KEPT_SECONDS:
        abort(404)
    numbers = sorted(int(each.stem) for each in folder.glob("*.json") if each.stem.isdigit())
    return [Sent(**json.loads((folder / f"{each}.json").read_text(encoding="utf-8"))) for each in numbers]


def place(number: int) -> Path:
    """Where the visitor's batch of this number lies."""
    return settings().instance / FOLDER / f"{current_user.id}-{number}"


def forget(folder: Path) -> None:
    """Delete the batches that have been kept for their day, and the visitor's oldest where there are many."""
    batches = {each: each.stat().st_mtime for each in folder.iterdir() if each.is_dir()}
    mine = sorted((each for each in batches if each.name.startswith(f"{current_user.id}-")), key=batches.__getitem__)
    old = {each for each, at in batches.items() if time.time() - at > KEPT_SECONDS}
    for each in {*old, *mine[: -MOST_BATCHES + 1]}:
        shutil.rmtree(each, ignore_errors=True)
