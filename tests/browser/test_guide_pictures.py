"""The pictures of the guide: what each shows is there on the served demo; `BAOCAO_PICTURES=1` takes them anew."""

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, expect

from reporting.clock import stamp
from reporting.founding import CAMPAIGN, CLERK
from store import campaigns, entries, reports, units
from store.connection import Database
from tests.browser.conftest import Visitor
from tests.browser.served_demo import Officer, open_district
from tests.browser.shots import MOST_BYTES, WINDOW, picture
from tests.browser.signed_in import signed_in
from tests.browser.steps import Visit
from tests.browser.test_prose import PASTE
from tests.reporting.tree import NOW
from vietnamese.legacy import Encoding, encode
from web import guide

WEB = Path(guide.__file__).parent
FOLDER = WEB / "static" / guide.FOLDER
TAKEN_ANEW = os.environ.get("BAOCAO_PICTURES") == "1"
MOST_PICTURES, MOST_OF_ALL = 25, 1_000_000
NOBODY, AT_WORK = "", "at work"
CAMPAIGN_AT = f"/dot-bao-cao/{CAMPAIGN}"
TEXT = "Ban Thường vụ đã tổ chức 03 hội nghị quán triệt Nghị quyết cho cán bộ công đoàn chủ chốt."
OLD = "Công đoàn cơ sở tổ chức học tập nghị quyết cho đoàn viên"
A_LIST = """Mã đơn vị;Tên đơn vị;Loại;Mã cấp trên
C9801;CĐCS Trường THCS Nâm Nung;cdcs;H01
C9802;CĐCS Trạm Y tế Đắk Drô;cdcs;H01
"""

MEASURED = """all => Promise.all(all.map(async image => {
    image.loading = "eager";
    await image.decode();
    const told = [image.getAttribute("width"), image.getAttribute("height")];
    return {seen: [String(image.naturalWidth), String(image.naturalHeight)], told};
}))"""

Act = Callable[[Visit], None]


@dataclass(frozen=True)
class Shot:
    """Who looks, at which page, what is done there first; `parts` are what the picture is cut around, `words` what
    must be read in them. `of` is whose report or unit stands in the address."""

    who: str
    path: str
    parts: tuple[str, ...]
    words: tuple[str, ...]
    act: Act | None = None
    of: str = ""


def first_text(visit: Visit) -> Locator:
    return visit.page.locator("main form textarea").first


def write(visit: Visit) -> None:
    area = first_text(visit)
    area.press("Control+End")
    area.press_sequentially(f" {TEXT}")
    expect(visit.page.locator("#trang-thai")).to_contain_text("Đã lưu", timeout=15_000)


def lose_the_line(visit: Visit) -> None:
    visit.page.route("**/muc/*", lambda route: route.abort())
    area = first_text(visit)
    area.press("Control+End")
    area.press_sequentially(" Mất mạng vẫn gõ tiếp được.")
    expect(visit.page.locator("#trang-thai")).to_contain_text("mất kết nối", timeout=15_000)
    visit.page.unroute("**/muc/*")


def paste_old(visit: Visit) -> None:
    area = first_text(visit)
    area.fill("")
    area.evaluate(PASTE, ["", encode(OLD, Encoding.TCVN3)])
    visit.page.locator(".old-font").wait_for()


def see_the_paper(visit: Visit) -> None:
    visit.page.locator("#xem-ban-in").click()
    visit.page.locator("main .in-doan").first.wait_for()


def choose_the_outline(visit: Visit) -> None:
    visit.press("Tiếp tục")
    visit.page.locator("#dot").wait_for()


def send_a_list(visit: Visit) -> None:
    sent = {"name": "don-vi-moi.csv", "mimeType": "text/csv", "buffer": A_LIST.encode()}
    visit.page.set_input_files("#tep", files=[sent])  # type: ignore[list-item]
    visit.press("Kiểm tra và xem trước")
    visit.page.get_by_role("button", name=re.compile(r"Ghi \d+ đơn vị")).wait_for()


def return_some(visit: Visit) -> None:
    visit.page.get_by_label("đơn vị khớp bộ lọc").check()
    visit.press("Trả lại…")
    visit.page.locator("#y_kien").fill("Thiếu số liệu nữ ở mục I. Xin bổ sung rồi nộp lại.")


def open_a_figure(visit: Visit) -> None:
    visit.page.locator(".sum-grid td.num a").first.click()
    visit.page.locator(".origins").wait_for()


def open_a_point(visit: Visit) -> None:
    visit.page.locator("main .list tbody a").filter(has_text="nghiên cứu lý luận").first.click()
    visit.page.locator(".unit-card").first.wait_for()


