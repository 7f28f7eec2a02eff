"""What a district's officer types into every question of its report, and how each line and figure is to be printed."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from typing import Any
from unicodedata import normalize

from forms.outline import Indicator, Outline

KIND = "huyen"
NOTHING_HAPPENED = "-"
YEARS = ("2008", "2009", "2010", "2011", "2012")

# Figures that the outline's rules tie together, a series over the five periods each; "" is left empty.
TIED: dict[str, tuple[str, ...]] = {
    "A01": ("1200", "1260", "1323", "1389", "1425"),
    "A02": ("610", "640", "668", "701", "722"),
    "A03": ("205", "214", "226", "238", "247"),
    "A04": ("700", "731", "765", "802", "815"),
    "A05": ("120", "124", "128", "131", "133"),
    "A06": ("380", "405", "430", "456", "477"),
    "A07": ("1850000", "2100000", "2350000", "2720000", "3015000"),
    "A08": ("1190", "1250", "1310", "1380", "1420"),
    "A09": ("45", "41", "38", "33", "30"),
    "A10": ("21", "19", "17", "15", "14"),
    "T01": ("", "0", "4", "3", "2"),
    "T04": ("900", "1010", "1130", "1260", "1388"),
    "H04": (NOTHING_HAPPENED,) * 5,
    "C03": ("31", "32", "33", "34", "35"),
    "C04": ("29", "30", "32", "33", "35"),
    "C05": ("11", "12", "13", "14", "16"),
    "C06": ("5", "6", "7", "8", "9"),
    "C07": ("4", "5", "6", "8", "10"),
    "D02": ("1", "2", "3", "4", "5"),
    "B01": ("1100", "1160", "1220", "1290", "1330"),
    "B02": ("1090", "1150", "1210", "1280", "1320"),
    "B02a": ("1091", "1151", "1211", "1281", "1321"),
    "B02b": ("", "980", "1030", "1090", "1140"),
    "B03": ("0", "0", "12500000", "0", "3250000"),
    "B04": ("40", "42", "44", "46", "48"),
    "B05": ("90", "92", "95", "99", "101"),
    "B08": ("25", "30.5", "27.5", "41.2", "20"),
    "B10": ("1012.5", "1120", "1204.7", "1350.5", "702.3"),
    "B15": ("9", "8", "7", "6", "5"),
    "B16": ("9", "7", "7", "5", "4"),
    "B17": ("0", NOTHING_HAPPENED, NOTHING_HAPPENED, NOTHING_HAPPENED, "0"),
    "B18": (NOTHING_HAPPENED,) * 5,
    "B19": (NOTHING_HAPPENED,) * 5,
    "D03": ("61", "58", "70", "74", "39"),
    "D04": ("50", "49", "66", "71", "37"),
    "O01": ("42", "44", "46", "48", "51"),
    "O02": ("9", "10", "11", "12", "14"),
    "O03": ("2", "3", "3", "2", "4"),
    "O04": ("1", "1", "1", "0", "1"),
    "O05": ("1105", "1160", "1218", "1279", "1312"),
    "O06": ("560", "588", "617", "650", "671"),
    "O07": ("70", "80", "82", "85", "43"),
    "O08": ("20", "25", "24", "24", "10"),
    "O10": ("40", "43", "45", "47", ""),
    "O11": ("33", "35", "38", "41", ""),
    "O12": ("11", "12", "14", "15", ""),
    "O13": ("190", "196", "204", "211", "219"),
    "O14": ("88", "91", "97", "102", "107"),
    "P01": ("24", "26", "29", "31", "15"),
    "P02": ("18", "19", "22", "23", "11"),
    "P03": ("3", "4", "4", "6", "2"),
    "P04": ("310", "328", "349", "371", "382"),
    "E06": ("402", "415", "433", "447", ""),
    "E07": ("377", "390", "410", "426", ""),
    "E08": ("", "", "35.5", "48", "31.2"),
}


@dataclass
class Answers:
    """`cells` is {section: {cell: what is typed}}; `lines` are to be paragraphs of the body, `rows` rows of its table;
    `figures` is {printed indicator: (measure, five periods, sum, latest)} of the annex, `own` is {indicator: {period:
    figure}} of the unit's own part, which is kept and not printed."""

    cells: dict[str, dict[str, str]] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    figures: dict[str, list[str]] = field(default_factory=dict)
    own: dict[str, dict[str, str]] = field(default_factory=dict)


ROWS: tuple[dict[str, str], ...] = (
    {"source": "ctr_25_tu", "target": "Công nhân có trình độ từ trung học phổ thông & tương đương",
     "measure": "%", "aimed": "80", "reached": "70", "remark": "Còn thấp ở khối <ngoài nhà nước>"},
    {"source": "_khac", "source-khac": "Chương trình số 12/CTr-LĐLĐ ngày 15/7/2008", "target": "Lớp “xóa mù”",
     "measure": "người", "aimed": "1.250,5", "reached": "1300", "remark": "", "indicator": "T04"},
)  # fmt: skip
PRINTED_ROWS = [
    ["25-CTr/TU (Tỉnh ủy)", "Công nhân có trình độ từ trung học phổ thông & tương đương", "%", "80", "70", "87,5",
     "Còn thấp ở khối <ngoài nhà nước>"],
    ["Chương trình số 12/CTr-LĐLĐ ngày 15/7/2008", "Lớp “xóa mù”", "người", "1.250,5", "1.300", "104,0", ""],
]  # fmt: skip

