"""The rules between a report's figures (domain.md 2.4): which are broken, where, and by which figures.

The language is described in rule_text, what skips a rule in rule_reading.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal, NamedTuple

from forms.rules.reading import Figures, Skipped, View
from forms.rules.text import parse
from forms.rules.tree import Expression, Reading, RuleSyntaxError, Source
from vietnamese.numbers import format_number

if TYPE_CHECKING:
    from forms.outline import Outline, Rule

__all__ = ["Breach", "Expression", "Figures", "RuleSyntaxError", "breaches", "holds", "parse"]

NOT_GIVEN = "chưa có"
_SHOWN_AS: dict[Source, tuple[Source, ...]] = {
    "change": ("previous", "value"),
    "times": ("previous", "value"),
    "given": ("value",),
}
_WORDS: dict[Source, str] = {"previous": " ({})", "total": " (cộng các kỳ)", "latest": " (mới nhất)"}


class Breach(NamedTuple):
    """A broken rule. `period` is None where the whole report is meant.

    `cells` are the (indicator, period) it is about; `figures` shows their labels and values.
    """

    rule_id: str
    severity: Literal["error", "warning"]
    period: str | None
    message: str
    cells: tuple[tuple[str, str], ...]
    figures: str


def holds(expression: Expression, outline: "Outline", figures: Figures, place: int | None) -> bool | None:
    """Whether a check is true at the period of this place (None: over the whole report); None = skipped."""
    try:
        return View(outline, figures, place).holds(expression.tree)
    except Skipped:
        return None


def breaches(outline: "Outline", kind: str, figures: Figures) -> list[Breach]:
    """Every rule for this kind of unit that the figures break, in the outline's order.

    `figures` is {indicator: {period: number}}: absent or None where nothing is given, 0 for "không phát
    sinh"; ratios are computed here. Only figures this kind is shown are looked at.
    """
    shown = {indicator.id for indicator in outline.indicators_for(kind)}
    seen = {indicator: values for indicator, values in figures.items() if indicator in shown}
    return [
        breach
        for rule in outline.rules
        if rule.check and (not rule.only_for or kind in rule.only_for)
        for breach in _broken(rule, outline, seen)
    ]


def _broken(rule: "Rule", outline: "Outline", figures: Figures) -> Iterator[Breach]:
    expression = parse(rule.check)
    if expression.operands().isdisjoint(figures) and not _reads_ratio(expression, outline):
        return
    for place in (None,) if expression.whole_report else _asked(rule, outline):
        if holds(expression, outline, figures, place) is False:
            yield _breach(rule, expression, outline, figures, place)


def _asked(rule: "Rule", outline: "Outline") -> list[int]:
    """The places of the periods in which a rule is asked: of what an earlier report said only errors are told."""
    warns = rule.severity == "warning"
    return [place for place, period in enumerate(outline.periods) if not (warns and period.carried)]


def _reads_ratio(expression: Expression, outline: "Outline") -> bool:
    return any(outline.indicator(operand).ratio for operand in expression.operands())


def _breach(
    rule: "Rule", expression: Expression, outline: "Outline", figures: Figures, place: int | None
) -> Breach:
    view = View(outline, figures, place)
    cells = dict.fromkeys(cell for reading in expression.readings for cell in _cells(reading, view))
    facts = dict.fromkeys(fact for reading in expression.readings for fact in _facts(reading, view))
    period = None if place is None else outline.periods[place].id
    return Breach(rule.id, rule.severity, period, rule.message, tuple(cells), "; ".join(facts))


def _cells(reading: Reading, view: View) -> Iterator[tuple[str, str]]:
    """The typed figures behind a reading: those of a ratio are its operands."""
    pair = view.outline.indicator(reading.indicator).ratio
    if pair is not None:
        for operand in pair:
            yield from _cells(Reading(reading.source, operand), view)
        return
    for place in view.places(reading):
        yield reading.indicator, view.outline.periods[place].id


def _facts(reading: Reading, view: View) -> Iterator[str]:
    for source in _SHOWN_AS.get(reading.source, (reading.source,)):
        wanted: Source = "latest" if view.place is None and source == "value" else source
        indicator = view.outline.indicator(reading.indicator)
        words = _WORDS.get(wanted, "").format(_before(view))
        yield f"{indicator.label}{words} {_shown(Reading(wanted, indicator.id), view)}"


def _before(view: View) -> str:
    return view.outline.periods[view.place - 1].printed.lower() if view.place else "kỳ trước"


def _shown(reading: Reading, view: View) -> str:
    try:
        value = view.number(reading)
    except Skipped:
        return NOT_GIVEN
    return f"là {format_number(value, view.outline.indicator(reading.indicator).decimals)}"
