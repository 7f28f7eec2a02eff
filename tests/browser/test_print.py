"""Wide pages on paper: A4, no navigation, the head of a table on each of its pages, no addresses (screens.md 43)."""

import re
from dataclasses import dataclass
from io import BytesIO
from unicodedata import normalize

import pytest
from pypdf import PdfReader

from reporting.founding import CAMPAIGN, CLERK
from store import campaigns, reports, units
from store.connection import Database
from tests.browser.conftest import Visitor
from tests.browser.signed_in import signed_in
from tests.browser.steps import Visit

SHORT, LONG = 595, 842
NAVIGATION = (
    "Đăng xuất",
    "Đổi mật khẩu",
    "Tới nội dung chính",
    "Hướng dẫn sử dụng",
    "Tài khoản",
    "Các mục",
    "Mục khác",
)
MOST_APART = 2


@dataclass(frozen=True)
class Wide:
    """A page whose table is longer than a sheet; `head` is in its head alone, `row` in each of its rows."""

    login: str
    path: str
    head: str
    row: str
    across: bool


WIDE = {
    "a section": Wide(
        "TINH", "/bao-cao/{report}/muc/van-de-buc-xuc", "Chỉ tiêu", r"(phátsinhtrongkỳ|cóđếncuốikỳ)", False
    ),
    "the board": Wide(CLERK, f"/dot-bao-cao/{CAMPAIGN}/theo-doi", "Hạn nộp", r"[CHN]0\d+", True),
    "the consolidation": Wide("TINH", "/bao-cao/{report}/tong-hop", "Chỉ tiêu", "đơnvịcósốliệu", True),
}


@dataclass(frozen=True)
class Sheets:
    """What Chromium makes of a page: the words of each sheet, and the measures of each in points."""

    wide: Wide
    words: list[str]
    sizes: list[tuple[int, int]]


def close(text: str) -> str:
    """The letters without blanks: a font in two files leaves its words in pieces."""
    return "".join(normalize("NFC", text).split())


def printed(visit: Visit, wide: Wide) -> Sheets:
    data = visit.page.pdf(prefer_css_page_size=True)
    sheets = PdfReader(BytesIO(data)).pages
    words = [close(sheet.extract_text()) for sheet in sheets]
    return Sheets(wide, words, [(round(sheet.mediabox.width), round(sheet.mediabox.height)) for sheet in sheets])


def opened(visitor: Visitor, db: Database, wide: Wide) -> Visit:
    unit, campaign = units.by_code(db, "TINH"), campaigns.by_slug(db, CAMPAIGN)
    assert unit and campaign
    report = reports.of_unit(db, campaign.id, unit.id)
    assert report
    visit = signed_in(visitor(), db, wide.login)
    visit.open(wide.path.format(report=report.id))
    return visit


@pytest.fixture(scope="module", params=WIDE.values(), ids=WIDE)
def sheets(request: pytest.FixtureRequest, visitor: Visitor, served_db: Database) -> Sheets:
    return printed(opened(visitor, served_db, request.param), request.param)


def test_every_sheet_is_a4_and_lies_as_the_table_needs(sheets: Sheets) -> None:
    wanted = (LONG, SHORT) if sheets.wide.across else (SHORT, LONG)
    assert all(abs(got - want) <= MOST_APART for size in sheets.sizes for got, want in zip(size, wanted, strict=True))


def test_nothing_of_the_navigation_is_printed(sheets: Sheets) -> None:
    assert [word for word in NAVIGATION for text in sheets.words if close(word) in text] == []


def test_the_head_of_the_table_stands_on_each_sheet_with_rows(sheets: Sheets) -> None:
    rows = [text for text in sheets.words if re.search(sheets.wide.row, text)]
    assert len(rows) > 1
    assert [text[:80] for text in rows if close(sheets.wide.head) not in text] == []


def test_no_address_is_printed(sheets: Sheets) -> None:
    assert [text for text in sheets.words if re.search(r"https?:|/bao-cao/|/dot-bao-cao", text)] == []


def test_control_the_same_page_as_on_the_screen_has_its_navigation(visitor: Visitor, served_db: Database) -> None:
    visit = opened(visitor, served_db, WIDE["a section"])
    visit.page.emulate_media(media="screen")
    assert close("Đăng xuất") in printed(visit, WIDE["a section"]).words[0]
