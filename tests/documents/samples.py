"""Plausible contexts of reports: a district, a sector, a grassroots union, with long and with empty answers."""

from collections.abc import Callable
from typing import Any

from documents.measure import rule_mm

Context = dict[str, Any]
Block = dict[str, Any]

SUBJECT = (
    "Sơ kết 5 năm thực hiện Nghị quyết số 20-NQ/TW ngày 28/01/2008 của Ban Chấp hành Trung ương Đảng (khóa X) về "
    "“Tiếp tục xây dựng giai cấp công nhân Việt Nam thời kỳ đẩy mạnh công nghiệp hóa, hiện đại hóa đất nước”"
)
UNANSWERED = "Không có nội dung báo cáo."
PERIODS = ["Năm 2008", "Năm 2009", "Năm 2010", "Năm 2011", "6 tháng đầu năm 2012"]

NARRATIVE = (
    "Ngay sau khi có Nghị quyết số 20-NQ/TW, Ban Thường vụ đã tham mưu cấp ủy ban hành Chương trình hành động, đồng "
    "thời chỉ đạo 100% công đoàn cơ sở tổ chức quán triệt, học tập Nghị quyết gắn với việc học tập và làm theo tấm "
    "gương đạo đức Hồ Chí Minh. Qua 5 năm đã tổ chức 46 hội nghị, lớp học tập với 5.218 lượt đoàn viên, công nhân, "
    "viên chức, lao động tham dự; tỷ lệ được học tập đạt 92,4%, tăng 7,1% so với năm 2008. Các doanh nghiệp ngoài "
    "nhà nước tổ chức học tập theo ca, theo tổ sản xuất, mỗi buổi từ 30 đến 45 phút, nội dung ngắn gọn, sát thực tế.",
    "Công tác tuyên truyền, giáo dục, nâng cao trình độ học vấn, tay nghề được các cấp công đoàn quan tâm; phối hợp "
    "với Trung tâm Giáo dục thường xuyên mở 12 lớp bổ túc văn hóa cho 318 công nhân, 27 lớp thi nâng bậc thợ cho 742 "
    "người; vận động người sử dụng lao động dành thời gian và hỗ trợ kinh phí cho công nhân là người dân tộc M'Nông, "
    "Ê Đê, Mạ, Tày, Nùng đi học. Đến nay tỷ lệ lao động qua đào tạo trong các doanh nghiệp trên địa bàn đạt 38,5%.",
    "- Tổ chức 63 buổi tuyên truyền Bộ luật Lao động, Luật Công đoàn, Luật Bảo hiểm xã hội cho 4.806 lượt người; phát "
    "hành 9.500 tờ gấp hỏi – đáp pháp luật bằng tiếng phổ thông và tiếng M'Nông; duy trì 21 tủ sách pháp luật.",
    "+ Hình thức có hiệu quả nhất là đối thoại ngay tại xưởng vào đầu ca, kết hợp giải đáp tình huống về hợp đồng lao "
    "động, tiền lương làm thêm giờ và chế độ thai sản.",
    "a) Về nhà ở, nhà trẻ: phối hợp với các nông trường cao su rà soát, đề nghị sửa chữa 48 gian nhà tập thể; vận động "
    "xây mới 37 “Mái ấm Công đoàn”, sửa chữa 12 căn với tổng kinh phí 1.245 triệu đồng.",
    "1. Tham gia xây dựng thang lương, bảng lương, định mức lao động ở 19/26 doanh nghiệp đã có tổ chức công đoàn.",
    "Đời sống, việc làm của công nhân, viên chức, lao động cơ bản ổn định; tiền lương bình quân tăng từ 1.650.000 "
    "đồng/người/tháng năm 2008 lên 3.120.000 đồng/người/tháng trong 6 tháng đầu năm 2012. Tuy nhiên giá cà phê, hồ "
    "tiêu, cao su biến động mạnh nên một số doanh nghiệp chế biến nông sản phải giãn việc, 214 lao động thiếu việc "
    "làm theo mùa vụ; công đoàn đã kịp thời thăm hỏi, trợ cấp 1.362 lượt người với số tiền 689,5 triệu đồng.",
    "Phong trào thi đua “Lao động giỏi”, “Lao động sáng tạo”, “Giỏi việc nước, đảm việc nhà” được phát động thường "
    "xuyên gắn với nhiệm vụ chính trị của từng đơn vị; trong 5 năm có 284 sáng kiến, giải pháp được công nhận, giá trị "
    "làm lợi 3.417 triệu đồng; 1.906 lượt nữ công nhân, viên chức, lao động đạt danh hiệu “Giỏi việc nước, đảm việc "
    "nhà”; 56 tập thể, 143 cá nhân được các cấp khen thưởng.",
)

