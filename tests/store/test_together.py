"""Small writes of many threads share a transaction: all are kept, an error is its own work's alone."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from store import together
from store.connection import Database, connect, write
from store.errors import NoRoom
from store.together import write_together
from tests.serving import happens

Act = Callable[[Database], Any]
MANY = 12


@pytest.fixture
def file(tmp_path: Path) -> Path:
    with closing(connect(tmp_path / "thu.db", create=True)) as db, write(db):
        db.conn.execute("CREATE TABLE said (word TEXT NOT NULL UNIQUE)")
    return tmp_path / "thu.db"


@pytest.fixture
def db(file: Path) -> Iterator[Database]:
    with closing(connect(file)) as opened:
        yield opened


@pytest.fixture
def crowd() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(MANY) as pool:
        yield pool


def say(word: str) -> Act:
    def act(db: Database) -> int:
        db.conn.execute("INSERT INTO said (word) VALUES (?)", (word,))
        return threading.get_ident()

    return act


def refuse(db: Database) -> None:
    db.conn.execute("INSERT INTO said (word) VALUES ('dở dang')")
    raise LookupError("không có")


def of_own(file: Path, act: Act) -> Any:
    """The work of one thread, with a connection of its own."""
    with closing(connect(file)) as db:
        return write_together(db, act)


def held_back(file: Path, db: Database, crowd: ThreadPoolExecutor, acts: list[Act]) -> list[Future[Any]]:
    """All these works, after each of them has come to wait for a writer that is still busy."""
    with write(db):
        coming = [crowd.submit(of_own, file, act) for act in acts]
        assert happens(lambda: len(together._lines[file].waiting) == len(acts), 10)
    return coming


def words(db: Database) -> set[str]:
    return {row[0] for row in db.conn.execute("SELECT word FROM said")}


def test_one_alone_is_kept(file: Path, db: Database) -> None:
    write_together(db, say("một"))
    assert words(db) == {"một"}


def test_those_that_wait_together_are_written_by_one_of_them(
    file: Path, db: Database, crowd: ThreadPoolExecutor
) -> None:
    coming = held_back(file, db, crowd, [say(str(number)) for number in range(MANY)])
    assert len({each.result() for each in coming}) == 1
    assert words(db) == {str(number) for number in range(MANY)}


def test_an_error_takes_back_its_own_work_alone(file: Path, db: Database, crowd: ThreadPoolExecutor) -> None:
    coming = held_back(file, db, crowd, [say("trước"), refuse, say("sau")])
    assert isinstance(coming[1].exception(), LookupError)
    assert words(db) == {"trước", "sau"}


def test_what_the_database_refuses_is_an_error_of_one(file: Path, db: Database, crowd: ThreadPoolExecutor) -> None:
    coming = held_back(file, db, crowd, [say("một"), say("một"), say("hai")])
    assert [each.exception() is None for each in coming].count(False) == 1
    assert words(db) == {"một", "hai"}


def test_where_the_disk_is_full_nobody_is_told_that_it_is_kept(file: Path, db: Database) -> None:
    db.writer.execute("PRAGMA max_page_count=3")
    with pytest.raises(NoRoom):
        write_together(db, lambda each: each.conn.execute("INSERT INTO said VALUES (?)", ("x" * 100_000,)))
    assert words(db) == set()


def test_after_a_refusal_the_next_is_kept(file: Path, db: Database) -> None:
    with pytest.raises(LookupError):
        write_together(db, refuse)
    write_together(db, say("rồi"))
    assert words(db) == {"rồi"}


def test_inside_a_write_it_is_a_part_of_it(file: Path, db: Database) -> None:
    with pytest.raises(RuntimeError), write(db):
        write_together(db, say("một"))
        raise RuntimeError
    assert words(db) == set()


def test_many_threads_at_once_lose_nothing(file: Path, db: Database, crowd: ThreadPoolExecutor) -> None:
    coming = [crowd.submit(of_own, file, say(str(number))) for number in range(300)]
    for each in coming:
        each.result(30)
    assert len(words(db)) == 300
