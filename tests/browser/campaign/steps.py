"""What the people of the campaign do in their browsers, from opening it to the province's files."""

import re
from io import BytesIO
from pathlib import Path

from docx import Document
from playwright.sync_api import Download

from tests.browser.campaign.typed import MENDED, REMARK, WORK, cells
from tests.browser.steps import PASSWORD, Visit

SLUG = "an-toan"
CAMPAIGN = f"/dot-bao-cao/{SLUG}"
BOARD = f"{CAMPAIGN}/theo-doi"
OUTLINE = Path(__file__).parent / "outline.yaml"
SETTINGS = {
    "slug": SLUG, "guidance_number": "88/HD-LĐLĐ", "guidance_date": "06/07/2012", "contact_name": "Đỗ Thu Hương",
    "contact_phone": "0261 354 4567", "tree_date": "01/07/2012",
}  # fmt: skip
DOOR = "https://baocao.daknong.example"
VALUES = "boxes => boxes.map(box => box.value)"
LETTER_CODE = re.compile(r"\b[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}\b")


def open_campaign(clerk: Visit) -> tuple[str, str, str]:
    """Open it from the file of an outline; what was told before opening, after mending a day, and once open."""
    clerk.open("/dot-bao-cao/moi")
    clerk.page.set_input_files("#tep", OUTLINE)
    clerk.send("Tiếp tục")
    clerk.fill(SETTINGS)
    clerk.send("Xem lại trước khi mở")
    first = clerk.text()
    clerk.fill({"han-cdcs-report": "18/07/2012"})
    clerk.send("Xem lại trước khi mở")
    again = clerk.text()
    clerk.send("Mở đợt cho 6 đơn vị")
    return first, again, clerk.text()


def invite(clerk: Visit) -> str:
    """Make the letters of all units as one Word file; their text."""
    clerk.open(f"{CAMPAIGN}/thu-moi")
    clerk.page.fill("#address", DOOR)
    assert set(clerk.page.locator("td input[name=address]").evaluate_all(VALUES)) == {DOOR}
    clerk.page.check("input[name=file][value=docx]")
    return letters_of(pressed(clerk, "Lập thư mời và tải về"))


def codes_in(letters: str) -> dict[str, str]:
    """{unit: the code in its letter}, from the list before the letters and the letters themselves."""
    return dict(zip(re.findall(r"\d\. (\w+) – ", letters), LETTER_CODE.findall(letters), strict=True))


def pressed(visit: Visit, button: str) -> bytes:
    """The file that comes when the button is pressed."""
    with visit.page.expect_download() as coming:
        visit.press(button)
    return content(coming.value)


def content(file: Download) -> bytes:
    return Path(file.path()).read_bytes()


def letters_of(docx: bytes) -> str:
    """Every text of a Word file, in the order of its paragraphs, those in tables too."""
    body = Document(BytesIO(docx)).element.body
    return "\n".join("".join(part.text or "" for part in p.iter(W_TEXT)) for p in body.iter(W_PARAGRAPH))


W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W_PARAGRAPH, W_TEXT = f"{W}p", f"{W}t"


def enter(visit: Visit, code: str) -> str:
    """Come in by the code of a letter; the address of the unit's report."""
    visit.open("/moi")
    visit.cell("code").fill(code.lower().replace("-", " "))
    visit.send("Tiếp tục")
    set_password(visit, "Đặt mật khẩu và vào báo cáo")
    return visit.path


def set_password(visit: Visit, button: str) -> None:
    """Choose a password on the page that asks for one."""
    for cell in ("again", "password"):
        visit.cell(cell).fill(PASSWORD)
    visit.send(button)


def fill_in(visit: Visit, code: str) -> None:
    """Fill the report page by page, from its first to its last."""
    with visit.page.expect_navigation():
        visit.main.locator(".task a").first.click()
    passed: list[str] = []
    while "/muc/" in visit.path:
        assert visit.path not in passed, visit.text()
        passed.append(visit.path)
        if visit.path.endswith("/ket-qua"):
            visit.fill(cells(code))
        visit.send("Lưu và sang mục tiếp theo")


def send(visit: Visit, base: str, receiver: str) -> str:
    """Hand the report in; what the receipt says."""
    visit.open(f"{base}/xem-lai")
    visit.send(f"Nộp báo cáo cho {receiver}")
    return visit.text()


def send_back(district: Visit, unit: str) -> None:
    """From the board to the unit's report: a remark on a question, then the report goes back."""
    district.open(BOARD)
    goes(district, unit)
    goes(district, "Xem và duyệt")
    ask = district.main.locator("details", has=district.page.locator("#gop-y-ket_qua-viec_da_lam"))
    ask.locator("summary").click()
    ask.locator("textarea").fill(REMARK)
    with district.page.expect_navigation():
        ask.get_by_role("button", name="Ghi ý kiến").click()
    district.send("Trả lại")


def mend(visit: Visit, base: str) -> str:
    """Mend what the remark asks, tick it; what the unit saw when it came."""
    visit.open(base)
    seen = visit.text()
    visit.open(f"{base}/muc/ket-qua")
    visit.fill({"viec_da_lam": MENDED})
    visit.send("Đã sửa, lưu mục này")
    return seen


def goes(visit: Visit, link: str) -> None:
    """Follow a link of the page to the next one."""
    with visit.page.expect_navigation():
        visit.follow(link)


def accept_all(visit: Visit, many: int) -> str:
    """Tick all that wait on the board and accept them together; what is told then."""
    visit.open(BOARD)
    visit.page.locator("thead input[type=checkbox]").check()
    visit.send("Duyệt…")
    visit.send(f"Duyệt {many} báo cáo")
    return visit.text()


def remind(district: Visit) -> str:
    """Print the letters to those who have not sent; their text."""
    district.open(f"{CAMPAIGN}/don-doc")
    district.page.check("input[name=file][value=docx]")
    return letters_of(pressed(district, "Lập 1 công văn và tải về"))


def consolidate(visit: Visit, base: str, many: int) -> str:
    """Fill the draft from the reports below; what the page says then."""
    visit.open(f"{base}/tong-hop")
    visit.send(f"Tổng hợp {many} báo cáo vào bản nháp")
    return visit.text()


def open_figure(visit: Visit, base: str, indicator: str, year: str) -> str:
    """Open one consolidated figure to its units."""
    visit.open(f"{base}/tong-hop")
    with visit.page.expect_navigation():
        visit.main.locator(f'a[href$="/{indicator}/{year}"]').first.click()
    return visit.text()


def pick(visit: Visit, base: str, start: str) -> None:
    """Take the passage that begins so into the draft."""
    visit.open(f"{base}/loi-van")
    goes(visit, "Những việc đã làm")
    piece = visit.main.locator(".piece", has_text=start)
    with visit.page.expect_navigation():
        piece.get_by_role("button", name="Lấy đoạn này").click()


def write(visit: Visit, base: str, code: str) -> None:
    """Write the unit's own passage and its own part of the figures."""
    visit.open(f"{base}/muc/ket-qua")
    visit.fill(cells(code) if code in WORK else {})
    visit.send("Lưu và sang mục tiếp theo")
