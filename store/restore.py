"""A backup back into an instance: everything is verified before anything present is touched (reliability.md F2)."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path

from store import manifest
from store.copies import copy_files, disk_named, draft_folder, look_through
from store.errors import BackupRefused, InstanceHeld
from store.lock import OPEN, SERVER, FileLock
from store.manifest import DATABASE, FILES, MANIFEST, SEAL, Manifest, refused, to_disk
from store.migrations import STEPS, migrate

LOGS = (f"{DATABASE}-wal", f"{DATABASE}-shm")


@disk_named()
def restore(folder: Path, instance: Path) -> Path | None:
    """Put a backup (or the newest of the backups in `folder`) in place of what the instance holds.

    Returns the folder inside the instance where the data it had is kept, None where it had none.
    Raises BackupRefused (damaged, or of a newer program), InstanceHeld (a server or another program
    works on it), NoRoom, DiskFailed; the present data is unchanged then.
    """
    source = find(folder)
    described = manifest.read(source)
    _refuse_damaged(source, source, described)
    with draft_folder(instance) as draft, _held(instance):
        copy_files(described.files, source, draft)
        # What is put in place is what was measured, even if the stick is pulled out half-way.
        _refuse_damaged(source, draft, described)
        _refuse_unknown(source, draft, described)
        migrate(draft / DATABASE)
        aside = _set_aside(instance)
        for name in reversed([name for name in FILES if name in described.files]):  # the database last
            os.replace(draft / name, instance / name)
        to_disk(instance)
    return aside


def find(folder: Path) -> Path:
    """The backup that `folder` is, or the newest that it holds; raises BackupRefused."""
    inside = sorted(folder.glob("[!.]*/"), reverse=True) if folder.is_dir() else []
    for each in (folder, *inside):
        if any((each / name).exists() for name in (MANIFEST, SEAL, DATABASE)):
            return each
    raise BackupRefused(f"Không có bản sao lưu nào trong thư mục {folder}. Xin kiểm tra lại đường dẫn.")


def _refuse_damaged(source: Path, folder: Path, described: Manifest) -> None:
    found = manifest.measure(folder)
    for name, expected in described.files.items():
        if name not in found:
            raise refused(source, f"thiếu tệp {name}")
        if found[name] != expected:
            raise refused(source, f"có tệp {name} bị hỏng (không khớp với tệp {MANIFEST})")


def _refuse_unknown(source: Path, draft: Path, described: Manifest) -> None:
    rows, steps = look_through(draft)
    if (rows, steps) != (described.rows, described.steps):
        raise refused(source, "có số dòng dữ liệu không khớp với bản kê")
    if set(steps) - {file.stem for file in STEPS.glob("*.sql")}:
        raise BackupRefused(
            f"Bản sao lưu {source.name} do một phiên bản mới hơn của chương trình tạo ra. Dữ liệu hiện có "
            "vẫn giữ nguyên; xin dùng phiên bản mới hơn đó để phục hồi."
        )


@contextmanager
def _held(instance: Path) -> Iterator[None]:
    """Nobody else works on the instance meanwhile; whoever comes now waits until it is done."""
    lock = FileLock(instance / DATABASE)
    try:
        if not (lock.take(SERVER) and lock.take(OPEN)):
            raise InstanceHeld
        yield
    finally:
        lock.close()


def _set_aside(instance: Path) -> Path | None:
    """Keep the present files under a second name, then take the log away from the database."""
    if not (instance / DATABASE).exists():
        return None
    # Where the present database is damaged its log cannot be moved into it, and is kept beside it.
    with suppress(sqlite3.DatabaseError), closing(sqlite3.connect(instance / DATABASE)) as raw:
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    aside = instance / datetime.now().strftime("truoc-phuc-hoi-%Y%m%d-%H%M%S-%f")
    aside.mkdir(mode=0o700)
    for name in (*FILES, *LOGS):
        if (instance / name).exists():
            os.link(instance / name, aside / name)
    to_disk(aside)
    for name in LOGS:
        (instance / name).unlink(missing_ok=True)
    return aside
