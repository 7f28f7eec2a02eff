"""A campaign opened on the page: outline, form, a look over it, open."""

import re
from io import BytesIO
from typing import Any

import pytest
from werkzeug.test import TestResponse

from forms.outline import shipped
from reporting.outlines import outline_of
from store import Database, campaigns, deadlines, reports
from tests.web.browser import Browser
from tests.web.campaigns.conftest import campaign_of
from tests.web.campaigns.opening import NQ20, PAGE, sent


def upload(clerk: Browser, text: bytes) -> TestResponse:
    return clerk.post(PAGE, {"lam": "chon", "tep": (BytesIO(text), "de-cuong.yaml")})


def test_the_list_leads_to_every_campaign(clerk: Browser) -> None:
    page = clerk.get("/dot-bao-cao").text
    assert 'href="/dot-bao-cao/nq20"' in page and f'href="{PAGE}"' in page


def test_a_shipped_outline_fills_the_form_with_what_it_proposes(clerk: Browser) -> None:
    page = clerk.post(PAGE, {"lam": "chon", "outline": NQ20}).text
    assert 'name="slug" value="so-ket-5-nam-nghi-quyet-so-20-nq-tw"' in page
    assert re.search(r'name="han-cdcs-so_ket" value="30/06/2012"', page)


def test_the_look_over_it_counts_who_takes_part_and_names_contradictions(clerk: Browser, db: Database) -> None:
    page = sent(clerk, "xem", **{"han-cdcs-report": "30/06/2012"}).text
    assert "Mở đợt cho" in page and "sau hạn “Gửi báo cáo” (30/6/2012) của Công đoàn cơ sở" in page
    assert campaigns.by_slug(db, "dot-thu") is None


def test_it_opens_with_what_was_chosen(clerk: Browser, db: Database) -> None:
    answer = sent(clerk, "mo")
    campaign = campaign_of(db, "dot-thu")
    assert (answer.status_code, answer.location) == (303, "/dot-bao-cao/dot-thu?moi=1")
    assert (campaign.title, campaign.guidance_date, campaign.contact_name) == ("Đợt thử", "2012-07-06", "Hà")
    assert ("cdcs", "report", "2012-07-18") in deadlines.of_campaign(db, campaign.id)


def test_a_branch_and_kinds_choose_who_takes_part(clerk: Browser, db: Database) -> None:
    sent(clerk, "mo", kinds=["cdcs"], branches=["H01"])
    few = len(reports.of_campaign(db, campaign_of(db, "dot-thu").id))
    sent(clerk, "mo", slug="tat-ca", kinds=["cdcs"], branches=["-", "H01", "N01"])
    assert 0 < few < len(reports.of_campaign(db, campaign_of(db, "tat-ca").id))


def test_a_branch_that_the_page_had_not_shown_takes_part(clerk: Browser) -> None:
    box = 'name="branches" value="N01" checked'
    assert box in sent(clerk, "xem", branches=["H01"], **{"da-bay": ["-", "H01"]}).text
    assert box not in sent(clerk, "xem", branches=["H01"], **{"da-bay": ["-", "H01", "N01"]}).text


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"slug": "nq20"}, "Đã có đợt báo cáo “nq20”"),
        ({"slug": "Đợt 1"}, "chỉ được gồm chữ thường"),
        ({"slug": "moi"}, "đã dùng làm địa chỉ"),
        ({"title": " "}, "Xin điền mục này."),
        ({"tree_date": "31/02/2012"}, "Không có ngày 31/02/2012"),
        ({"han-cdcs-report": "mai"}, "Không đọc được ngày “mai”"),
        ({"kinds": ["xa"]}, "ít nhất một loại"),
        ({"branches": ["X9"]}, "ít nhất một nhánh"),
        ({"kinds": ["nganh"], "branches": ["H01"]}, "không có đơn vị nào"),
        ({"profile": "tld-1999"}, "Xin chọn một trong các mục có sẵn."),
    ],
)
def test_what_cannot_be_is_told_beside_its_box_and_nothing_typed_is_lost(
    clerk: Browser, db: Database, wrong: dict[str, Any], said: str
) -> None:
    answer = sent(clerk, "mo", **{"contact_name": "Nguyễn Thị Hà", **wrong})
    assert answer.status_code == 422
    assert said in answer.text and "Nguyễn Thị Hà" in answer.text
    assert campaigns.by_slug(db, "dot-thu") is None


def test_a_file_of_ones_own_is_taken_and_kept_with_the_campaign(clerk: Browser, db: Database) -> None:
    text = shipped(NQ20).replace("slug: nq20-so-ket-5-nam", "slug: cua-toi")
    assert "cua-toi" in upload(clerk, text.encode()).text
    sent(clerk, "mo", outline="", yaml=text.replace("\n", "\r\n"))
    assert outline_of(campaign_of(db, "dot-thu")).slug == "cua-toi"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"slug: [", "xem lại thụt lề"),
        (b"slug: A B\ntitle: 5\n", "<td class=\"num\" data-p=\"Dòng\">1</td>"),
        ("slug: x".encode("utf-16"), "không phải văn bản UTF-8"),
    ],
)
def test_a_file_that_is_no_outline_is_told_by_line(clerk: Browser, text: bytes, said: str) -> None:
    answer = upload(clerk, text)
    assert answer.status_code == 422
    assert said in answer.text


def test_an_unknown_outline_or_term_is_refused(clerk: Browser) -> None:
    assert clerk.get(f"{PAGE}?de-cuong=khac").status_code == 422
    assert clerk.get(f"{PAGE}?de-cuong={NQ20}&ky=2026-Q9").status_code == 422
    assert clerk.get(f"{PAGE}?de-cuong={NQ20}").status_code == 200