SECTIONS: tuple[tuple[str, str], ...] = (
    ("muc_1", "I. TÌNH HÌNH CHUNG"),
    ("muc_1", "II. KẾT QUẢ THỰC HIỆN"),
    ("muc_2", "1. Công tác triển khai thực hiện Nghị quyết số 20-NQ/TW"),
    ("muc_2", "2. Kết quả thực hiện Chương trình hành động của Tỉnh ủy, của Liên đoàn Lao động tỉnh"),
    ("muc_3", "a) Tuyên truyền, giáo dục, nâng cao trình độ học vấn, tay nghề, chuyên môn nghề nghiệp"),
    ("muc_4", "- Tuyên truyền, phổ biến, giáo dục, tư vấn pháp luật"),
    ("muc_4", "- Nâng cao đời sống tinh thần, xây dựng thiết chế văn hóa"),
    ("muc_4", "- Hình thức, biện pháp tuyên truyền có hiệu quả"),
    ("muc_3", "b) Tham gia giải quyết những bức xúc của công nhân"),
    ("muc_4", "- Tham gia xây dựng, kiểm tra, giám sát thực hiện chính sách, pháp luật"),
    ("muc_4", "- Tham gia giải quyết nhà ở, bảo hiểm, nhà trẻ, việc làm, tiền lương"),
    ("muc_4", "- Đối thoại giữa người lao động, công đoàn và người sử dụng lao động"),
    ("muc_2", "3. Công tác phát triển đoàn viên, xây dựng tổ chức công đoàn vững mạnh"),
    ("muc_3", "a) Quản lý và phát triển đoàn viên"),
    ("muc_3", "b) Xây dựng công đoàn cơ sở vững mạnh"),
    ("muc_3", "c) Xây dựng đội ngũ cán bộ công đoàn cơ sở"),
    ("muc_3", "d) Phát triển Đảng trong công nhân, lao động"),
    ("muc_2", "4. Các phong trào thi đua trong đoàn viên, công nhân, viên chức, lao động"),
    ("muc_3", "a) Phong trào “Lao động giỏi”, “Lao động sáng tạo”, “Giỏi việc nước, đảm việc nhà”"),
    ("muc_3", "b) Phong trào “Cả nước chung sức xây dựng nông thôn mới”"),
    ("muc_2", "5. Công tác nghiên cứu lý luận, tổng kết thực tiễn"),
    ("muc_1", "III. ĐÁNH GIÁ, NHẬN XÉT CHUNG"),
    ("muc_5", "b) Ưu điểm"),
    ("muc_5", "c) Tồn tại, hạn chế"),
    ("muc_5", "d) Nguyên nhân"),
    ("muc_5", "đ) Bài học kinh nghiệm"),
    ("muc_2", "1. Đề xuất, kiến nghị"),
    ("muc_5", "- Đối với Huyện ủy, Ủy ban nhân dân huyện Cư Jút:"),
    ("muc_2", "2. Một số nhiệm vụ trọng tâm trong thời gian tới"),
)
CLOSING = (
    "Trên đây là báo cáo sơ kết 5 năm thực hiện Nghị quyết số 20-NQ/TW của Ban Chấp hành Trung ương Đảng (khóa X); "
    "kính đề nghị Ban Thường vụ Liên đoàn Lao động tỉnh xem xét, chỉ đạo./."
)

TARGETS: Block = {
    "kieu": "bang",
    "tieu_de": "Kết quả thực hiện các chỉ tiêu chủ yếu",
    "cot": ["Nguồn", "Chỉ tiêu", "ĐVT", "Mục tiêu", "Thực hiện", "Tỷ lệ (%)", "Kết quả"],
    "hang": [
        ["25-CTr/TU ngày 08/5/2008", "Công nhân, lao động được học tập Nghị quyết", "%", "90", "92,4", "102,7", "Vượt"],
        ["76/CTr-LĐLĐ ngày 07/5/2008", "Đoàn viên mới kết nạp", "người", "1.500", "1.482", "98,8", "Không đạt"],
        ["76/CTr-LĐLĐ ngày 07/5/2008", "Công đoàn cơ sở đạt vững mạnh", "%", "80", "80", "100", "Đạt"],
        ["Chương trình số 03/CTr-LĐLĐ ngày 11/6/2008", "Mái ấm Công đoàn", "nhà", "30", "37", "123,3", "Vượt"],
    ],
}

