"""A returned spreadsheet: which typed text belongs to which code, wherever its row, column or sheet now stands."""

from collections.abc import Mapping

from documents.offline.cells import FAILED, NOT_COUNTED, Cell, Page, pages
from documents.offline.excel_texts import GOES_ON, JOINED
from documents.offline.form import ANSWER, COLUMNS
from documents.offline.found import Found, Trouble, Typed
from documents.offline.ticket_places import put_together
from documents.offline.xml import properties

TICKET = "BC1."
HIDDEN = "_bc"
UNCOUNTED = "có công thức chưa tính ra kết quả. Xin mở tệp bằng Excel, lưu lại, hoặc gõ thẳng con số."
BROKEN = "đang báo lỗi {}. Xin gõ thẳng nội dung."
TWICE = "mã “{}” của dòng này đã có ở {}. Xin xóa một trong hai dòng rồi gửi lại."
COLUMN_TWICE = "mã cột “{}” đã có ở {}. Xin lấy lại biểu mới, chép nội dung sang."
MERGED = "các ô {} bị gộp làm một. Xin bỏ gộp (Unmerge Cells) rồi ghi lại từng ô."


def read_workbook(parts: Mapping[str, bytes]) -> Found:
    """What a returned .xlsx says. Raises NotOpened."""
    found = Found(kind="xlsx", ticket_place=f"trang tính ẩn “{HIDDEN}”, ô A1")
    tickets = []
    for page in pages(parts):
        tickets += [
            (f"{page.name}!{cell.at}", cell.text) for row in page.rows for cell in row if cell.text.startswith(TICKET)
        ]
        PageReader(page, found).read()
    by_property = put_together(properties(parts))
    # The hidden cell first: the line that can be seen is only there to fall back on.
    tickets.sort(key=lambda each: HIDDEN not in each[0])
    if tickets:
        found.ticket_place = f"ô {tickets[0][0]}"
    found.tickets = [text for _, text in tickets] + ([by_property] if by_property else [])
    found.typed = joined(found.typed)
    return found


class PageReader:
    """Reads one sheet, row after row."""

    def __init__(self, page: Page, found: Found) -> None:
        self.page = page
        self.found = found
        self.columns: dict[str, str] = {}
        self.code_column = ""
        self.table = ""
        self.added = 0

    def read(self) -> None:
        for row in self.page.rows:
            self.row(row)
        if self.columns:
            self.merged()

    def row(self, row: list[Cell]) -> None:
        head = next((cell for cell in row if cell.text.startswith(COLUMNS)), None)
        if head is not None:
            self.heads(head, row)
            return
        code = next((cell.text.strip() for cell in row if cell.column == self.code_column), "")
        if code:
            self.coded(code, row)
        elif self.table and self.started(row):
            self.added += 1
            self.values(f"{self.table}-+{self.added}-*", row, only_filled=True)

    def heads(self, head: Cell, row: list[Cell]) -> None:
        """A row with the codes of the columns under it."""
        self.code_column, self.table = head.column, head.text.removeprefix(COLUMNS)
        self.columns = {}
        for cell in row:
            if cell is head or not cell.text:
                continue
            before = next((column for column, id in self.columns.items() if id == cell.text), None)
            if before:
                self.trouble(cell, COLUMN_TWICE.format(cell.text, f"cột {before}"), breaks=True)
            self.columns[cell.column] = cell.text
        self.found.rows[f"{COLUMNS}{self.page.name}"] = self.place(head)
        self.found.rows |= {
            f"{COLUMNS}{self.table}:{id}": f"{self.page.name}!{column}{head.row}" for column, id in self.columns.items()
        }

    def coded(self, code: str, row: list[Cell]) -> None:
        first = row[0]
        if code in self.found.rows:
            self.trouble(first, TWICE.format(code, f"ô {self.found.rows[code]}"), code, breaks=True)
            return
        self.found.rows[code] = f"{self.page.name}!{self.code_column}{first.row}"
        self.values(code, row)

    def values(self, code: str, row: list[Cell], only_filled: bool = False) -> None:
        """The answered cells of a row; a cell that the file does not hold is empty."""
        standing = {cell.column: cell for cell in row}
        number = row[0].row
        for column, id in self.columns.items():
            if ("*" in code) == (id == ANSWER):
                continue
            cell = standing.get(column) or Cell(number, column, [], False, "")
            if only_filled and not cell.text:
                continue
            name = code.replace("*", id)
            self.check(cell, name)
            self.found.typed.append(Typed(name, self.place(cell), list(cell.runs), cell.number))

    def check(self, cell: Cell, code: str) -> None:
        if cell.problem == NOT_COUNTED:
            self.trouble(cell, UNCOUNTED, code)
        elif cell.problem == FAILED:
            self.trouble(cell, BROKEN.format(cell.text), code)

    def started(self, row: list[Cell]) -> bool:
        """Whether a row without a code, under the rows of a free table, holds an answer."""
        known = any(code.startswith(f"{self.table}-") for code in self.found.rows)
        return known and any(cell.text.strip() for cell in row if cell.column in self.columns)

    def merged(self) -> None:
        """Cells merged over answers: all but the first are lost."""
        last = max((cell.row for row in self.page.rows for cell in row), default=0)
        for each in self.page.merged:
            start, _, end = each.partition(":")
            column = start.rstrip("0123456789")
            row = start.removeprefix(column)
            if column in self.columns and row and int(row) <= last:
                self.found.troubles.append(
                    Trouble(f"{self.page.name}!{start}", MERGED.format(f"{start}:{end}"), breaks=True)
                )

    def place(self, cell: Cell) -> str:
        return f"{self.page.name}!{cell.at}"

    def trouble(self, cell: Cell, message: str, code: str = "", breaks: bool = False) -> None:
        self.found.troubles.append(Trouble(self.place(cell), message, code, breaks))


def joined(typed: list[Typed]) -> list[Typed]:
    """Long answers that go on in further rows, put together again."""
    whole: dict[str, Typed] = {}
    more: list[tuple[str, int, str, Typed]] = []
    for each in typed:
        mark = next((mark for mark in (JOINED, GOES_ON) if mark in each.code), "")
        if not mark:
            whole[each.code] = each
            continue
        code, _, number = each.code.partition(mark)
        more.append((code, int(number) if number.isdigit() else 0, mark, each))
    for code, _, mark, each in sorted(more, key=lambda one: (one[0], one[1])):
        if code in whole:
            between: list[tuple[str, str | None]] = [("\n", None)] if mark == JOINED else []
            whole[code].runs += [*between, *each.runs]
        else:
            whole[code] = Typed(code, each.place, each.runs)
    return list(whole.values())
