"""The formulas of the workbook. Empty, “–” (không phát sinh) and 0 stay three things in all of them."""

from collections.abc import Sequence

from documents.consolidation_book.shape import Indicator

NUMBERS = '">-1E+300"'
NOTHING = '"–"'


def either(counted: str, nothing: str, value: str) -> str:
    """The value where something is counted, “–” where there is nothing else, else empty."""
    return f'=IF({counted}=0,IF({nothing}=0,"",{NOTHING}),{value})'


def block_sum(area: str, parents: str, me: str, flat: bool) -> str:
    """The sum of a unit's block: of all lines in it, or where blocks lie within it of those right under the unit."""
    if flat:
        return either(f"COUNT({area})", f"COUNTIF({area},{NOTHING})", f"SUM({area})")
    mine = f"{parents},{me}"
    counted = f"COUNTIFS({mine},{area},{NUMBERS})"
    return either(counted, f"COUNTIFS({mine},{area},{NOTHING})", f"SUMIFS({area},{mine})")


def block_mean(area: str, weights: str, parents: str, me: str, flat: bool, decimals: int) -> str:
    """The mean of a unit's block, each weighted by its own number; one without it does not count."""
    mine = "" if flat else f"{parents},{me},"
    chosen = "" if flat else f"--({parents}={me}),"
    heads = f"SUMIFS({weights},{mine}{area},{NUMBERS})"
    nothing = f"COUNTIFS({mine}{area},{NOTHING})"
    return either(heads, nothing, f"ROUND(SUMPRODUCT({chosen}{area},{weights})/{heads},{decimals})")


def quotient(above: str, below: str, percent: bool) -> str:
    """A ratio; empty where a part is empty or there is nothing to divide by."""
    times = "*100" if percent else ""
    return f'=IF(OR({above}="",{below}="",N({below})=0),"",N({above}){times}/N({below}))'


def over_periods(indicator: Indicator, cells: Sequence[str]) -> str:
    """The last column from cells of the periods that have one: a flow is added up, a stock is its latest."""
    if indicator.flow:
        return added(cells)
    return nested_latest(cells)


def added(cells: Sequence[str]) -> str:
    """The sum of some cells that may lie anywhere."""
    listed = ",".join(cells)
    nothing = "+".join(f"({cell}={NOTHING})" for cell in cells)
    return either(f"COUNT({listed})", f"({nothing})", f"SUM({listed})")


def nested_latest(cells: Sequence[str]) -> str:
    """The last of some cells that is not empty."""
    made = '""'
    for cell in cells:
        made = f'IF({cell}<>"",{cell},{made})'
    return f"={made}"


def same(cell: str) -> str:
    """What stands in another cell, empty where that is empty."""
    return f'=IF({cell}="","",{cell})'
