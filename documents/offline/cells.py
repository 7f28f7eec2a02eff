"""A spreadsheet as its cells: what stands in each, in which font, and whether a formula made it."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from lxml import etree

from documents.offline.found import Run
from documents.offline.opening import NotOpened
from documents.offline.xml import local, targets, tree

WORKBOOK = "xl/workbook.xml"
MOST_ROWS, MOST_COLUMNS = 20_000, 200
TOO_LARGE = "Trang tính “{}” có quá 20.000 dòng hoặc 200 cột. Xin gửi đúng tệp biểu, không chép thêm bảng khác vào."
# The numbers of Excel's own formats that show a day.
DAYS = frozenset({*range(14, 18), 22, *range(27, 37), *range(45, 48), *range(50, 59)})
_IN_FORMAT = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_PLACE = re.compile("([A-Z]{1,3})([0-9]{1,7})")


class Cell(NamedTuple):
    """One cell: `text` as a Vietnamese reader writes it; `problem` names why it is no plain value."""

    row: int
    column: str
    runs: list[Run]
    number: bool
    problem: str

    @property
    def text(self) -> str:
        return "".join(text for text, _ in self.runs)

    @property
    def at(self) -> str:
        return f"{self.column}{self.row}"


class Page(NamedTuple):
    """One sheet: its name, its cells row by row, and the merged ranges."""

    name: str
    rows: list[list[Cell]]
    merged: list[str]


class Style(NamedTuple):
    """What a cell's style says that matters here."""

    font: str | None
    day: bool


NOT_COUNTED = "formula"
"""A formula without a result."""
FAILED = "error"
"""A formula or a cell that shows an error like #REF!."""


def pages(parts: Mapping[str, bytes]) -> list[Page]:
    """Every sheet in the order of the workbook. Raises NotOpened."""
    book = tree(WORKBOOK, parts)
    found = targets(WORKBOOK, parts)
    strings = shared(parts)
    looks = styles(parts)
    starts = (
        date(1904, 1, 1)
        if any(each.get("date1904") in ("1", "true") for each in book.iter("{*}workbookPr"))
        else date(1899, 12, 30)
    )
    reader = Reader(strings, looks, starts)
    return [
        reader.page(each.get("name", ""), tree(part, parts))
        for each in book.iter("{*}sheet")
        if (part := found.get(relation(each), "")).startswith("xl/worksheets/")
    ]


def relation(sheet: etree._Element) -> str:
    return next((str(value) for name, value in sheet.attrib.items() if str(name).endswith("}id")), "")


def shared(parts: Mapping[str, bytes]) -> list[list[Run]]:
    """The texts that cells refer to by number."""
    name = next((name for name in parts if name.lower() == "xl/sharedstrings.xml"), "")
    return [runs(each) for each in tree(name, parts) if local(each) == "si"] if name else []


def runs(item: etree._Element) -> list[Run]:
    """A text in its runs; what helps to pronounce it is no part of it."""
    found: list[Run] = []
    for child in item:
        if local(child) == "t":
            found.append((plain(child.text or ""), None))
        elif local(child) == "r":
            font = next((each.get("val") for each in child.iter("{*}rFont")), None)
            text = "".join(each.text or "" for each in child if local(each) == "t")
            found.append((plain(text), font))
    return found


def plain(text: str) -> str:
    """A text without the spreadsheet's own way to write control characters."""
    return _ESCAPED.sub(unescaped, text)


def unescaped(code: re.Match[str]) -> str:
    number = int(code[1], 16)
    return code[0] if 0xD800 <= number < 0xE000 else chr(number)


