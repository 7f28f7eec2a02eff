"""The clerk's pages in a real browser at a real server: an export watched to its end, with and without scripts."""

from pathlib import Path
from zipfile import ZipFile

import pytest

from reporting.founding import CLERK
from store import users
from store.connection import Database
from tests.browser.conftest import Visitor
from tests.browser.steps import PASSWORD, Visit
from tests.browser.test_narrow import TELEPHONE
from tests.documents.templates import template
from web.passwords import HASHER

PAGES = ("/xuat-bao-cao", "/mau-bao-cao", "/kiem-tra-the-thuc")


@pytest.fixture(scope="module")
def clerk(served_db: Database) -> str:
    """The sign-in name of the clerk, who has chosen a password."""
    user = users.by_login(served_db, CLERK)
    assert user
    users.set_password(served_db, user.id, HASHER.hash(PASSWORD))
    return CLERK


def enter(visit: Visit, login: str) -> Visit:
    visit.open("/dang-nhap")
    visit.sign_in(login, PASSWORD)
    visit.page.wait_for_url("**/don-vi")
    return visit


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "none"])
def test_an_export_is_watched_to_its_end_and_fetched(
    visitor: Visitor, clerk: str, tmp_path: Path, scripts: bool
) -> None:
    visit = enter(visitor(java_script_enabled=scripts), clerk)
    visit.open("/xuat-bao-cao")
    visit.main.get_by_label("Đơn vị", exact=True).select_option("H01" if scripts else "N01")
    visit.press("Bắt đầu xuất")
    link = visit.main.get_by_role("link", name="Tải tệp .zip về")
    link.wait_for(timeout=60_000)
    with visit.page.expect_download() as coming:
        link.click()
    coming.value.save_as(tmp_path / "f.zip")
    assert "danh-sach.csv" in ZipFile(tmp_path / "f.zip").namelist()
    assert visit.errors == [] and visit.foreign == []


@pytest.mark.parametrize("page", PAGES)
def test_a_page_of_the_office_is_as_wide_as_the_telephone(visitor: Visitor, clerk: str, page: str) -> None:
    visit = enter(visitor(viewport=TELEPHONE), clerk)
    visit.open(page)
    assert visit.overflow() == 0


def test_a_template_is_uploaded_and_its_findings_fit_a_telephone(
    visitor: Visitor, clerk: str, tmp_path: Path
) -> None:
    (tmp_path / "sai.docx").write_bytes(template("{{ so_kyhieu }}"))
    visit = enter(visitor(viewport=TELEPHONE), clerk)
    visit.open("/mau-bao-cao")
    visit.page.set_input_files("#tep", tmp_path / "sai.docx")
    visit.press("Tải lên và kiểm tra")
    visit.page.wait_for_url("**/mau-bao-cao/*")
    assert "so_ky_hieu" in visit.text()
    assert visit.overflow() == 0
