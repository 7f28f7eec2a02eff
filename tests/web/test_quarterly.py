"""Two quarters of a commune union on the shipped outline, over commands and pages, as its people go through them."""

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from flask import Flask

from app import create_app
from documents.format_check.check import check
from forms.outline import IndicatorsQuestion, NarrativeQuestion, Outline, load_outline, shipped
from reporting.founding import PROVINCE, add_clerk
from settings import Settings
from store import campaigns, reports, units, users
from store.connection import Database, checkpoint, connect, write
from store.migrations import migrate
from store.units import Unit
from store.users import User
from tests.test_cli import flask, refused
from tests.web.browser import Browser
from tests.web.conftest import PASSWORD
from tests.web.reports.sending import post, put

SLUG = "bao-cao-quy"
BCH = ("TM. BAN CHẤP HÀNH", "CHỦ TỊCH")
UNITS = {
    "X1": ("Công đoàn phường Bắc Gia Nghĩa", "xa_phuong", "TINH"),
    "C1": ("Công đoàn cơ sở Công ty May Đức Lập", "cdcs", "X1"),
    "C2": ("Công đoàn cơ sở Trường Tiểu học Nguyễn Du", "cdcs", "X1"),
    "T1": ("Công đoàn cơ sở Điện lực", "cdcs_truc_thuoc", "TINH"),
}
DAY = "2026-07-01"


@pytest.fixture(scope="module")
def password() -> str:
    return PASSWORD


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, password_hash: str) -> Path:
    """An instance with a province of today, and the campaign of the second quarter opened by the command."""
    made = tmp_path_factory.mktemp("quarters")
    migrate(made / "baocao.db")
    db = connect(made / "baocao.db")
    with write(db):
        add_clerk(db, units.add(db, PROVINCE))
        units.add_all(db, [unit(code, name, kind) for code, (name, kind, _) in UNITS.items()])
        units.place_all(db, [(code, parent) for code, (_, _, parent) in UNITS.items()], "2025-07-01")
        users.add_all(db, [User(0, one.code, one.name, one.id) for one in units.all_units(db)])
        for user in users.all_users(db):
            users.set_password(db, user.id, password_hash)
    checkpoint(db)
    db.close()
    done = flask(made, "campaign", "open", SLUG, "--slug", "q2-2026", "--term", "2026-Q2", "--tree-date", DAY)
    assert done.returncode == 0, done.stderr
    assert "cho 5 đơn vị" in done.stdout
    return made


def unit(code: str, name: str, kind: str) -> Unit:
    return Unit(
        0, code, name, name, kind, heading_lines=("CÔNG ĐOÀN",), superior_lines=("TỔNG LIÊN ĐOÀN",), place="Gia Nghĩa",
        code_suffix="CĐ", sign_lines=BCH, signer_name="Trần Thị Hồng Vân",
    )  # fmt: skip


@pytest.fixture(scope="module")
def app(folder: Path) -> Flask:
    made = create_app(Settings(instance=folder, secret_key=b"k" * 32, clock=date(2026, 7, 3)))
    made.config["TESTING"] = True
    return made


@pytest.fixture(scope="module")
def db(folder: Path) -> Iterator[Database]:
    opened = connect(folder / "baocao.db")
    yield opened
    opened.close()


def at(db: Database, slug: str, code: str) -> str:
    """The address of a unit's report."""
    campaign = campaigns.by_slug(db, slug)
    found = next(one for one in units.all_units(db) if one.code == code)
    report = reports.of_unit(db, campaign.id, found.id) if campaign else None
    assert report
    return f"/bao-cao/{report.id}"


def values(outline: Outline, kind: str, section: str, figure: str) -> dict[str, str]:
    """Every narrative, and the same figure for this quarter in every row; a plan of four times that for flows."""
    cells: dict[str, str] = {}
    for question in outline.section(kind, section).questions:
        if isinstance(question, NarrativeQuestion):
            cells[question.id] = "Đã thực hiện đầy đủ."
        for one in map(outline.indicator, question.rows if isinstance(question, IndicatorsQuestion) else ()):
            if one.typed:
                cells[f"{question.id}-{one.id}-quy_nay"] = "1" if kind in one.yes_no_for else figure
                if "ke_hoach" not in one.not_asked and not one.yes_no_for:
                    cells[f"{question.id}-{one.id}-ke_hoach"] = str(4 * int(figure))
    return cells


