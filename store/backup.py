"""A backup of the whole instance while it works: database, key, configuration (reliability.md F1)."""

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from store import manifest
from store.connection import connect
from store.copies import copy_files, disk_named, draft_folder, look_through
from store.manifest import DATABASE, FILES, Manifest, to_disk
from store.restore import restore

__all__ = ["backup", "restore"]


@disk_named()
def backup(instance: Path, folder: Path, stamp: str = "") -> Path:
    """Back the instance up into a new folder `folder/<stamp>`, whole or not at all; returns that folder.

    Writers go on meanwhile, and the backup shows one moment. `stamp` is the machine's own time where
    not given: a demo's clock stands still. Raises NoDatabase, NoRoom, DiskFailed, and BackupRefused
    where the copy is not sound.
    """
    taken = datetime.now()
    target = folder / (stamp or taken.strftime("%Y%m%d-%H%M%S-%f"))
    with draft_folder(folder) as draft:
        _copy_database(instance / DATABASE, draft / DATABASE)
        copy_files(FILES[1:], instance, draft)
        rows, steps = look_through(draft)
        files = manifest.measure(draft)
        manifest.write(draft, Manifest(taken.isoformat(timespec="seconds"), files, rows, steps))
        to_disk(draft)
        draft.rename(target)
        to_disk(folder)
    return target


def _copy_database(source: Path, target: Path) -> None:
    """One file of one moment: all pages in one step, then without a log beside it."""
    with closing(connect(source)) as db, closing(sqlite3.connect(target)) as copy:
        db.conn.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")
    target.chmod(0o600)
    to_disk(target)
