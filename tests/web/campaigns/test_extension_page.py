"""More time for one unit, on the page."""

import pytest

from store import Database, extensions, units
from tests.web.browser import Browser
from tests.web.campaigns.conftest import campaign_of, report_of

PAGE = "/dot-bao-cao/nq20/gia-han"
FORM = {"unit": "N03", "step": "report", "due": "25/07/2012", "reason": "mưa lũ"}


def held(db: Database) -> dict[str, str]:
    return {
        units.get(db, unit).code: each.due for (unit, _), each in extensions.of_campaign(db, campaign_of(db).id).items()
    }


def test_the_unit_reads_its_new_day_and_why(clerk: Browser, drafting: Browser, db: Database) -> None:
    assert clerk.post(PAGE, FORM).status_code == 303
    page = drafting.get(f"/bao-cao/{report_of(db, 'N03')}").text
    assert "Hạn nộp: 25/7/2012 (gia hạn từ 20/7/2012)" in page and "Lý do: mưa lũ" in page
    assert held(db) == {"N03": "2012-07-25"}


def test_it_is_reached_from_the_units_report(clerk: Browser, db: Database) -> None:
    assert f"{PAGE}?don-vi=N03" in clerk.get(f"/bao-cao/{report_of(db, 'N03')}").text
    assert 'name="unit" value="N03"' in clerk.get(f"{PAGE}?don-vi=N03").text


def test_a_name_is_enough_where_it_is_the_only_one(clerk: Browser, db: Database) -> None:
    clerk.post(PAGE, FORM | {"unit": "vien chuc"})
    assert held(db) == {"N03": "2012-07-25"}


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"unit": "huyen"}, "Nhiều đơn vị khớp với “huyen”"),
        ({"unit": "zzz"}, "Không có đơn vị nào của đợt khớp"),
        ({"due": "20/07/2012"}, "Hạn mới phải sau hạn chung"),
        ({"due": ""}, "Hạn mới: Xin điền mục này."),
        ({"due": "25-7"}, "Không đọc được ngày"),
        ({"reason": ""}, "Lý do: Xin điền mục này."),
        ({"step": "khac"}, "Xin chọn một trong các mục có sẵn."),
    ],
)
def test_what_gives_no_more_time_is_told(clerk: Browser, db: Database, wrong: dict[str, str], said: str) -> None:
    answer = clerk.post(PAGE, FORM | {"reason": "vì lũ quét"} | wrong)
    assert answer.status_code == 422
    assert said in answer.text
    assert held(db) == {}


def test_one_is_taken_back_and_both_stay_listed(clerk: Browser, db: Database) -> None:
    clerk.post(PAGE, FORM)
    clerk.post(f"{PAGE}/rut", {"unit": "N03", "step": "report"})
    page = clerk.get(PAGE).text
    assert held(db) == {}
    assert "Đã rút hạn 25/07/2012" in page and "mưa lũ" in page


def test_a_closed_campaign_gives_no_more_time_and_keeps_what_was_typed(clerk: Browser, db: Database) -> None:
    clerk.post(PAGE, FORM)
    clerk.post("/dot-bao-cao/nq20/khep")
    shown = clerk.get(PAGE).text
    assert "Đợt đã khép" in shown and 'name="due"' not in shown and f"{PAGE}/rut" not in shown
    late = clerk.post(PAGE, FORM | {"due": "30/07/2012", "reason": "gõ dở"})
    assert late.status_code == 422 and "xin mở lại đợt" in late.text and 'value="gõ dở"' in late.text
    assert clerk.post(f"{PAGE}/rut", {"unit": "N03", "step": "report"}).status_code == 422
    assert held(db) == {"N03": "2012-07-25"}
