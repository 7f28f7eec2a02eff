"""The questions of an outline and the sections they stand in."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from forms.outline.parts import Code, Kinds, Name, Record, Text


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