SHOTS: dict[str, Shot] = {
    "don-vi-thu-moi": Shot(NOBODY, "/moi", ("main .sheet",), ("Mã in trên thư mời", "Tiếp tục")),
    "don-vi-cac-muc": Shot(AT_WORK, "/bao-cao/{report}", (".bar", "main .side"), ("Các mục của báo cáo", "Tiến độ")),
    "don-vi-go-chu": Shot(
        AT_WORK, "/bao-cao/{report}/muc/nghien-cuu-ly-luan", ("main h1", ".save"),
        ("Lưu và sang mục tiếp theo", "Đã lưu"), write,
    ),
    "don-vi-mat-mang": Shot(
        AT_WORK, "/bao-cao/{report}/muc/nghien-cuu-ly-luan", (".save",), ("Chưa lưu – mất kết nối",), lose_the_line
    ),
    "don-vi-bang-so": Shot(
        AT_WORK, "/bao-cao/{report}/muc/tinh-hinh-chung", (".legend", ".grid"), ("Để trống", "không phát sinh")
    ),
    "don-vi-phong-cu": Shot(
        AT_WORK, "/bao-cao/{report}/muc/trien-khai", ("main form textarea >> nth=0", ".old-font"),
        ("Đổi sang Unicode", "Giữ nguyên"), paste_old,
    ),
    "don-vi-ban-in": Shot(
        AT_WORK, "/bao-cao/{report}/muc/nghien-cuu-ly-luan", ("main .tools", "main .sheet"), ("Thôi xem bản in",),
        see_the_paper,
    ),
    "don-vi-bieu": Shot(
        AT_WORK, "/bao-cao/{report}", ("aside .sheet:has-text('Nhập khi không có mạng')",),
        ("Biểu Excel", "Biểu Word", "Nhận biểu đã nhập"),
    ),
    "don-vi-kiem-tra": Shot("draft", "/bao-cao/{report}/kiem-tra", ("main .sheet >> nth=0",), ("Tới chỗ này",)),
    "don-vi-nop": Shot(
        AT_WORK, "/bao-cao/{report}/xem-lai", ("main .side",), ("Nộp báo cáo cho LĐLĐ tỉnh Đắk Nông", "Tải bản Word")
    ),
    "don-vi-da-nop": Shot(
        "submitted", "/bao-cao/{report}/da-nop", ("main .narrow",), ("Số tiếp nhận", "Tải bản Word", "Thu hồi để sửa")
    ),
    "don-vi-tra-lai": Shot(
        "returned", "/bao-cao/{report}", ("main .box >> nth=0", "main .side"), ("Báo cáo bị trả lại để sửa", "Đã sửa")
    ),
    "don-vi-ban-ky": Shot(
        "submitted", "/bao-cao/{report}", ("aside .sheet:has-text('Bản in')", "aside .sheet:has-text('Bản ký')"),
        ("Tải bản Word", "Gửi bản quét hoặc ảnh chụp"),
    ),
    "chuyen-vien-mo-dot": Shot(
        CLERK, "/dot-bao-cao/moi", ("main .sheet",), ("Mở đợt báo cáo",), choose_the_outline
    ),
    "chuyen-vien-don-vi": Shot(CLERK, "/don-vi/nhap", ("main",), ("đơn vị mới", "Ghi 2 đơn vị"), send_a_list),
    "chuyen-vien-chuyen": Shot(
        CLERK, "/don-vi/{unit}", ("main .side",), ("Chuyển cấp trên", "Sáp nhập", "Đóng"), of="C0001"
    ),
    "chuyen-vien-thu-moi": Shot(
        CLERK, f"{CAMPAIGN_AT}/thu-moi", ("#lap fieldset:has-text('Số, ngày')", "#lap button"),
        ("Lập thư mời và tải về",),
    ),
    "chuyen-vien-theo-doi": Shot(
        CLERK, f"{CAMPAIGN_AT}/theo-doi", ("main .sheet >> nth=0", "main .sheet >> nth=1"),
        ("đơn vị đã nộp", "Theo nhánh"),
    ),
    "chuyen-vien-don-doc": Shot(
        CLERK, f"{CAMPAIGN_AT}/don-doc", ("main .sheet >> nth=0",), ("công văn và tải về",)
    ),
    "chuyen-vien-duyet": Shot(
        CLERK, f"{CAMPAIGN_AT}/theo-doi?trang-thai=cho-duyet", ("main .sheet",), ("Ý kiến gửi cả",), return_some
    ),
    "chuyen-vien-nhap-thay": Shot(CLERK, "/bao-cao/{report}", ("#nhap-thay",), ("Lý do", "Nhập thay"), of="draft"),
    "chuyen-vien-tong-hop": Shot(
        "TINH", "/bao-cao/{report}/tong-hop", (".sum-main", "main .side"), ("Tổng hợp từ", "vào bản nháp")
    ),
    "chuyen-vien-nguon": Shot(
        "TINH", "/bao-cao/{report}/tong-hop", ("main .sheet",), ("Số tổng hợp", "Bản nộp"), open_a_figure
    ),
    "chuyen-vien-loi-van": Shot(
        "TINH", "/bao-cao/{report}/loi-van",
        (".unit-card .unit-h >> nth=0", ".unit-card .piece >> nth=0", ".bench-draft h2"),
        ("Lấy đoạn này", "Bản nháp"), open_a_point,
    ),
    "chuyen-vien-xuat": Shot(CLERK, "/xuat-bao-cao", ("main .sheet >> nth=0",), ("Bắt đầu xuất",)),
}  # fmt: skip


