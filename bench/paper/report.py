"""A report of a dozen pages and more as plain data."""

import random
import re
from html import unescape
from typing import Any

from documents.package import unpacked
from documents.profiles import profile

PROFILE = profile("tld-2011")
BLOCKS = [f"muc_{number}" for number in range(1, 26)]
ROWS, LETTERS = 60, (500, 1_700)
PERIODS = ("k1", "k2", "k3", "k4", "k5", "t1", "t2")
HEADING = ("co_quan", "so_ky_hieu", "dia_danh_ngay", "trich_yeu", "mo_dau")

TEXT = (
    "công đoàn cơ sở đã tổ chức học tập, quán triệt Nghị quyết; tham mưu cấp ủy ban hành chương trình hành động và "
    "chỉ đạo các đơn vị trực thuộc triển khai đến đoàn viên, công nhân, viên chức, lao động trên địa bàn huyện. Phối "
    "hợp với Sở GD&ĐT mở lớp bổ túc văn hóa, thi nâng bậc thợ; vận động người sử dụng lao động hỗ trợ kinh phí cho "
    "người dân tộc M'Nông, Ê Đê, Mạ. Tiền lương bình quân tăng từ 1.650.000 đồng lên 3.120.000 đồng/người/tháng, việc "
    "làm ổn định, đời sống từng bước được cải thiện (đạt 92,4%). Xây mới 37 “Mái ấm Công đoàn”, thăm hỏi 1.362 lượt "
    "người với số tiền 689,5 triệu đồng. Phong trào thi đua “Lao động giỏi” phát huy 284 sáng kiến, giá trị làm lợi "
    "3.417 triệu đồng – góp phần giữ vững quốc phòng, an ninh, trật tự; tuy nhiên giá cà phê, hồ tiêu, cao su biến "
    "động mạnh nên vẫn còn khó khăn"
)
RUNNING_TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")
WORDS = TEXT.split(" ")


def context(rows: int = ROWS, seed: int = 0) -> dict[str, Any]:
    """The report's data, the same for the same seed."""
    chance = random.Random(seed)
    return {
        "co_quan": f"LIÊN ĐOÀN LAO ĐỘNG HUYỆN SỐ {seed}",
        "so_ky_hieu": "Số: 05/BC-LĐLĐ",
        "dia_danh_ngay": "Cư Jút, ngày 05 tháng 7 năm 2012",
        "trich_yeu": "Sơ kết 5 năm thực hiện Nghị quyết số 20-NQ/TW ngày 28/01/2008",
        "mo_dau": said(chance, 400),
        **{name: answer(chance) for name in BLOCKS},
        "hang": [figures(number, chance) for number in range(1, rows + 1)],
    }


def answer(chance: random.Random) -> list[dict[str, str]]:
    """The paragraphs of one answer."""
    letters = chance.randint(*LETTERS)
    return [{"chu": said(chance, letters // 5)} for _ in range(5)]


def said(chance: random.Random, letters: int) -> str:
    """About so many letters of running text."""
    words: list[str] = []
    while letters > 0:
        words.append(chance.choice(WORDS))
        letters -= len(words[-1]) + 1
    return " ".join(words).capitalize()


def figures(number: int, chance: random.Random) -> dict[str, str]:
    """A row of the annex: an indicator and its seven figures."""
    shown = {period: f"{chance.randint(1, 99)}.{chance.randint(100, 999)}" for period in PERIODS}
    return {"tt": str(number), "noi_dung": said(chance, 40), "dvt": "lượt người", **shown}


def official() -> dict[str, Any]:
    """The same text as the data of our own template of the format profile, where each paragraph chooses its style."""
    data = context()
    kinds = ("doan", "gach", "doan", "cong", "doan")
    blocks: list[dict[str, str]] = []
    for number, name in enumerate(BLOCKS, start=1):
        blocks.append({"kieu": "muc_2", "chu": f"{number}. Kết quả thực hiện nội dung thứ {number}"})
        blocks += ({"kieu": kind, "chu": each["chu"]} for kind, each in zip(kinds, data[name], strict=True))
    rows = [{**row, "gia_tri": [row[f"k{n}"] for n in range(1, 6)], "tong": [row["t1"], ""]} for row in data["hang"]]
    return {
        "co_quan_chu_quan": ["LIÊN ĐOÀN LAO ĐỘNG", "TỈNH ĐẮK NÔNG"],
        "co_quan": [data["co_quan"]],
        "vach_co_quan_mm": 24.0,
        "so_ky_hieu": data["so_ky_hieu"],
        "dia_danh_ngay": data["dia_danh_ngay"],
        "loai": "BÁO CÁO",
        "trich_yeu": data["trich_yeu"],
        "vach_trich_yeu_mm": 44.0,
        "kinh_gui": [],
        "mo_dau": [data["mo_dau"]],
        "noi_dung": blocks,
        "noi_nhan": ["- LĐLĐ tỉnh;", "- Lưu: VT."],
        "ky": {"dong": ["TM. BAN THƯỜNG VỤ", "CHỦ TỊCH"], "ten": "Nguyễn Văn A"},
        "phu_luc": {
            "ten": "Phụ lục",
            "tieu_de": "SỐ LIỆU",
            "kem_theo": "(Kèm theo Báo cáo)",
            "cot": [f"Năm {year}" for year in range(2008, 2013)],
            "cot_tong": ["Cộng", "Đến"],
            "nhom": [{"ten": "I.", "hang": rows}],
            "ghi_chu": [],
        },
        "ma_ban": "1",
    }


def visible(docx: bytes) -> str:
    """The letters of a document's running text, without blanks: what two engines must agree on."""
    document = unpacked(docx)["word/document.xml"].decode("utf-8")
    return "".join(unescape("".join(RUNNING_TEXT.findall(document))).split())
