"""Several campaigns at once."""

from store import Database
from tests.web.browser import Browser
from tests.web.campaigns.conftest import report_of
from tests.web.campaigns.opening import sent

EVERYBODY = {"kinds": ["cdcs", "cdcs_truc_thuoc", "huyen", "nganh", "tinh"]}


def test_with_one_campaign_a_unit_lands_on_its_tasks(officer: Browser, db: Database) -> None:
    assert officer.get("/").location == f"/bao-cao/{report_of(db, 'H01')}"


def test_with_two_it_chooses(clerk: Browser, officer: Browser) -> None:
    sent(clerk, "mo", **EVERYBODY)
    page = officer.get("/").text
    assert "2 đợt đang mở" in page and "Đợt thử" in page and "Hạn nộp: 20/7/2012" in page


def test_a_closed_one_no_longer_stands_in_the_way(clerk: Browser, officer: Browser, db: Database) -> None:
    sent(clerk, "mo", **EVERYBODY)
    clerk.post("/dot-bao-cao/dot-thu/khep")
    assert officer.get("/").location == f"/bao-cao/{report_of(db, 'H01')}"


def test_lists_are_of_the_open_campaign_opened_last_and_offer_the_others(clerk: Browser) -> None:
    sent(clerk, "mo")
    for path in ("/don-vi", "/xuat-bao-cao"):
        page = clerk.get(path).text
        assert f'<a href="{path}?dot=dot-thu" aria-current="true">' in page and f"{path}?dot=nq20" in page


def test_a_closed_one_is_shown_only_where_it_is_asked_for(clerk: Browser) -> None:
    sent(clerk, "mo")
    clerk.post("/dot-bao-cao/dot-thu/khep")
    assert '<a href="/don-vi?dot=nq20" aria-current="true">' in clerk.get("/don-vi").text
    assert '<a href="/don-vi?dot=dot-thu" aria-current="true">' in clerk.get("/don-vi?dot=dot-thu").text


def test_filters_and_pages_stay_with_the_campaign(clerk: Browser) -> None:
    sent(clerk, "mo")
    page = clerk.get("/don-vi?dot=nq20&trang-thai=accepted").text
    assert "dot=nq20&amp;trang-thai=draft" in page and '<input type="hidden" name="dot" value="nq20">' in page
