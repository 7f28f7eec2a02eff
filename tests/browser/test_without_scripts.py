"""The main steps in a browser that runs no scripts at all."""

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from forms.outline import Outline
from reporting.clock import stamp
from store import entries
from store.connection import Database
from tests.browser.answers import FORMAT_PAGE, KIND, ROWS
from tests.browser.conftest import Visitor
from tests.browser.served_demo import Officer, open_district
from tests.browser.steps import Visit
from tests.reporting.filled import filled_contents
from tests.reporting.tree import NOW

PARTY = "Huyện ủy ban hành 04 văn bản & 2 kết luận.\n- Quán triệt tới 100% chi bộ < 30 ngày;"
CELL = "so_lieu_trien_khai-T01-2011"
LEFT_TO_TYPE = ("trien_khai", "danh_gia_chung", "the_thuc")


@dataclass(frozen=True)
class Done:
    officer: Officer
    visit: Visit
    landed: str
    found_again: str
    refused: str
    confirmed: str
    lines: list[str]


@pytest.fixture(scope="module")
def done(visitor: Visitor, served_db: Database, outline: Outline) -> Done:
    officer, visit = open_district(served_db), visitor(java_script_enabled=False)
    visit.enter(officer)
    landed = visit.path
    fill_most(served_db, officer, outline)
    refused = fill_the_rest(visit, officer, filled_contents(outline, KIND)["danh_gia_chung"])
    visit.open(f"{officer.base}/muc/trien-khai")
    found_again = visit.cell("trien_khai_cap_uy").input_value()
    visit.open(f"{officer.base}/xem-lai")
    visit.press("Nộp báo cáo cho LĐLĐ tỉnh Đắk Nông")
    confirmed = visit.text()
    made = Document(BytesIO(Path(visit.download("Tải bản Word").path()).read_bytes()))
    lines = [paragraph.text for paragraph in made.paragraphs]
    return Done(officer, visit, landed, found_again, refused, confirmed, lines)


def fill_most(db: Database, officer: Officer, outline: Outline) -> None:
    for section, content in filled_contents(outline, KIND).items():
        if section not in LEFT_TO_TYPE:
            entries.save(db, officer.report_id, section, content, 0, "", "", officer.user.id, stamp(NOW))


def fill_the_rest(visit: Visit, officer: Officer, assessment: dict[str, str]) -> str:
    """Three pages by hand, one of them with a figure that cannot be read at first; what was said of it."""
    visit.open(f"{officer.base}/muc/trien-khai")
    cells = {"trien_khai_cap_uy": PARTY, "tham_muu_cong_doan": "Tham mưu 3 văn bản.", CELL: "1234.5"}
    visit.fill({**cells, "so_lieu_trien_khai-T02-2011": "1.234", "so_lieu_trien_khai-T03-2011": "-"})
    visit.press("Lưu")
    refused = visit.text()
    visit.fill({CELL: "12"})
    visit.press("Lưu")
    visit.open(f"{officer.base}/muc/danh-gia-chung")
    visit.fill({name: text for name, text in assessment.items() if name != "chi_tieu"})
    visit.fill({f"chi_tieu-1-{column}": text for column, text in ROWS[0].items()})
    visit.press("Thêm một dòng")
    visit.press("Bớt dòng 2")
    visit.press("Lưu và sang mục tiếp theo")
    visit.open(f"{officer.base}/muc/the-thuc")
    visit.fill(FORMAT_PAGE)
    visit.press("Lưu")
    return refused


def test_the_sign_in_lands_on_the_task_list(done: Done) -> None:
    assert done.landed == done.officer.base


def test_a_figure_with_two_meanings_is_asked_about_and_kept_in_its_cell(done: Done) -> None:
    assert "Có lỗi cần sửa" in done.refused
    assert "1.234,5 hay 12.345" in done.refused


def test_what_was_typed_is_found_again(done: Done) -> None:
    assert done.found_again == PARTY


def test_the_report_is_handed_in(done: Done) -> None:
    assert "Đã nộp báo cáo" in done.confirmed


def test_the_file_has_the_lines(done: Done) -> None:
    assert [line for line in PARTY.split("\n") if line not in done.lines] == []


def test_no_request_left_the_host(done: Done) -> None:
    assert done.visit.foreign == []
