import json
import sqlite3
import time
from contextlib import closing
from pathlib import Path
from threading import Thread

import pytest

from store import connect
from store.backup import backup, restore
from store.errors import BackupRefused, DiskFailed, NoDatabase
from store.manifest import FILES, MANIFEST, SEAL
from tests.store.house import build, put, rows
from tests.store.processes import save_each, together

REPORTS = 10


@pytest.fixture
def instance(tmp_path: Path) -> Path:
    folder = tmp_path / "instance"
    folder.mkdir()
    build(folder / "baocao.db", REPORTS)
    (folder / "secret.key").write_bytes(bytes(range(32)))
    (folder / "config.toml").write_text("[server]\nport = 8001\n", encoding="utf-8")
    return folder


def halves(path: Path) -> list[tuple[int, str, int]]:
    """The saves whose entry, history and receipt do not say the same."""
    sql = """
    SELECT entries.report_id, entries.section, entries.revision FROM entries
    WHERE revision <> (SELECT max(revision) FROM entry_history AS kept
                       WHERE kept.report_id = entries.report_id AND kept.section = entries.section)
       OR revision <> (SELECT count(*) FROM receipts
                       WHERE scope LIKE 'entry/' || entries.report_id || '/' || entries.section || '/%')"""
    with closing(sqlite3.connect(path)) as raw:
        return raw.execute(sql).fetchall()


def test_a_backup_taken_under_load_comes_back_row_for_row(instance: Path, tmp_path: Path) -> None:
    failures: list[str] = []
    load = (save_each, instance / "baocao.db", 2, range(1, REPORTS + 1), 30)
    saving = Thread(target=lambda: failures.extend(together(*load)))
    saving.start()
    while saving.is_alive() and not rows(instance / "baocao.db")["entries"]:
        time.sleep(0.01)
    before = len(rows(instance / "baocao.db")["receipts"])
    taken = backup(instance, tmp_path / "sao-luu")
    busy = saving.is_alive()
    saving.join()
    restore(taken, tmp_path / "moi")
    again = rows(tmp_path / "moi" / "baocao.db")
    assert failures == ["", ""] and busy
    assert again == rows(taken / "baocao.db") and halves(tmp_path / "moi" / "baocao.db") == []
    assert before <= len(again["receipts"]) < len(rows(instance / "baocao.db")["receipts"]) == 2 * REPORTS * 30


def test_a_backup_restored_into_an_empty_instance_has_every_row_and_file(instance: Path, tmp_path: Path) -> None:
    with closing(connect(instance / "baocao.db")) as db:
        put(db, "một", 0, 1)
        backup(instance, tmp_path / "sao-luu")
    assert restore(tmp_path / "sao-luu", tmp_path / "moi") is None
    assert rows(tmp_path / "moi" / "baocao.db") == rows(instance / "baocao.db")
    for name in FILES[1:]:
        assert (tmp_path / "moi" / name).read_bytes() == (instance / name).read_bytes()


def test_a_restored_instance_works_on(instance: Path, tmp_path: Path) -> None:
    backup(instance, tmp_path / "sao-luu")
    restore(tmp_path / "sao-luu", tmp_path / "moi")
    with closing(connect(tmp_path / "moi" / "baocao.db")) as db:
        assert put(db, "một", 0, 1).revision == 1
        assert db.conn.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert sorted(file.name for file in (tmp_path / "moi").iterdir()) == sorted([*FILES, "baocao.db.lock"])


def test_copying_the_database_file_alone_loses_what_is_in_the_log(instance: Path, tmp_path: Path) -> None:
    with closing(connect(instance / "baocao.db")) as db:
        put(db, "một", 0, 1)
        (tmp_path / "copy.db").write_bytes((instance / "baocao.db").read_bytes())
        taken = backup(instance, tmp_path / "sao-luu")
    assert rows(tmp_path / "copy.db")["entries"] == []
    assert len(rows(taken / "baocao.db")["entries"]) == 1


def test_a_backup_says_what_it_holds_and_is_its_owners_alone(instance: Path, tmp_path: Path) -> None:
    taken = backup(instance, tmp_path / "sao-luu", "20120710")
    described = json.loads((taken / MANIFEST).read_text(encoding="utf-8"))
    assert list(described["files"]) == list(FILES) and described["rows"]["reports"] == REPORTS
    assert taken.name == "20120710" and taken.stat().st_mode & 0o777 == 0o700
    assert {(taken / name).stat().st_mode & 0o777 for name in FILES} == {0o600}


def test_a_backup_needs_no_key_and_no_configuration(instance: Path, tmp_path: Path) -> None:
    (instance / "secret.key").unlink()
    (instance / "config.toml").unlink()
    taken = backup(instance, tmp_path / "sao-luu")
    assert sorted(file.name for file in taken.iterdir()) == sorted(["baocao.db", MANIFEST, SEAL])
    restore(taken, tmp_path / "moi")
    assert not (tmp_path / "moi" / "secret.key").exists()


def test_a_backup_that_fails_leaves_nothing_behind(instance: Path, tmp_path: Path) -> None:
    (tmp_path / "sao-luu").mkdir()
    with pytest.raises(NoDatabase):
        backup(tmp_path / "khong-co", tmp_path / "sao-luu")
    assert list((tmp_path / "sao-luu").iterdir()) == []
    backup(instance, tmp_path / "sao-luu")
    assert len(list((tmp_path / "sao-luu").iterdir())) == 1


def test_a_folder_that_cannot_be_written_is_said(instance: Path, tmp_path: Path) -> None:
    (tmp_path / "tep").write_text("", encoding="utf-8")
    with pytest.raises(DiskFailed, match="tep"):
        backup(instance, tmp_path / "tep")


def test_it_refuses_to_back_up_what_is_not_sound(instance: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(instance / "baocao.db")) as raw, raw:
        raw.execute("UPDATE reports SET unit_id = 999 WHERE id = 1")
    with pytest.raises(BackupRefused, match="trỏ đến"):
        backup(instance, tmp_path / "sao-luu")
    assert list((tmp_path / "sao-luu").iterdir()) == []


def test_the_newest_backup_of_a_folder_is_restored(instance: Path, tmp_path: Path) -> None:
    backup(instance, tmp_path / "sao-luu")
    with closing(connect(instance / "baocao.db")) as db:
        put(db, "một", 0, 1)
    backup(instance, tmp_path / "sao-luu")
    restore(tmp_path / "sao-luu", tmp_path / "moi")
    assert len(rows(tmp_path / "moi" / "baocao.db")["entries"]) == 1


def test_what_the_instance_held_is_kept_aside(instance: Path, tmp_path: Path) -> None:
    taken = backup(instance, tmp_path / "sao-luu")
    with closing(connect(instance / "baocao.db")) as db:
        put(db, "sau bản sao", 0, 1)
    held = rows(instance / "baocao.db")
    aside = restore(taken, instance)
    assert aside is not None and rows(aside / "baocao.db") == held
    assert rows(instance / "baocao.db")["entries"] == []
