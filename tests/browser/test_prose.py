"""Texts on the page of a section: pasted from Word, in an old font, seen as printed, taken from an earlier report."""

import pytest
from playwright.sync_api import Locator, expect

from store.connection import Database
from tests.browser.conftest import Visitor
from tests.browser.served_demo import Officer, open_district
from tests.browser.steps import Visit
from vietnamese.legacy import Encoding, encode

PASTE = """(cell, [html, text]) => {
    const held = new DataTransfer();
    if (html) held.setData("text/html", html);
    held.setData("text/plain", text);
    cell.focus();
    const event = new ClipboardEvent("paste", {clipboardData: held, bubbles: true, cancelable: true});
    if (cell.dispatchEvent(event)) document.execCommand("insertText", false, text);
}"""
WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p {color: red}</style></head><body>
<p class=MsoNormal style='text-indent:1cm'><b>Đoạn</b> một có
chữ đậm<o:p></o:p></p>
<p class=MsoListParagraph><![if !supportLists]><span style='font-family:Wingdings'><span style='mso-list:Ignore'>§<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>Mục gạch</p>
<p><span style='mso-list:Ignore'>2.<span>&nbsp;&nbsp;</span></span>Mục số</p>
<ul><li>Trong danh sách</li></ul><p>Cuối&nbsp;cùng<br>xuống dòng</p></body></html>"""
SENTENCE = "Công đoàn cơ sở tổ chức học tập nghị quyết cho đoàn viên"


@pytest.fixture(scope="module")
def owner(served_db: Database) -> Officer:
    return open_district(served_db)


@pytest.fixture(scope="module")
def window(visitor: Visitor, owner: Officer) -> Visit:
    visit = visitor()
    visit.enter(owner)
    return visit


@pytest.fixture
def area(window: Visit, owner: Officer) -> Locator:
    """The first text of a section, emptied."""
    window.open(f"{owner.base}/muc/trien-khai")
    found = window.page.locator("main form textarea").first
    found.fill("")
    return found


def paste(area: Locator, html: str, text: str) -> None:
    area.evaluate(PASTE, [html, text])


def test_word_leaves_its_paragraphs_and_dashes_and_nothing_else(area: Locator) -> None:
    paste(area, WORD, "không dùng")
    expect(area).to_have_value(
        "Đoạn một có chữ đậm\n- Mục gạch\n2. Mục số\n- Trong danh sách\nCuối cùng\nxuống dòng"
    )


def test_what_was_pasted_is_taken_back_by_the_browsers_own_undo(area: Locator) -> None:
    area.fill("Trước. ")
    area.press("End")
    paste(area, "<p>Dán vào</p>", "Dán vào")
    expect(area).to_have_value("Trước. Dán vào")
    area.press("Control+z")
    expect(area).to_have_value("Trước. ")


@pytest.mark.parametrize("html", [True, False], ids=["by its font", "by its syllables"])
def test_an_old_font_is_offered_in_unicode_and_can_be_taken_back(window: Visit, area: Locator, html: bool) -> None:
    old = encode(SENTENCE, Encoding.TCVN3)
    paste(area, f"<p style='font-family:.VnTime'>{old}</p>" if html else "", old)
    expect(area).to_have_value(old)
    offered = window.page.locator(".old-font")
    expect(offered).to_contain_text("TCVN3 (ABC)")
    offered.get_by_role("button", name="Đổi sang Unicode").click()
    expect(area).to_have_value(SENTENCE)
    offered.get_by_role("button", name="Hoàn lại").click()
    expect(area).to_have_value(old)


def test_nothing_of_it_troubles_the_page(window: Visit, owner: Officer) -> None:
    window.open(f"{owner.base}/muc/danh-gia-chung")
    window.errors.clear()
    paste(window.page.locator("main form textarea").first, WORD, "")
    assert window.errors == [] and window.foreign == []


def test_control_right_text_is_not_spoken_of(window: Visit, area: Locator) -> None:
    paste(area, f"<p>{SENTENCE}</p>", SENTENCE)
    window.page.wait_for_timeout(500)
    expect(window.page.locator(".old-font")).to_have_count(0)


def test_the_paper_follows_what_is_typed(window: Visit, area: Locator) -> None:
    window.follow("Xem như bản in")
    area.fill("Đoạn đầu tiên.\n- Một gạch đầu dòng.")
    paper = window.page.locator(".paper")
    expect(paper.locator(".in-muc-2")).to_contain_text("1. Công tác triển khai")
    expect(paper.locator(".in-gach")).to_have_text("- Một gạch đầu dòng.")
    area.press("End")
    area.type(" Gõ thêm.")
    expect(paper.locator(".in-gach")).to_have_text("- Một gạch đầu dòng. Gõ thêm.")


def test_stock_phrases_are_remarked_on_under_the_text(window: Visit, area: Locator) -> None:
    area.fill("Luôn quan tâm chỉ đạo các cấp. Đoàn viên tích cực hưởng ứng. Nhìn chung đạt kết quả tốt.")
    expect(window.page.locator(".stock")).to_contain_text("3 trong 3 câu chưa nêu việc gì")
    area.fill("Ngày 5/3/2010 mở 4 lớp cho 210 lượt người.")
    expect(window.page.locator(".stock")).to_have_count(0)
