"""The figures of a report as its printed annex: groups of rows, a column a period, the total over periods."""

from collections.abc import Iterator, Mapping
from typing import Any

from forms.figures import NONE_SHOWN, Figure, Kept, at_period, kept_figures, total
from forms.outline import Indicator, IndicatorsQuestion, Outline, Section
from vietnamese.dates import cited_day

NOT_ASKED = "x"
NOTE = (
    "Ghi chú: Dấu “–” là không phát sinh; ô trống là chưa có số liệu; “x” là kỳ này không thu thập. "
    "Chỉ tiêu phát sinh trong kỳ được cộng dồn; chỉ tiêu tính đến cuối kỳ lấy số của kỳ gần nhất."
)


def annex(outline: Outline, kind: str, contents: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """The annex's columns, groups and note, all as printed text."""
    kept = kept_figures(outline, kind, contents)
    until = cited_day(outline.periods[-1].to)
    return {
        "cot": [period.printed for period in outline.periods],
        "cot_tong": [f"Cộng đến {until}", f"Đến {until}"],
        "nhom": [
            {"ten": name, "hang": list(rows(outline, section, kept))}
            for name, section in groups(outline, kind)
        ],
        "ghi_chu": [NOTE],
    }


def groups(outline: Outline, kind: str) -> Iterator[tuple[str, Section]]:
    """The sections that have figures, each with its printed name: the number path and the title."""
    path: list[str] = []
    for section in outline.sections_for(kind):
        path = [*path[: section.level - 1], section.number.rstrip(".)")]
        if any(isinstance(question, IndicatorsQuestion) for question in section.questions):
            yield f"{'.'.join(part for part in path if part != '-')}. {section.title}", section


def rows(outline: Outline, section: Section, kept: Kept) -> Iterator[dict[str, Any]]:
    """The rows of one section's indicators, in the outline's order."""
    asked = [
        outline.indicator(row)
        for question in section.questions
        if isinstance(question, IndicatorsQuestion)
        for row in question.rows
    ]
    place = 0
    for indicator in asked:
        place += 0 if indicator.level else 1
        yield row(outline, indicator, kept, "" if indicator.level else str(place))


def row(outline: Outline, indicator: Indicator, kept: Kept, place: str) -> dict[str, Any]:
    """One indicator's printed row; a flow's total stands under “Cộng đến”, a stock's under “Đến”."""
    over_periods = printed(total(outline, indicator.id, kept), indicator)
    label = f"– {indicator.label}" if indicator.level else indicator.label
    return {
        "tt": place,
        "ma": indicator.id,
        "noi_dung": label,
        "dvt": indicator.measure,
        "gia_tri": [
            NOT_ASKED if period.id in indicator.not_asked
            else printed(at_period(outline, indicator.id, kept, period.id), indicator)
            for period in outline.periods
        ],
        "tong": [over_periods, ""] if indicator.period == "flow" else ["", over_periods],
    }


def printed(figure: Figure, indicator: Indicator) -> str:
    """A figure on paper, rounded once, here."""
    shown = figure.shown(indicator.decimals)
    return "–" if shown == NONE_SHOWN else shown
