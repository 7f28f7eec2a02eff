"""Who takes part, on the page."""

from store import Database, audit, reports, units
from tests.web.browser import Browser
from tests.web.campaigns.conftest import campaign_of

OPEN = "/dot-bao-cao/moi"
PAGE = "/dot-bao-cao/moi-tinh/don-vi"
EMPTY = {"outline": "nq20-so-ket-5-nam", "lam": "mo", "title": "Đợt tỉnh", "slug": "moi-tinh", "profile": "tld-2011",
         "tree_date": "01/07/2012", "kinds": ["huyen", "cdcs"], "branches": ["H01"]}  # fmt: skip


def taking_part(db: Database, slug: str = "moi-tinh") -> set[str]:
    found = units.by_ids(db, reports.of_campaign(db, campaign_of(db, slug).id))
    return {unit.code for unit in found.values()}


def test_units_come_in_and_leave_while_their_report_is_empty(clerk: Browser, db: Database) -> None:
    clerk.post(OPEN, EMPTY)
    assert taking_part(db) == {"H01", "C0002", "C0004"}
    clerk.post(PAGE, {"lam": "them", "don-vi": ["TINH", "N01"]})
    clerk.post(PAGE, {"lam": "bo", "don-vi": ["N01", "H01"]})
    assert taking_part(db) == {"TINH", "C0002", "C0004"}
    assert audit.latest(db)[0].detail["codes"] == ["H01", "N01"]


def test_a_unit_that_has_written_stays_and_the_page_says_so(clerk: Browser, db: Database) -> None:
    answer = clerk.post("/dot-bao-cao/nq20/don-vi", {"lam": "bo", "don-vi": ["H01"]})
    assert "H01" in taking_part(db, "nq20")
    assert "1 đơn vị đã có nội dung trong báo cáo nên vẫn ở lại" in clerk.get(answer.location).text


def test_it_counts_by_branch_and_finds_without_marks(clerk: Browser) -> None:
    page = clerk.get("/dot-bao-cao/nq20/don-vi?tim=gia+nghia").text
    assert "LĐLĐ thị xã Gia Nghĩa" in page and "<b>16</b>Đang tham gia" in page


def test_what_is_not_of_the_outlines_kinds_cannot_come_in(clerk: Browser, db: Database) -> None:
    clerk.post(OPEN, EMPTY)
    clerk.post(PAGE, {"lam": "them", "don-vi": ["X9", "'"]})
    assert taking_part(db) == {"H01", "C0002", "C0004"}
