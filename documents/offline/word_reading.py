"""A returned Word form: which typed text belongs to which code, wherever its row or table now stands."""

import re
from collections.abc import Mapping

from lxml import etree

from documents.offline.form import COLUMNS
from documents.offline.found import Found, Run, Trouble, Typed
from documents.offline.ticket_places import put_together
from documents.offline.word_form import CODE, FIXED
from documents.offline.word_markup import TO_CHOOSE
from documents.offline.word_text import W, cell_runs, pictured, standing, style_fonts, text_of
from documents.offline.xml import local, properties, tree

DOCUMENT = "word/document.xml"
TICKET = re.compile(r"BC1\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+")
_CODE = re.compile(re.escape(CODE.strip()) + r"\s*([a-z][A-Za-z0-9_-]*)")
_ROW = re.compile(r"([A-Za-z][A-Za-z0-9_]*)(\s+riêng)?")
TWICE = "mã “{}” đã có ở {}. Xin xóa một trong hai dòng rồi gửi lại."
SEVERAL = "ô đầu dòng có {} mã ({}): hai dòng đã bị gộp. Xin lấy lại biểu mới, chép nội dung sang."
SPLIT = "dòng này có {} ô trong khi hàng đầu bảng có {} ô: ô đã bị gộp hoặc tách. Xin để lại như cũ rồi gửi lại."
NESTED = "trong ô có một bảng khác. Xin chép nội dung ra thành chữ, mỗi ý một dòng."
PICTURED = "trong ô có hình hoặc khung chữ, không nhận được. Xin bỏ đi hoặc gõ lại thành chữ."


def read_document(parts: Mapping[str, bytes]) -> Found:
    """What a returned .docx form says. Raises NotOpened."""
    body = tree(DOCUMENT, parts).find(f"{W}body")
    found = Found(kind="docx", ticket_place="dòng “Mã phiếu” cuối văn bản")
    if body is None:
        return found
    reader = DocumentReader(found, style_fonts(parts))
    for number, table in enumerate((each for each in standing(body) if local(each) == "tbl"), 1):
        reader.table(table, f"bảng {number}")
    lines = ("".join(str(text) for text in each.itertext(f"{W}t")) for each in standing(body) if local(each) == "p")
    found.tickets = [ticket for line in lines for ticket in TICKET.findall(line)]
    by_property = put_together(properties(parts))
    found.tickets += [by_property] if by_property else []
    return found


class DocumentReader:
    """Reads table after table."""

    def __init__(self, found: Found, fonts: Mapping[str, str]) -> None:
        self.found = found
        self.fonts = fonts

    def table(self, table: etree._Element, place: str) -> None:
        rows = [
            list(each.iterfind(f"{W}tc")) or list(each.iter(f"{W}tc"))
            for each in table.iter(f"{W}tr")
            if not inner(each, table)
        ]
        if not rows or not rows[0]:
            return
        code = _CODE.search(self.text(rows[0][0]))
        if code and len(rows[0]) == 1:
            self.figures(code[1], rows[1:], place)
        else:
            for number, cells in enumerate(rows, 1):
                self.answer(cells, f"{place}, dòng {number}")

    def answer(self, cells: list[etree._Element], place: str) -> None:
        """A row of two cells: a label with its code, and the answer."""
        codes = _CODE.findall(self.text(cells[0]))
        code = codes[0] if codes else marked(cells[-1])
        if len(codes) > 1:
            self.trouble(place, SEVERAL.format(len(codes), ", ".join(codes)), codes[0], breaks=True)
        if not code:
            return
        if len(cells) != 2:
            self.trouble(place, SPLIT.format(len(cells), 2), code, breaks=True)
        elif self.first(code, place):
            self.take(code, cells[1], f"{place} (mã {code})")

    def figures(self, question: str, rows: list[list[etree._Element]], place: str) -> None:
        """The rows under the names of the columns; a row's code stands in its first cell."""
        if not rows:
            return
        heads = [self.text(cell).strip() for cell in rows[0]]
        answered = len(FIXED) if tuple(heads[: len(FIXED)]) == FIXED else 1
        self.found.rows |= {f"{COLUMNS}{question}:{label}": f"{place}, dòng 2" for label in heads}
        added = 0
        for number, cells in enumerate(rows[1:], 3):
            key = self.text(cells[0]).strip()
            here = f"{place}, dòng {number}"
            if not key and not any(self.text(cell).strip() for cell in cells):
                continue
            added += not key
            code = pattern(question, key or f"+{added}")
            if len(cells) != len(heads) or any(spans(cell) for cell in cells):
                self.trouble(here, SPLIT.format(len(cells), len(heads)), code, breaks=True)
            elif self.first(code, here):
                for label, cell in zip(heads[answered:], cells[answered:], strict=True):
                    self.take(code.replace("*", f"[{label}]"), cell, f"{here}, cột “{label}” (mã {key})")

    def first(self, code: str, place: str) -> bool:
        """Whether a code is met for the first time."""
        if code in self.found.rows:
            self.trouble(place, TWICE.format(code, self.found.rows[code]), code, breaks=True)
            return False
        self.found.rows[code] = place
        return True

    def take(self, code: str, cell: etree._Element, place: str) -> None:
        if any(local(each) == "tbl" for each in standing(cell)):
            self.trouble(place, NESTED, code)
        elif pictured(cell):
            self.trouble(place, PICTURED, code)
        self.found.typed.append(Typed(code, place, chosen(cell_runs(cell, self.fonts))))

    def text(self, cell: etree._Element) -> str:
        return text_of(cell_runs(cell, self.fonts))

    def trouble(self, place: str, message: str, code: str, breaks: bool = False) -> None:
        self.found.troubles.append(Trouble(place, message, code, breaks))


def chosen(runs: list[Run]) -> list[Run]:
    """An answer, a choice not made being none."""
    return [] if text_of(runs).strip() == TO_CHOOSE else runs


def pattern(question: str, key: str) -> str:
    """The code of a row: an indicator, its own part, or a row of a free table."""
    named = _ROW.fullmatch(key)
    if named and named[2]:
        return f"{question}-{named[1]}-*-own"
    return f"{question}-{key}-*"


def inner(row: etree._Element, table: etree._Element) -> bool:
    """Whether a row belongs to a table inside this one."""
    return next(row.iterancestors(f"{W}tbl"), None) is not table


def spans(cell: etree._Element) -> bool:
    """Whether a cell is merged with its neighbours."""
    return cell.find(f"{W}tcPr/{W}gridSpan") is not None or cell.find(f"{W}tcPr/{W}vMerge") is not None


def marked(cell: etree._Element) -> str:
    """The code in the bookmark of an answer, for a label that has lost its own."""
    names = (each.get(f"{W}name", "") for each in cell.iter(f"{W}bookmarkStart"))
    return next((name.removeprefix("_bc_").replace(".", "-") for name in names if name.startswith("_bc_")), "")
