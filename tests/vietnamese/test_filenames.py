import random
import re
from pathlib import PureWindowsPath
from urllib.parse import unquote

import pytest

from vietnamese.filenames import MAX_BYTES, ascii_name, attachment, safe_name

HOSTILE = "aĐắ ./\\:*?\"<>|\r\n\t\x00\x1f\u202e\u200b\u3164\ud800%;'&~$日👩\u200d≮\u0301"
RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d) *(\.|$)", re.IGNORECASE)


def hostile_names(count: int) -> list[str]:
    dice = random.Random(20)
    devices = ["", "", "CON", "nul.", "COM1", "lpt¹.txt", "../", "C:\\", "a" * 300]
    ends = ["", ".docx", ". "]
    middles = ("".join(dice.choices(HOSTILE, k=dice.randrange(30))) for _ in range(count))
    return [dice.choice(devices) + middle + dice.choice(ends) for middle in middles]


def is_safe_on_windows(name: str) -> bool:
    whole = bool(name) and name[-1] not in ". " and name == PureWindowsPath(name).name
    return whole and not re.search(r'[\\/:*?"<>|\x00-\x1f]', name) and not RESERVED.match(name)


def test_ten_thousand_hostile_names_become_safe_on_windows() -> None:
    names = [safe_name(text) for text in hostile_names(10_000)]
    assert [name for name in names if not is_safe_on_windows(name)] == []
    assert max(len(name.encode()) for name in names) <= MAX_BYTES


def test_the_check_of_names_finds_the_bad_ones() -> None:
    bad = ["", "CON", "con.docx", "a.", "a/b", "x\\y", "a:b", "a ", "..", "NUL .txt"]
    assert [name for name in bad if is_safe_on_windows(name)] == []


def test_ten_thousand_hostile_names_become_plain_ascii_names() -> None:
    names = [ascii_name(text) for text in hostile_names(10_000)]
    assert [name for name in names if not re.fullmatch(r"_?[A-Za-z0-9]+(-[A-Za-z0-9]+)*", name)] == []
    assert [name for name in names if not is_safe_on_windows(name)] == []


def test_ten_thousand_hostile_names_keep_to_one_header_line() -> None:
    plain, encoded = r"[ !#-.0-9;=@-\[\]-{}~]+", r"[A-Za-z0-9%_.~-]+"
    pattern = re.compile(f"attachment; filename=\"{plain}\"; filename\\*=UTF-8''{encoded}")
    headers = [attachment(text) for text in hostile_names(10_000)]
    assert [header for header in headers if not pattern.fullmatch(header)] == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Trường THPT Chu Văn An", "Truong-THPT-Chu-Van-An"),
        ("CĐCS Đắk R'lấp", "CDCS-Dak-Rlap"),
        ("Ðắk", "Dak"),
        ("báo cáo_NQ 20/2012", "bao-cao-NQ-20-2012"),
        ("日本", "khong-ten"),
        ("CON", "_CON"),
        ("", "khong-ten"),
    ],
)
def test_an_ascii_name_is_readable(text: str, name: str) -> None:
    assert ascii_name(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Báo cáo CĐCS Đắk Nông.docx", "Báo cáo CĐCS Đắk Nông.docx"),
        ("Ho\u0302\u0300 sơ.docx", "Hồ sơ.docx"),
        ("../../x", "-..-x"),
        ("a:b?.docx", "a-b-.docx"),
        ("con.docx", "_con.docx"),
        ("ghi chú. ", "ghi chú"),
        ("\u202e\u200b", "khong-ten"),
    ],
)
def test_a_safe_name_stays_as_readable_as_it_can(text: str, name: str) -> None:
    assert safe_name(text) == name


def test_a_long_name_is_cut_between_letters_and_keeps_its_extension() -> None:
    name = safe_name("ắ" * 300 + ".docx")
    assert name.endswith("ắ.docx") and set(name.removesuffix(".docx")) == {"ắ"}
    assert MAX_BYTES - 4 <= len(name.encode()) <= MAX_BYTES


def test_a_download_has_a_plain_name_and_its_own() -> None:
    header = attachment("Báo cáo CĐCS Đắk Nông.docx")
    assert header.startswith('attachment; filename="Bao cao CDCS Dak Nong.docx"; filename*=UTF-8\'\'')
    assert unquote(header.partition("''")[2]) == "Báo cáo CĐCS Đắk Nông.docx"
