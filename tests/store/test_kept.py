"""A thread's connection: kept from one request to the next, its own, and of the file that is there now."""

import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from store import connect, kept, migrate, write
from store.errors import NoDatabase
from store.kept import let_go
from store.lock import OPEN, FileLock


@pytest.fixture
def path(tmp_path: Path) -> Iterator[Path]:
    migrate(tmp_path / "x.db")
    yield tmp_path / "x.db"
    let_go()


def test_the_same_thread_gets_the_same_connection(path: Path) -> None:
    assert kept(path) is kept(path)


def test_another_thread_gets_its_own_and_lets_go_of_it_with_its_end(path: Path) -> None:
    others: list[bool] = []
    with closing(FileLock(path)) as lock:
        mine = kept(path)
        thread = threading.Thread(target=lambda: others.append(kept(path) is mine))
        thread.start()
        thread.join()
        let_go()
        assert others == [False]
        assert lock.take(OPEN)


def test_what_others_have_written_is_seen(path: Path) -> None:
    kept(path).conn.execute("SELECT count(*) FROM audit").fetchone()
    with closing(connect(path)) as other, write(other):
        other.conn.execute("INSERT INTO audit (action, at) VALUES ('x', '2012-07-10T08:00:00')")
    assert kept(path).conn.execute("SELECT count(*) FROM audit").fetchone() == (1,)


def test_another_database_takes_its_place(path: Path, tmp_path: Path) -> None:
    first = kept(path)
    migrate(tmp_path / "y.db")
    assert kept(tmp_path / "y.db").path == tmp_path / "y.db"
    assert kept(path) is not first


def test_a_file_put_in_place_of_the_old_one_is_opened_anew(path: Path, tmp_path: Path) -> None:
    first = kept(path)
    migrate(tmp_path / "new.db")
    (tmp_path / "new.db").rename(path)
    assert kept(path) is not first


def test_a_file_that_is_gone_is_told(path: Path) -> None:
    kept(path)
    path.unlink()
    with pytest.raises(NoDatabase):
        kept(path)


def test_what_was_left_undone_is_taken_back(path: Path) -> None:
    left = kept(path)
    left.conn.execute("PRAGMA query_only=OFF")
    left.conn.execute("BEGIN")
    left.conn.execute("INSERT INTO audit (action, at) VALUES ('x', '2012-07-10T08:00:00')")
    assert kept(path) is not left
    assert kept(path).conn.execute("SELECT count(*) FROM audit").fetchone() == (0,)


def test_nothing_is_held_once_it_is_let_go(path: Path) -> None:
    kept(path)
    with closing(FileLock(path)) as lock:
        assert not lock.take(OPEN)
        let_go()
        assert lock.take(OPEN)
