"""Small writes of one process that wait for the writer lock at the same time go to the disk together.

A commit waits for the disk, five milliseconds on a plain one, and only one runs at a time: alone, saves come to two
hundred in a second at most. Here the first that waits takes the others' work along: one transaction, each work in
its own savepoint, one wait for the disk, and nobody is answered before that is over.
"""

import threading
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from store.connection import Database, failures_named, part, write

T = TypeVar("T")
MOST = 64
"""How many works share one transaction: readers of what they wrote wait no longer than for those."""


@dataclass(eq=False)
class _Work:
    """One work that waits; `woken` where it is done, or where its thread is to lead the next."""

    act: Callable[[Database], Any]
    woken: threading.Event = field(default_factory=threading.Event)
    done: bool = False
    result: Any = None
    error: BaseException | None = None

    def attempt(self, db: Database) -> None:
        """Do it in a savepoint; an error is this work's own, unless it has ended the whole transaction."""
        try:
            with failures_named(), part(db):
                self.result = self.act(db)
        except Exception as error:
            if not db.conn.in_transaction:
                raise
            self.error = error

    def answer(self) -> Any:
        if self.error is not None:
            raise self.error
        return self.result


@dataclass
class _Line:
    """The works of this process that wait for one database, and whether one of their threads leads."""

    guard: threading.Lock = field(default_factory=threading.Lock)
    waiting: list[_Work] = field(default_factory=list)
    led: bool = False

    def join(self, work: _Work) -> bool:
        """Stand in the line; True where this work's thread is to lead."""
        with self.guard:
            self.waiting.append(work)
            leads, self.led = not self.led, True
        return leads

    def take(self) -> list[_Work]:
        """The works to be done now, the oldest first."""
        with self.guard:
            taken, self.waiting = self.waiting[:MOST], self.waiting[MOST:]
        return taken

    def hand_on(self, given_up: _Work) -> None:
        """Let the next in line lead."""
        with self.guard:
            self.waiting = [work for work in self.waiting if work is not given_up]
            self.led = bool(self.waiting)
            following = self.waiting[0] if self.waiting else None
        if following:
            following.woken.set()


_lines: defaultdict[Path, _Line] = defaultdict(_Line)


def write_together(db: Database, act: Callable[[Database], T]) -> T:
    """What `act` gives, done in a write transaction that other threads' works may share; it is on the disk then.

    `act` gets the database to work on, which may be another thread's connection, and may run in that thread: it
    only writes, from values it already has. Raises what `act` raises, and what `write` does.
    """
    if db.conn.in_transaction:
        return act(db)
    line, mine = _lines[db.path], _Work(act)
    if not line.join(mine):
        mine.woken.wait()
    if not mine.done:
        _lead(db, line, mine)
    result: T = mine.answer()
    return result


def _lead(db: Database, line: _Line, mine: _Work) -> None:
    taken: list[_Work] = []
    try:
        with write(db):
            taken = line.take()
            for work in taken:
                work.attempt(db)
    except BaseException as error:
        for work in taken or [mine]:
            work.error = error
    finally:
        line.hand_on(mine)
        for work in taken:
            work.done = True
            if work is not mine:
                work.woken.set()