INDICATOR_NAMES = (
    ("Tổng số công nhân, viên chức, lao động", "người", "Đến 30/6/2012"),
    ("- Nữ", "người", "Đến 30/6/2012"),
    ("- Dân tộc thiểu số", "người", "Đến 30/6/2012"),
    ("Tiền lương bình quân tháng", "đồng/người", "Đến 30/6/2012"),
    ("Văn bản chỉ đạo đã ban hành", "văn bản", "Cộng đến 30/6/2012"),
    ("Hội nghị, lớp học tập, quán triệt Nghị quyết", "cuộc", "Cộng đến 30/6/2012"),
    ("Lượt người được học tập, quán triệt Nghị quyết và Chương trình hành động", "lượt", "Cộng đến 30/6/2012"),
    ("Doanh nghiệp có thỏa ước lao động tập thể còn hiệu lực", "DN", "Đến 30/6/2012"),
    ("Tiền lương còn nợ người lao động", "đồng", "Đến 30/6/2012"),
    ("Tỷ lệ ký thỏa ước lao động tập thể", "%", "Đến 30/6/2012"),
)
GROUPS = ("I. Tình hình chung", "II.1. Triển khai thực hiện", "II.2. Kết quả", "II.3. Tổ chức", "II.4. Thi đua")


def narratives(empty: bool) -> list[Block]:
    """The body of a full report, or one in which nothing was answered."""
    blocks: list[Block] = []
    for number, (kind, title) in enumerate(SECTIONS):
        blocks.append({"kieu": kind, "chu": title})
        if empty:
            blocks.append({"kieu": "doan", "chu": UNANSWERED})
            continue
        blocks += [marked(NARRATIVE[(number * 3 + step) % len(NARRATIVE)]) for step in range(3)]
        if title.startswith("III."):
            blocks.append(TARGETS)
    return [*blocks, {"kieu": "doan", "chu": CLOSING}]


def marked(text: str) -> Block:
    kinds = {"- ": "gach", "+ ": "cong", "a)": "chu", "1.": "so"}
    return {"kieu": kinds.get(text[:2], "doan"), "chu": text}


def annex(rows: int, empty: bool, agency: str) -> Context:
    """An annex of about that many rows in five groups; some cells empty, some "–", one money row of ten digits."""
    per_group = rows // len(GROUPS)
    groups = [
        {"ten": name, "hang": [indicator(number * per_group + step, empty) for step in range(per_group)]}
        for number, name in enumerate(GROUPS)
    ]
    return {
        "ten": "Phụ lục",
        "tieu_de": "SỐ LIỆU 5 NĂM THỰC HIỆN NGHỊ QUYẾT SỐ 20-NQ/TW",
        "kem_theo": f"(Kèm theo Báo cáo số … ngày … tháng … năm 2012 của {agency})",
        "cot": PERIODS,
        "cot_tong": ["Cộng đến 30/6/2012", "Đến 30/6/2012"],
        "nhom": groups,
        "ghi_chu": [
            "Dấu “–”: không phát sinh; ô trống: chưa có số liệu; “x”: kỳ này không thu thập.",
            "Chỉ tiêu phát sinh trong kỳ được cộng dồn; chỉ tiêu tính đến cuối kỳ lấy số của kỳ gần nhất.",
        ],
    }


def indicator(number: int, empty: bool) -> Context:
    name, measure, total = INDICATOR_NAMES[number % len(INDICATOR_NAMES)]
    shown = ["", "", "", "", ""] if empty else [figure(measure, number, year) for year in range(5)]
    return {
        "tt": str(number + 1),
        "noi_dung": name,
        "dvt": measure,
        "gia_tri": shown,
        "tong": [shown[-1], ""] if total.startswith("Cộng") else ["", shown[-1]],
    }


def figure(measure: str, number: int, year: int) -> str:
    shapes: dict[str, Callable[[], str]] = {
        "đồng": lambda: f"1.{250 + number}.000.00{year}",
        "đồng/người": lambda: f"{1 + year}.{650 + number}.000",
        "%": lambda: f"{72 + year},{number % 10}",
        "DN": lambda: "–" if year == 0 else str(12 + year),
    }
    return shapes.get(measure, lambda: f"{1 + year}.{(137 * (number + 1)) % 900 + 100}")()


def report(profile: str, heading: Context, empty: bool, rows: int, addressees: list[str]) -> Context:
    agency = heading["don_vi"]["ten"]
    return {
        "ho_so": profile,
        "loai": "BÁO CÁO",
        "trich_yeu": SUBJECT,
        "kinh_gui": addressees,
        "vach_co_quan_mm": rule_mm(heading["co_quan"][-1], 12, bold=True, width_mm=66),
        "vach_trich_yeu_mm": rule_mm(SUBJECT, 14, bold=True),
        "mo_dau": [
            "Thực hiện Hướng dẫn số 691/HD-TLĐ ngày 17/5/2012 của Đoàn Chủ tịch Tổng Liên đoàn Lao động Việt Nam và "
            "Hướng dẫn số …/HD-LĐLĐ ngày … tháng … năm 2012 của Liên đoàn Lao động tỉnh Đắk Nông về sơ kết 5 năm thực "
            f"hiện Nghị quyết số 20-NQ/TW (khóa X), Ban Thường vụ {agency} báo cáo kết quả như sau:"
        ],
        "noi_dung": narratives(empty),
        "phu_luc": annex(rows, empty, agency),
        "ma_ban": "bản 3, lập từ dữ liệu ngày 10/7/2012",
        **heading,
    }


