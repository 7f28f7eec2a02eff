"""The rows of a free table as they are read, printed and checked: kept text in, shown text out."""

from collections.abc import Mapping, Sequence

from forms import figures
from forms.outline import Column, RowsQuestion
from vietnamese.numbers import format_number
from vietnamese.text import is_blank

LOCKED = "locked"
"""The key that ties an answer to a row set by the clerk."""

KeptRow = Mapping[str, str]


def merged_rows(kept: Sequence[KeptRow], locked: Sequence[KeptRow] = ()) -> list[dict[str, str]]:
    """Every row with something in it, those set by the clerk first with what the unit wrote in them."""
    answers = {row[LOCKED]: row for row in kept if LOCKED in row}
    rows = [{**answers.get(row["id"], {}), **{column: text for column, text in row.items() if text}} for row in locked]
    rows += [dict(row) for row in kept if LOCKED not in row]
    return [row for row in rows if any(not is_blank(text) for text in row.values())]


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
