"""Consolidated figures put into a report's draft: into empty cells and those they came to before, never over
what somebody typed. Pure."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from forms.figures import Kept, read_figure
from forms.outline import IndicatorsQuestion, Outline
from reporting.consolidation.packing import Cell

Contents = Mapping[str, Mapping[str, Any]]
Marked = dict[str, dict[str, str]]


class Place(NamedTuple):
    """Where a cell of a report is kept, and the name of its input."""

    section: str
    question: str
    indicator: str
    period: str

    @property
    def cell(self) -> Cell:
        """The indicator and the period."""
        return self.indicator, self.period

    @property
    def name(self) -> str:
        """The name of the cell's input."""
        return f"{self.question}-{self.indicator}-{self.period}"


@dataclass(frozen=True)
class Draft:
    """What a consolidation makes of a report: the sections it changes and the cells that are now its own.

    `written` are the cells whose figure changed, `left` those that somebody had typed otherwise.
    """

    changed: Mapping[str, dict[str, Any]]
    marked: Marked
    written: tuple[Cell, ...]
    left: tuple[Cell, ...]


def places(outline: Outline, kind: str) -> Iterator[Place]:
    """Every cell of the tables that a kind of unit is asked, in document order, ratios left out."""
    for section in outline.sections_for(kind):
        for question in section.questions:
            if isinstance(question, IndicatorsQuestion):
                for indicator in map(outline.indicator, question.rows):
                    for period in outline.periods:
                        if not indicator.ratio and period.id not in indicator.not_asked:
                            yield Place(section.id, question.id, indicator.id, period.id)


def draft(
    outline: Outline, kind: str, contents: Contents, proposal: Kept, marked: Kept, over: Collection[Cell] = ()
) -> Draft:
    """The report with the proposed figures in it.

    `contents` is {section: content} as kept, `marked` what the last consolidation wrote: a cell that still
    holds it follows the proposal (to nothing, too), any other that holds something was typed and stays,
    unless it is among `over`.
    """
    work = _Work(contents, {}, {}, [], [])
    for place in places(outline, kind):
        proposed = proposal.get(place.indicator, {}).get(place.period, "")
        before = marked.get(place.indicator, {}).get(place.period, "")
        if place.cell in over or not typed(contents, place, before):
            work.take(place, proposed)
        elif proposed and not same_number(proposed, figure_in(contents, place)):
            work.left.append(place.cell)
    return Draft(work.changed, work.marked, tuple(work.written), tuple(work.left))


def typed(contents: Contents, place: Place, marked: str) -> bool:
    """Whether somebody typed what stands in a cell: anything that the last consolidation did not write there."""
    if place.name in contents.get(place.section, {}).get("unread", {}):
        return True
    return figure_in(contents, place) not in ("", marked)


def same_number(one: str, other: str) -> bool:
    """Whether two kept figures say the same; "không phát sinh" is 0 here, nothing is no number."""
    return read_figure(one).number == read_figure(other).number


@dataclass
class _Work:
    contents: Contents
    changed: dict[str, dict[str, Any]]
    marked: Marked
    written: list[Cell]
    left: list[Cell]

    def take(self, place: Place, proposed: str) -> None:
        if proposed:
            self.marked.setdefault(place.indicator, {})[place.period] = proposed
        if proposed != figure_in(self.contents, place):
            content = self.changed.get(place.section, self.contents.get(place.section, {}))
            self.changed[place.section] = with_figure(content, place, proposed)
            self.written.append(place.cell)


def figure_in(contents: Contents, place: Place) -> str:
    """What a report keeps in a cell, "" for nothing."""
    answer = contents.get(place.section, {}).get(place.question) or {}
    kept: str = answer.get("figures", {}).get(place.indicator, {}).get(place.period, "")
    return kept


def with_figure(content: Mapping[str, Any], place: Place, figure: str) -> dict[str, Any]:
    """The section's content with another figure in one cell, or with none for ""; what was unreadable there goes."""
    answer = content.get(place.question) or {}
    rows = dict(answer.get("figures", {}))
    row = {**rows.pop(place.indicator, {}), place.period: figure}
    kept = {period: text for period, text in row.items() if text}
    changed = {**content, place.question: {**answer, "figures": {**rows, place.indicator: kept} if kept else rows}}
    if "unread" in content:
        changed["unread"] = {name: text for name, text in content["unread"].items() if name != place.name}
    return changed
