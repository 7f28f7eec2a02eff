"""The figures of a report as its printed annex: groups of rows, a column a period, the total over periods."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from forms.figures import NONE_SHOWN, ratio, read_figure, total_kept, with_derived
from forms.outline import Indicator, IndicatorsQuestion, Outline, Section
from forms.outline.columns import decimals_in, on_paper, reckoned, shown_in
from reporting.outlines import once_per_outline
from vietnamese.dates import cited_day

NOT_ASKED = "x"
NOTE = (
    "Ghi chú: Dấu “–” là không phát sinh; ô trống là chưa có số liệu; “x” là kỳ này không thu thập. "
    "Chỉ tiêu phát sinh trong kỳ được cộng dồn; chỉ tiêu tính đến cuối kỳ lấy số của kỳ gần nhất."
)
# Figures repeat: most are small, and the next unit has the same ones.
FIGURES_KEPT = 8192

Contents = Mapping[str, Mapping[str, Any]]
Periods = tuple[str | None, ...]
"""The ids of the periods in order, None where a figure is not asked."""


Typed = Mapping[str, Mapping[str, str]]
"""{indicator: {period: kept figure}}, as typed."""
NOTHING: Mapping[str, str] = {}


class Row(NamedTuple):
    """An indicator's printed row: its fixed cells, and what it is a ratio of where it is one.

    `columns` are the decimals of each column; `totals` whether the row ends in one over all periods.
    """

    head: Mapping[str, str]
    indicator: str
    periods: Periods
    flow: bool
    decimals: int
    ratio: tuple["Row", "Row"] | None
    percent: bool
    columns: tuple[int, ...]
    totals: bool


class Group(NamedTuple):
    """A section's rows under its printed name."""

    name: str
    rows: tuple[Row, ...]


def annex(outline: Outline, kind: str, contents: Contents) -> dict[str, Any]:
    """The annex's columns, groups and note, all as printed text."""
    until = cited_day(outline.periods[-1].to)
    typed: dict[str, Mapping[str, str]] = {}
    for section, question in places(outline, kind):
        typed.update(contents.get(section, {}).get(question, {}).get("figures", {}))
    every = reckoned_too(outline, kind, typed)
    return {
        "cot": [period.printed for period in on_paper(outline)],
        "cot_tong": [f"Cộng đến {until}", f"Đến {until}"] if outline.totals else [],
        "nhom": [
            {"ten": group.name, "hang": [printed_row(row, every) for row in group.rows]}
            for group in groups(outline, kind)
        ],
        "ghi_chu": [outline.table_note or NOTE],
    }


def reckoned_too(outline: Outline, kind: str, typed: Typed) -> Typed:
    """The typed figures with the derived columns beside them, those of ratios too; without any, the same ones."""
    if not reckoned(outline):
        return typed
    ratios = {indicator.id: NOTHING for indicator in outline.indicators_for(kind) if indicator.ratio}
    return with_derived(outline, {**ratios, **typed})


def printed_row(row: Row, typed: Typed) -> dict[str, Any]:
    """One indicator's printed row; a flow's total stands under “Cộng đến”, a stock's under “Đến”."""
    kept = figures(row, typed)
    cells = [
        printed(figure, decimals) if period else NOT_ASKED
        for figure, period, decimals in zip(kept, row.periods, row.columns, strict=True)
    ]
    if not row.totals:
        return {**row.head, "gia_tri": cells, "tong": []}
    over_periods = printed(total(row, typed, kept), row.decimals)
    return {**row.head, "gia_tri": cells, "tong": [over_periods, ""] if row.flow else ["", over_periods]}


def figures(row: Row, typed: Typed) -> list[str]:
    """The row's figures as kept texts, a ratio's computed from its operands' unrounded; "" where there is none."""
    if row.ratio:
        above, below = (figures(operand, typed) for operand in row.ratio)
        pairs = zip(row.periods, above, below, strict=True)
        own = typed.get(row.indicator, NOTHING)
        return [own.get(period or "") or ratio_kept(up, down, row.percent) for period, up, down in pairs]
    own = typed.get(row.indicator, NOTHING)
    return [own.get(period, "") if period else "" for period in row.periods]


def total(row: Row, typed: Typed, kept: list[str]) -> str:
    """The last column as a kept text; that of a ratio comes from its operands' last columns."""
    if row.ratio:
        above, below = (total(operand, typed, figures(operand, typed)) for operand in row.ratio)
        return ratio_kept(above, below, row.percent)
    return total_kept(row.flow, kept)


@lru_cache(FIGURES_KEPT)
def ratio_kept(above: str, below: str, percent: bool) -> str:
    """The ratio of two kept figures, unrounded, as a kept text."""
    return ratio(read_figure(above), read_figure(below), percent=percent).kept


@lru_cache(FIGURES_KEPT)
def printed(kept: str, decimals: int) -> str:
    """A kept figure on paper, rounded once, here."""
    shown = read_figure(kept).shown(decimals)
    return "–" if shown == NONE_SHOWN else shown


@once_per_outline
def groups(outline: Outline, kind: str) -> tuple[Group, ...]:
    """The sections that have figures, each with its printed name (the number path and the title) and its rows."""
    path: list[str] = []
    found = []
    for section in outline.sections_for(kind):
        path = [*path[: section.level - 1], section.number.rstrip(".)")]
        name = f"{'.'.join(part for part in path if part != '-')}. {section.title}"
        if any(isinstance(question, IndicatorsQuestion) for question in section.questions):
            found.append(Group(name, tuple(rows(outline, section))))
    return tuple(found)


def rows(outline: Outline, section: Section) -> Iterator[Row]:
    """The rows of one section's indicators, in the outline's order."""
    asked = (each for question in section.questions if question.kind == "indicators" for each in question.rows)
    place = 0
    for indicator in map(outline.indicator, asked):
        place += 0 if indicator.level else 1
        head = {
            "tt": "" if indicator.level else str(place),
            "ma": indicator.id,
            "noi_dung": f"– {indicator.label}" if indicator.level else indicator.label,
            "dvt": indicator.measure,
        }
        yield planned_row(outline, indicator, head)


def planned_row(outline: Outline, indicator: Indicator, head: Mapping[str, str]) -> Row:
    """An indicator's row, its operands' rows within it where it is a ratio."""
    of = [planned_row(outline, outline.indicator(part), {}) for part in indicator.ratio or ()]
    columns = on_paper(outline)
    return Row(
        head=head,
        indicator=indicator.id,
        periods=tuple(each.id if shown_in(outline, indicator, each) else None for each in columns),
        flow=indicator.period == "flow",
        decimals=indicator.decimals,
        ratio=(of[0], of[1]) if of else None,
        percent=indicator.measure == "%",
        columns=tuple(decimals_in(indicator, each) for each in columns),
        totals=outline.totals,
    )


@once_per_outline
def places(outline: Outline, kind: str) -> tuple[tuple[str, str], ...]:
    """Where figures are typed: (section, question)."""
    return tuple(
        (section.id, question.id)
        for section in outline.sections_for(kind)
        for question in section.questions
        if isinstance(question, IndicatorsQuestion)
    )
