"""A consolidated report as the plain data of its workbook: every unit's line, every figure it gave."""

from collections.abc import Iterator
from typing import Any

from documents.consolidation_book import shape
from documents.consolidation_book.shape import Book, Column, Line
from forms.figures import Kept, at_period, kept_figures, total
from forms.outline import Indicator, Mean, Outline
from forms.outline.columns import shown_in
from reporting.annex import Group, Row, groups, reckoned_too
from reporting.clock import moment
from reporting.consolidation import own_part
from reporting.consolidation.coverage import Child, coverage_of_row
from reporting.desk import Desk, contents_of
from reporting.tracing import Traced, traced_below
from reporting.tracing.by_unit import cell, kept_of, latest, told
from reporting.tracing.sources import differences, source_table
from reporting.tracing.unit_list import coverage_sentence
from reporting.workflow import STATUSES
from store import consolidation_choices, entries, users
from store.connection import Database, snapshot
from vietnamese.dates import cited_day

OWN, TOTAL = "Phần của cấp này", "Tổng hợp"
LEGEND = (
    "Dòng nền nhạt là số cộng từ các dòng dưới nó; ô nền đậm là số đơn vị đã nhập khác số cộng được (xem trang Chênh "
    "lệch); “–” là không phát sinh, ô trống là chưa có số liệu, “x” là không thu thập."
)


def book_of(db: Database, desk: Desk, traced: Traced) -> Book:
    """The workbook's data of a consolidated report as it stands now over what was frozen."""
    with snapshot(db):
        return _Making(db, desk, traced).book()


class _Making:
    """The parts of a book that hang together."""

    def __init__(self, db: Database, desk: Desk, traced: Traced) -> None:
        self.db, self.desk, self.traced, self.outline = db, desk, traced, desk.outline
        self.kind = desk.unit.kind
        self.plan = groups(self.outline, self.kind)
        self.opened = {desk.unit.code: traced}
        self.lines: list[Line] = []
        self.reported = kept_figures(self.outline, self.kind, contents_of(entries.of_report(db, desk.report.id)))

    def book(self) -> Book:
        """All of it."""
        outline, made, children = self.outline, self.traced.made, self.traced.children
        sums = made.kept()
        self._block(self.traced, desk_child(self.desk), "", 0, sums)
        rows = [row for group in self.plan for row in group.rows]
        whole = reckoned_too(outline, self.kind, sums)
        choices = consolidation_choices.of_report(self.db, self.desk.report.id)
        below = [child for child in self.traced.counted if child.code in self.opened]
        return Book(
            title=self._title(),
            periods=[period_of(period) for period in outline.periods],
            totals=f"Cộng (hoặc số cuối kỳ) đến {cited_day(outline.periods[-1].to)}" if outline.totals else "",
            told="" if outline.totals else told(outline),
            shown=shown_periods(outline),
            groups=[group_of(outline, group) for group in self.plan],
            lines=self.lines,
            computed={row.indicator: self._last(row, sums) for row in rows},
            reported=filled(outline, [row.indicator for row in rows], self.reported),
            reported_totals={row.indicator: self._last(row, self.reported) for row in rows},
            latest={
                row.indicator: row.periods[latest(row, whole)] or "" for row in rows if row.totals and not row.flow
            },
            coverage={id: coverage_of_row(made, children, id).shown for id in made.figures},
            by_unit=list(self._columns(rows, whole)),
            charts=[shape.Chart(each.title, each.rows, each.over) for each in outline.charts if self._draws(each.rows)],
            sources=source_table(self.db, outline, self.desk.unit.code, self.opened),
            differences=differences(self.db, self.desk, self.traced, self.reported, self.lines, choices),
            branches=[(child.code, child.name) for child in below],
        )

    def _title(self) -> list[str]:
        kept = self.traced.kept
        at = moment(kept.at)
        states = "đã duyệt và đã nộp" if kept.submitted else "đã duyệt"
        by = users.get(self.db, kept.user_id).display_name
        return [
            f"{self.desk.campaign.title}: số liệu tổng hợp của {self.desk.unit.name}",
            coverage_sentence(self.traced, f"trang {SOURCES}"),
            f"Tổng hợp lúc {at:%H:%M} ngày {at:%d/%m/%Y}, người thực hiện: {by}; tính các báo cáo {states}.",
            LEGEND,
        ]

    def _draws(self, rows: tuple[str, ...]) -> bool:
        return self.traced.made.figures.keys() >= set(rows)

    def _last(self, row: Row, kept: Kept) -> str:
        whole = reckoned_too(self.outline, self.kind, kept)
        if not self.outline.totals:
            return cell(self.outline, row, whole, whole)
        return total(self.outline, row.indicator, kept).kept

    def _block(self, traced: Traced, unit: Child, parent: str, depth: int, given: Kept) -> None:
        """A consolidated unit's line and those of its block; `given` are the figures that it gives upwards."""
        outline, made = self.outline, traced.made
        place, computed = len(self.lines), filled(outline, list(made.figures), made.kept())
        figures = computed if not depth else filled(outline, list(made.figures), given)
        fixed = {
            (id, period.id): computed[id].get(period.id, "")
            for id, row in figures.items()
            for period in outline.periods
            if row.get(period.id, "") != computed[id].get(period.id, "") and not outline.indicator(id).ratio
        }
        self.lines.append(Line(unit.code, unit.name, parent, depth, "total", {}))
        own = own_part(outline, made.own.figures)
        if any(own.values()):
            name = f"Cơ quan {unit.name}"
            self.lines.append(Line(unit.code, name, unit.code, depth + 1, "own", own, OWN))
        below = traced_below(self.db, self.desk.campaign, traced)
        self.opened.update(below)
        for child in traced.children:
            self._child(traced, child, unit.code, depth + 1, below)
        state = STATUSES[unit.status] if depth else TOTAL
        self.lines[place] = Line(
            unit.code, unit.name, parent, depth, "total", figures, state, len(self.lines) - 1, not below, fixed
        )

    def _child(self, traced: Traced, child: Child, parent: str, depth: int, below: dict[str, Traced]) -> None:
        state = STATUSES[child.status]
        if not child.counted:
            self.lines.append(Line(child.code, child.name, parent, depth, "missing", {}, state))
            return
        kept = kept_of(traced.made, child.code)
        if child.code in below:
            self._block(below[child.code], child, parent, depth, kept)
        else:
            ratios = [each.id for each in self.outline.indicators_for(child.kind) if each.ratio]
            figures = {**kept, **filled(self.outline, ratios, kept)}
            self.lines.append(Line(child.code, child.name, parent, depth, "unit", figures, state))

    def _columns(self, rows: list[Row], sums: Kept) -> Iterator[Column]:
        kinds = {child.code: child.kind for child in self.traced.children}
        for place, line in enumerate(self.lines):
            if line.depth != 1 or line.kind == "missing":
                continue
            kept = reckoned_too(self.outline, self.kind, line.figures)
            kind = self.kind if line.kind == "own" else kinds[line.code]
            yield Column(place, line.name, {row.indicator: self._cell(row, kept, sums, kind) for row in rows})

    def _cell(self, row: Row, kept: Kept, sums: Kept, kind: str) -> str:
        found = cell(self.outline, row, kept, sums)
        asked = self.outline.shows(self.outline.indicator(row.indicator), kind)
        return found if found or asked else shape.NOT_ASKED


