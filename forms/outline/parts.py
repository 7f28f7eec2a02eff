"""The records an outline is made of: frozen, lists as tuples; `()` in `only_for` means every kind of unit."""

from __future__ import annotations

import datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

# Ids become parts of cell names (`question-INDICATOR-period`), so none may hold a hyphen.
Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
Code = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9_]*$")]
PeriodId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_]+$")]
Text = Annotated[str, StringConstraints(pattern=r"\S")]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Kinds = tuple[Name, ...]


class Record(BaseModel):
    """What all parts share: unknown keys and wrong types are errors, nothing changes after reading."""

    model_config = ConfigDict(
        strict=True,
        frozen=True,
        extra="forbid",
        validate_by_alias=True,
        validate_by_name=True,
        serialize_by_alias=True,
    )


class Basis(Record):
    """A document the report carries out; `opening` ones are cited in the opening sentence."""

    kind: Text
    number: Text
    date: datetime.date | None = None
    issuer: Text
    subject: str = ""
    opening: bool = False


class UnitKind(Record):
    """A kind of unit. `sign_lines` is the chair's whole sign block; for a vice-chair the last line changes.

    `receives`: units of this kind have units under them (they are the "upper" of `Indicator.entry`).
    `words_percent`: how much of the words advised this kind is advised.
    """

    id: Name
    label: Text
    leads: Text
    sign_lines: tuple[Text, ...]
    receives: bool = False
    words_percent: Annotated[int, Field(gt=0)] = 100


class Step(Record):
    """Something the guidance sets a deadline for, e.g. `so_ket` (review held) or `report` (report sent).

    Units say themselves when they did it, but for `report`; `ways` are the ways to do it that they choose from.
    """

    id: Name
    label: Text
    ways: tuple[Text, ...] = ()


class Deadline(Record):
    """The last day of one step for one kind of unit."""

    kind: Name
    step: Name
    date: datetime.date


class CampaignDefaults(Record):
    """What a campaign opened on this outline starts with (III.3 of the guidance)."""

    steps: tuple[Step, ...]
    deadlines: tuple[Deadline, ...]
    department: Text
    phone: str = ""


class Derived(Record):
    """How a column is reckoned from others of the same row: their `total` (a flow's sum, a stock's latest), or
    100 × percent[0] / percent[1]. One of the two."""

    total: tuple[PeriodId, ...] = ()
    percent: tuple[PeriodId, PeriodId] | None = None

    @property
    def of(self) -> tuple[PeriodId, ...]:
        """The columns it is reckoned from."""
        return self.percent or self.total


class Carried(Record):
    """Where a column's figures begin from: a column of an earlier report of the same unit in the same series.

    `last_term` is the term right before, in the same year; `this_year` the latest one before in the same year;
    `last_year` the same term of the year before.
    """

    from_: Literal["last_term", "this_year", "last_year"] = Field(alias="from")
    period: PeriodId


class Period(Record):
    """A column of the tables, both days included; no flow of a `partial` one is set against a full one's.

    A `derived` one is never typed nor kept, but reckoned at every level; a `carried` one starts from an earlier
    report and may be corrected. `flows_only`: stocks have none. `optional`: nobody is reminded of an empty one.
    """

    id: PeriodId
    label: Text
    printed: Text
    from_: datetime.date = Field(alias="from")
    to: datetime.date
    partial: bool = False
    derived: Derived | None = None
    carried: Carried | None = None
    flows_only: bool = False
    optional: bool = False
    on_paper: bool = True

    @property
    def plain(self) -> bool:
        """Whether it is a time of its own that units report on, and no view of others."""
        return self.derived is None and self.carried is None


class Mean(Record):
    """Over units: the mean weighted by the indicator `mean`."""

    mean: Code


def _one_decimal_for_a_ratio(given: dict[str, Any]) -> int:
    return 1 if given.get("ratio") else 0


class Indicator(Record):
    """A figure asked per period.

    Over periods a `stock` shows the latest, a `flow` the sum. Over units: `sum`, `count` (counted from the
    tree, not typed) or a weighted mean. `entry`: `cdcs` = belongs to grassroots units, a receiving unit
    shows their sum and has no own part; `any` = a receiving unit adds its own part; `upper` = asked only of
    receiving units. `ratio` = 100 × ratio[0] / ratio[1], recomputed at every level, never typed or kept.
    `yes_no_for`: those kinds type 1 (có) or 0 (không). `not_asked`: periods in which it does not exist.
    `level` 1 is printed under the row above, indented and with a dash that the label does not carry.
    """

    id: Code
    label: Text
    measure: Text
    ratio: tuple[Code, Code] | None = None
    decimals: Annotated[int, Field(ge=0, le=6)] = Field(default_factory=_one_decimal_for_a_ratio)
    period: Literal["stock", "flow"] = "stock"
    units: Literal["sum", "count"] | Mean = "sum"
    entry: Literal["cdcs", "any", "upper"] = "any"
    only_for: Kinds = ()
    yes_no_for: Kinds = ()
    not_asked: tuple[PeriodId, ...] = ()
    level: Annotated[int, Field(ge=0, le=1)] = 0
    note: str = ""

    @property
    def typed(self) -> bool:
        """Whether anybody types it (ratios and counts are computed)."""
        return self.ratio is None and self.units != "count"

    @property
    def keeps_own(self) -> bool:
        """Whether a unit with children has a part of its own beside the total."""
        return self.typed and self.entry != "cdcs"


class Chart(Record):
    """A chart in the annex of a consolidated report: figures over the periods, or one figure over the units below."""

    title: Text
    rows: Annotated[tuple[Code, ...], Field(min_length=1, max_length=3)]
    over: Literal["periods", "units"] = "periods"


class Rule(Record):
    """A rule between figures (`check`, the language of forms.rules.text), or on each row of a free table.

    `same_measure: [measure column, indicator column]` with `rows`: the measure typed in a row is that of the
    indicator the row is linked to. `each` exists in files only: load_outline makes one rule of every id in
    it, with the id in place of X in `check` and its name in place of {chi_tieu} in `message`.
    """

    id: Text
    check: str = ""
    each: tuple[Text, ...] = ()
    rows: str = ""
    same_measure: tuple[Name, Name] | None = None
    severity: Literal["error", "warning"]
    message: Text
    only_for: Kinds = ()
