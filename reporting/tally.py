"""The board added up: how many are expected, sent, late, by branch, by kind and in all. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from forms.outline import Outline
from reporting.board import Row
from reporting.outlines import outline_of
from store.campaigns import Campaign


@dataclass(frozen=True)
class Tally:
    """A group of the board's rows, counted: by stage, and of those sent (submitted or accepted) by punctuality.

    `overdue` have not sent although their day has passed.
    """

    key: str
    name: str
    expected: int
    not_started: int
    in_progress: int
    returned: int
    submitted: int
    accepted: int
    on_time: int
    late: int
    overdue: int

    @property
    def sent(self) -> int:
        """Reports handed in, accepted or not."""
        return self.submitted + self.accepted

    @property
    def sent_percent(self) -> int:
        """Whole percent sent, rounded down so that 100 means all."""
        return 100 * self.sent // self.expected if self.expected else 0


def tally(rows: Iterable[Row], key: str = "", name: str = "") -> Tally:
    """These rows counted."""
    stages, punctual = Counter[str](), Counter[str]()
    for row in rows:
        stages[row.stage] += 1
        punctual[row.punctual] += 1
    return Tally(
        key=key,
        name=name,
        expected=stages.total(),
        not_started=stages["not_started"],
        in_progress=stages["in_progress"],
        returned=stages["returned"],
        submitted=stages["submitted"],
        accepted=stages["accepted"],
        on_time=punctual["on_time"],
        late=punctual["late"],
        overdue=punctual["overdue"],
    )


def by_branch(rows: Sequence[Row]) -> list[Tally]:
    """A tally for each unit right under the board's top, with all that is below it, in the order of the board."""
    names = {row.code: row.name for row in rows}
    return [tally(group, code, names.get(code, code)) for code, group in _grouped(rows, "branch").items() if code]


def by_kind(rows: Sequence[Row], outline: Outline) -> list[Tally]:
    """A tally for each kind of unit, in the order of the outline."""
    groups = _grouped(rows, "kind")
    return [tally(groups[kind.id], kind.id, kind.label) for kind in outline.unit_kinds if kind.id in groups]


def _grouped(rows: Sequence[Row], field: str) -> Mapping[str, list[Row]]:
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(getattr(row, field), []).append(row)
    return groups


def as_json(campaign: Campaign, rows: Sequence[Row]) -> dict[str, Any]:
    """The board as `campaign board --json` prints it: `{campaign, title, total, by_branch, by_kind, units}`."""
    outline = outline_of(campaign)
    return {
        "campaign": campaign.slug,
        "title": campaign.title,
        "total": _plain(tally(rows)),
        "by_branch": [_plain(one) for one in by_branch(rows)],
        "by_kind": [_plain(one) for one in by_kind(rows, outline)],
        "units": [_unit(row) for row in rows],
    }


def _plain(one: Tally) -> dict[str, Any]:
    return {**asdict(one), "sent": one.sent}


def _unit(row: Row) -> dict[str, Any]:
    return {("unit" if name == "code" else name): value for name, value in asdict(row).items() if name not in _INNER}


_INNER = frozenset({"unit_id", "report_id", "extended", "search_key"})