def district(profile: str = "tld-2011", empty: bool = False) -> Context:
    """The district of Cư Jút: a dozen pages and an annex of a hundred rows."""
    heading = {
        "co_quan_chu_quan": ["LIÊN ĐOÀN LAO ĐỘNG", "TỈNH ĐẮK NÔNG"],
        "co_quan": ["LIÊN ĐOÀN LAO ĐỘNG", "HUYỆN CƯ JÚT"],
        "so_ky_hieu": "Số:        /BC-LĐLĐ",
        "dia_danh_ngay": "Cư Jút, ngày … tháng … năm 2012",
        "don_vi": {"ten": "Liên đoàn Lao động huyện Cư Jút", "ma": "H02"},
        "noi_nhan": [
            "- LĐLĐ tỉnh Đắk Nông (qua Ban TG-NC);",
            "- Thường trực Huyện ủy, UBND huyện (b/c);",
            "- UV BCH LĐLĐ huyện;",
            "- Các CĐCS trực thuộc;",
            "- Lưu: VT, VP.",
        ],
        "ky": {"dong": ["TM. BAN THƯỜNG VỤ", "PHÓ CHỦ TỊCH"], "ten": "Y Krang Niê Kđăm"},
    }
    return report(profile, heading, empty, 100, to_superior(profile))


def sector(profile: str = "tld-2011", empty: bool = False) -> Context:
    """The education union: numbered and dated, signed by the chair."""
    heading = {
        "co_quan_chu_quan": ["LIÊN ĐOÀN LAO ĐỘNG", "TỈNH ĐẮK NÔNG"],
        "co_quan": ["CÔNG ĐOÀN NGÀNH GIÁO DỤC"],
        "so_ky_hieu": "Số: 05/BC-CĐGD",
        "dia_danh_ngay": "Đắk Nông, ngày 05 tháng 7 năm 2012",
        "don_vi": {"ten": "Công đoàn ngành Giáo dục tỉnh Đắk Nông", "ma": "N01"},
        "noi_nhan": ["- LĐLĐ tỉnh Đắk Nông (qua Ban TG-NC);", "- Ban Cán sự đảng Sở GD&ĐT (b/c);", "- Lưu: VT."],
        "ky": {"dong": ["TM. BAN THƯỜNG VỤ", "CHỦ TỊCH"], "ten": "Nguyễn Thị Ngọc Hường"},
    }
    return report(profile, heading, empty, 60, to_superior(profile))


def grassroots(profile: str = "tld-2011", empty: bool = False) -> Context:
    """A company's union under the district: a long name on three lines, a short report."""
    heading = {
        "co_quan_chu_quan": ["LIÊN ĐOÀN LAO ĐỘNG", "HUYỆN CƯ JÚT"],
        "co_quan": ["CÔNG ĐOÀN CƠ SỞ", "CÔNG TY TNHH MTV CHẾ BIẾN", "CAO SU TÂM THẮNG"],
        "so_ky_hieu": "Số:        /BC-CĐCS",
        "dia_danh_ngay": "Cư Jút, ngày 28 tháng 6 năm 2012",
        "don_vi": {"ten": "Công đoàn cơ sở Công ty TNHH MTV Chế biến Cao su Tâm Thắng", "ma": "C0007"},
        "noi_nhan": ["- LĐLĐ huyện Cư Jút;", "- Chi bộ, Ban Giám đốc Công ty (b/c);", "- UV BCH CĐCS;", "- Lưu: VT."],
        "ky": {"dong": ["TM. BAN CHẤP HÀNH", "CHỦ TỊCH"], "ten": "H'Loan Byă"},
    }
    made = report(profile, heading, empty, 30, to_superior(profile, "Liên đoàn Lao động huyện Cư Jút"))
    return {**made, "noi_dung": made["noi_dung"] if empty else [*made["noi_dung"][:12], made["noi_dung"][-1]]}


def to_superior(profile: str, superior: str = "Liên đoàn Lao động tỉnh Đắk Nông") -> list[str]:
    return [superior] if profile == "tld-2024" else []


SAMPLES = {"district": district, "sector": sector, "grassroots": grassroots}
