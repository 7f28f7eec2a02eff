"""An outline and the questions one may ask it.

Modules that `forms.outline` itself needs (the rules) import the model from here.
"""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from forms.outline.parts import (
    Basis,
    CampaignDefaults,
    Chart,
    Code,
    Indicator,
    Mean,
    Name,
    Period,
    Record,
    Rule,
    Slug,
    Text,
    UnitKind,
)
from forms.outline.questions import (
    AddressedQuestion,
    Column,
    IndicatorsQuestion,
    NarrativeQuestion,
    Option,
    Question,
    RowsQuestion,
    Section,
)


class NotInOutline(LookupError):
    """Đề cương không có mục, chỉ tiêu, kỳ hoặc loại đơn vị này."""

    def __init__(self, what: str, name: str) -> None:
        super().__init__(f"Đề cương không có {what} “{name}”.")


def _applies(kind: str, only_for: tuple[str, ...], except_for: tuple[str, ...] = ()) -> bool:
    return (not only_for or kind in only_for) and kind not in except_for


class Outline(Record):
    """A reporting campaign's outline, as kept with the campaign.

    `opening` and `opening_for` (per kind) are the opening sentence with the places {basis} (the documents of
    `basis` marked `opening`), {guidance} (the receiving unit's own guidance), {leads} and {unit}. Outlines of one
    `series` ask the same figures `term` after term. `totals`: tables end in a column over all periods.
    `highlights` and `charts` are for consolidated reports: the figures told of each of many units, the pictures.
    """

    slug: Slug
    title: Text
    short_title: Text
    opening: Text
    opening_for: dict[Name, Text] = Field(default_factory=dict)
    basis: tuple[Basis, ...]
    unit_kinds: Annotated[tuple[UnitKind, ...], Field(min_length=1)]
    campaign: CampaignDefaults
    periods: Annotated[tuple[Period, ...], Field(min_length=1)]
    series: Slug | Literal[""] = ""
    term: str = ""
    totals: bool = True
    table_note: str = ""
    sections: Annotated[tuple[Section, ...], Field(min_length=1)]
    indicators: tuple[Indicator, ...]
    rules: tuple[Rule, ...] = ()
    highlights: tuple[Code, ...] = ()
    charts: Annotated[tuple[Chart, ...], Field(max_length=4)] = ()

    @cached_property
    def indicators_by_id(self) -> dict[str, Indicator]:
        """Every indicator under its id."""
        return {indicator.id: indicator for indicator in self.indicators}

    @cached_property
    def sections_by_kind(self) -> dict[str, tuple[Section, ...]]:
        """What each kind of unit sees, computed once."""
        return {kind.id: _seen(self, kind.id) for kind in self.unit_kinds}

    def indicator(self, id: str) -> Indicator:
        """The indicator of this id; raises NotInOutline."""
        try:
            return self.indicators_by_id[id]
        except KeyError:
            raise NotInOutline("chỉ tiêu", id) from None

    def unit_kind(self, id: str) -> UnitKind:
        """The kind of unit of this id; raises NotInOutline."""
        for kind in self.unit_kinds:
            if kind.id == id:
                return kind
        raise NotInOutline("loại đơn vị", id)

    @cached_property
    def periods_by_id(self) -> dict[str, Period]:
        """Every period under its id."""
        return {period.id: period for period in self.periods}

    def period(self, id: str) -> Period:
        """The period of this id; raises NotInOutline."""
        try:
            return self.periods_by_id[id]
        except KeyError:
            raise NotInOutline("kỳ", id) from None

    def sections_for(self, kind: str) -> tuple[Section, ...]:
        """The sections a kind of unit sees, in order, raises NotInOutline for an unknown kind.

        Questions, table rows, addressees, titles and advised words are that kind's own, `required` already
        says whether the answer is required of it, and headings with nothing under them are gone.
        """
        try:
            return self.sections_by_kind[kind]
        except KeyError:
            raise NotInOutline("loại đơn vị", kind) from None

    def section(self, kind: str, id: str) -> Section:
        """One section as this kind sees it; raises NotInOutline also where it does not see it."""
        for section in self.sections_for(kind):
            if section.id == id:
                return section
        raise NotInOutline("mục", id)

    def shows(self, indicator: Indicator, kind: str) -> bool:
        """Whether a unit of this kind is asked (or, for a ratio, shown) the indicator."""
        if indicator.ratio and not all(self.shows(self.indicator(part), kind) for part in indicator.ratio):
            return False
        if indicator.entry == "upper" and not self.unit_kind(kind).receives:
            return False
        return _applies(kind, indicator.only_for)

    def indicators_for(self, kind: str) -> tuple[Indicator, ...]:
        """The indicators this kind sees, ratios included, in the outline's order."""
        return tuple(indicator for indicator in self.indicators if self.shows(indicator, kind))

    def weight_of(self, indicator: Indicator) -> Indicator | None:
        """The indicator a mean is weighted by, or None."""
        return self.indicator(indicator.units.mean) if isinstance(indicator.units, Mean) else None


def _seen(outline: Outline, kind: str) -> tuple[Section, ...]:
    kept: list[Section] = []
    next_level = 0
    for section in reversed(_shown(outline.sections, kind)):
        mine = _for_kind(outline, section, kind)
        if mine.questions or next_level > mine.level:
            kept.append(mine)
            next_level = mine.level
    return tuple(reversed(kept))


def _shown(sections: tuple[Section, ...], kind: str) -> list[Section]:
    shown, hidden_under = [], 5
    for section in sections:
        if section.level <= hidden_under:
            hidden_under = 5 if _applies(kind, section.only_for) else section.level
        if hidden_under == 5:
            shown.append(section)
    return shown


def _for_kind(outline: Outline, section: Section, kind: str) -> Section:
    asked = (_question_for(outline, question, kind) for question in section.questions)
    return section.model_copy(
        update={
            "title": section.title_for.get(kind, section.title),
            "questions": tuple(question for question in asked if question is not None),
        }
    )


def _question_for(outline: Outline, question: Question, kind: str) -> Question | None:
    if not _applies(kind, question.only_for):
        return None
    changes: dict[str, object] = {"required": question.required or kind in question.required_for}
    if isinstance(question, IndicatorsQuestion):
        rows = tuple(row for row in question.rows if outline.shows(outline.indicator(row), kind))
        if not rows:
            return None
        changes["rows"] = rows
    elif isinstance(question, NarrativeQuestion) and question.words:
        changes["words"] = _advised(question.words, outline.unit_kind(kind).words_percent)
    elif isinstance(question, AddressedQuestion):
        changes["to"] = tuple(to for to in question.to if _applies(kind, to.only_for, to.except_for))
    elif isinstance(question, RowsQuestion):
        changes["columns"] = tuple(_column_for(outline, column, kind) for column in question.columns)
    return question.model_copy(update=changes)


def _advised(words: int, percent: int) -> int:
    """Rounded up to tens."""
    return -(-words * percent // 1000) * 10


def _column_for(outline: Outline, column: Column, kind: str) -> Column:
    if not column.options_from:
        return column
    offered = outline.indicators_for(kind)
    options = tuple(Option(id=indicator.id, label=indicator.label) for indicator in offered)
    return column.model_copy(update={"options": options})
