"""The records an outline is made of: frozen, lists as tuples; `()` in `only_for` means every kind of unit."""

from __future__ import annotations

import datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

# Ids become parts of cell names (`question-INDICATOR-period`), so none may hold a hyphen.
Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
Code = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9_]*$")]
PeriodId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_]+$")]
Text = Annotated[str, StringConstraints(min_length=1)]
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
    """

    id: Name
    label: Text
    leads: Text
    sign_lines: tuple[Text, ...]
    receives: bool = False


class Step(Record):
    """Something the guidance sets a deadline for, e.g. `so_ket` (review held) or `report` (report sent)."""

    id: Name
    label: Text


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


class Period(Record):
    """A column of the tables, both days included; flows of a `partial` one are never set against a full one."""

    id: PeriodId
    label: Text
    printed: Text
    from_: datetime.date = Field(alias="from")
    to: datetime.date
    partial: bool = False


class Option(Record):
    """One answer of a choice; `id` is what is kept, `label` what is shown and printed."""

    id: Code
    label: Text


class Column(Record):
    """A column of a free table.

    `choice`: an option's id, or with `other` (the label of a free text field) typed words in its place.
    `options_from: indicators` offers the figures the unit is asked (filled in by `Outline.sections_for`).
    `percent`: never typed, 100 × of[0] / of[1], one decimal. Not `printed`: only in the form.
    """

    id: Name
    label: Text
    kind: Literal["text", "number", "choice", "percent"] = "text"
    decimals: Annotated[int, Field(ge=0, le=6)] = 0
    options: tuple[Option, ...] = ()
    options_from: Literal["", "indicators"] = ""
    other: str = ""
    of: tuple[Name, Name] | None = None
    required: bool = False
    printed: bool = True


class Addressee(Record):
    """Whom a recommendation goes to; `{unit.…}` and `{parent.…}` in `addressee` are filled per unit.

    One left empty is left out of print.
    """

    id: Name
    addressee: Text
    only_for: Kinds = ()
    except_for: Kinds = ()


class Asked(Record):
    """What every kind of question has.

    `required` (all kinds) or `required_for`: an answer is needed to submit. `number` and `heading` are
    printed before the answer where given. `guidance` is never printed.
    """

    id: Name
    label: Text
    required: bool = False
    required_for: Kinds = ()
    only_for: Kinds = ()
    guidance: str = ""
    number: str = ""
    heading: str = ""


class NarrativeQuestion(Asked):
    """Free text, one line = one paragraph; `words` is advice, no limit."""

    kind: Literal["narrative"]
    words: Annotated[int, Field(gt=0)] | None = None


class IndicatorsQuestion(Asked):
    """A table of figures: the indicators named in `rows` against the periods."""

    kind: Literal["indicators"]
    rows: Annotated[tuple[Code, ...], Field(min_length=1)]


class RowsQuestion(Asked):
    """A free table: the unit adds rows, the clerk may have set some."""

    kind: Literal["rows"]
    columns: Annotated[tuple[Column, ...], Field(min_length=1)]


class AddressedQuestion(Asked):
    """A text for each addressee."""

    kind: Literal["addressed"]
    to: Annotated[tuple[Addressee, ...], Field(min_length=1)]


class ChoiceQuestion(Asked):
    """One of the options."""

    kind: Literal["choice"]
    options: Annotated[tuple[Option, ...], Field(min_length=1)]


class DateQuestion(Asked):
    """A day."""

    kind: Literal["date"]


class NumberQuestion(Asked):
    """A single number outside the tables."""

    kind: Literal["number"]
    measure: str = ""
    decimals: Annotated[int, Field(ge=0, le=6)] = 0


Question = Annotated[
    NarrativeQuestion
    | IndicatorsQuestion
    | RowsQuestion
    | AddressedQuestion
    | ChoiceQuestion
    | DateQuestion
    | NumberQuestion,
    Field(discriminator="kind"),
]


class Section(Record):
    """A page of the form and a place in print; without questions it is a heading.

    `number` is printed as it stands ("I.", "1.", "a)", "-"); `title` in sentence case.
    """

    id: Name
    number: Text
    level: Annotated[int, Field(ge=1, le=4)]
    title: Text
    title_for: dict[Name, Text] = Field(default_factory=dict)
    guidance: str = ""
    only_for: Kinds = ()
    questions: tuple[Question, ...] = ()


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
    `level` 1 is printed indented under the row above.
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


class Rule(Record):
    """A rule between figures, checked period by period, or (`same_measure`) on each row of a free table.

    `same_measure: [measure column, indicator column]`: the measure typed is that of the indicator linked.
    """

    id: Text
    check: str = ""
    rows: str = ""
    same_measure: tuple[Name, Name] | None = None
    severity: Literal["error", "warning"]
    message: Text
    only_for: Kinds = ()
