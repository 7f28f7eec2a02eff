"""The housekeeper of an instance: keeps the log short, forgets what has run out, backs up every night.

`python -m jobs.housekeeper` runs it until SIGTERM; `serve` keeps it running.
"""

import contextlib
import shutil
import signal
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path
from threading import Event, Thread
from time import monotonic

from jobs import exports
from jobs.stop import Stop
from reporting.clock import Clock, stamp
from settings import Settings, load_settings
from store import failed_logins, receipts, sessions
from store.backup import backup
from store.checkpoints import keep_checkpointed
from store.connection import connect
from store.errors import StoreError

NIGHT = time(2)
"""When the nightly backup is due; a machine that was off then makes it after its next start."""
KEPT_WHOLE = timedelta(hours=48)
KEPT_DAILY = timedelta(days=30)
EXPORTS_KEPT = timedelta(days=14)
NAME = "%Y%m%d-%H%M%S"
UNFINISHED = timedelta(hours=6)
DRAFT = ".sao-luu-*"
"""What a backup is called while it is made; one that was cut off by kill -9 stays behind."""


@dataclass(frozen=True)
class Chore:
    """Something done again and again; `do` is given the settings and the real time in Vietnam."""

    label: str
    every: timedelta
    do: Callable[[Settings, datetime], None]


def forget(settings: Settings, now: datetime) -> None:
    """Delete the sign-ins, failed sign-ins and receipts that have run out; receipts live by a demo's clock."""
    db = connect(settings.database)
    try:
        sessions.purge(db, stamp(now))
        failed_logins.purge(db, stamp(now))
        receipts.purge(db, stamp(Clock(settings.clock).now()))
    finally:
        db.close()


def forget_exports(settings: Settings, now: datetime) -> None:
    """Delete jobs asked for more than two weeks ago that nobody works on, with their files; by a demo's clock."""
    db = connect(settings.database)
    try:
        exports.forget(settings, db, stamp(Clock(settings.clock).now() - EXPORTS_KEPT))
    finally:
        db.close()


def back_up(settings: Settings, now: datetime) -> None:
    """Back up into `backups/` of the instance where a night's backup is missing, then delete the outdated."""
    folder = settings.instance / "backups"
    if is_due(backups(folder), now):
        backup(settings.instance, folder, now.strftime(NAME))
        clear(folder, now)


def clear(folder: Path, now: datetime) -> None:
    """Delete the outdated backups, and the drafts of backups that were never finished."""
    found = backups(folder)
    for taken in outdated(found, now):
        shutil.rmtree(found[taken])
    for draft in folder.glob(DRAFT):
        if now.timestamp() - draft.stat().st_mtime > UNFINISHED.total_seconds():
            shutil.rmtree(draft)


def backups(folder: Path) -> dict[datetime, Path]:
    """The backups in a folder by the moment in their names (wall time); other names are none of ours."""
    found = {}
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        with contextlib.suppress(ValueError):
            found[datetime.strptime(path.name[:15], NAME)] = path
    return found


def is_due(taken: Iterable[datetime], now: datetime) -> bool:
    """Say whether no backup has been taken since the last two o'clock at night."""
    wall = now.replace(tzinfo=None)
    tonight = datetime.combine(wall.date(), NIGHT)
    last = tonight if wall >= tonight else tonight - timedelta(days=1)
    # A backup from the future was made before the clock was set back; it must not hold up the next.
    return not any(last <= moment <= wall for moment in taken)


def outdated(taken: Iterable[datetime], now: datetime) -> list[datetime]:
    """Return which backups to delete: kept are all of 48 hours, the last of each of 30 days, and the newest."""
    wall = now.replace(tzinfo=None)
    in_order = sorted(taken)
    last_of_day = {moment.date(): moment for moment in in_order}
    daily = {moment for moment in last_of_day.values() if wall - moment <= KEPT_DAILY}
    kept = daily | set(in_order[-1:])
    return [moment for moment in in_order if wall - moment > KEPT_WHOLE and moment not in kept]


CHORES = (
    Chore("dọn dữ liệu hết hạn", timedelta(hours=1), forget),
    Chore("dọn tệp đã xuất", timedelta(hours=6), forget_exports),
    Chore("sao lưu hằng đêm", timedelta(minutes=1), back_up),
)


def keep_house(settings: Settings, stop: Stop) -> None:
    """Do the chores and keep the log short until `stop` is set; a chore that fails is tried again later."""
    ended = Event()
    log = Thread(target=keep_checkpointed, args=(settings.database, ended), name="log")
    log.start()
    due = dict.fromkeys(CHORES, monotonic())
    while not stop.wait(1) and log.is_alive():
        for chore in CHORES:
            if monotonic() >= due[chore]:
                due[chore] = monotonic() + chore.every.total_seconds()
                _try(chore, settings)
    ended.set()
    log.join()


def _try(chore: Chore, settings: Settings) -> None:
    try:
        chore.do(settings, Clock().now())
    except (StoreError, OSError) as error:
        print(f"Việc “{chore.label}” chưa làm được: {error}", file=sys.stderr, flush=True)


def main() -> int:
    """Keep house until SIGTERM; 1 where the log could not be kept short, so that `serve` starts anew."""
    stop = Stop()
    signal.signal(signal.SIGTERM, stop.tell)
    signal.signal(signal.SIGINT, stop.tell)
    keep_house(load_settings(), stop)
    return 0 if stop.told else 1


if __name__ == "__main__":
    sys.exit(main())
