"""What a unit records beside its report, on the page."""

import pytest

from store import Database, milestones
from tests.web.browser import Browser
from tests.web.campaigns.conftest import report_of

HELD = {"ngay-so_ket": "02/07/2012", "cach-so_ket": "Hội nghị sơ kết riêng", "ghi-chu-so_ket": "Hội trường xã"}


def kept(db: Database) -> dict[str, tuple[str, str, str]]:
    return {step: each[1:4] for step, each in milestones.of_report(db, report_of(db, "N03")).items()}


def page(db: Database, code: str = "N03") -> str:
    return f"/bao-cao/{report_of(db, code)}/cac-buoc"


def test_a_unit_says_when_and_how(drafting: Browser, db: Database) -> None:
    assert drafting.post(page(db), HELD | {"ngay-cap_uy": "5/7/2012"}).status_code == 303
    assert kept(db) == {
        "so_ket": ("2012-07-02", "Hội nghị sơ kết riêng", "Hội trường xã"), "cap_uy": ("2012-07-05", "", ""),
    }  # fmt: skip
    shown = drafting.get(page(db)).text
    assert 'value="02/07/2012"' in shown and "Đã làm" in shown


def test_a_way_of_ones_own_is_kept_and_shown_again(drafting: Browser, db: Database) -> None:
    drafting.post(page(db), {"ngay-so_ket": "28/06/2012", "cach-so_ket": "_khac", "khac-so_ket": "Qua mạng"})
    assert kept(db)["so_ket"] == ("2012-06-28", "Qua mạng", "")
    assert 'name="khac-so_ket" value="Qua mạng"' in drafting.get(page(db)).text


def test_its_history_tells_what_was_before(drafting: Browser, db: Database) -> None:
    drafting.post(page(db), HELD)
    drafting.post(page(db), dict.fromkeys(HELD, ""))
    history = drafting.get(page(db).replace("cac-buoc", "qua-trinh")).text
    assert "Tổ chức sơ kết: chưa ghi (trước đó: 02/7/2012, Hội nghị sơ kết riêng, Hội trường xã)" in history
    assert kept(db) == {}


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"ngay-so_ket": "11/07/2012"}, "Ngày này chưa tới (hôm nay là 10/7/2012)"),
        ({"ngay-so_ket": "hôm qua"}, "Không đọc được ngày “hôm qua”"),
        ({"ngay-so_ket": ""}, "Xin ghi ngày đã làm việc này."),
        ({"cach-so_ket": "Bịa"}, "Xin chọn một trong các mục có sẵn."),
        ({"ghi-chu-so_ket": "x" * 201}, "tối đa 200 ký tự"),
    ],
)
def test_what_cannot_be_kept_is_told_and_stays_typed(
    drafting: Browser, db: Database, wrong: dict[str, str], said: str
) -> None:
    answer = drafting.post(page(db), HELD | {"ghi-chu-cap_uy": "", **wrong})
    assert answer.status_code == 422 and said in answer.text
    assert kept(db) == {}


def test_the_unit_above_and_the_clerk_read_it_only(clerk: Browser, drafting: Browser, db: Database) -> None:
    drafting.post(page(db), HELD)
    assert "02/7/2012, Hội nghị sơ kết riêng, Hội trường xã" in clerk.get(page(db)).text
    assert clerk.post(page(db), {"ngay-so_ket": "01/07/2012"}).status_code == 404
    assert kept(db)["so_ket"][0] == "2012-07-02"


def test_nobody_writes_in_a_closed_campaign(clerk: Browser, drafting: Browser, db: Database) -> None:
    clerk.post("/dot-bao-cao/nq20/khep")
    assert drafting.post(page(db), HELD).status_code == 409
    assert kept(db) == {}
