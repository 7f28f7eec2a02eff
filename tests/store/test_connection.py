import sqlite3
from contextlib import closing
from pathlib import Path
from threading import Event, Thread

import pytest

from store import Database, audit, checkpoint, connect, snapshot, write
from store.checkpoints import keep_checkpointed, log_size
from store.connection import PRAGMAS
from store.errors import Busy, Damaged, DiskFailed, NoDatabase, NoRoom
from tests.store.house import AT, put, rows
from tests.store.processes import count_up, count_up_deferred, together


def actions(db: Database) -> list[str]:
    return [record.action for record in reversed(audit.latest(db))]


def test_it_opens_with_the_settings_that_keep_acknowledged_saves(db: Database) -> None:
    held = {name: str(db.conn.execute(f"PRAGMA {name}").fetchone()[0]) for name in [*PRAGMAS, "journal_mode"]}
    assert held == {
        "synchronous": "2", "busy_timeout": "10000", "foreign_keys": "1", "wal_autocheckpoint": "0",
        "trusted_schema": "0", "cell_size_check": "1", "recursive_triggers": "1", "journal_mode": "wal",
    }  # fmt: skip
    assert db.conn.isolation_level is None


def test_it_refuses_a_database_that_was_never_made(tmp_path: Path) -> None:
    with pytest.raises(NoDatabase, match="flask init"):
        connect(tmp_path / "baocao.db")
    assert not (tmp_path / "baocao.db").exists()


def test_it_says_where_a_database_cannot_be_made(tmp_path: Path) -> None:
    with pytest.raises(DiskFailed, match="khong-co"):
        connect(tmp_path / "khong-co" / "baocao.db", create=True)


def test_it_says_that_a_database_is_damaged(path: Path) -> None:
    connect(path).close()
    path.write_text("hỏng " * 2000, encoding="utf-8")
    with pytest.raises(Damaged, match="flask restore"):
        connect(path)


def test_it_refuses_to_write_outside_the_writer_lock(db: Database) -> None:
    sql = "INSERT INTO audit (at, action) VALUES (?, 'đăng nhập')"
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        db.execute(sql, (AT,))
    with write(db):
        db.execute(sql, (AT,))
    assert actions(db) == ["đăng nhập"]


def test_reading_goes_on_beside_a_write_and_sees_it_at_its_end(db: Database) -> None:
    count = "SELECT count(*) FROM audit"
    with write(db):
        audit.add(db, "một", None, AT)
        assert db.conn.execute(count).fetchone() == (1,)
        assert db.reader.execute(count).fetchone() == (0,)
    assert db.conn.execute(count).fetchone() == (1,)


@pytest.mark.parametrize("error", [KeyError, sqlite3.IntegrityError])
def test_after_a_write_that_failed_it_only_reads_again(db: Database, error: type[Exception]) -> None:
    with pytest.raises(error), write(db):
        raise error
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        db.execute("DELETE FROM sessions")


def test_closed_it_lets_go_of_both_connections(path: Path) -> None:
    db = connect(path)
    put(db, "một", 0, 1)
    db.close()
    for raw in (db.reader, db.writer):
        with pytest.raises(sqlite3.ProgrammingError, match="closed"):
            raw.execute("SELECT 1")


def test_it_keeps_nothing_of_a_write_that_failed(db: Database) -> None:
    with pytest.raises(KeyError), write(db):
        audit.add(db, "một", None, AT)
        raise KeyError
    with write(db):
        audit.add(db, "hai", None, AT)
    assert actions(db) == ["hai"]


def test_a_write_inside_a_write_is_taken_back_alone(db: Database) -> None:
    with write(db):
        audit.add(db, "một", None, AT)
        with pytest.raises(KeyError), write(db):
            audit.add(db, "hai", None, AT)
            raise KeyError
        audit.add(db, "ba", None, AT)
    assert actions(db) == ["một", "ba"]


def test_a_write_inside_a_failed_write_is_taken_back_with_it(db: Database) -> None:
    with pytest.raises(KeyError), write(db):
        audit.add(db, "một", None, AT)
        raise KeyError
    assert actions(db) == []


def test_a_part_of_a_part_is_taken_back_alone(db: Database) -> None:
    with write(db), write(db):
        audit.add(db, "một", None, AT)
        with pytest.raises(KeyError), write(db):
            audit.add(db, "hai", None, AT)
            with write(db):
                audit.add(db, "ba", None, AT)
            raise KeyError
        audit.add(db, "bốn", None, AT)
    assert actions(db) == ["một", "bốn"]


