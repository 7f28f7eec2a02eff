"""The rows of a free table as they are read, printed and checked: kept text in, shown text out."""

from collections.abc import Mapping, Sequence

from forms import figures
from forms.outline import Column, RowsQuestion
from vietnamese.numbers import format_number
from vietnamese.text import is_blank

LOCKED = "locked"
"""The key that ties an answer to a row set by the clerk."""

KeptRow = Mapping[str, str]


def keyed_rows(kept: Sequence[KeptRow], locked: Sequence[KeptRow] = ()) -> list[tuple[str, dict[str, str]]]:
    """Every row with something in it and its key in cell names; those set by the clerk first, with their answers."""
    answers = {row[LOCKED]: row for row in kept if LOCKED in row}
    rows = [(f"k{row['id']}", {**answers.get(row["id"], {}), **_filled(row)}) for row in locked]
    rows += [(str(n), _filled(row)) for n, row in enumerate((row for row in kept if LOCKED not in row), 1)]
    return [(key, row) for key, row in rows if row]


def _filled(row: KeptRow) -> dict[str, str]:
    return {column: text for column, text in row.items() if not is_blank(text)}


def merged_rows(kept: Sequence[KeptRow], locked: Sequence[KeptRow] = ()) -> list[dict[str, str]]:
    """Every row with something in it, in the order they are printed."""
    return [row for _, row in keyed_rows(kept, locked)]


def row_number(key: str, locked: Sequence[KeptRow] = ()) -> int:
    """The number of a row on the page, from 1, behind its key."""
    set_keys = [f"k{row['id']}" for row in locked]
    return set_keys.index(key) + 1 if key in set_keys else len(set_keys) + int(key)


def printed_cells(question: RowsQuestion, row: KeptRow) -> list[str]:
    """The texts of a row's printed columns, options by their labels, percentages computed."""
    return [show_value(column, row.get(column.id, ""), row) for column in question.columns if column.printed]


def show_value(column: Column, kept: str, row: KeptRow | None = None) -> str:
    """A kept value of a column as a reader sees it."""
    if column.kind == "percent":
        return percent(column, row or {})
    if column.kind == "number":
        return format_number(kept) if kept else ""
    return next((option.label for option in column.options if option.id == kept), kept)


def percent(column: Column, row: KeptRow) -> str:
    """100 × of[0] / of[1] with one decimal, rounded half away from zero; "" where it cannot be computed."""
    if column.of is None:
        return ""
    reached, aimed = (figures.read_figure(row.get(part)) for part in column.of)
    return figures.ratio(reached, aimed).shown(figures.RATIO_DECIMALS)