@pytest.fixture(scope="module")
def district(served_db: Database) -> Officer:
    """A district at work on its report: it has written what H01 wrote."""
    officer = open_district(served_db)
    for section, entry in entries.of_report(served_db, report_of(served_db, "H01")).items():
        at = stamp(NOW)
        entries.save(served_db, officer.report_id, section, entry.content, 0, "", "", officer.user.id, at)
    return officer


def report_of(db: Database, code: str) -> int:
    unit, campaign = units.by_code(db, code), campaigns.by_slug(db, CAMPAIGN)
    assert unit and campaign
    report = reports.of_unit(db, campaign.id, unit.id)
    assert report
    return report.id


def code_of(db: Database, name: str) -> str:
    """A unit's code; a status stands for the first unit of the demo whose report is in it."""
    campaign = campaigns.by_slug(db, CAMPAIGN)
    assert campaign
    codes = {unit.id: unit.code for unit in units.all_units(db)}
    in_it = sorted(codes[at] for at, each in reports.of_campaign(db, campaign.id).items() if each.status == name)
    return next((code for code in in_it if re.fullmatch(r"[CHN]0\d+", code)), name)


@pytest.fixture(scope="module")
def at(visitor: Visitor, served_db: Database, district: Officer) -> Callable[[Shot], Visit]:
    """Opens the page of a shot as the one who looks; each has one window."""
    windows: dict[str, Visit] = {}

    def window(who: str) -> Visit:
        visit = visitor(viewport=WINDOW)
        if who == AT_WORK:
            visit.enter(district)
        elif who:
            signed_in(visit, served_db, code_of(served_db, who))
        return visit

    def look(shot: Shot) -> Visit:
        visit = windows[shot.who] = windows.get(shot.who) or window(shot.who)
        visit.open(shot.path.format(**values(served_db, district, shot)))
        if shot.act:
            shot.act(visit)
        return visit

    return look


def values(db: Database, district: Officer, shot: Shot) -> dict[str, int]:
    """What stands in the address of a shot."""
    if shot.who == AT_WORK:
        return {"report": district.report_id, "unit": district.unit.id}
    if shot.who == NOBODY or (shot.who == CLERK and not shot.of):
        return {}
    code = code_of(db, shot.of or shot.who)
    unit = units.by_code(db, code)
    assert unit
    return {"report": report_of(db, code), "unit": unit.id}


@pytest.mark.parametrize("name", SHOTS)
def test_what_a_picture_shows_is_there(at: Callable[[Shot], Visit], chromium: Browser, name: str) -> None:
    shot = SHOTS[name]
    visit = at(shot)
    parts = [visit.page.locator(part).first for part in shot.parts]
    seen = " ".join(part.inner_text() for part in parts)
    assert [words for words in shot.words if words not in seen] == []
    if TAKEN_ANEW:
        parts[0].evaluate("part => window.scrollTo(0, part.getBoundingClientRect().top + scrollY - 20)")
        (FOLDER / f"{name}{guide.SUFFIX}").write_bytes(picture(chromium, visit.page, parts))


def named() -> set[str]:
    """The pictures that the guide asks for."""
    pages = (WEB / "templates" / "guide").glob("*.html")
    return {name for page in pages for name in re.findall(r"shot\('([a-z-]+)'", page.read_text(encoding="utf-8"))}


def test_every_picture_of_the_guide_is_taken_here_and_kept() -> None:
    files = {file.stem for file in FOLDER.glob(f"*{guide.SUFFIX}")}
    assert named() == set(SHOTS) == files
    assert len(files) <= MOST_PICTURES


def test_pictures_are_small() -> None:
    sizes = [file.stat().st_size for file in FOLDER.glob(f"*{guide.SUFFIX}")]
    assert max(sizes) <= MOST_BYTES
    assert sum(sizes) <= MOST_OF_ALL


@pytest.mark.parametrize("path", ["/huong-dan/don-vi", "/huong-dan/chuyen-vien"])
def test_a_page_of_the_guide_shows_its_pictures_in_their_measures(visitor: Visitor, path: str) -> None:
    visit = visitor(viewport=WINDOW)
    visit.open(path)
    drawn = visit.page.locator("img.shot").evaluate_all(MEASURED)
    assert len(drawn) > 8
    assert [each for each in drawn if each["seen"] != each["told"]] == []
    assert visit.errors == []