FORMAT_PAGE = {
    "number": "15",
    "date": "9/7/2012",
    "signer_role": "pho_chu_tich",
    "signer_name": "Y Bhăm Êban",
    "recipients": "LĐLĐ tỉnh Đắk Nông (qua Ban TG-NC)\nHuyện ủy Đắk Ru (b/c)\nLưu: VT",
    "guidance_number": "41/HD-LĐLĐ",
}
PRINTED_FORMAT = [
    "Số: 15/BC-LĐLĐ",
    "Đắk Ru, ngày 09 tháng 7 năm 2012",
    "TM. BAN THƯỜNG VỤ",
    "PHÓ CHỦ TỊCH",
    "Y Bhăm Êban",
    "- LĐLĐ tỉnh Đắk Nông (qua Ban TG-NC);",
    "- Huyện ủy Đắk Ru (b/c);",
    "- Lưu: VT.",
]


def answers(outline: Outline) -> Answers:
    """An answer to every question that a district with units below it is asked."""
    made = Answers(rows=PRINTED_ROWS)
    for section in outline.sections_for(KIND):
        cells = made.cells[section.id] = {}
        for question in section.questions:
            match question.kind:
                case "indicators":
                    for place, row in enumerate(question.rows):
                        cells.update(figures(made, outline, question.id, outline.indicator(row), place))
                case "rows":
                    cells.update({f"{question.id}-1-{column}": typed for column, typed in ROWS[0].items()})
                case "addressed":
                    for addressee in question.to:
                        cells[f"{question.id}-{addressee.id}"] = said(made, f"kiến nghị {addressee.id}")
                case _:
                    cells[question.id] = said(made, question.id)
    # The whole report ends in one `./.` (NĐ 30/2020, Phụ lục III).
    made.lines[-1] = f"{made.lines[-1]}/."
    return made


def said(made: Answers, name: str) -> str:
    """A text of several lines as it is typed; its lines as they are printed go to `made`."""
    number = len(made.lines)
    lines = [
        f"Về {name}: đã làm “đúng quy định” & kịp thời; tỷ lệ 5 < 6 và 7 > 2; kinh phí 1.234,5 triệu đồng.",
        f"- Mở {number} lớp cho 'cốt cán' ở Đắk R'lấp; tệp C:\\bao-cao\\{number}, thẻ </w:t> và &amp; giữ nguyên;",
        f"+ Nội dung {number}: {{{{ 7*7 }}}} {{% if x %}} {{_{{ y }}_}} là chữ, không phải lệnh;",
        f"a) Đồng bào M'Nông, Ê Đê, số {number}: ½, €, 😀, \"ngoặc kép\";",
        f"1. Kết quả thứ {number} đạt yêu cầu.",
    ]
    made.lines += lines
    # As on a Mac, marks apart from their letters; and with the blanks and empty lines that people leave.
    return normalize("NFD", "\n".join(lines)) if number % 3 else "  \n".join(lines) + "\n\n"


def figures(
    made: Answers, outline: Outline, question: str, indicator: Indicator, place: int
) -> Iterator[tuple[str, str]]:
    """The cells of one indicator with what is typed; what is to be printed of it goes to `made`."""
    if not indicator.typed:
        return
    asked = [year for year in YEARS if year not in indicator.not_asked]
    series = TIED.get(indicator.id) or tuple(str(place + 3 + 2 * n) for n in range(len(YEARS)))
    kept = {year: figure for year, figure in zip(YEARS, series, strict=True) if year in asked and figure}
    label = f"– {indicator.label}" if indicator.level else indicator.label
    assert label not in made.figures
    cells = [shown(kept.get(year, ""), indicator.decimals) if year in asked else "x" for year in YEARS]
    made.figures[label] = [indicator.measure, *cells, *totals(indicator, list(kept.values()))]
    for year, figure in kept.items():
        yield f"{question}-{indicator.id}-{year}", as_typed(figure, place, indicator.decimals)
    if indicator.keeps_own:
        made.own[indicator.id] = {year: str(place % 4) for year in asked}
        for year in asked:
            yield f"{question}-{indicator.id}-{year}-own", str(place % 4)


def as_typed(figure: str, place: int, decimals: int) -> str:
    """With a decimal comma; whole numbers as digits alone, or with points or blanks between the thousands."""
    if figure == NOTHING_HAPPENED or decimals:
        return figure.replace(".", ",")
    return f"{int(figure):,}".replace(",", (" ", ".", "")[place % 3])


def shown(figure: str, decimals: int) -> str:
    """A kept figure as it is to be printed."""
    if not figure or figure == NOTHING_HAPPENED:
        return "–" if figure else ""
    rounded = Decimal(figure).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return f"{rounded:,}".translate(str.maketrans(",.", ".,"))


def totals(indicator: Indicator, kept: list[str]) -> list[str]:
    """The two last columns: the sum of a flow, the latest of a stock."""
    counted = [Decimal(figure) for figure in kept if figure != NOTHING_HAPPENED]
    if indicator.period == "flow":
        summed = str(sum(counted)) if counted else (kept or [""])[0]
        return [shown(summed, indicator.decimals), ""]
    return ["", shown((kept or [""])[-1], indicator.decimals)]


def content_own(contents: dict[str, Any]) -> dict[str, dict[str, str]]:
    """The unit's own figures out of a report's kept contents."""
    return {
        indicator: values
        for content in contents.values()
        for value in content.values()
        if isinstance(value, dict)
        for indicator, values in value.get("own", {}).items()
    }
