"""Copies of an instance's files: made in a folder of their own, looked through, then moved into place."""

import errno
import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import mkdtemp
from urllib.parse import quote

from store.connection import failures_named
from store.errors import DiskFailed, NoRoom
from store.manifest import DATABASE, refused, to_disk
from store.migrations import SCHEMA


@contextmanager
def draft_folder(folder: Path) -> Iterator[Path]:
    """A new folder (mode 0700) inside `folder`, gone afterwards unless it was renamed."""
    folder.mkdir(parents=True, exist_ok=True)
    draft = Path(mkdtemp(prefix=".dang-sao-", dir=folder))
    try:
        yield draft
    finally:
        shutil.rmtree(draft, ignore_errors=True)


@contextmanager
def disk_named() -> Iterator[None]:
    """Say what the disk did as NoRoom or DiskFailed, whether Python or SQLite met it."""
    try:
        with failures_named():
            yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise NoRoom from error
        raise DiskFailed(f"Không đọc hoặc ghi được {error.filename}: {error.strerror}.") from error


def copy_files(names: Iterable[str], source: Path, target: Path) -> None:
    """Copy the named files that `source` has, readable by their owner only, and wait until they are on disk."""
    for name in names:
        if (source / name).exists():
            shutil.copyfile(source / name, target / name)
            (target / name).chmod(0o600)
            to_disk(target / name)


def look_through(folder: Path) -> tuple[dict[str, int], tuple[str, ...]]:
    """Rows of each table and steps of the schema of a copied database; BackupRefused where it is not sound.

    The file is opened as one that nobody changes, so nothing beside it is read or made.
    """
    address = f"file:{quote(str(folder / DATABASE))}?mode=ro&immutable=1"
    try:
        with closing(sqlite3.connect(address, uri=True)) as raw:
            _refuse_unsound(folder, raw)
            tables = raw.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
            rows = {name: _count(raw, name) for (name,) in tables.fetchall()}
            return rows, _steps(raw)
    except sqlite3.DatabaseError as error:
        raise refused(folder, "có cơ sở dữ liệu không đọc được") from error


def _refuse_unsound(folder: Path, raw: sqlite3.Connection) -> None:
    if raw.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
        raise refused(folder, "có cơ sở dữ liệu bị hỏng")
    if raw.execute("PRAGMA foreign_key_check").fetchone():
        raise refused(folder, "có dòng dữ liệu trỏ đến chỗ không còn")


def _count(raw: sqlite3.Connection, table: str) -> int:
    count: int = raw.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]
    return count


def _steps(raw: sqlite3.Connection) -> tuple[str, ...]:
    sql = f"SELECT name FROM {SCHEMA.migrations_table} WHERE migration_set = ? ORDER BY id"
    return tuple(name for (name,) in raw.execute(sql, (SCHEMA.name,)))
