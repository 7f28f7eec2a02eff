"""The charts of a consolidated report as plain data: what its outline asks for, and who was counted. Pure."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from forms.figures import Kept, read_figure
from forms.outline import Outline
from forms.outline.columns import on_paper
from forms.outline.parts import Chart
from reporting.annex import Row, figures, groups, printed, reckoned_too
from reporting.tracing import Traced
from reporting.tracing.by_unit import MOST_COLUMNS, cell, columns
from vietnamese.numbers import format_number

MOST = 4


class Bar(NamedTuple):
    """One bar: what it stands for, its number as a plain text ("" for none), and what is written at it."""

    name: str
    number: str
    label: str


def charts(outline: Outline, name: str, reported: Kept, traced: Traced) -> list[dict[str, Any]]:
    """The charts in their order; one that would show nothing is left out."""
    kind = traced.made.own.kind
    known = {row.indicator: row for group in groups(outline, kind) for row in group.rows}
    made = [
        over_periods(outline, chart, known, reported)
        if chart.over == "periods"
        else over_units(outline, chart, known, name, traced)
        for chart in outline.charts
        if known.keys() >= set(chart.rows)
    ]
    made.append(coverage_chart(traced))
    shown = [chart for chart in made if any(number for series in chart["chuoi"] for number in series["so"])][:MOST]
    source = f"Nguồn: Tổng hợp từ báo cáo của {format_number(str(len(traced.counted)))}/" + (
        f"{format_number(str(len(traced.children)))} đơn vị trực thuộc."
    )
    numbered = enumerate(shown, 1)
    return [{**chart, "tieu_de": f"Biểu đồ {place}. {chart['tieu_de']}", "nguon": source} for place, chart in numbered]


def over_periods(outline: Outline, chart: Chart, known: dict[str, Row], reported: Kept) -> dict[str, Any]:
    """A group of columns a period, a column an indicator; flows of a part of a year stand under their own name."""
    names = [period.label for period in on_paper(outline)]
    series = []
    for row in (known[id] for id in chart.rows):
        figured = zip(names, figures(row, reported), strict=True)
        series.append((title(outline, row.indicator), [bar(name, kept, row) for name, kept in figured]))
    return drawn(chart.title, upright=True, series=series)


def over_units(outline: Outline, chart: Chart, known: dict[str, Row], name: str, traced: Traced) -> dict[str, Any]:
    """A bar a unit below, the first one on top."""
    row, kind = known[chart.rows[0]], traced.made.own.kind
    sums = reckoned_too(outline, kind, traced.made.kept())
    bars = [
        bar(column.head, cell(outline, row, reckoned_too(outline, kind, column.kept), sums), row)
        for column in columns(outline, name, traced)
    ]
    given = [each for each in bars if each.number]
    named = chart.title
    if len(given) > MOST_COLUMNS:
        given = sorted(given, key=lambda each: -float(each.number))[:MOST_COLUMNS]
        named = f"{chart.title} ({MOST_COLUMNS} đơn vị nhiều nhất)"
    return drawn(named, upright=False, series=[(title(outline, row.indicator), given)])


def coverage_chart(traced: Traced) -> dict[str, Any]:
    """How many units of each branch are counted, of those that were expected."""
    below = {child.name: traced.below[child.code] for child in traced.counted if child.code in traced.below}
    counted = [whole(name, sum(each.counted for each in some)) for name, some in below.items()]
    expected = [whole(name, len(some)) for name, some in below.items()]
    series = [("Đã được tổng hợp", counted), ("Phải báo cáo", expected)]
    return drawn("Số đơn vị cấp dưới đã được tổng hợp", upright=False, series=series)


def title(outline: Outline, indicator: str) -> str:
    """An indicator as a legend names it."""
    asked = outline.indicator(indicator)
    return f"{asked.label} ({asked.measure})"


def bar(name: str, kept: str, row: Row) -> Bar:
    """The bar of a kept figure; “không phát sinh” is a bar of no height."""
    number = read_figure(kept).number
    return Bar(name, "" if number is None else format(number, "f"), printed(kept, row.decimals))


def whole(name: str, number: int) -> Bar:
    return Bar(name, str(number), format_number(str(number)))


def drawn(name: str, upright: bool, series: Iterable[tuple[str, list[Bar]]]) -> dict[str, Any]:
    """A chart as its part of the Word file asks for it; its words for those who do not see it tell every number."""
    listed = list(series)
    said = "; ".join(
        f"{legend}: {', '.join(f'{each.name} {each.label}' for each in bars if each.number)}" for legend, bars in listed
    )
    return {
        "tieu_de": name,
        "mo_ta": f"{name}. {said}.",
        "dung": upright,
        "nhan": [each.name for each in listed[0][1]],
        "chuoi": [
            {"ten": legend, "so": [each.number for each in bars], "chu": [each.label for each in bars]}
            for legend, bars in listed
        ],
    }
