"""What a form asks in which cell: the codes a returned file must hold, and where each answer belongs."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from documents.offline.found import Found, Trouble, Typed
from forms.section_form import SectionForm

MISSING_ROW = "thiếu dòng “{label}” (mã {code}){after}. Dòng này đã bị xóa; xin lấy lại biểu mới, chép nội dung sang."
MISSING_COLUMN = "thiếu cột mã “{column}”. Cột này đã bị xóa hoặc đổi mã; xin lấy lại biểu mới, chép nội dung sang."
UNKNOWN = "mã “{code}” không có trong biểu của đơn vị này. Xin không sửa cột mã; lấy lại biểu mới, chép nội dung sang."
WHOLE = "cả tệp"


class Asked(NamedTuple):
    """A row that a form must have: its code as it stands in the file, what it is called, its cells by column."""

    code: str
    label: str
    cells: Mapping[str, str]


def asked_rows(forms: Mapping[str, SectionForm]) -> Iterator[Asked]:
    """Every row that no returned file may lack, in the order of the report; rows of free tables may come and go."""
    for form in forms.values():
        for field in form:
            yield from ROWS.get(field.kind, one_row)(field)


def one_row(field: Any) -> Iterator[Asked]:
    yield Asked(field.name, field.question.label, {})


def text_rows(field: Any) -> Iterator[Asked]:
    for cell in field.cells:
        yield Asked(cell.name, cell.label, {})


def figure_rows(field: Any) -> Iterator[Asked]:
    for row in field.rows:
        if row.computed:
            continue
        code = f"{field.name}-{row.indicator.id}-*"
        for pattern, cells in ((code, row.cells), (f"{code}-own", row.own_cells)):
            asked = {cell.period: cell.name for cell in cells if cell.asked and cell.name}
            if asked:
                yield Asked(pattern, f"{row.indicator.id} {row.indicator.label}", asked)


def no_rows(field: Any) -> Iterator[Asked]:
    return iter(())


ROWS = {"indicators": figure_rows, "addressed": text_rows, "rows": no_rows}


def structure(found: Found, forms: Mapping[str, SectionForm]) -> list[Trouble]:
    """What a returned form no longer has, and what it should not have."""
    rows = list(asked_rows(forms))
    typed = {each.code for each in found.typed}
    return [*unknown(found, rows, forms), *missing_rows(found, rows), *missing_columns(found, rows, typed)]


def resolved(found: Found, forms: Mapping[str, SectionForm]) -> Found:
    """A file that names its columns by their heads, as Word forms do, with the codes of the columns in their place."""
    columns = {field.name: heads_of(field) for form in forms.values() for field in form if field.kind in HEADED}
    headed: list[Typed | Trouble] = [*found.typed, *found.troubles]
    for each in headed:
        code, _, label = each.code.partition("[")
        if label:
            label, _, rest = label.partition("]")
            known = columns.get(code.partition("-")[0], {})
            each.code = f"{code}{known.get(label, f'[{label}]')}{rest}"
    return found


def heads_of(field: Any) -> dict[str, str]:
    """{head of a column as it is read: its code}."""
    if field.kind == "rows":
        return {column.label: column.id for column in field.question.columns}
    return {period.label: period.id for period in field.periods}


HEADED = ("indicators", "rows")


def missing_rows(found: Found, rows: list[Asked]) -> Iterator[Trouble]:
    before = ""
    for row in rows:
        if row.code in found.rows:
            before = found.rows[row.code]
        else:
            after = f", lẽ ra đứng sau {before}" if before else ""
            place = f"sau {before}" if before else WHOLE
            yield Trouble(place, MISSING_ROW.format(label=row.label, code=row.code, after=after), row.code, breaks=True)


def missing_columns(found: Found, rows: list[Asked], typed: set[str]) -> Iterator[Trouble]:
    lost: dict[str, str] = {}
    for row in rows:
        if row.code in found.rows:
            for column, name in row.cells.items():
                if name not in typed:
                    lost.setdefault(column, found.rows[row.code])
            if not row.cells and row.code not in typed:
                lost.setdefault("o", found.rows[row.code])
    for column, place in lost.items():
        yield Trouble(place, MISSING_COLUMN.format(column=column), breaks=True)


def unknown(found: Found, rows: list[Asked], forms: Mapping[str, SectionForm]) -> Iterator[Trouble]:
    known = {row.code for row in rows}
    tables = tuple(f"{field.name}-" for form in forms.values() for field in form if field.kind == "rows")
    # A row whose every cell is fixed has a code, too, and is not asked.
    fixed = {
        f"{field.name}-{row.indicator.id}-*"
        for form in forms.values()
        for field in form
        if field.kind == "indicators"
        for row in field.rows
    }
    for code, place in found.rows.items():
        bare = code.partition("~")[0].partition("=")[0]
        stands = bare in known or bare in fixed or bare.removesuffix("-own") in fixed or code.startswith("cot:")
        if not stands and not bare.startswith(tables):
            yield Trouble(place, UNKNOWN.format(code=code), code, breaks=True)
