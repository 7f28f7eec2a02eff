import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs.housekeeper import KEPT_WHOLE, back_up, backups, clear, forget, is_due, outdated
from reporting.clock import VIETNAM, stamp
from settings import ROOT, Settings, load_settings
from store import receipts
from store.checkpoints import log_size
from store.connection import connect
from store.migrations import migrate

NOW = datetime(2012, 7, 20, 9, 0, tzinfo=VIETNAM)
WALL = NOW.replace(tzinfo=None)
moments = st.lists(st.datetimes(WALL - timedelta(days=90), WALL), max_size=60)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    migrate(tmp_path / "baocao.db")
    return load_settings(tmp_path)


@pytest.mark.parametrize(
    ("taken", "due"),
    [
        ([], True),
        (["2012-07-20 02:00:03"], False),
        (["2012-07-20 08:59"], False),
        (["2012-07-20 01:59"], True),
        (["2012-07-19 02:00", "2012-07-18 02:00"], True),
        (["2013-01-01 00:00"], True),
    ],
)
def test_a_backup_is_due_once_after_two_o_clock_at_night(taken: list[str], due: bool) -> None:
    assert is_due([datetime.fromisoformat(text) for text in taken], NOW) is due


def test_before_two_o_clock_the_backup_of_the_night_before_counts() -> None:
    assert not is_due([datetime(2012, 7, 19, 2)], NOW.replace(hour=1))


def test_it_keeps_48_hours_whole_and_the_last_backup_of_each_of_thirty_days() -> None:
    taken = [WALL - timedelta(hours=hours) for hours in range(0, 24 * 60, 6)]
    kept = set(taken) - set(outdated(taken, NOW))
    assert {moment for moment in taken if WALL - moment <= KEPT_WHOLE} <= kept
    assert len({moment.date() for moment in kept}) == 31
    assert len(kept) == 9 + 28


def test_the_newest_backup_is_kept_however_old() -> None:
    old = [datetime(2010, 1, day, 2) for day in range(1, 10)]
    assert outdated(old, NOW) == old[:-1]


@given(moments)
def test_what_is_deleted_is_never_young_nor_the_newest(taken: list[datetime]) -> None:
    deleted = outdated(taken, NOW)
    assert all(WALL - moment > KEPT_WHOLE and moment < max(taken) for moment in deleted)
    assert outdated(sorted(set(taken) - set(deleted)), NOW) == []


def test_it_backs_up_once_a_night(settings: Settings) -> None:
    for hours in (0, 1, 16, 18):
        back_up(settings, NOW + timedelta(hours=hours))
    assert [path.name for path in backups(settings.instance / "backups").values()] == [
        "20120720-090000",
        "20120721-030000",
    ]


def test_it_deletes_outdated_backups_and_unfinished_drafts_only(tmp_path: Path) -> None:
    names = ["20120301-020000", "20120719-020000", ".sao-luu-dead", ".sao-luu-live", "ghi-chu", "2012"]
    for name in names:
        (tmp_path / name).mkdir()
    os.utime(tmp_path / ".sao-luu-dead", (0, 0))
    os.utime(tmp_path / ".sao-luu-live", (NOW.timestamp(), NOW.timestamp()))
    clear(tmp_path, NOW)
    assert sorted(path.name for path in tmp_path.iterdir()) == [".sao-luu-live", "2012", "20120719-020000", "ghi-chu"]


def test_it_forgets_receipts_of_more_than_seven_days(settings: Settings) -> None:
    db = connect(settings.database)
    now = datetime.now(VIETNAM)
    for days in (6, 8):
        at = (now - timedelta(days=days)).isoformat(timespec="seconds")
        receipts.add(db, f"khoa-thu-{days:08}", "s", "h", "ok", at)
    forget(settings, now)
    assert [row["key"] for row in db.query("SELECT key FROM receipts")] == ["khoa-thu-00000006"]
    db.close()


@pytest.fixture
def housekeeper(settings: Settings) -> Iterator[subprocess.Popen[bytes]]:
    environment = {**os.environ, "BAOCAO_INSTANCE": str(settings.instance)}
    process = subprocess.Popen([sys.executable, "-m", "jobs.housekeeper"], cwd=ROOT, env=environment)
    yield process
    process.kill()
    process.wait()


def happens(condition: Callable[[], object], seconds: float = 20) -> bool:
    limit = time.monotonic() + seconds
    while time.monotonic() < limit:
        if condition():
            return True
        time.sleep(0.05)
    return False


def test_the_process_backs_up_shortens_the_log_and_stops_when_asked(
    settings: Settings, housekeeper: subprocess.Popen[bytes]
) -> None:
    assert happens(lambda: backups(settings.instance / "backups"))
    db = connect(settings.database)
    receipts.add(db, "khoa-thu-00000001", "s", "h", "ok", "2012-07-20T09:00:00+07:00")
    assert log_size(settings.database) > 0 and happens(lambda: log_size(settings.database) == 0)
    db.close()
    housekeeper.send_signal(signal.SIGTERM)
    assert housekeeper.wait(10) == 0


def test_the_receipts_of_a_demo_outlive_its_standing_day(settings: Settings) -> None:
    day = datetime(2012, 7, 10, 9, tzinfo=VIETNAM)
    db = connect(settings.database)
    receipts.add(db, "khoa-thu-00000001", "s", "h", "ok", stamp(day))
    forget(replace(settings, clock=day.date()), datetime.now(VIETNAM))
    assert receipts.find(db, "khoa-thu-00000001", "s", "h") == "ok"
    db.close()
