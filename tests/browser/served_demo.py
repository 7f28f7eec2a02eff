"""The demo instance behind the real `flask serve`, and fresh districts opened beside its units."""

import os
import re
import subprocess
import sys
import threading
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from urllib.request import urlopen

from reporting.clock import VIETNAM, stamp
from reporting.founding import CAMPAIGN, TREE_DATE
from reporting.founding_demo import DEMO_DAY
from settings import ROOT
from store import campaigns, codes, reports, units, users
from store.connection import Database, write
from store.units import Unit
from store.users import User
from tests.serving import family, happens, is_alive

CONFIGURATION = f"[server]\nport = {{port}}\n\n[demo]\nclock = {DEMO_DAY.isoformat()}\n"
NUMBERS = count(21)


class ServedDemo:
    """`flask serve` over an instance folder, as its own process; `address` is where a browser finds it."""

    def __init__(self, instance: Path, port: int = 0) -> None:
        (instance / "config.toml").write_text(CONFIGURATION.format(port=port))
        self.told: list[str] = []
        self.process = subprocess.Popen(
            [sys.executable, "-m", "flask", "serve"],
            cwd=ROOT,
            env={**os.environ, "BAOCAO_INSTANCE": str(instance)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            process_group=0,
        )
        self.listener = threading.Thread(target=self._listen, daemon=True)
        self.listener.start()
        assert happens(lambda: self.address, 60), self.told
        # The address is told when it is taken; on a busy machine the first answer comes many seconds later.
        urlopen(f"{self.address}/dang-nhap", timeout=60).close()

    def _listen(self) -> None:
        assert self.process.stdout
        with self.process.stdout as lines:
            self.told.extend(lines)

    @property
    def address(self) -> str:
        found = re.search(r"http://127\.0\.0\.1:\d+", "".join(self.told))
        return found[0] if found else ""

    @property
    def port(self) -> int:
        return int(self.address.rpartition(":")[2])

    def kill(self) -> None:
        """End all of it at once, as a power cut does."""
        for pid in family(self.process.pid):
            os.kill(pid, 9)
        self.process.wait(10)
        self.listener.join(10)

    def stop(self) -> None:
        """Let nothing of it remain."""
        everybody = family(self.process.pid)
        self.process.terminate()
        try:
            self.process.wait(40)
        finally:
            for pid in filter(is_alive, everybody):
                os.kill(pid, 9)
        self.listener.join(10)


@dataclass(frozen=True)
class Officer:
    """Somebody who has a one-time code for a unit whose report nobody has begun; `base` is its address."""

    user: User
    unit: Unit
    code: str
    report_id: int

    @property
    def base(self) -> str:
        return f"/bao-cao/{self.report_id}"


def open_district(db: Database) -> Officer:
    """A new district under the province with a grassroots union below it, their reports empty drafts."""
    number = next(NUMBERS)
    district, school = f"H{number}", f"C90{number}"
    now = stamp(datetime.now(VIETNAM))
    with write(db):
        units.add_all(db, [district_unit(district), school_unit(school)])
        units.place_all(db, [(district, "TINH"), (school, district)], TREE_DATE.isoformat())
        unit, below = (units.by_code(db, code) for code in (district, school))
        campaign = campaigns.by_slug(db, CAMPAIGN)
        assert unit and below and campaign
        reports.open_all(db, campaign.id, [unit.id, below.id], now)
        report = reports.of_unit(db, campaign.id, unit.id)
        user = users.add(db, User(0, district, unit.short_name, unit.id))
        assert report
        return Officer(user, unit, codes.issue(db, user.id, now, timedelta(days=1)), report.id)


def district_unit(code: str) -> Unit:
    return Unit(
        id=0,
        code=code,
        name="Liên đoàn Lao động huyện Đắk Ru",
        short_name="LĐLĐ huyện Đắk Ru",
        kind="huyen",
        heading_lines=("LIÊN ĐOÀN LAO ĐỘNG", "HUYỆN ĐẮK RU"),
        superior_lines=("LIÊN ĐOÀN LAO ĐỘNG", "TỈNH ĐẮK NÔNG"),
        place="Đắk Ru",
        code_suffix="LĐLĐ",
        sign_lines=("TM. BAN THƯỜNG VỤ", "CHỦ TỊCH"),
        signer_name="Hoàng Thị Ngát",
        vice_name="Y Bhăm Êban",
        party_committee="Huyện ủy Đắk Ru",
        district_party="Huyện ủy Đắk Ru",
        district_committee="UBND huyện Đắk Ru",
    )


def school_unit(code: str) -> Unit:
    return Unit(
        id=0,
        code=code,
        name="Công đoàn cơ sở Trường Tiểu học Đắk Ru",
        short_name="CĐCS Trường Tiểu học Đắk Ru",
        kind="cdcs",
        place="Đắk Ru",
        code_suffix="CĐCS",
        sign_lines=("TM. BAN CHẤP HÀNH", "CHỦ TỊCH"),
    )
