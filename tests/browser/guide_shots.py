"""What the pictures of the guide show: who looks at which page, what is done there, what must be read on it."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Locator, expect

from reporting.founding import CAMPAIGN, CLERK
from tests.browser.steps import Visit
from tests.browser.test_prose import PASTE
from vietnamese.legacy import Encoding, encode

NOBODY, AT_WORK = "", "at work"
CAMPAIGN_AT = f"/dot-bao-cao/{CAMPAIGN}"
TEXT = "Ban Thường vụ đã tổ chức 03 hội nghị quán triệt Nghị quyết cho cán bộ công đoàn chủ chốt."
OLD = "Công đoàn cơ sở tổ chức học tập nghị quyết cho đoàn viên"
A_LIST = """Mã đơn vị;Tên đơn vị;Loại;Mã cấp trên
C9801;CĐCS Trường THCS Nâm Nung;cdcs;H01
C9802;CĐCS Trạm Y tế Đắk Drô;cdcs;H01
"""

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
