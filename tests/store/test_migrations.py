import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from store import Database, connect, migrate, write
from store.errors import NewerSchema
from store.migrations import STEPS, applied
from tests.store.house import rows
from tests.store.processes import apply_bare, migrate_now, together


def test_six_processes_that_start_together_apply_each_step_once(tmp_path: Path) -> None:
    file = tmp_path / "baocao.db"
    assert together(migrate_now, file, 6) == [""] * 6
    assert len(rows(file)["_sqlite_migrations"]) == len(list(STEPS.glob("*.sql")))


def test_the_bare_library_crashes_where_six_processes_start_together(tmp_path: Path) -> None:
    assert any(together(apply_bare, tmp_path / "baocao.db", 6))


def test_migrating_again_changes_nothing(path: Path) -> None:
    before = rows(path)
    migrate(path)
    assert rows(path) == before


def test_every_table_is_strict(db: Database) -> None:
    loose = db.conn.execute("SELECT name FROM pragma_table_list WHERE schema = 'main' AND NOT strict").fetchall()
    assert [name for (name,) in loose if not name.startswith("sqlite_")] == []


def test_the_steps_are_known_in_order(db: Database) -> None:
    assert applied(db) == tuple(sorted(file.stem for file in STEPS.glob("*.sql")))


def test_it_refuses_a_database_of_a_newer_program(path: Path) -> None:
    with closing(connect(path)) as db, write(db):
        sql = "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('baocao', '9999_later', '')"
        db.conn.execute(sql)
    before = rows(path)
    with pytest.raises(NewerSchema, match="mới hơn"):
        migrate(path)
    assert rows(path) == before


@pytest.mark.parametrize(
    ("sound", "unsound"),
    [
        ("(1, 1, 's', '{}', 1, 1, '2012-07-10T08:00:00')", "(1, 1, 's', '{}', 'một', 1, '2012-07-10T08:00:00')"),
        ("(1, 1, 's', '{}', 1, 1, '2012-07-10T08:00:00')", "(1, 1, 's', '{}', 0, 1, '2012-07-10T08:00:00')"),
        ("(1, 1, 's', '{}', 1, 1, '2012-07-10T08:00:00')", "(1, 1, 's', '{}', 1, 1, '10/7/2012')"),
        ("(1, 1, 's', '{}', 1, 1, '2012-07-10T08:00:00')", "(1, 1, 's', 'NaN', 1, 1, '2012-07-10T08:00:00')"),
        ("(1, 1, 's', '{}', 1, 1, '2012-07-10T08:00:00')", "(1, 1, 's', '{}', 1, 99, '2012-07-10T08:00:00')"),
        ("(1, 1, 's', '{}', 1, 1, '2012-07-10T08:00:00')", "(1, 99, 's', '{}', 1, 1, '2012-07-10T08:00:00')"),
    ],
    ids=["text for a revision", "revision 0", "a day for a time", "no JSON object", "no such user", "no such report"],
)
def test_it_refuses_an_entry_that_cannot_be_true(db: Database, sound: str, unsound: str) -> None:
    columns = "(rowid, report_id, section, content, revision, saved_by, saved_at)"
    with pytest.raises(sqlite3.IntegrityError), write(db):
        db.conn.execute(f"INSERT INTO entries {columns} VALUES {unsound}")
    with write(db):
        assert db.conn.execute(f"INSERT INTO entries {columns} VALUES {sound}").rowcount == 1
