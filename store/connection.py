"""The one way to the database: `connect`, `write` under the writer lock, `snapshot`, `checkpoint`."""

import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import cached_property
from pathlib import Path

import sqlite_utils

from store.errors import Busy, Damaged, DiskFailed, NoDatabase, NoRoom, StoreError
from store.lock import OPEN, FileLock

PRAGMAS = {
    # NORMAL lost acknowledged saves in 847 of 1,500 power cuts, FULL in none (reliability.md 0.8).
    "synchronous": "FULL",
    "busy_timeout": "10000",
    "foreign_keys": "ON",
    # Checkpoints run under the writer lock only: the WAL-reset bug needs a commit beside one (0.9).
    "wal_autocheckpoint": "0",
    "trusted_schema": "OFF",
    "cell_size_check": "ON",
    # So that INSERT OR REPLACE cannot delete past the append-only triggers.
    "recursive_triggers": "ON",
}

FAILURES: dict[int, type[StoreError]] = {
    sqlite3.SQLITE_FULL: NoRoom,
    sqlite3.SQLITE_BUSY: Busy,
    sqlite3.SQLITE_LOCKED: Busy,
    sqlite3.SQLITE_IOERR: DiskFailed,
    sqlite3.SQLITE_READONLY: DiskFailed,
    sqlite3.SQLITE_CORRUPT: Damaged,
    sqlite3.SQLITE_NOTADB: Damaged,
    sqlite3.SQLITE_CANTOPEN: DiskFailed,
}


class Database(sqlite_utils.Database):
    """An open database with its lock file: for one thread, opened after any fork. `.path` is its file.

    `.conn` reads only; inside `write` it is `.writer`. One connection for both would have to be told each time which
    of the two it is now, and SQLite prepares all its statements anew after that.
    """

    def __init__(self, path: Path, reader: sqlite3.Connection, lock: FileLock) -> None:
        super().__init__(reader, recursive_triggers=False, execute_plugins=False, strict=True)
        self.path = path
        self.lock = lock
        self.reader = reader

    @cached_property
    def writer(self) -> sqlite3.Connection:
        """The connection that `write` uses, opened at the first one."""
        return _open(self.path)

    def close(self) -> None:
        """Close the connections, then their lock file."""
        if "writer" in vars(self):
            self.writer.close()
        self.reader.close()
        self.lock.close()


def connect(path: Path | str, create: bool = False) -> Database:
    """Open the database for one thread or request; raises NoDatabase unless it exists or `create`.

    Outside `write` the connection reads only: no write can slip past the writer lock.
    """
    path = Path(path)
    if not create and not path.exists():
        raise NoDatabase(f"Chưa có cơ sở dữ liệu {path.name}. Xin chạy lệnh “flask init” trước.")
    with ExitStack() as stack, failures_named():
        lock = FileLock(path)
        stack.callback(lock.close)
        lock.share(OPEN)
        raw = _open(path)
        stack.callback(raw.close)
        _use_wal(raw, lock)
        raw.execute("PRAGMA query_only=ON")
        stack.pop_all()
    return Database(path, raw, lock)


def _open(path: Path) -> sqlite3.Connection:
    # cached_statements: the hot statements of every module stay prepared.
    raw = sqlite3.connect(path, timeout=10, isolation_level=None, cached_statements=256)
    for name, value in PRAGMAS.items():
        raw.execute(f"PRAGMA {name}={value}")
    return raw


def _use_wal(raw: sqlite3.Connection, lock: FileLock) -> None:
    """Once per file: the switch needs the database alone, which the busy handler does not wait for."""
    if raw.execute("PRAGMA journal_mode").fetchone()[0] == "wal":
        return
    with lock.held():
        raw.execute("PRAGMA journal_mode=WAL")


@contextmanager
def write(db: Database) -> Iterator[Database]:
    """One write transaction: the writer lock around BEGIN IMMEDIATE … COMMIT; nothing kept on any error.

    A `write` inside a `write` is a part of it: what it did is taken back where it raises, the outer
    one decides the rest. Do no rendering and no network inside. Raises Busy, NoRoom, DiskFailed.
    """
    if db.conn.in_transaction:
        with part(db):
            yield db
        return
    with failures_named():
        raw = db.writer
        with db.lock.held(), _transaction(raw):
            db.conn = raw
            try:
                yield db
            finally:
                db.conn = db.reader


@contextmanager
def _transaction(raw: sqlite3.Connection) -> Iterator[None]:
    try:
        raw.execute("BEGIN IMMEDIATE")
        yield
        raw.execute("COMMIT")
    finally:
        if raw.in_transaction:
            raw.execute("ROLLBACK")


@contextmanager
def part(db: Database) -> Iterator[None]:
    """A part of the running transaction, taken back alone where it raises."""
    # Always of one name, which may stand within itself: a new one each time would be prepared each time.
    db.conn.execute("SAVEPOINT part")
    try:
        yield
    except BaseException:
        # The error may have ended the whole transaction already.
        if db.conn.in_transaction:
            db.conn.execute("ROLLBACK TO part")
            db.conn.execute("RELEASE part")
        raise
    db.conn.execute("RELEASE part")


@contextmanager
def failures_named() -> Iterator[None]:
    """Say what the disk or a foreign lock did as one of the store's own errors."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        named = FAILURES.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
        if named is None:
            raise
        raise named from error


@contextmanager
def snapshot(db: Database) -> Iterator[Database]:
    """Several reads of one moment: writers go on, but nothing they do is seen inside."""
    if db.conn.in_transaction:
        yield db
        return
    db.conn.execute("BEGIN")
    try:
        yield db
    finally:
        db.conn.execute("COMMIT")


def checkpoint(db: Database) -> bool:
    """Move the log into the database file under the writer lock; False where a reader kept some of it.

    Waits 100 ms at most for readers, because every writer waits meanwhile.
    """
    with db.lock.held():
        db.conn.execute("PRAGMA busy_timeout=100")
        try:
            busy, _, _ = db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        finally:
            db.conn.execute(f"PRAGMA busy_timeout={PRAGMAS['busy_timeout']}")
    return not busy
