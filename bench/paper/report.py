"""A report of a dozen pages and more as plain data, and its template in each engine's own tags."""

import random
import re
from collections.abc import Callable
from html import unescape
from itertools import product
from typing import Any, NamedTuple

from doc_templates import fixed_parts, report, styles
from doc_templates.markup import DECLARATION, NAMESPACES, cell, looped, paragraph, row, table, tag_row
from documents.package import packed, unpacked
from documents.profiles import profile

PROFILE = profile("tld-2011")
BLOCKS = [f"muc_{number}" for number in range(1, 26)]
ROWS, LETTERS = 60, (500, 1_700)
PERIODS = ("k1", "k2", "k3", "k4", "k5", "t1", "t2")
HEADING = ("co_quan", "so_ky_hieu", "dia_danh_ngay", "trich_yeu", "mo_dau")
WIDTHS = (9.0, 68.0, 21.0, *(22.0 for _ in PERIODS))

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


class Tags(NamedTuple):
    """How an engine's templates say it: a value, the value of a paragraph, that of a row; paragraphs repeated for a
    list, a row repeated."""

    value: str
    in_paragraph: str
    in_row: str
    repeated: Callable[[str, str], str]
    rows: Callable[[str, list[str]], list[str]]


def cells(texts: list[str]) -> str:
    """A row of the annex in its styles."""
    roles = ("bieu_giua", "bieu_chu", "bieu_giua", *("bieu_so" for _ in PERIODS))
    made = (
        cell(width, paragraph(role, text), middle=True) for width, role, text in zip(WIDTHS, roles, texts, strict=True)
    )
    return row(*made)


def marked_row(name: str, texts: list[str]) -> list[str]:
    """A row that is repeated because its first cell opens the list and its last closes it."""
    return [cells([f"{{#{name}}}{texts[0]}", *texts[1:-1], f"{texts[-1]}{{/{name}}}"])]


def carbone_rows(name: str, texts: list[str]) -> list[str]:
    return [cells(texts), cells([text.replace("[i]", "[i+1]") for text in texts])]


def carbone_repeated(name: str, inner: str) -> str:
    """The pattern, then the beginning of the next round, which carbone takes as the end of the pattern."""
    return inner + paragraph("doan", f"{{d.{name}[i+1].chu}}")


def by_mustaches(name: str, inner: str) -> str:
    return paragraph("doan", f"{{#{name}}}") + inner + paragraph("doan", f"{{/{name}}}")


def by_commands(name: str, inner: str) -> str:
    return paragraph("doan", f"+++FOR d IN {name}+++") + inner + paragraph("doan", "+++END-FOR d+++")


EMPTY = [""] * 9
MUSTACHES = Tags("{{{name}}}", "{{chu}}", "{{{name}}}", by_mustaches, marked_row)
TAGS = {
    "docxtpl": Tags(
        "{{{{ {name} }}}}",
        "{{{{ d.chu }}}}",
        "{{{{ h.{name} }}}}",
        lambda name, inner: looped(f"d in {name}", inner),
        lambda name, texts: [tag_row(f"for h in {name}", 10), cells(texts), tag_row("endfor", 10)],
    ),
    "docxtemplater": MUSTACHES,
    "easy-template-x": MUSTACHES,
    "docx-templates": Tags(
        "+++INS {name}+++",
        "+++INS $d.chu+++",
        "+++INS $h.{name}+++",
        by_commands,
        lambda name, texts: [
            cells([f"+++FOR h IN {name}+++", *EMPTY]),
            cells(texts),
            cells(["+++END-FOR h+++", *EMPTY]),
        ],
    ),
    "carbone": Tags("{{d.{name}}}", "{{d.{name}[i].chu}}", "{{d.hang[i].{name}}}", carbone_repeated, carbone_rows),
}


def visible(docx: bytes) -> str:
    """The letters of a document's running text, without blanks: what two engines must agree on."""
    document = unpacked(docx)["word/document.xml"].decode("utf-8")
    return "".join(unescape("".join(RUNNING_TEXT.findall(document))).split())


def template(engine: str) -> bytes:
    """The report's template in the tags of an engine: same styles, same parts, same layout."""
    number = fixed_parts.number_part(PROFILE)
    parts = {
        "[Content_Types].xml": fixed_parts.content_types(PROFILE),
        "_rels/.rels": fixed_parts.package_relationships(),
        "docProps/core.xml": fixed_parts.core_properties()
        .replace("{{ loai }}: {{ trich_yeu }}", "Báo cáo")
        .replace('{{ co_quan|join(" ") }}', "Công đoàn"),
        "docProps/app.xml": fixed_parts.app_properties(),
        "docProps/custom.xml": fixed_parts.custom_properties(PROFILE).replace("{{ ma_ban }}", "1"),
        "word/_rels/document.xml.rels": fixed_parts.document_relationships(PROFILE),
        "word/document.xml": document(TAGS[engine]),
        "word/styles.xml": as_word_saves(styles.styles(PROFILE)),
        "word/settings.xml": fixed_parts.settings(),
        "word/fontTable.xml": fixed_parts.font_table(PROFILE),
        "word/theme/theme1.xml": fixed_parts.theme(PROFILE),
        f"word/{number}1.xml": report.page_number(PROFILE, shown=True),
        f"word/{number}2.xml": report.page_number(PROFILE, shown=False),
    }
    return packed({name: text.encode("utf-8") for name, text in parts.items()})


def as_word_saves(styles_part: str) -> str:
    """The styles with the list of those that are not used, which Word adds to every file it saves."""
    kinds = (
        "Light Shading",
        "Medium List 1",
        "Medium Grid 2",
        "Dark List",
        "Colorful Grid",
        "Grid Table 4",
        "List Table 3",
    )
    names = [
        f"{kind} {more} {accent}" for kind, more, accent in product(kinds, ("Light", "Accent", "Dark"), range(1, 9))
    ]
    entries = "".join(
        f'<w:lsdException w:name="{name}" w:semiHidden="1" w:uiPriority="{40 + n % 40}"/>'
        for n, name in enumerate(names)
    )
    latent = f'<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:count="376">{entries}</w:latentStyles>'
    return styles_part.replace("</w:docDefaults>", f"</w:docDefaults>{latent}")


def document(tags: Tags) -> str:
    """The body: heading, blocks of a title and repeated paragraphs, the annex on its side."""
    roles = ("co_quan", "so_ky_hieu", "dia_danh_ngay", "trich_yeu", "doan")
    made = [paragraph(role, tags.value.format(name=name)) for role, name in zip(roles, HEADING, strict=True)]
    for number, name in enumerate(BLOCKS, start=1):
        made.append(paragraph("muc_2", f"{number}. Kết quả thực hiện nội dung thứ {number}"))
        made.append(tags.repeated(name, paragraph("doan", tags.in_paragraph.format(name=name))))
    texts = [tags.in_row.format(name=name) for name in ("tt", "noi_dung", "dvt", *PERIODS)]
    annex = table(WIDTHS, [cells(["TT", "Nội dung", "ĐVT", *PERIODS]), *tags.rows("hang", texts)], "BangSoLieu")
    body = "".join(made) + report.section_end(PROFILE) + annex + paragraph("cuoi_phan")
    last = report.section(PROFILE.appendix, PROFILE)
    return f"{DECLARATION}<w:document {NAMESPACES}><w:body>{body}{last}</w:body></w:document>"
