"""The table of figures: one field for hundreds of cells, which are plain tuples."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from forms import figures
from forms.cells import Read, show_figure
from forms.fields import QuestionField
from forms.grid_plan import Cell, Row, blank_rows
from forms.outline import IndicatorsQuestion, Outline, Period
from forms.outline.columns import decimals_in

YES_NO_SHOWN = {"1": "Có", "0": "Không"}

Values = Mapping[str, str]


class GridField(QuestionField):
    """The figures of a table: {"figures": {indicator: {period: kept}}, "own": the same for a unit's own part}."""

    def __init__(self, question: IndicatorsQuestion, outline: Outline, blank: tuple[Row, ...], **bound: Any) -> None:
        super().__init__(question, **bound)
        self.outline = outline
        self.blank = blank

    @classmethod
    def unbound(cls, outline: Outline, question: IndicatorsQuestion, kind: str, has_children: bool) -> Any:
        """See QuestionField."""
        return cls(question, outline, blank_rows(outline, question, kind, has_children))

    @property
    def periods(self) -> tuple[Period, ...]:
        """The columns."""
        return self.outline.periods

    @property
    def totals(self) -> bool:
        """Whether the rows end in a column over all periods."""
        return self.outline.totals

    @property
    def how(self) -> dict[str, str]:
        """How each derived column is reckoned: `{"all": "total first second"}`."""
        return {
            period.id: " ".join(("percent" if period.derived.percent else "total", *period.derived.of))
            for period in self.outline.periods
            if period.derived
        }

    @property
    def has_own(self) -> bool:
        """Whether any row has cells for the unit's own part."""
        return any(row.own_cells for row in self.blank)

    def take(self, typed: Values) -> None:
        """See QuestionField. Figures that this unit is not asked here stay as they are."""
        parts = {part: dict(kept) for part, kept in (self.data or {}).items()}
        unread, self.unread = self.unread, {}
        for row in self.blank:
            if not row.computed:
                for part, cells in (("figures", row.cells), ("own", row.own_cells)):
                    kept = parts.setdefault(part, {})
                    kept[row.indicator.id] = self._taken(row, cells, typed, kept.get(row.indicator.id, {}), unread)
        self.data = {
            part: figures
            for part, kept in parts.items()
            if (figures := {indicator: values for indicator, values in kept.items() if values})
        }

    def _taken(
        self, row: Row, cells: tuple[Cell, ...], typed: Values, before: Values, unread: Values
    ) -> dict[str, str]:
        kept = dict(before)
        for cell in cells:
            text = typed.get(cell.name) if cell.asked else None
            if text is None:
                if cell.name in unread:
                    self.unread[cell.name] = unread[cell.name]
            elif figure := self._read(row, cell, text) if text else "":
                kept[cell.period] = figure
            else:
                kept.pop(cell.period, None)
        return kept

    def _read(self, row: Row, cell: Cell, text: str) -> str:
        read = row.read(text)
        if read.problem:
            text = self.form.intake.clean(text, cell.label)
            read = row.read(text)
        if read.problem:
            self.unread[cell.name] = text
        return read.kept

    def read_again(self, cell: str, typed: str) -> Read:
        """See QuestionField."""
        return self._known[cell][0].read(typed) if cell in self._known else Read()

    def label_of(self, cell: str) -> str:
        """See QuestionField."""
        return self._known[cell][1].label if cell in self._known else super().label_of(cell)

    @cached_property
    def _known(self) -> dict[str, tuple[Row, Cell]]:
        return {cell.name: (row, cell) for row in self.blank for cell in (*row.cells, *row.own_cells) if cell.name}

    @property
    def rows(self) -> list[Row]:
        """The table as drawn, with its ratios and its last column."""
        data = self.data or {}
        typed, own = data.get("figures", {}), data.get("own", {})
        every = {**self.form.others, **typed}
        return [
            self._ratio(row, every)
            if row.indicator.ratio
            else self._filled(row, typed.get(row.indicator.id, {}), own.get(row.indicator.id, {}))
            for row in self.blank
        ]

    def _filled(self, row: Row, values: Values, own: Values) -> Row:
        cells, own_cells = self._shown(row, row.cells, values), self._shown(row, row.own_cells, own)
        return Row(
            row.indicator, cells, own_cells, self._total(row, values), row.computed, row.yes_no, row.read
        )

    def _total(self, row: Row, values: Values) -> str:
        if not self.outline.totals:
            return ""
        kept = figures.total_kept(row.indicator.period == "flow", [values.get(cell.period, "") for cell in row.cells])
        return YES_NO_SHOWN.get(kept, "") if row.yes_no else show_figure(kept, 0)

    def _shown(self, row: Row, cells: tuple[Cell, ...], values: Values) -> tuple[Cell, ...]:
        if self.unread:
            cells = tuple(map(self._unreadable, cells))
        decimals, computed = row.indicator.decimals, row.computed
        if not all(cell.name for cell in cells):
            cells = self._reckoned(row, cells, values)
        return tuple(
            [
                Cell(period, name, show_figure(values[period], decimals), problem, asked, label)
                if period in values and (asked or computed)
                else cell
                for cell in cells
                for period, name, _, problem, asked, label in (cell,)
            ]
        )

    def _reckoned(self, row: Row, cells: tuple[Cell, ...], values: Values) -> tuple[Cell, ...]:
        return tuple(cell if cell.name else self._at(row, {row.indicator.id: values}, cell) for cell in cells)

    def _at(self, row: Row, every: figures.Kept, cell: Cell) -> Cell:
        decimals = decimals_in(row.indicator, self.outline.period(cell.period))
        found = figures.at_period(self.outline, row.indicator.id, every, cell.period)
        return cell._replace(shown=found.shown(decimals))

    def _unreadable(self, cell: Cell) -> Cell:
        typed = self.unread.get(cell.name)
        return cell if typed is None else cell._replace(shown=typed, problem=self.read_again(cell.name, typed).problem)

    def _ratio(self, row: Row, every: figures.Kept) -> Row:
        cells = tuple(self._at(row, every, cell) for cell in row.cells)
        if not self.outline.totals:
            return row._replace(cells=cells)
        total = figures.total(self.outline, row.indicator.id, every)
        return row._replace(cells=cells, total=total.shown(row.indicator.decimals))
