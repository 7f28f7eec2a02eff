"""The workbook of a consolidated report: live formulas that come to the report's figures."""

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from documents.consolidation_book import consolidation_book
from documents.consolidation_book.shape import Book
from forms.figures import total
from forms.outline import load_outline, shipped
from reporting.tracing.book import book_of
from reporting.tracing.files import NeverConsolidated, workbook_of
from tests.reporting.ground import Ground
from tests.reporting.tracing.grove import CHARTED, drawn, grow, quarter, traced
from tests.reporting.tracing.recalculated import compared

WHOLE = "Tổng hợp"


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ground]:
    ground = grow(tmp_path_factory.mktemp("cay") / "baocao.db")
    ground.write("T", {"A01": {"2011": "80"}}, {"L01": {"2010": "1"}})
    yield ground
    ground.db.close()


@pytest.fixture(scope="module")
def book(planted: Ground) -> Book:
    return book_of(planted.db, planted.desk("T"), traced(planted))


def opened(data: bytes, results: bool = True) -> Workbook:
    return load_workbook(io.BytesIO(data), data_only=results)


def column(sheet: Any, heading: str) -> dict[str, Any]:
    """One column of the sheet that sums up, by the code of the indicator."""
    rows = list(sheet.iter_rows(values_only=True))
    head = next(row for row in rows if "Nội dung" in row)
    return {row[1]: row[head.index(heading)] for row in rows if row[1] and row[1] != "Mã"}


def as_number(figure: Any) -> Decimal | str:
    """What a cell holds: a number, “–”, or "" for nothing."""
    return figure or "" if figure is None or isinstance(figure, str) else Decimal(str(round(figure, 6))).normalize()


def test_the_sheet_that_sums_up_has_the_figures_of_the_consolidation(planted: Ground, book: Book) -> None:
    made, sheet = traced(planted).made, opened(consolidation_book(book))[WHOLE]
    for period in ("2010", "2011", "2012"):
        found = column(sheet, period)
        for id, row in made.printed().items():
            if period in row and not made.outline.indicator(id).ratio:
                wanted = "–" if row[period].none else row[period].value
                assert (id, as_number(found[id])) == (id, as_number(wanted))


def test_its_last_column_is_the_total_of_all_periods(planted: Ground, book: Book) -> None:
    kept, found = traced(planted).made.kept(), column(opened(consolidation_book(book))[WHOLE], book.totals)
    assert found["L01"] == int(total(CHARTED, "L01", kept).kept) == 12
    assert round(found["O09"], 6) == round(float(total(CHARTED, "O09", kept).kept), 6)


def test_libreoffice_comes_to_the_same_in_every_formula(book: Book, tmp_path: Path) -> None:
    cells = list(compared(consolidation_book(book), tmp_path))
    assert len(cells) > 250
    assert [cell for cell in cells if not cell.right] == []


@pytest.mark.parametrize("seed", [1, 2])
def test_so_it_does_in_a_drawn_campaign_of_two_levels(tmp_path: Path, seed: int) -> None:
    ground = drawn(tmp_path / "baocao.db", seed)
    made = consolidation_book(book_of(ground.db, ground.desk("T"), traced(ground)))
    assert [cell for cell in compared(made, tmp_path) if not cell.right] == []
    ground.db.close()


def test_control_a_result_that_is_wrong_would_be_found(book: Book, tmp_path: Path) -> None:
    first, *others = book.lines
    wrong = replace(first, figures={**first.figures, "A01": {**first.figures["A01"], "2011": "78"}})
    cells = compared(consolidation_book(replace(book, lines=[wrong, *others])), tmp_path)
    assert {cell.came_with for cell in cells if not cell.right} == {78}


def test_the_unit_sheet_names_everyone_counted_and_everyone_missing(planted: Ground, book: Book) -> None:
    rows = list(opened(consolidation_book(book))["Đơn vị"].iter_rows(min_row=2, values_only=True))
    found = {row[1]: (row[4], row[6], row[8]) for row in rows}
    assert {code for code, (_, counts, _) in found.items() if counts == "Có"} == {"H1", "H2", "C1", "C2", "C4", "C9"}
    assert {code for code, (_, counts, _) in found.items() if counts == "Không"} == {"H3", "C3", "C5"}
    assert (found["C1"], found["H3"][0]) == (("H1", "Có", "1"), "T")


def test_every_unit_has_a_line_on_the_sheet_of_each_period(book: Book) -> None:
    made = opened(consolidation_book(book))
    for period in ("2010", "2011", "2012"):
        codes = [row[0] for row in made[period].iter_rows(min_row=5, max_col=1, values_only=True)]
        assert codes == ["T", "C9", "H1", "H1", "C1", "C2", "C3", "H2", "C4", "C5", "H3"]


def test_a_total_typed_otherwise_is_told_with_both_numbers(book: Book) -> None:
    rows = list(opened(consolidation_book(book))["Chênh lệch"].iter_rows(min_row=2, values_only=True))
    told = [row[:7] for row in rows if row[2] == "A01" and row[4] == "2011"]
    assert told == [("T", "ĐV T", "A01", "Tổng số lao động", "2011", "80", "77")]


def test_units_below_fold_under_their_district(book: Book) -> None:
    made = opened(consolidation_book(book))["2011"]
    levels = [made.row_dimensions[row].outlineLevel for row in range(5, 5 + len(book.lines))]
    assert levels == [line.depth for line in book.lines]
    assert made.freeze_panes == "C5"


def test_there_are_charts_of_the_figures_and_of_who_is_counted(book: Book) -> None:
    assert len(load_workbook(io.BytesIO(consolidation_book(book)))["Biểu đồ"]._charts) == 3


@pytest.mark.parametrize("text", ["=1+1", "+84", "-5", "@SUM(A1)", '=HYPERLINK("x")'])
def test_a_name_that_looks_like_a_formula_stays_text(book: Book, text: str) -> None:
    lines = [replace(line, name=text) for line in book.lines]
    sources = [book.sources[0], *([*row[:2], text, *row[3:]] for row in book.sources[1:])]
    made = opened(consolidation_book(replace(book, lines=lines, sources=sources)), results=False)
    assert {row[0].value for row in made["2011"].iter_rows(min_row=5, min_col=2, max_col=2)} == {text}
    assert {row[0].data_type for row in made["Đơn vị"].iter_rows(min_row=2, min_col=3, max_col=3)} == {"s"}


def test_the_same_report_gives_the_same_file(book: Book) -> None:
    assert consolidation_book(book) == consolidation_book(book)


def test_a_report_that_was_never_consolidated_has_none(planted: Ground) -> None:
    with pytest.raises(NeverConsolidated, match=re.escape("ĐV H3 chưa được tổng hợp")):
        workbook_of(planted.db, planted.desk("H3"))


def test_a_quarters_columns_are_reckoned_in_the_workbook_too(tmp_path: Path) -> None:
    outline = load_outline(shipped("bao-cao-quy"))
    ground = quarter(tmp_path / "baocao.db", outline)
    data = consolidation_book(book_of(ground.db, ground.desk("T"), traced(ground)))
    assert {"Lũy kế từ đầu năm", "% kế hoạch"} <= {cell.value for cell in opened(data)[WHOLE][6]}
    assert [cell for cell in compared(data, tmp_path) if not cell.right] == []
    ground.db.close()
