"""A report's figures as its prose quotes them: totals over the periods, single years, ratios, in Vietnamese."""

from dataclasses import dataclass
from decimal import Decimal

from forms.outline import NotInOutline, Outline
from reporting.demo.series import Figures, Value, added
from vietnamese.numbers import format_number

SMALL = 10


@dataclass(frozen=True)
class Facts:
    """The figures of one report, asked by the name a slot gives: `A01`, `A01:2008`, `A01+`."""

    outline: Outline
    figures: Figures

    def value(self, indicator: str, period: str = "") -> Value:
        """A figure: over all periods (a flow added up, a stock's latest, a ratio of these) or of one."""
        try:
            asked = self.outline.indicator(indicator)
        except NotInOutline:
            return None
        if asked.ratio is not None:
            above, below = (self.value(part, period) for part in asked.ratio)
            return Decimal(above) * 100 / Decimal(below) if above and below else None
        series = self.figures.get(indicator, [])
        if period:
            return dict(zip((p.id for p in self.outline.periods), series, strict=False)).get(period)
        given = [value for value in series if value is not None]
        return added(given) if asked.period == "flow" else (given[-1] if given else None)

    def shown(self, indicator: str, period: str = "", grown: bool = False) -> str:
        """The figure in print, "" where there is none; `grown`: by how much the first period's rose."""
        value = self.value(indicator, period)
        if grown:
            value = (value or 0) - (self.value(indicator, self.outline.periods[0].id) or 0)
        if not value or value < 0:
            return ""
        return written(value)


def written(value: Value) -> str:
    """A number in running text: "1.234", "87,5"; a small whole one as offices write it, "05"."""
    if isinstance(value, int):
        return f"{value:02d}" if value < SMALL else format_number(str(value))
    return format_number(Decimal(value or 0), 1).removesuffix(",0")
