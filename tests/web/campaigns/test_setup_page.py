"""A campaign's settings on its page."""

import re

from store import Database, audit, deadlines
from tests.web.browser import Browser
from tests.web.campaigns.conftest import SETTINGS, campaign_of, report_of

PAGE = "/dot-bao-cao/nq20"


def mark(clerk: Browser) -> str:
    found = re.search(r'name="dau" value="(\w+)"', clerk.get(PAGE).text)
    assert found
    return found[1]


def test_it_shows_what_the_campaign_has_and_its_contradictions(clerk: Browser) -> None:
    page = clerk.get(PAGE).text
    assert 'value="20/07/2012"' in page and 'value="05012.246.757"' in page
    assert "đến trước hạn “Tổ chức sơ kết” (31/7/2012)" in page


def test_what_is_changed_is_kept(clerk: Browser, db: Database) -> None:
    changed = SETTINGS | {"guidance_date": "06/07/2012", "late_refused": "y", "han-cdcs-report": "18/07/2012"}
    assert clerk.post(PAGE, {**changed, "dau": mark(clerk)}).status_code == 303
    campaign = campaign_of(db)
    assert (campaign.guidance_date, campaign.late_refused) == ("2012-07-06", 1)
    assert ("cdcs", "report", "2012-07-18") in deadlines.of_campaign(db, campaign.id)


def test_what_was_only_shown_is_no_change(clerk: Browser, db: Database) -> None:
    clerk.post(PAGE, SETTINGS | {"late_refused": "y"})
    assert campaign_of(db).department == ""
    assert "department" not in audit.latest(db)[0].detail["changed"]
    clerk.post(PAGE, SETTINGS | {"contact_name": "Nguyễn Thị Hà"})
    assert (campaign_of(db).department, campaign_of(db).contact_phone) == ("Ban Tuyên giáo – Nữ công", "05012.246.757")


def test_the_audit_page_tells_old_and_new(clerk: Browser) -> None:
    clerk.post(PAGE, SETTINGS | {"han-cdcs-report": "18/07/2012"})
    page = clerk.get("/nhat-ky?ve=nq20&loai=dot").text
    assert "Hạn “Gửi báo cáo” của Công đoàn cơ sở: <del>20/07/2012</del> → <ins>18/07/2012</ins>" in page


def test_a_wrong_day_is_told_and_what_was_typed_stays(clerk: Browser, db: Database) -> None:
    answer = clerk.post(PAGE, SETTINGS | {"title": "Tên gõ dở", "han-huyen-report": "30/2"})
    assert answer.status_code == 422
    assert "Không đọc được ngày “30/2”" in answer.text and "Tên gõ dở" in answer.text
    assert campaign_of(db).title == SETTINGS["title"]


def test_a_page_overtaken_by_somebody_else_keeps_what_was_typed(clerk: Browser, db: Database) -> None:
    old = mark(clerk)
    clerk.post(PAGE, SETTINGS | {"title": "Của người khác", "dau": old})
    answer = clerk.post(PAGE, SETTINGS | {"title": "Của tôi", "dau": old})
    assert (answer.status_code, campaign_of(db).title) == (409, "Của người khác")
    assert "vừa được người khác sửa" in answer.text and 'value="Của tôi"' in answer.text


def test_a_closed_campaign_is_read_only_for_its_units(clerk: Browser, drafting: Browser, db: Database) -> None:
    report = report_of(db, "N03")
    clerk.post(f"{PAGE}/khep")
    page = drafting.get(f"/bao-cao/{report}").text
    assert "Đợt báo cáo đã khép" in page and "Xem lại và nộp" not in page
    answer = drafting.post(f"/bao-cao/{report}/muc/tinh-hinh-chung", {"_het": "1", "_rev": "0", "_key": "k" * 32})
    assert answer.status_code == 409 and "Đợt báo cáo này đã khép lại" in answer.text


def test_opened_again_it_goes_on(clerk: Browser, drafting: Browser, db: Database) -> None:
    clerk.post(f"{PAGE}/khep")
    clerk.post(f"{PAGE}/mo-lai")
    assert "Xem lại và nộp" in drafting.get(f"/bao-cao/{report_of(db, 'N03')}").text
    assert [each.action for each in audit.latest(db, 10) if each.action.startswith("campaign.")][:2] == [
        "campaign.reopen", "campaign.close",
    ]  # fmt: skip


def test_an_unknown_campaign_is_not_found(clerk: Browser) -> None:
    assert clerk.get("/dot-bao-cao/khong-co").status_code == 404
