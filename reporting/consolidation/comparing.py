"""What a unit's report says beside what its children say: rules 22 and 23 of domain.md 2.4. Pure, warnings only."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations
from typing import NamedTuple

from forms.figures import Figure, read_figure
from forms.missing import Finding
from reporting.consolidation import Consolidated, rounded
from reporting.consolidation.coverage import Child, Coverage, coverage
from reporting.consolidation.drafting import Contents, Place, figure_in, places, typed
from reporting.consolidation.packing import Cell
from store.consolidation_choices import Choice
from vietnamese.keys import search_key


class Difference(NamedTuple):
    """A total that is not what its parts come to.

    `stale`: it came from an earlier consolidation, so consolidating again mends it. `settled`: somebody chose
    to keep it, with a reason, and neither number has changed since.
    """

    place: Place
    label: str
    typed: Figure
    computed: Figure
    coverage: Coverage
    stale: bool
    choice: Choice | None

    @property
    def settled(self) -> bool:
        """Whether the typed total was chosen with both numbers as they stand."""
        if self.choice is None or self.choice.choice != "typed":
            return False
        return (self.choice.typed, self.choice.computed) == (self.typed.kept, self.computed.kept)

    @property
    def sentence(self) -> str:
        """What differs by how much, and what to do."""
        wrote, sums = self.typed.shown(), self.computed.shown()
        if self.stale:
            return f"{self.label}: số tổng hợp trước đây là {wrote}, nay là {sums}. Hãy tổng hợp lại."
        units = f" của {self.coverage.shown} đơn vị trực thuộc" if self.coverage.expected else ""
        by = Figure((self.typed.number or Decimal(0)) - (self.computed.number or Decimal(0))).shown()
        return (
            f"{self.label}: báo cáo ghi {wrote}, cộng từ số liệu{units} là {sums} (chênh lệch {by}). "
            "Hãy chọn số được dùng; nếu giữ số đã ghi thì nêu lý do."
        )


def differences(
    made: Consolidated,
    children: Sequence[Child],
    contents: Contents,
    marked: Mapping[str, Mapping[str, str]],
    choices: Mapping[Cell, Choice],
) -> list[Difference]:
    """Rule 22: every total of the report that differs from own part plus children, in document order.

    Nothing is compared where no child has given the figure yet.
    """
    found = []
    for place in places(made.outline, made.own.kind):
        indicator = made.outline.indicator(place.indicator)
        computed = rounded(indicator, made.figure(*place.cell))
        printed = read_figure(figure_in(contents, place))
        if not (printed.given and computed.given) or printed.number == computed.number:
            continue
        covered = coverage(made, children, *place.cell)
        if covered.expected and not covered.given:
            continue
        label = f"{indicator.label} – {made.outline.period(place.period).printed}"
        stale = not typed(contents, place, marked.get(place.indicator, {}).get(place.period, ""))
        found.append(Difference(place, label, printed, computed, covered, stale, choices.get(place.cell)))
    return found


def as_findings(found: Iterable[Difference]) -> list[Finding]:
    """The differences that nobody has settled, as the page “Kiểm tra” shows them."""
    return [
        Finding("warning", one.place.section, one.place.question, one.place.name, one.sentence)
        for one in found
        if not one.settled
    ]


class Seat(NamedTuple):
    """A unit and the parent that counts it."""

    code: str
    name: str
    parent: str
    parent_kind: str


class Twice(NamedTuple):
    """What is, or seems to be, one unit counted by two parents."""

    one: Seat
    other: Seat

    @property
    def sentence(self) -> str:
        """Who counts it, and what to do."""
        if self.one.code == self.other.code:
            return (
                f"{self.one.name} ({self.one.code}) đang được tính ở cả {self.one.parent} và {self.other.parent}. "
                "Hãy tổng hợp lại báo cáo của nơi không còn quản lý đơn vị này."
            )
        return (
            f"{self.one.name} có ở cả {self.one.parent} (mã {self.one.code}) và {self.other.parent} "
            f"(mã {self.other.code}). Nếu là một đơn vị thì chỉ tính ở một nơi."
        )


def counted_twice(seats: Iterable[Seat]) -> list[Twice]:
    """Rule 23: units with two parents, and units of one name under parents of different kinds.

    A school counted by its district and by its sector union is the usual case; two districts may well
    have schools of one name.
    """
    by_code: dict[str, list[Seat]] = {}
    by_name: dict[str, list[Seat]] = {}
    for seat in seats:
        by_code.setdefault(seat.code, []).append(seat)
        by_name.setdefault(search_key(seat.name), []).append(seat)
    same = (pair for group in by_code.values() for pair in _pairs(group) if pair.one.parent != pair.other.parent)
    alike = (
        pair
        for group in by_name.values()
        for pair in _pairs(group)
        if pair.one.code != pair.other.code and pair.one.parent_kind != pair.other.parent_kind
    )
    return [*same, *alike]


def _pairs(group: Sequence[Seat]) -> Iterator[Twice]:
    return (Twice(one, other) for one, other in combinations(group, 2))
