"""The columns of a list of units: what each is called, how its cells are read, what the blank list says about it."""

from typing import NamedTuple

from reporting.units.kinds import folded


class Column(NamedTuple):
    """One column; `read` names how its cells are read (`reading.READERS`), `new` what a new unit must have."""

    field: str
    heading: str
    read: str
    note: str
    example: str = ""
    aliases: tuple[str, ...] = ()
    new: bool = False


CODE, PARENT, KIND, SINCE = "code", "parent_code", "kind", "since"

LINES_NOTE = "Mỗi dòng in là một dòng trong ô (Alt+Enter), hoặc cách nhau bằng dấu |."

COLUMNS = (
    Column(CODE, "Mã đơn vị", "code", "Chữ không dấu, chữ số, dấu chấm, gạch. Mã đã có thì cập nhật, mã mới thì thêm; "
           "cũng là tên đăng nhập của đơn vị.", "H09", ("mã", "mã đv", "mã số", "mã đơn vị báo cáo", "code"), True),
    Column(PARENT, "Mã đơn vị cấp trên", "name", "Mã của đơn vị cấp trên trực tiếp, đã có hoặc nằm trong tệp này.",
           "TINH", ("mã cấp trên", "cấp trên", "đơn vị cấp trên", "cấp trên trực tiếp", "mã đv cấp trên", "trực thuộc"),
           True),
    Column(SINCE, "Trực thuộc từ ngày", "day", "Ngày đơn vị về với cấp trên này, ngày/tháng/năm. Để trống: ngày có "
           "hiệu lực chọn khi nhập.", "01/07/2012",
           ("từ ngày", "ngày trực thuộc", "ngày hiệu lực", "ngày có hiệu lực")),
    Column(KIND, "Loại đơn vị", "kind", "Chọn trong danh sách.", "Liên đoàn Lao động huyện, thị xã",
           ("loại", "loại hình", "cấp đơn vị"), True),
    Column("name", "Tên đơn vị", "name", "Tên đầy đủ, viết như trong câu văn.", "Liên đoàn Lao động huyện Đắk Nang",
           ("tên", "tên đầy đủ", "đơn vị", "tên công đoàn"), True),
    Column("short_name", "Tên viết tắt", "name", "Để trống với đơn vị mới: máy tự rút gọn.", "LĐLĐ huyện Đắk Nang",
           ("tên ngắn", "tên rút gọn", "tên gọi tắt")),
    Column("heading_lines", "Tên in ở đầu văn bản", "lines", f"Chữ in hoa. {LINES_NOTE}",
           "LIÊN ĐOÀN LAO ĐỘNG\nHUYỆN ĐẮK NANG", ("tên in", "tên cơ quan ban hành", "cơ quan ban hành")),
    Column("superior_lines", "Cơ quan chủ quản", "lines", "In trên tên đơn vị. Để trống với đơn vị mới: tên in của "
           f"cấp trên. {LINES_NOTE}", "LIÊN ĐOÀN LAO ĐỘNG\nTỈNH ĐẮK NÔNG", ("chủ quản", "tên cơ quan chủ quản")),
    Column("place", "Địa danh", "name", "In trước ngày tháng, như “Cư Jút, ngày …”. Để trống với đơn vị mới: theo cấp "
           "trên.", "Đắk Nang", ("nơi ban hành", "địa điểm")),
    Column("code_suffix", "Ký hiệu văn bản", "short", "Phần sau “BC-” trong số văn bản.", "LĐLĐ",
           ("ký hiệu", "chữ viết tắt tên cơ quan")),
    Column("sign_lines", "Chức vụ người ký", "lines", f"Để trống với đơn vị mới: theo loại đơn vị. {LINES_NOTE}",
           "TM. BAN THƯỜNG VỤ\nCHỦ TỊCH", ("chức vụ ký", "quyền hạn chức vụ", "thể thức ký")),
    Column("signer_name", "Họ tên Chủ tịch", "name", "Người ký thường lệ.", "Nguyễn Văn An",
           ("chủ tịch", "người ký", "họ tên người ký")),
    Column("vice_name", "Họ tên Phó Chủ tịch", "name", "Người ký thay mặt khi Chủ tịch vắng.", "Trần Thị Bình",
           ("phó chủ tịch",)),
    Column("recipients", "Nơi nhận", "lines", f"{LINES_NOTE} Để trống: cấp trên, cấp ủy, Lưu: VT.",
           "LĐLĐ tỉnh Đắk Nông\nLưu: VT", ("danh sách nơi nhận",)),
    Column("party_committee", "Cấp ủy trực tiếp", "name", "Cấp ủy mà đơn vị báo cáo trực tiếp.", "Huyện ủy Đắk Nang",
           ("cấp ủy", "đảng ủy", "tổ chức đảng")),
    Column("district_party", "Huyện ủy, Thị ủy", "name", "Chỉ LĐLĐ huyện, thị: nơi nhận kiến nghị.",
           "Huyện ủy Đắk Nang",
           ("huyện ủy", "thị ủy")),
    Column("district_committee", "UBND huyện, thị xã", "name", "Chỉ LĐLĐ huyện, thị: nơi nhận kiến nghị.",
           "UBND huyện Đắk Nang", ("ubnd huyện", "ubnd", "ủy ban nhân dân huyện")),
    Column("contact_name", "Người liên hệ", "name", "Người làm báo cáo.", "Lê Thị Cúc",
           ("cán bộ phụ trách", "người lập", "họ tên người liên hệ", "đầu mối")),
    Column("contact_phone", "Điện thoại", "phone", "Điện thoại của người liên hệ.", "0261.3000.123",
           ("số điện thoại", "sđt", "đt", "điện thoại liên hệ", "điện thoại người liên hệ")),
    Column("sort_order", "Thứ tự", "order", "Số nguyên; số nhỏ đứng trước trong danh sách. Để trống với đơn vị mới: "
           "xếp cuối.", "90", ("thứ tự trong danh sách", "thứ tự sắp xếp")),
)  # fmt: skip

BY_FIELD = {column.field: column for column in COLUMNS}
_BY_WORD = {
    folded(word): column.field for column in COLUMNS for word in (column.heading, column.field, *column.aliases)
}


def heading(field: str) -> str:
    """What a field is called on screen and in a list."""
    return BY_FIELD[field].heading


def recognised(text: str) -> str:
    """The field that a heading stands for, marks, capitals and signs aside; "" for a heading of something else."""
    return _BY_WORD.get(folded(text.partition("\n")[0]), "") or _BY_WORD.get(folded(text), "")
