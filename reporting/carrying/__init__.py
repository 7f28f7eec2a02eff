"""Figures that a report takes over from earlier reports of the same unit, by column and indicator. Pure.

Ids never change meaning, so the indicator of the same id is the same figure in every outline of a series.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from forms.figures import NONE, Kept, at_period, kept_figures
from forms.missing import Finding
from forms.outline import Indicator, IndicatorsQuestion, Outline, Period, Section
from forms.outline.columns import shown_in
from forms.outline.terms import Term, read_term
from vietnamese.numbers import format_number

PARTS = ("figures", "own")

Contents = Mapping[str, Mapping[str, Any]]
Figures = dict[str, dict[str, dict[str, str]]]
"""{"figures" or "own": {indicator: {period: kept figure}}}"""


@dataclass(frozen=True)
class Source:
    """An earlier report as it was last handed in: its outline, and the kind its unit was then."""

    report_id: int
    outline: Outline
    kind: str
    contents: Contents

    def figure(self, part: str, indicator: str, period: str) -> str:
        """What the report says in one cell, derived ones too; "" where it says nothing."""
        known = self.outline.indicators_by_id.get(indicator)
        column = self.outline.periods_by_id.get(period)
        if known is None or column is None or not shown_in(self.outline, known, column):
            return ""
        return at_period(self.outline, indicator, self._kept[part], period).kept

    @cached_property
    def _kept(self) -> dict[str, Kept]:
        return {part: kept_figures(self.outline, self.kind, self.contents, part) for part in PARTS}


def earlier(way: str, here: Term, terms: Iterable[str]) -> list[str]:
    """Of these terms those that a column carried over this way may begin from, the best first."""
    known = [term for term in map(read_term, terms) if term and term.cycle == here.cycle]
    fit = {
        "last_term": lambda term: term == here.before and term.year == here.year,
        "this_year": lambda term: term.year == here.year and term.number < here.number,
        "last_year": lambda term: term == here.year_before,
    }[way]
    return [term.id for term in sorted(filter(fit, known), key=lambda term: -term.number)]


def carried_columns(outline: Outline) -> tuple[Period, ...]:
    """The columns that begin from earlier reports."""
    return tuple(period for period in outline.periods if period.carried)


def carried(outline: Outline, section: Section, sources: Mapping[str, Source]) -> Figures:
    """What a section is given; `sources` is {period: the report it begins from}, `section` as the kind sees it."""
    found: Figures = {}
    for indicator, period in asked(outline, section):
        source = sources.get(period.id)
        for part in PARTS if source and period.carried else ():
            assert source is not None and period.carried is not None
            figure = source.figure(part, indicator.id, period.carried.period)
            if figure and (part == "figures" or indicator.keeps_own):
                found.setdefault(part, {}).setdefault(indicator.id, {})[period.id] = figure
    return found


def asked(outline: Outline, section: Section) -> Iterator[tuple[Indicator, Period]]:
    """The typed cells of a section's carried columns."""
    for question in section.questions:
        for indicator in map(outline.indicator, question.rows if isinstance(question, IndicatorsQuestion) else ()):
            for period in carried_columns(outline):
                if indicator.typed and period.id not in indicator.not_asked:
                    yield indicator, period


def filled(section: Section, content: Mapping[str, Any], fresh: Figures, before: Figures) -> dict[str, Any]:
    """The section's content with the carried figures in it.

    A cell follows them while it holds what it was given `before` (nothing at first); what somebody typed stays.
    """
    made = dict(content)
    for question in section.questions:
        if isinstance(question, IndicatorsQuestion):
            answer = dict(made.get(question.id) or {})
            for part in PARTS:
                rows = _rows(question, answer.get(part, {}), fresh.get(part, {}), before.get(part, {}))
                answer = {**answer, part: rows} if rows or part in answer else answer
            if answer or question.id in made:
                made[question.id] = answer
    return made


def _rows(
    question: IndicatorsQuestion,
    kept: Mapping[str, Mapping[str, str]],
    fresh: Mapping[str, Mapping[str, str]],
    before: Mapping[str, Mapping[str, str]],
) -> dict[str, dict[str, str]]:
    rows = {id: dict(row) for id, row in kept.items()}
    for id in question.rows:
        old, row = before.get(id, {}), rows.get(id, {})
        for period in {**old, **fresh.get(id, {})}:
            if row.get(period, "") == old.get(period, ""):
                row[period] = fresh.get(id, {}).get(period, "")
        given = {period: figure for period, figure in row.items() if figure}
        if given or id in rows:
            rows[id] = given
    return rows


def corrected(
    outline: Outline,
    sections: Sequence[Section],
    contents: Contents,
    given: Mapping[str, Figures],
    names: Mapping[str, str],
) -> list[Finding]:
    """A warning for each carried figure that the report now says otherwise.

    `given` is {section: what it was given}, `names` {period: what the earlier report is called}.
    """
    found = []
    for section in sections:
        was, now = given.get(section.id, {}).get("figures", {}), contents.get(section.id, {})
        for question, id, period in given_cells(section, was):
            stands = (now.get(question.id) or {}).get("figures", {}).get(id, {}).get(period, "")
            if stands != was[id][period]:
                words = _words(outline, id, period, was[id][period], stands, names)
                found.append(Finding("warning", section.id, question.id, f"{question.id}-{id}-{period}", words))
    return found


def given_cells(
    section: Section, was: Mapping[str, Mapping[str, str]]
) -> Iterator[tuple[IndicatorsQuestion, str, str]]:
    """The cells that a section was given, in its order: question, indicator, period."""
    for question in section.questions:
        if isinstance(question, IndicatorsQuestion):
            for id in question.rows:
                yield from ((question, id, period) for period in was.get(id, {}))


def _words(outline: Outline, id: str, period: str, was: str, now: str, names: Mapping[str, str]) -> str:
    label = f"{outline.indicator(id).label} – {outline.period(period).printed}"
    source = names.get(period, "báo cáo trước")
    said = f"nay ghi {_shown(now)}" if now else "nay để trống"
    return f"{label}: {source} ghi {_shown(was)}, {said}. Hãy xem lại; nếu sửa là đúng thì cứ giữ số mới."


def _shown(figure: str) -> str:
    return "không phát sinh" if figure == NONE else format_number(figure)
