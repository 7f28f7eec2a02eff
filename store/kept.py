"""A thread's own connection, kept open from one request to the next.

Opening one reads the schema anew and costs a page as much as all its questions; and whenever the last one closes,
SQLite moves its log into the file by itself, outside the writer lock (reliability.md 3.1).
"""

import threading
from pathlib import Path

from store.connection import Database, connect

_mine = threading.local()


def kept(path: Path) -> Database:
    """This thread's connection to the database, opened at its first call; not to be closed by the caller.

    Opened anew where the file at `path` is no longer the one that was opened, or where something was left
    undone in it. Raises NoDatabase and what else `connect` does.
    """
    found: tuple[Path, tuple[int, int] | None] = (path, _file(path))
    db: Database | None = getattr(_mine, "db", None)
    if db is None or _mine.opened != found or db.conn.in_transaction:
        let_go()
        db = _mine.db = connect(path)
        _mine.opened = (path, _file(path))
    return db


def let_go() -> None:
    """Close this thread's connection, if it has one; whatever was left undone in it is taken back."""
    db: Database | None = getattr(_mine, "db", None)
    _mine.db = None
    if db is not None:
        db.close()


def _file(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_dev, found.st_ino