def fill(who: Browser, place: str, outline: Outline, kind: str, figure: str, first: int = 0) -> None:
    for section in outline.sections_for(kind):
        if section.questions:
            path = f"{place}/muc/{section.id.replace('_', '-')}"
            held = re.search(r'name="_rev" value="(\d+)"', who.get(path).text)
            cells = values(outline, kind, section.id, figure)
            assert held
            key = f"{place}{section.id}".ljust(32, "k")
            assert put(who, path, int(held[1]), cells, key).status_code == 200


def shown(folder: Path, slug: str, code: str) -> dict[str, dict[str, str | None]]:
    found: dict[str, dict[str, str | None]] = json.loads(
        flask(folder, "report", "show", slug, code, "--json").stdout
    )["figures"]
    return found


@pytest.fixture(scope="module")
def second(folder: Path, app: Flask, db: Database, password: str) -> Path:
    """The second quarter brought to its end: C1 and C2 to their commune's union, that to the province."""
    outline = load_outline(shipped(SLUG), "2026-Q2")
    commune, clerk = (Browser(app).signed_in(login, password) for login in ("X1", "chuyenvien"))
    for code, figure in (("C1", "10"), ("C2", "30")):
        who, place = Browser(app).signed_in(code, password), at(db, "q2-2026", code)
        fill(who, place, outline, "cdcs", figure)
        assert who.post(f"{place}/nop").location == f"{place}/da-nop"
        assert commune.post(f"{place}/duyet").status_code == 303
    assert flask(folder, "campaign", "consolidate", "q2-2026", "X1").returncode == 0
    place = at(db, "q2-2026", "X1")
    for section in outline.sections_for("xa_phuong"):
        texts = {one.id: "Tổng hợp." for one in section.questions if isinstance(one, NarrativeQuestion)}
        if texts:
            assert post(commune, f"{place}/muc/{section.id.replace('_', '-')}", texts).status_code == 303
    assert commune.post(f"{place}/nop").location == f"{place}/da-nop"
    assert clerk.post(f"{place}/duyet").status_code == 303
    return folder


@pytest.fixture(scope="module")
def third(second: Path) -> Path:
    """The third quarter, opened by the command as the outline stands."""
    done = flask(second, "campaign", "open", SLUG, "--slug", "q3-2026", "--tree-date", DAY)
    assert done.returncode == 0, done.stderr
    assert "Báo cáo quý\u00a0III/2026" in done.stdout
    return second


def test_a_term_of_another_kind_is_refused_in_one_line(folder: Path) -> None:
    done = flask(folder, "campaign", "open", SLUG, "--slug", "thang", "--term", "2026-M07")
    assert "loại kỳ khác" in refused(done)


def test_the_second_quarter_came_to_the_sum_of_its_units(second: Path) -> None:
    found = json.loads(flask(second, "campaign", "consolidate", "q2-2026", "--json").stdout)
    assert (found["counted"], found["missing"]) == (["X1"], ["T1"])
    assert found["figures"]["CL01"] == {
        "truoc": None, "quy_nay": "40", "luy_ke": "40", "so_cung_ky": None, "ke_hoach": "160", "ty_le": "25",
    }  # fmt: skip


def test_the_third_quarter_begins_where_the_second_ended(third: Path) -> None:
    assert shown(third, "q3-2026", "C1")["CL01"] == {
        "truoc": "10", "quy_nay": None, "so_cung_ky": None, "ke_hoach": "40",
    }  # fmt: skip
    assert shown(third, "q3-2026", "X1")["CL01"]["truoc"] == "40"
    assert shown(third, "q3-2026", "T1")["CL01"]["truoc"] is None