def styles(parts: Mapping[str, bytes]) -> list[Style]:
    """What each cell style says."""
    if "xl/styles.xml" not in parts:
        return []
    sheet = tree("xl/styles.xml", parts)
    fonts = [
        next((name.get("val") for name in font.iter("{*}name")), None) for font in sheet.iterfind("{*}fonts/{*}font")
    ]
    codes = {each.get("numFmtId"): each.get("formatCode", "") for each in sheet.iter("{*}numFmt")}
    made = []
    for each in sheet.iterfind("{*}cellXfs/{*}xf"):
        number, font = each.get("numFmtId", "0"), each.get("fontId", "0")
        named = fonts[int(font)] if font.isdecimal() and int(font) < len(fonts) else None
        made.append(Style(named, shows_day(number, codes.get(number))))
    return made


def shows_day(number: str, code: str | None) -> bool:
    """Whether a number format shows a day."""
    if code is None:
        return number.isdigit() and int(number) in DAYS
    return bool(re.search("[dmy]", _IN_FORMAT.sub("", code), re.IGNORECASE))


class Reader:
    """Reads sheets with what they share."""

    def __init__(self, strings: list[list[Run]], looks: list[Style], starts: date) -> None:
        self.strings, self.looks, self.starts = strings, looks, starts

    def page(self, name: str, sheet: etree._Element) -> Page:
        rows = []
        for number, row in enumerate(sheet.iterfind("{*}sheetData/{*}row"), 1):
            if number > MOST_ROWS or len(row) > MOST_COLUMNS:
                raise NotOpened(TOO_LARGE.format(name))
            rows.append(list(self.cells(row)))
        merged = [each.get("ref", "") for each in sheet.iterfind("{*}mergeCells/{*}mergeCell")]
        return Page(name, rows, merged)

    def cells(self, row: etree._Element) -> Iterator[Cell]:
        for each in row:
            place = _PLACE.fullmatch(each.get("r", ""))
            if place:
                yield self.cell(each, int(place[2]), place[1])

    def cell(self, each: etree._Element, row: int, column: str) -> Cell:
        inner = {local(child): child for child in each}
        value = inner["v"].text or "" if "v" in inner else None
        kind, style = each.get("t", "n"), self.style(each.get("s", "0"))
        if "f" in inner and not value and kind != "str":
            return Cell(row, column, [], False, NOT_COUNTED)
        if kind == "e":
            return Cell(row, column, [(value or "", None)], False, FAILED)
        if kind == "inlineStr" and "is" in inner:
            return Cell(row, column, fonted(runs(inner["is"]), style.font), False, "")
        if value is None:
            return Cell(row, column, [], False, "")
        return self.valued(row, column, kind, value, style)

    def valued(self, row: int, column: str, kind: str, value: str, style: Style) -> Cell:
        if kind == "s":
            found = self.strings[int(value)] if value.isdigit() and int(value) < len(self.strings) else []
            return Cell(row, column, fonted(found, style.font), False, "")
        if kind == "n":
            text = self.day(value) if style.day else number_text(value)
            return Cell(row, column, [(text, None)], not style.day, "")
        text = {"1": "TRUE", "0": "FALSE"}.get(value, value) if kind == "b" else plain(value)
        return Cell(row, column, [(text, style.font)], False, "")

    def style(self, number: str) -> Style:
        known = number.isdigit() and int(number) < len(self.looks)
        return self.looks[int(number)] if known else Style(None, False)

    def day(self, value: str) -> str:
        """A serial number as dd/mm/yyyy, as a number where there is no such day."""
        try:
            day = self.starts + timedelta(days=int(float(value)))
        except (ValueError, OverflowError):
            return number_text(value)
        return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def fonted(found: list[Run], font: str | None) -> list[Run]:
    return [(text, own or font) for text, own in found]


def number_text(value: str) -> str:
    """A number of the spreadsheet in Vietnamese: `1234`, `12,5`; 15 digits, all that such a program knows."""
    try:
        text = format(float(value), ".15g")
    except ValueError:
        return value
    if "e" in text or "n" in text:
        text = format(float(value), "f").rstrip("0").rstrip(".") if "e-" not in text and "n" not in text else text
    return text.replace(".", ",")
