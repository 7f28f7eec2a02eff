"""A whole campaign as its people live it, told by what each of them saw on the way."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reporting.founding import CLERK
from settings import ROOT
from tests.browser.campaign import steps
from tests.browser.campaign.tree import PARENTS, SILENT
from tests.browser.steps import Visit

DISTRICT, PROVINCE = "LĐLĐ huyện Đắk R’lấp", "LĐLĐ tỉnh Đắk Nông"


@dataclass
class Journey:
    """`seen` is {step: what a page said}, `bases` {unit: the address of its report}, `books` and `papers` the files."""

    visits: dict[str, Visit] = field(default_factory=dict)
    codes: dict[str, str] = field(default_factory=dict)
    bases: dict[str, str] = field(default_factory=dict)
    seen: dict[str, str] = field(default_factory=dict)
    letters: str = ""
    reminders: str = ""
    papers: dict[str, bytes] = field(default_factory=dict)
    books: dict[str, bytes] = field(default_factory=dict)
    reports: dict[str, Any] = field(default_factory=dict)


def lived(window: Callable[[], Visit], first_code: str, folder: Path) -> Journey:
    """The campaign from its opening to the province's files."""
    made = Journey()
    opened(made, window(), first_code)
    sent(made, window)
    returned(made)
    district(made)
    province(made)
    made.reports = shown(folder)
    return made


def opened(made: Journey, clerk: Visit, code: str) -> None:
    """The clerk opens it and has the letters printed."""
    made.visits["TINH"] = clerk
    clerk.open("/dang-nhap")
    clerk.sign_in(CLERK, code)
    steps.set_password(clerk, "Đặt mật khẩu")
    made.seen["doubted"], made.seen["mended_day"], made.seen["opened"] = steps.open_campaign(clerk)
    made.letters = steps.invite(clerk)
    made.codes = steps.codes_in(made.letters)


def sent(made: Journey, window: Callable[[], Visit]) -> None:
    """The district comes in; three unions fill their reports and send them."""
    for code in PARENTS:
        if code not in ("TINH", SILENT):
            visit = made.visits[code] = window()
            made.bases[code] = steps.enter(visit, made.codes[code])
    for code in ("C01", "C02", "C04"):
        steps.fill_in(made.visits[code], code)
        receiver = DISTRICT if PARENTS[code] == "H01" else PROVINCE
        made.seen[f"{code} sent"] = steps.send(made.visits[code], made.bases[code], receiver)


def returned(made: Journey) -> None:
    """One report goes back with a remark, is mended and comes again."""
    steps.send_back(made.visits["H01"], "CĐCS Công ty TNHH Gỗ Nhân Cơ")
    visit, base = made.visits["C02"], made.bases["C02"]
    made.seen["returned"] = steps.mend(visit, base)
    made.seen["C02 sent again"] = steps.send(visit, base, DISTRICT)


def district(made: Journey) -> None:
    """The district reminds, accepts, consolidates, looks into a figure, picks a passage, hands in."""
    visit, base = made.visits["H01"], made.bases["H01"]
    made.reminders = steps.remind(visit)
    made.seen["accepted below"] = steps.accept_all(visit, 2)
    steps.write(visit, base, "H01")
    made.seen["H01 summed"] = steps.consolidate(visit, base, 2)
    made.seen["A01 opened"] = steps.open_figure(visit, base, "A01", "2011")
    steps.pick(visit, base, "Công ty trang bị")
    made.seen["H01 sent"] = steps.send(visit, base, PROVINCE)


def province(made: Journey) -> None:
    """The clerk accepts what came, consolidates the province and takes its files."""
    clerk = made.visits["TINH"]
    made.seen["accepted"] = steps.accept_all(clerk, 2)
    clerk.open(steps.BOARD)
    steps.goes(clerk, PROVINCE)
    base = made.bases["TINH"] = clerk.path
    made.seen["TINH summed"] = steps.consolidate(clerk, base, 2)
    steps.pick(clerk, base, "Ban Thường vụ")
    for code in ("H01", "TINH"):
        visit, at = made.visits[code], f"{made.bases[code]}/tong-hop"
        visit.open(at)
        made.papers[code] = steps.content(visit.download("Tải báo cáo Word, có phụ lục tổng hợp"))
        made.books[code] = steps.content(visit.download("Tải phụ lục Excel từng đơn vị"))


def shown(folder: Path) -> dict[str, Any]:
    """{unit: what the command line shows of its report}."""
    around = {**os.environ, "BAOCAO_INSTANCE": str(folder)}
    flask = [sys.executable, "-m", "flask", "report", "show", steps.SLUG]

    def show(code: str) -> Any:
        words = [*flask, code, "--json"]
        return json.loads(subprocess.run(words, cwd=ROOT, env=around, capture_output=True, check=True).stdout)

    with ThreadPoolExecutor(2) as few:
        return dict(zip(PARENTS, few.map(show, PARENTS), strict=True))
