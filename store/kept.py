"""A thread's own connection, kept open from one request to the next.

Opening one reads the schema anew and costs a page as much as all its questions; and whenever the last one closes,
SQLite moves its log into the file by itself, outside the writer lock (reliability.md 3.1).
"""

import threading
from pathlib import Path

from store.connection import Database, connect


class _Kept:
    """A connection with what was opened. A thread that ends leaves it to the interpreter, which forgets lock files."""

    def __init__(self, path: Path) -> None:
        self.db = connect(path)
        self.opened = (path, _file(path))

    def __del__(self) -> None:
        if hasattr(self, "db"):
            self.db.lock.close()


class _Mine(threading.local):
    kept: _Kept | None = None


_mine = _Mine()


def kept(path: Path) -> Database:
    """This thread's connection to the database, opened at its first call; not to be closed by the caller.

    Opened anew where the file at `path` is no longer the one that was opened, or where something was left
    undone in it. Raises NoDatabase and what else `connect` does.
    """
    mine = _mine.kept
    if mine is None or mine.opened != (path, _file(path)) or mine.db.conn.in_transaction:
        let_go()
        mine = _mine.kept = _Kept(path)
    return mine.db


def let_go() -> None:
    """Close this thread's connection, if it has one; whatever was left undone in it is taken back."""
    mine, _mine.kept = _mine.kept, None
    if mine is not None:
        mine.db.close()


def _file(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_dev, found.st_ino