SOURCES = "Đơn vị"


def desk_child(desk: Desk) -> Child:
    """The report's own unit as a line has it."""
    return Child(desk.unit.id, desk.unit.code, desk.unit.short_name, desk.unit.kind, desk.report.id, desk.report.status)


def filled(outline: Outline, indicators: list[str], kept: Kept) -> dict[str, dict[str, str]]:
    """Every figure of these indicators in every column, ratios and derived columns too; kept texts, unrounded."""
    found: dict[str, dict[str, str]] = {}
    for id in indicators:
        asked = outline.indicator(id)
        shown = (period for period in outline.periods if shown_in(outline, asked, period))
        found[id] = {period.id: text for period in shown if (text := at_period(outline, id, kept, period.id).kept)}
    return found


def period_of(period: Any) -> shape.Period:
    """A period as the workbook knows it."""
    how = period.derived
    if how is None:
        return shape.Period(period.id, period.label)
    return shape.Period(period.id, period.label, "percent" if how.percent else "total", how.of)


def shown_periods(outline: Outline) -> tuple[str, ...]:
    """The periods that the last column is of."""
    if outline.totals:
        return tuple(period.id for period in outline.periods if not period.derived)
    period = outline.period(told(outline))
    return period.derived.of if period.derived else (period.id,)


def group_of(outline: Outline, group: Group) -> shape.Group:
    """A group of figures with the rule of each."""
    return shape.Group(group.name, [indicator_of(outline, outline.indicator(row.indicator)) for row in group.rows])


def indicator_of(outline: Outline, asked: Indicator) -> shape.Indicator:
    """A figure with its rule."""
    label = f"– {asked.label}" if asked.level else asked.label
    fixed = (asked.id, label, asked.measure, asked.decimals)
    flow = asked.period == "flow"
    gone = frozenset(period.id for period in outline.periods if not shown_in(outline, asked, period))
    if asked.ratio:
        return shape.Indicator(*fixed, "ratio", asked.ratio, asked.measure == "%", flow, gone)
    if isinstance(asked.units, Mean):
        return shape.Indicator(*fixed, "mean", (asked.units.mean,), flow=flow, not_asked=gone)
    return shape.Indicator(*fixed, asked.units, flow=flow, not_asked=gone)