def test_the_page_says_where_its_figures_come_from_and_reckons(
    third: Path, app: Flask, db: Database, password: str
) -> None:
    page = Browser(app).signed_in("C1", password).get(f"{at(db, 'q3-2026', 'C1')}/muc/cham-lo").text
    assert "“Lũy kế quý trước” và “Kế hoạch năm” điền sẵn theo báo cáo quý\u00a0II/2026 (đã duyệt)" in page
    assert re.search(r'data-c="ty_le" data-how="percent luy_ke ke_hoach">25,0<', page)
    assert "Cộng / có đến" not in page


def test_a_unit_without_an_earlier_report_is_told_of_none(third: Path, app: Flask, db: Database, password: str) -> None:
    page = Browser(app).signed_in("T1", password).get(f"{at(db, 'q3-2026', 'T1')}/muc/cham-lo").text
    assert "điền sẵn theo" not in page


def test_another_units_officer_sees_nothing_of_it(third: Path, app: Flask, db: Database, password: str) -> None:
    stranger = Browser(app).signed_in("C2", password)
    assert stranger.get(f"{at(db, 'q3-2026', 'C1')}/muc/cham-lo").status_code == 404


def test_the_board_does_not_take_carried_figures_for_work(third: Path) -> None:
    total = json.loads(flask(third, "campaign", "board", "q3-2026", "--json").stdout)["total"]
    assert (total["expected"], total["not_started"], total["in_progress"]) == (5, 5, 0)


@pytest.fixture(scope="module")
def written(third: Path, app: Flask, db: Database, password: str) -> Path:
    """C1 writes the third quarter, corrects a plan and hands it in; its commune accepts and consolidates."""
    outline = load_outline(shipped(SLUG), "2026-Q3")
    who, commune = (Browser(app).signed_in(login, password) for login in ("C1", "X1"))
    place = at(db, "q3-2026", "C1")
    fill(who, place, outline, "cdcs", "6")
    assert who.post(f"{place}/nop").location == f"{place}/da-nop"
    assert commune.post(f"{place}/duyet").status_code == 303
    assert flask(third, "campaign", "consolidate", "q3-2026", "X1").returncode == 0
    return third


def test_the_check_tells_a_corrected_figure_and_keeps_nothing_back(
    written: Path, app: Flask, db: Database, password: str
) -> None:
    page = Browser(app).signed_in("C1", password).get(f"{at(db, 'q3-2026', 'C1')}/kiem-tra").text
    assert "báo cáo quý\u00a0II/2026 (đã duyệt) ghi 40, nay ghi 24" in page


def test_the_commune_prints_the_year_so_far(written: Path, tmp_path: Path) -> None:
    found = json.loads(flask(written, "campaign", "consolidate", "q3-2026", "X1", "--json").stdout)["figures"]["CL01"]
    assert found == {
        "truoc": "10", "quy_nay": "6", "luy_ke": "16", "so_cung_ky": None, "ke_hoach": "24", "ty_le": "66.7",
    }  # fmt: skip


@pytest.mark.parametrize("code", ["C1", "X1", "TINH"])
def test_the_paper_is_in_official_form(written: Path, tmp_path: Path, code: str) -> None:
    out = tmp_path / "a.docx"
    assert flask(written, "report", "render", "q3-2026", code, "-o", str(out)).returncode == 0
    text = ZipFile(out).read("word/document.xml").decode()
    assert check(out.read_bytes(), "tld-2024") == []
    assert "Kính gửi" in text
    assert "Tỷ lệ so với kế hoạch (%)" in text
    assert "Lũy kế đến 30/6/2026" not in text


def test_last_years_quarter_stands_in_the_next(written: Path) -> None:
    done = flask(written, "campaign", "open", SLUG, "--slug", "q3-2027", "--term", "2027-Q3", "--tree-date", DAY)
    assert done.returncode == 0
    assert shown(written, "q3-2027", "C1")["CL01"] == {
        "truoc": None, "quy_nay": None, "so_cung_ky": "6", "ke_hoach": None,
    }  # fmt: skip
