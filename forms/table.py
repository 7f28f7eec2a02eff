"""The free table: rows that the unit adds and removes, before them those that the clerk has set.

Names: `<question>-<n>-<column>` with n from 1 for the unit's rows and "k" and the id for a row set by the
clerk; `<question>-so-dong` holds the number of the unit's rows. A choice that takes other words too has a
second cell, `…-khac`, and its select the value OTHER.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from forms.cells import Read, read_number_cell, show_figure
from forms.fields import QuestionField
from forms.messages import say
from forms.outline import Column, RowsQuestion
from forms.posting import MOST_ROWS, actions
from forms.table_rows import LOCKED, row_number, show_value
from vietnamese.text import is_blank

OTHER = "_khac"


class TableCell(NamedTuple):
    """One cell. `locked` ones are read-only text; `other` is what stands in the cell beside a choice."""

    column: Column
    name: str
    shown: str
    problem: str
    locked: bool
    other_name: str
    other: str


class TableRow(NamedTuple):
    """One row as it is filled: `given` by the clerk, `values` kept, `unread` texts, all by column."""

    key: str
    given: Mapping[str, str]
    values: dict[str, str]
    unread: dict[str, str]

    @property
    def locked(self) -> bool:
        """Whether the clerk has set the row: it cannot be removed."""
        return bool(self.given)

    @property
    def blank(self) -> bool:
        """Whether nothing stands in it."""
        return not self.unread and all(is_blank(text) for text in self.values.values())


class RowsField(QuestionField):
    """A free table: a list of {column: kept}; a row set by the clerk is {"locked": its id, column: kept}."""

    question: RowsQuestion

    def load(self, value: Any) -> None:
        """See QuestionField."""
        super().load(value)
        kept: Sequence[Mapping[str, str]] = value or ()
        answers = {row[LOCKED]: row for row in kept if LOCKED in row}
        set_rows = self.form.locked_rows.get(self.name, ())
        self.table = [self._row(f"k{row['id']}", answers.pop(row["id"], {}), row) for row in set_rows]
        # What was typed in rows that the clerk has since taken back: nothing shows it, but it stays.
        self.taken_back = [dict(row) for row in answers.values()]
        self._own = [self._row(str(n), row) for n, row in enumerate((row for row in kept if LOCKED not in row), 1)]

    def _row(self, key: str, values: Mapping[str, str], given: Mapping[str, str] | None = None) -> TableRow:
        start = f"{self.name}-{key}-"
        unread = {name.removeprefix(start): text for name, text in self.unread.items() if name.startswith(start)}
        kept = {column: text for column, text in values.items() if column != LOCKED}
        fixed = {column: text for column, text in (given or {}).items() if text}
        return TableRow(key, fixed, kept, unread)

    @property
    def count_name(self) -> str:
        """The name of the hidden cell that holds the number of `own` rows."""
        return f"{self.name}-so-dong"

    @property
    def own(self) -> list[TableRow]:
        """The unit's own rows as drawn: a blank one where there is none."""
        return self._own or ([] if self.table else [TableRow("1", {}, {}, {})])

    def take(self, typed: Mapping[str, str]) -> None:
        """See QuestionField; then the pressed button that adds or removes a row."""
        self.table = [self._taken(row, typed) for row in self.table]
        count = typed.get(self.count_name, "")
        if count.isdigit() and len(count) < 10:
            self._take_own(int(count), typed)
        for verb, key in actions(typed, self.name):
            self._own = [row for row in self._own if key != row.key]
            if verb == "them":
                self._own.append(TableRow("", {}, {}, {}))
        self._own = [row._replace(key=str(number)) for number, row in enumerate(self._own, 1)]
        self._keep()

    def _take_own(self, count: int, typed: Mapping[str, str]) -> None:
        if count > MOST_ROWS:
            self.form.intake.refuse_rows(self.question.label)
        before = {row.key: row for row in self._own}
        # No more rows than cells came: the count alone must not fill the memory.
        keys = map(str, range(1, min(count, len(typed)) + 1))
        self._own = [self._taken(before.get(key) or TableRow(key, {}, {}, {}), typed) for key in keys]
        while self._own and self._own[-1].blank:
            self._own.pop()

    def _keep(self) -> None:
        set_rows = [{LOCKED: row.key[1:], **row.values} for row in self.table if row.values]
        self.data = [*set_rows, *self.taken_back, *(row.values for row in self._own)]
        self.unread = {
            f"{self.name}-{row.key}-{column}": text
            for row in (*self.table, *self._own)
            for column, text in row.unread.items()
        }

    def _taken(self, row: TableRow, typed: Mapping[str, str]) -> TableRow:
        values, unread = dict(row.values), dict(row.unread)
        for column in self.question.columns:
            name = f"{self.name}-{row.key}-{column.id}"
            if name not in typed or column.kind == "percent" or row.given.get(column.id):
                continue
            text = self.form.intake.clean(_typed(column, name, typed, row), column.label)
            read = self._read(column, text)
            values[column.id], unread[column.id] = (read.kept, text if read.problem else "")
        return row._replace(
            values={column: text for column, text in values.items() if text},
            unread={column: text for column, text in unread.items() if text},
        )

    def _read(self, column: Column, typed: str) -> Read:
        if column.kind == "number":
            return read_number_cell(typed, column.decimals)
        known = column.kind != "choice" or column.other or typed in {"", *(option.id for option in column.options)}
        return Read("" if is_blank(typed) else typed) if known else Read(problem=say("one_of_the_offered"))

    def read_again(self, cell: str, typed: str) -> Read:
        """See QuestionField."""
        column = self._column(cell)
        return self._read(column, typed) if column else Read()

    def label_of(self, cell: str) -> str:
        """See QuestionField."""
        column, label = self._column(cell), super().label_of(cell)
        number = row_number(cell.split("-")[1], self.form.locked_rows.get(self.name, ()))
        return say("row_of_table", label=label, number=number, column=column.label) if column else label

    def _column(self, cell: str) -> Column | None:
        id = cell.rpartition("-")[2]
        return next((column for column in self.question.columns if column.id == id), None)

    @property
    def rows(self) -> list[tuple[TableRow, list[TableCell]]]:
        """Each row with its cells, those set by the clerk first."""
        drawn = (*self.table, *self.own)
        return [(row, [self._cell(row, column) for column in self.question.columns]) for row in drawn]

    def _cell(self, row: TableRow, column: Column) -> TableCell:
        name = f"{self.name}-{row.key}-{column.id}"
        given = row.given.get(column.id, "")
        if given or column.kind == "percent":
            return TableCell(column, name, show_value(column, given, {**row.values, **row.given}), "", True, "", "")
        kept, unread = row.values.get(column.id, ""), row.unread.get(column.id, "")
        problem = self._read(column, unread).problem if unread else ""
        shown = unread or (show_figure(kept, column.decimals) if column.kind == "number" else kept)
        if column.kind != "choice" or not column.other:
            return TableCell(column, name, shown, problem, False, "", "")
        listed = shown in {"", *(option.id for option in column.options)}
        chosen, words = (shown, "") if listed else (OTHER, shown)
        return TableCell(column, name, chosen, problem, False, f"{name}-khac", words)


def _typed(column: Column, name: str, typed: Mapping[str, str], row: TableRow) -> str:
    """What was typed in a cell; of a choice and the other words beside it, what was changed."""
    chosen = typed[name]
    if column.kind != "choice" or not column.other:
        return chosen
    words = typed.get(f"{name}-khac", "")
    if chosen in ("", OTHER) or (not is_blank(words) and words != row.values.get(column.id)):
        return words
    return chosen