def test_an_error_that_ended_the_whole_write_is_told_as_it_is(db: Database) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="hết"), write(db):
        db.conn.execute("CREATE TEMP TRIGGER last BEFORE INSERT ON audit BEGIN SELECT RAISE(ROLLBACK, 'hết'); END")
        with write(db):
            audit.add(db, "một", None, AT)
    assert actions(db) == []


def test_a_snapshot_sees_one_moment(db: Database, path: Path) -> None:
    with closing(connect(path)) as other, snapshot(db):
        before = actions(db)
        audit.add(other, "sau", None, AT)
        assert actions(db) == before == []
    assert actions(db) == ["sau"]


def test_a_full_disk_is_said_and_the_old_data_stays(db: Database) -> None:
    put(db, "cũ", 0, 1)
    pages = db.conn.execute("PRAGMA page_count").fetchone()[0]
    db.writer.execute(f"PRAGMA max_page_count={pages}")
    with pytest.raises(NoRoom, match="hết chỗ"):
        put(db, "mới " * 20_000, 1, 2)
    db.writer.execute("PRAGMA max_page_count=1000000")
    assert put(db, "mới " * 20_000, 1, 2).revision == 2


def test_a_foreign_writer_is_said_to_be_busy(db: Database, path: Path) -> None:
    db.writer.execute("PRAGMA busy_timeout=10")
    with closing(sqlite3.connect(path, isolation_level=None)) as foreign:
        foreign.execute("BEGIN IMMEDIATE")
        with pytest.raises(Busy):
            audit.add(db, "một", None, AT)
        foreign.execute("ROLLBACK")
    audit.add(db, "hai", None, AT)
    assert actions(db) == ["hai"]


def test_four_processes_read_and_write_without_a_failure_or_a_loss(path: Path) -> None:
    assert together(count_up, path, 4, 100) == ["", "", "", ""]
    kept = rows(path)
    assert [(entry[2], entry[3]) for entry in kept["entries"]] == [('{"q":"400"}', 400)]
    assert len(kept["receipts"]) == 400


def test_a_deferred_begin_fails_where_two_read_before_they_write(tmp_path: Path) -> None:
    file = tmp_path / "bare.db"
    with closing(sqlite3.connect(file, isolation_level=None)) as raw:
        raw.executescript("PRAGMA journal_mode=WAL; CREATE TABLE counter (value INTEGER);")
        raw.execute("INSERT INTO counter VALUES (0)")
    failed = [int(failures or 0) for failures in together(count_up_deferred, file, 4, 100)]
    with closing(sqlite3.connect(file)) as raw:
        assert raw.execute("SELECT value FROM counter").fetchone()[0] == 400 - sum(failed)
    assert sum(failed) > 0


def test_a_deferred_begin_fails_at_once_whatever_the_timeout(path: Path) -> None:
    with (
        closing(sqlite3.connect(path, timeout=10, isolation_level=None)) as one,
        closing(sqlite3.connect(path, timeout=10, isolation_level=None)) as two,
    ):
        for raw in (one, two):
            raw.execute("BEGIN")
            raw.execute("SELECT count(*) FROM audit").fetchone()
        one.execute("INSERT INTO audit (at, action) VALUES (?, 'một')", (AT,))
        one.execute("COMMIT")
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            two.execute("INSERT INTO audit (at, action) VALUES (?, 'hai')", (AT,))


def test_a_checkpoint_empties_the_log(db: Database, path: Path) -> None:
    put(db, "một", 0, 1)
    assert log_size(path) > 0
    assert checkpoint(db)
    assert log_size(path) == 0


def test_a_checkpoint_gives_up_soon_where_somebody_reads(db: Database, path: Path) -> None:
    with closing(connect(path)) as reader, snapshot(reader):
        reader.conn.execute("SELECT count(*) FROM entries").fetchone()
        put(db, "một", 0, 1)
        assert not checkpoint(db)
    assert checkpoint(db)


def test_the_checkpointer_empties_the_log_by_itself(db: Database, path: Path) -> None:
    stop = Event()
    thread = Thread(target=keep_checkpointed, args=(path, stop, 0.01))
    thread.start()
    put(db, "một", 0, 1)
    for _ in range(500):
        if not log_size(path):
            break
        stop.wait(0.01)
    stop.set()
    thread.join()
    assert log_size(path) == 0
