"""The words of the error pages: for each status its title and what the reader can do."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Apology:
    """`again`: sending the same form once more may succeed, so the page offers it."""

    title: str
    advice: str
    again: bool = False


STALE = Apology(
    "Trang này đã mở quá lâu",
    "Nội dung chưa được lưu vì trang gửi đi đã cũ. Những gì đã gõ vẫn còn nguyên dưới đây: xin đọc lại "
    "rồi bấm “Gửi lại”.",
    again=True,
)
FOREIGN = Apology(
    "Nội dung không được gửi từ trang của Báo Cáo",
    "Nội dung chưa được lưu. Nếu chính đồng chí đã gõ, xin mở lại trang trong Báo Cáo, chép phần chữ dưới đây "
    "vào rồi lưu.",
)
SIGNED_OUT = Apology(
    "Phiên làm việc đã hết",
    "Xin đăng nhập lại. Những gì đã gõ vẫn còn nguyên ở trang này và gửi lại được ngay sau khi đăng nhập.",
)
WELCOME_BACK = Apology(
    "Đã đăng nhập lại",
    "Nội dung dưới đây chưa được lưu. Xin đọc lại rồi bấm “Gửi lại”.",
    again=True,
)

APOLOGIES: dict[int, Apology] = {
    400: Apology(
        "Máy chủ không đọc được nội dung gửi lên",
        "Nội dung tới máy chủ không đầy đủ hoặc bị hỏng trên đường truyền nên chưa được lưu; dữ liệu cũ vẫn nguyên. "
        "Xin bấm nút Quay lại của trình duyệt, kiểm tra rồi gửi lại.",
        again=True,
    ),
    401: SIGNED_OUT,
    403: Apology(
        "Đồng chí không có quyền mở trang này",
        "Trang này chỉ dành cho người được giao việc. Nếu cần dùng, xin liên hệ chuyên viên LĐLĐ tỉnh.",
    ),
    404: Apology(
        "Không tìm thấy trang này",
        "Có thể địa chỉ bị gõ sai, hoặc nội dung không thuộc đơn vị của đồng chí. Xin về trang đầu và chọn lại.",
    ),
    405: Apology(
        "Không mở được trang này theo cách đó",
        "Xin về trang đầu rồi làm lại bằng các nút trên trang.",
    ),
    408: Apology(
        "Đường truyền quá chậm",
        "Nội dung chưa tới hết máy chủ nên chưa được lưu. Xin bấm nút Quay lại của trình duyệt, kiểm tra mạng "
        "rồi gửi lại.",
    ),
    409: Apology(
        "Nội dung đã thay đổi ở nơi khác",
        "Có người, hoặc một trang khác của chính đồng chí, đã lưu trước. Không có gì bị ghi đè. Xin mở lại mục đó, "
        "so với phần đã gõ dưới đây rồi lưu.",
    ),
    411: Apology(
        "Máy chủ không nhận cách gửi này",
        "Nội dung gửi lên không cho biết độ dài nên chưa được lưu. Xin dùng một trình duyệt mới hơn, hoặc tắt phần mềm "
        "trung gian, rồi gửi lại.",
    ),
    413: Apology(
        "Nội dung gửi lên quá lớn",
        "Một lần lưu nhận nhiều nhất 4 MB chữ, một tệp nhiều nhất 10 MB. Nội dung chưa được lưu. Chữ đã gõ thì xin "
        "chép ra nơi khác, quay lại trang trước, rút gọn hoặc chia thành nhiều mục rồi lưu; tệp thì chọn tệp nhỏ hơn.",
    ),
    414: Apology(
        "Địa chỉ quá dài",
        "Trang này được mở bằng một địa chỉ dài quá mức. Xin về trang đầu rồi làm lại bằng các nút trên trang.",
    ),
    415: Apology(
        "Máy chủ không nhận loại nội dung này",
        "Nội dung gửi lên không phải là biểu của Báo Cáo nên chưa được lưu. Xin mở lại trang, chọn đúng loại tệp ghi "
        "cạnh ô chọn tệp rồi gửi lại.",
    ),
    422: Apology(
        "Nội dung gửi lên không dùng được",
        "Máy chủ đọc được nhưng không hiểu nội dung này nên chưa lưu. Xin mở lại trang, so với phần đã gõ dưới đây, "
        "sửa rồi gửi lại.",
    ),
    429: Apology(
        "Đã thử quá nhiều lần",
        "Xin chờ vài phút rồi thử lại, hoặc liên hệ chuyên viên LĐLĐ tỉnh để được mở khoá.",
        again=True,
    ),
    500: Apology(
        "Máy chủ gặp lỗi",
        "Việc vừa rồi chưa được lưu; dữ liệu cũ vẫn nguyên. Xin thử lại; nếu vẫn lỗi, xin báo cho chuyên viên "
        "LĐLĐ tỉnh kèm mã lỗi dưới đây.",
        again=True,
    ),
    503: Apology(
        "Máy chủ đang bận",
        "Đang có nhiều người cùng lưu nên việc vừa rồi chưa được ghi. Xin chờ vài giây rồi gửi lại.",
        again=True,
    ),
    507: Apology(
        "Máy chủ hết chỗ lưu",
        "Việc vừa rồi chưa được lưu; dữ liệu cũ vẫn nguyên. Xin chép phần chữ đã gõ ra nơi khác và báo cho "
        "chuyên viên LĐLĐ tỉnh để dọn đĩa máy chủ.",
        again=True,
    ),
}

LOCKED = "Báo cáo này nay chỉ đọc"
UNREADY = Apology(
    "Máy chủ chưa sẵn sàng",
    "Máy chủ đang khởi động hoặc đang được bảo trì nên việc vừa rồi chưa được lưu. Xin giữ nguyên trang, chờ vài phút "
    "rồi thử lại; nếu vẫn vậy, xin báo chuyên viên LĐLĐ tỉnh.",
    again=True,
)

# For when even the error page cannot be drawn; it needs nothing but itself.
BARE_PAGE = (
    '<!doctype html><html lang="vi"><meta charset="utf-8"><title>Máy chủ gặp lỗi – Báo Cáo</title>'
    "<h1>Máy chủ gặp lỗi</h1><p>Việc vừa rồi chưa được lưu; dữ liệu cũ vẫn nguyên. Xin bấm nút Quay lại của "
    "trình duyệt và thử lại; nếu vẫn lỗi, xin báo chuyên viên LĐLĐ tỉnh.</p>"
    '<p><a href="/">Về trang đầu</a></p></html>'
)
