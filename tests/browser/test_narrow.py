"""Every page on a telephone 390 pixels wide: nothing makes the page itself scroll sideways."""

import pytest

from forms.outline import Outline
from reporting.clock import stamp
from store import entries
from store.connection import Database
from tests.browser.answers import KIND
from tests.browser.conftest import Visitor
from tests.browser.served_demo import Officer, open_district
from tests.browser.steps import Visit
from tests.reporting.filled import filled_contents
from tests.reporting.tree import NOW

TELEPHONE = {"width": 390, "height": 844}
PAGES = (
    "", "/muc/tinh-hinh-chung", "/muc/van-de-buc-xuc", "/muc/danh-gia-chung", "/muc/kien-nghi", "/muc/the-thuc",
    "/kiem-tra", "/xem-lai",
)  # fmt: skip


@pytest.fixture(scope="module")
def owner(served_db: Database, outline: Outline) -> Officer:
    """Whose report is filled."""
    officer = open_district(served_db)
    for section, content in filled_contents(outline, KIND).items():
        entries.save(served_db, officer.report_id, section, content, 0, "", "", officer.user.id, stamp(NOW))
    return officer


@pytest.fixture(scope="module")
def telephone(visitor: Visitor, owner: Officer) -> Visit:
    visit = visitor(viewport=TELEPHONE)
    visit.enter(owner)
    return visit


@pytest.mark.parametrize("page", PAGES)
def test_a_page_of_the_report_is_as_wide_as_the_telephone(telephone: Visit, owner: Officer, page: str) -> None:
    telephone.open(owner.base + page)
    assert telephone.overflow() == 0


@pytest.mark.parametrize("page", ["/don-vi", "/doi-mat-khau", "/khong-co"])
def test_so_is_every_other_page(telephone: Visit, page: str) -> None:
    telephone.open(page)
    assert telephone.overflow() == 0


def test_so_is_the_confirmation(telephone: Visit, owner: Officer) -> None:
    telephone.open(f"{owner.base}/xem-lai")
    telephone.press("Nộp báo cáo cho LĐLĐ tỉnh Đắk Nông")
    telephone.page.wait_for_url("**/da-nop")
    assert telephone.overflow() == 0


def test_control_the_measure_sees_a_page_that_is_too_wide(telephone: Visit) -> None:
    telephone.page.evaluate("document.querySelector('main').style.width = '500px'")
    assert telephone.overflow() > 0
