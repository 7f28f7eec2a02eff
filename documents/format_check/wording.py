"""How the fixed lines of a heading must be worded: number, place and date, Quốc hiệu, Tiêu ngữ. Pure text."""

import re
from datetime import date

STATE_NAME = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
STATE_NAMES = frozenset({STATE_NAME, "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"})
MOTTO = "Độc lập - Tự do - Hạnh phúc"

BLANK = r"[….·_\s]*"
NUMBERED = re.compile(rf"Số: ?(?P<number>\d+|{BLANK})/(?P<kind>\w+)-(?P<agency>\S+)")
LETTER_NUMBERED = re.compile(rf"Số: ?(?P<number>\d+|{BLANK})/(?P<agency>[^\s/-]+)(?:-(?P<room>[^\s/-]+))?")
DATED = re.compile(
    rf"(?P<place>[^,]+?)(?P<comma>,?) ngày ?(?P<day>\d{{1,2}}|{BLANK}) ?tháng ?(?P<month>\d{{1,2}}|{BLANK})"
    rf" ?năm ?(?P<year>\d{{4}}|\d{{0,3}}{BLANK})"
)
# The last month that is written with a 0.
ZERO_UNTIL = 2


def number_wish(text: str, kind: str) -> str:
    """What a line `Số: 05/BC-LĐLĐ` should be for a document whose kind is abbreviated so; "" where it is right."""
    match = NUMBERED.fullmatch(text)
    if match is None:
        return f"dạng “Số: 05/{kind}-LĐLĐ”: có dấu hai chấm sau “Số”, không cách chữ quanh dấu / và dấu -"
    number = match["number"].strip()
    if number.isdigit() and len(number) == 1:
        return f"“Số: 0{number}/{match['kind']}-{match['agency']}”: số nhỏ hơn 10 có số 0 phía trước"
    if match["kind"] != kind:
        return f"ký hiệu bắt đầu bằng “{kind}-”"
    if not match["agency"].isupper():
        return f"tên viết tắt bằng chữ in hoa “{match['agency'].upper()}”"
    return ""


def letter_number_wish(text: str) -> str:
    """What the line `Số: 05/LĐLĐ-TGNC` of a letter should be: no kind in it, at the end who drafted it, if anybody."""
    match = LETTER_NUMBERED.fullmatch(text)
    if match is None:
        return "dạng “Số: 05/LĐLĐ-TGNC”: công văn ghi tên viết tắt cơ quan rồi bộ phận soạn thảo, không cách chữ"
    number, agency = match["number"].strip(), "-".join(filter(None, (match["agency"], match["room"])))
    if number.isdigit() and len(number) == 1:
        return f"“Số: 0{number}/{agency}”: số nhỏ hơn 10 có số 0 phía trước"
    if not agency.isupper():
        return f"tên viết tắt bằng chữ in hoa “{agency.upper()}”"
    return ""


def date_wish(text: str) -> str:
    """What a line `Cư Jút, ngày 05 tháng 7 năm 2012` should be; "" where it is right, or left open with dots."""
    match = DATED.fullmatch(text)
    if match is None:
        return "dạng “Cư Jút, ngày 05 tháng 7 năm 2012”"
    if not match["comma"]:
        return "dấu phẩy sau địa danh"
    day, month = match["day"], match["month"]
    if day.isdigit() and month.isdigit() and match["year"].isdigit() and not real(match):
        return "một ngày có thật"
    if day.isdigit() and day != f"{int(day):02}":
        return f"“ngày {int(day):02}”: ngày nhỏ hơn 10 có số 0 phía trước"
    if month.isdigit() and month != official_month(int(month)):
        return f"“tháng {official_month(int(month))}”: chỉ tháng 1 và tháng 2 có số 0 phía trước"
    return ""


def real(match: re.Match[str]) -> bool:
    try:
        date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return False
    return True


def official_month(month: int) -> str:
    """A month as a date line writes it: `01`, `02`, `3` … `12`."""
    return f"{month:02}" if month <= ZERO_UNTIL else str(month)
