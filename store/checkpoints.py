"""The only checkpointer: one thread of the server moves the log into the database now and then."""

from pathlib import Path
from threading import Event

from store.connection import checkpoint, connect


def keep_checkpointed(database: Path, stop: Event, every: float = 3.0) -> None:
    """Checkpoint every few seconds where anything was written, until `stop` is set; for a thread of its own.

    Its connection stays open, which keeps the short ones of the requests from being the last to close:
    SQLite would checkpoint at each such close.
    """
    db = connect(database)
    try:
        db.conn.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        while not stop.wait(every):
            if log_size(database):
                checkpoint(db)
    finally:
        db.close()


def log_size(database: Path) -> int:
    """Bytes in the write-ahead log, 0 where there is none; a long log makes reading slower."""
    log = Path(f"{database}-wal")
    return log.stat().st_size if log.exists() else 0
