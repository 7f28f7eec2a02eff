"""What each unit of the campaign types: its passages, and its figures of 2010, 2011 and half of 2012."""

QUESTION = "so_lieu"
YEARS = ("2010", "2011", "2012")
FIGURES: dict[str, dict[str, tuple[str, str, str]]] = {
    "C01": {
        "A01": ("41", "43", "45"), "A02": ("30", "35", "45"), "L01": ("1", "2", "-"), "M01": ("3,5", "4,2", "1,8"),
        "G01": ("6", "7,5", "8"), "G02": ("30", "35", "45"), "K01": ("0", "1", "1"), "E01": ("2", "-", ""),
    },
    "C02": {
        "A01": ("1.180", "1.240", "1.312"), "A02": ("900", "1 100", "1.297"), "L01": ("4", "-", "3"),
        "M01": ("120", "135,5", "71,4"), "G01": ("4", "4,5", ""), "G02": ("900", "1100", ""), "K01": ("1", "1", "1"),
        "E01": ("", "3", ""),
    },
    "C04": {
        "A01": ("52", "", "55"), "A02": ("40", "", "50"), "L01": ("-", "-", "-"), "M01": ("", "2,5", "0"),
        "G01": ("10", "", "12,3"), "G02": ("40", "", "50"), "K01": ("1", "", "0"), "E01": ("1", "", ""),
    },
    "H01": {"L01": ("2", "3", "1"), "M01": ("10,2", "", "5")},
}  # fmt: skip
"""{unit: {indicator: what it types}}; of the district only its own part, the rest is consolidated."""

WORK = {
    "C01": "Công đoàn trường phối hợp khám sức khỏe cho 45 nhà giáo. Các tổ công đoàn ký cam kết bảo đảm an toàn.",
    "C02": "Công ty trang bị máy hút bụi cho phân xưởng xẻ. Năm 2011 không xảy ra tai nạn lao động nặng.",
    "C04": "Tòa soạn lắp thêm bình chữa cháy ở kho giấy.",
    "H01": "Ban Thường vụ thành lập đoàn kiểm tra liên ngành.",
}
MENDED = "Công ty trang bị máy hút bụi cho 2 phân xưởng xẻ. Năm 2011 không xảy ra tai nạn lao động nặng."
REMARK = "Ghi rõ máy hút bụi đã trang bị cho mấy phân xưởng."


def cells(code: str) -> dict[str, str]:
    """The cells of the unit's first section with what it types there."""
    part = "-own" if code == "H01" else ""
    grid = {
        f"{QUESTION}-{indicator}-{year}{part}": figure
        for indicator, row in FIGURES[code].items()
        for year, figure in zip(YEARS, row, strict=True)
        if figure
    }
    return {"viec_da_lam": WORK[code], **grid}
